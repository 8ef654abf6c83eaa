"""A drawing as a CSS mask, since the page's HTML may not contain SVG."""

from functools import lru_cache
from urllib.parse import quote

from patokaz.language.html import html


@lru_cache(maxsize=1000)
def mask(path: str, width: int, height: int, stroke: int = 1, dashes: str = "") -> str:
    """An SVG path as a `mask-image` value; stroke widths are independent of scaling.

    stroke: its width, 0 to fill the path.
    """
    svg = html("charts/mask", path=path, width=width, height=height, stroke=stroke, dashes=dashes)
    return quote(str(svg), safe="='/: ")

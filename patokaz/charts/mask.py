"""A drawing as the mask of an element, which the page's HTML may hold where it may hold no SVG."""

from functools import lru_cache
from urllib.parse import quote

from patokaz.language.html import html


@lru_cache(maxsize=1000)
def mask(path: str, width: int, height: int, stroke: int = 1, dashes: str = "") -> str:
    """An SVG path as the data of `mask-image`: strokes stay as wide as they are however the element is stretched.

    stroke: its width, 0 for what the path encloses.
    """
    svg = html("charts/mask", path=path, width=width, height=height, stroke=stroke, dashes=dashes)
    return quote(str(svg), safe="='/: ")

"""The key of a bivariate map: nine colours, terciles by terciles."""

from collections.abc import Sequence

from markupsafe import Markup

from patokaz.language.html import html


def bivariate_key(
    colours: Sequence[str], counts: Sequence[str], first: str, second: str, thirds: tuple[str, str, str]
) -> Markup:
    """A square of nine cells with their counts; `first` increases to the right, `second` upwards.

    colours, counts: by code 3 × tercile of second + tercile of first; thirds: labels of low, middle, high.
    """
    cells = list(zip(colours, counts, strict=True))
    rows = [(thirds[third], cells[3 * third : 3 * third + 3]) for third in (2, 1, 0)]
    return html("charts/bivariate_key", rows=rows, first=first, second=second, thirds=thirds)

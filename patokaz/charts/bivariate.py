"""The key of a map of two quantities: nine colours, thirds by thirds."""

import html
from collections.abc import Sequence


def bivariate_key(
    colours: Sequence[str], counts: Sequence[str], first: str, second: str, thirds: tuple[str, str, str]
) -> str:
    """A square of nine cells with their counts; `first` runs to the right, `second` upwards.

    colours, counts: by code 3 × third of second + third of first. thirds: words for low, middle, high.
    """
    rows = []
    for upper in (2, 1, 0):
        cells = "".join(
            f'<td style="background:{colours[3 * upper + right]}"><span>{html.escape(counts[3 * upper + right])}</span></td>'
            for right in range(3)
        )
        rows.append(f'<tr><th scope="row">{html.escape(thirds[upper])}</th>{cells}</tr>')
    heads = "".join(f'<th scope="col">{html.escape(word)}</th>' for word in thirds)
    return (
        f'<div class="nine"><b>↑ {html.escape(second)}</b><table><tbody>{"".join(rows)}'
        f"<tr><td></td>{heads}</tr></tbody></table><b>{html.escape(first)} →</b></div>"
    )

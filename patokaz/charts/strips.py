"""Small pictures inside rows of text: where a place stands, and since when.

The page's HTML may hold no SVG, so the drawing is the mask of an element whose colour the style sheet gives; marks that
must keep their shape are elements placed by per cent.
"""

from collections.abc import Sequence
from urllib.parse import quote

WIDTH = 200
STRIP_HEIGHT = 22
TREND_HEIGHT = 34


def strip_path(positions: str) -> str:
    """Ticks at positions 0 to WIDTH (whole numbers joined by blanks) as one SVG path."""
    return "".join(f"M{position} 6v10" for position in positions.split())


def strip_positions(path: str) -> list[int]:
    """The positions that `strip_path` drew."""
    return [int(tick.split()[0]) for tick in path.split("M")[1:]]


def position_on(value: float, low: float, high: float) -> float:
    """Where a value stands on a strip WIDTH wide; values beyond the ends stand at the ends."""
    if high <= low:
        return WIDTH / 2
    return WIDTH * min(1.0, max(0.0, (value - low) / (high - low)))


def strip_html(
    path: str,
    low: float,
    high: float,
    value: float,
    median: float | None,
    text: str,
    quartiles: tuple[float, float] | None = None,
    peers: float | None = None,
) -> str:
    """A strip of all areas with this one marked, a median as a tick; `text`, already escaped, is read aloud.

    quartiles: first and third, the ends of a band behind. peers: median of a comparison group, a hollow mark.
    """

    def at(number: float) -> float:
        return position_on(number, low, high) / WIDTH

    band = ""
    if quartiles and quartiles[0] == quartiles[0] and quartiles[1] == quartiles[1]:
        first, last = at(quartiles[0]), at(quartiles[1])
        band = f'<i class="half" style="left:{100 * first:.1f}%;width:{100 * (last - first):.1f}%"></i>'
    tick = _mark("median", at(median)) if median is not None and median == median else ""
    hollow = _mark("peers", at(peers)) if peers is not None else ""
    return (
        f'<span class="strip" role="img" aria-label="{text}">{band}{_masked("all", path, STRIP_HEIGHT)}'
        f"{tick}{hollow}{_mark('here', at(value))}</span>"
    )


def trend_html(years: Sequence[int], values: Sequence[float], breaks: Sequence[int], text: str) -> str:
    """A line over the years: no line across a break or a gap of years, a dashed mark at a break."""
    if len(years) < 2:
        return ""
    low, high = min(values), max(values)
    first, last = years[0], years[-1]

    def x(year: float) -> float:
        return WIDTH * (year - first) / (last - first)

    def y(value: float) -> float:
        return 30 - 26 * (value - low) / (high - low) if high > low else 17

    steps = []
    for position, (year, value) in enumerate(zip(years, values, strict=True)):
        connected = position > 0 and joined(years[position - 1], year, breaks)
        steps.append(f"{'L' if connected else 'M'}{x(year):.1f} {y(value):.1f}")
        if not connected:
            steps.append("h.01")
    marks = "".join(_mark("break", x(year - 0.5) / WIDTH) for year in breaks if first < year <= last)
    end = _mark("end", 1.0, y(values[-1]) / TREND_HEIGHT)
    return (
        f'<span class="trend" role="img" aria-label="{text}">{_masked("line", "".join(steps), TREND_HEIGHT)}'
        f"{marks}{end}</span>"
    )


def joined(earlier: int, later: int, breaks: Sequence[int]) -> bool:
    """Whether a line may run from one year to another: no break between them and at most three years apart."""
    return later - earlier <= 3 and not any(earlier < year <= later for year in breaks)


def _masked(kind: str, path: str, height: int) -> str:
    width = 2 if kind == "line" else 1
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' preserveAspectRatio='none'>"
        f"<path d='{path}' fill='none' stroke='#000' stroke-width='{width}' stroke-linecap='round' "
        f"vector-effect='non-scaling-stroke'/></svg>"
    )
    return (
        f"""<i class="{kind}" style="mask-image:url(&quot;data:image/svg+xml,{quote(svg, safe="='/: ")}&quot;)"></i>"""
    )


def _mark(kind: str, left: float, top: float | None = None) -> str:
    height = "" if top is None else f";top:{100 * top:.1f}%"
    return f'<i class="{kind}" style="left:{100 * left:.1f}%{height}"></i>'

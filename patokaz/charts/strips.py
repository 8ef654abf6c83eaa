"""Small pictures inside rows of text, as SVG: where a place stands, and since when."""

from collections.abc import Sequence

import numpy as np

WIDTH = 200


def strip_path(values: Sequence[float]) -> tuple[str, float, float]:
    """Ticks of all areas as one SVG path, and the scale's ends: the 1st and 99th percentile, ties drawn once."""
    if not len(values):
        return "", 0.0, 0.0
    low, high = (float(np.quantile(values, share)) for share in (0.01, 0.99))
    positions = sorted({round(position_on(value, low, high)) for value in values})
    return "".join(f"M{x} 6v10" for x in positions), low, high


def position_on(value: float, low: float, high: float) -> float:
    """Where a value stands on a strip WIDTH wide; values beyond the ends stand at the ends."""
    if high <= low:
        return WIDTH / 2
    return WIDTH * min(1.0, max(0.0, (value - low) / (high - low)))


def strip_svg(path: str, low: float, high: float, value: float, median: float | None, text: str) -> str:
    """A strip of all areas with this one marked and a median as a tick; `text` is read aloud."""
    here = position_on(value, low, high)
    tick = ""
    if median is not None and median == median:
        x = position_on(median, low, high)
        tick = f'<path class="median" d="M{x:.1f} 3v16"/>'
    return (
        f'<svg class="strip" viewBox="-5 0 {WIDTH + 10} 22" preserveAspectRatio="none" role="img" aria-label="{text}">'
        f'<path class="base" d="M0 11h{WIDTH}"/><path class="all" d="{path}"/>{tick}'
        f'<circle class="here" cx="{here:.1f}" cy="11" r="5"/></svg>'
    )


def trend_svg(years: Sequence[int], values: Sequence[float], breaks: Sequence[int], text: str) -> str:
    """A line over the years: no line across a break or a gap of years, a dashed mark at a break."""
    if len(years) < 2:
        return ""
    low, high = min(values), max(values)
    first, last = years[0], years[-1]

    def x(year: float) -> float:
        return 4 + (WIDTH - 8) * (year - first) / (last - first)

    def y(value: float) -> float:
        return 30 - 26 * (value - low) / (high - low) if high > low else 17

    steps = []
    for position, (year, value) in enumerate(zip(years, values, strict=True)):
        connected = position > 0 and joined(years[position - 1], year, breaks)
        steps.append(f"{'L' if connected else 'M'}{x(year):.1f} {y(value):.1f}")
    marks = "".join(f'<path class="break" d="M{x(b - 0.5):.1f} 2v30"/>' for b in breaks if first < b <= last)
    return (
        f'<svg class="trend" viewBox="0 0 {WIDTH} 34" preserveAspectRatio="none" role="img" aria-label="{text}">'
        f'{marks}<path d="{"".join(steps)}"/><circle cx="{x(last):.1f}" cy="{y(values[-1]):.1f}" r="3"/></svg>'
    )


def joined(earlier: int, later: int, breaks: Sequence[int]) -> bool:
    """Whether a line may run from one year to another: no break between them and at most three years apart."""
    return later - earlier <= 3 and not any(earlier < year <= later for year in breaks)

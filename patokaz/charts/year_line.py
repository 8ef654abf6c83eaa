"""A series over the years with its axis at the left, as HTML, large enough to read values."""

from markupsafe import Markup

from patokaz.charts.axis import axis_ticks
from patokaz.charts.trend import Trend
from patokaz.language.html import html
from patokaz.language.words import Words


def year_line_html(trend: Trend, text: str, decimals: int, t: Words) -> Markup:
    """The line with ticks between its lowest and highest value, and its first and last year; `text` for screen readers."""
    low, high = min(trend.values), max(trend.values)
    inside = [tick for tick in axis_ticks(low, high, 4) if low <= tick <= high] if high > low else [low]
    fine = decimals if all(round(tick, decimals) == tick for tick in inside) else decimals + 1
    ticks = [(t.number(tick, fine), trend.top(tick)) for tick in inside]
    return html("charts/year_line", trend=trend, text=text, ticks=ticks)

"""Funds by phase as nested bars: planned, contracted, paid on one scale, each with its sum and share."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup

from patokaz.charts.drawn import Drawn
from patokaz.charts.palette import Palette
from patokaz.charts.printed import labelled_rows, segments
from patokaz.language.html import html

KINDS = ("planned", "contracted", "paid")


@dataclass(frozen=True)
class MoneyBar:
    """A phase of funds. kind: one of KINDS; text: the sum in words; share: of the previous phase in words, or empty."""

    kind: str
    label: str
    value: float
    text: str
    share: str = ""


def money_bars_html(bars: Sequence[MoneyBar], title: str) -> Markup:
    """The bars on the screen, from zero; `title` is for screen readers."""
    largest = max((bar.value for bar in bars), default=0.0) or 1.0
    return html("charts/money_bars", bars=bars, largest=largest, title=title)


def money_bars_figure(bars: Sequence[MoneyBar], palette: Palette) -> go.Figure:
    """The same as lines and texts, for paper."""
    colours = {"planned": palette.ink2, "contracted": palette.contrast, "paid": palette.accent}
    rows = range(len(bars))
    traces = [segments([(0.0, bar.value, row)], colours[bar.kind], 30) for row, bar in zip(rows, bars, strict=True)]
    told = go.Scatter(
        x=[bar.value for bar in bars], y=list(rows), text=[" · ".join(filter(None, (bar.text, bar.share))) for bar in bars],
        mode="text", textposition="middle right",
    )  # fmt: skip
    return Drawn([*traces, told], labelled_rows([bar.label for bar in bars], room=1.4))

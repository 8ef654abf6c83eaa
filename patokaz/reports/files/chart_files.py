"""Charts of the screen as pictures: the lines and points of a figure drawn anew on paper, with title, notes and sources."""

import html
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import fill
from threading import Lock
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from patokaz.charts.palette import PALETTES

FONTS = Path(__file__).parent / "fonts"
DASHES = {"solid": "-", "dash": "--", "dot": ":", "longdashdot": "-.", "dashdot": "-."}
WIDTH, PLOT = 10.0, 3.6  # inches
COLUMNS = 3
LINE_LENGTH = 150

for font in ("PatokazSans-Regular.ttf", "PatokazSans-Bold.ttf", "PatokazSerif-Bold.ttf"):
    fontManager.addfont(FONTS / font)
mpl.rcParams |= {
    "font.family": "Patokaz Sans",
    "svg.fonttype": "path",
    "svg.hashsalt": "patokaz",
    "axes.unicode_minus": True,
    "text.parse_math": False,
}


_drawing = Lock()
ROLES = ("ground", "card", "line", "ink", "ink2", "accent", "contrast", "missing")
ON_PAPER = {getattr(PALETTES["dark"], role): getattr(PALETTES["light"], role) for role in ROLES} | dict(
    zip(PALETTES["dark"].places, PALETTES["light"].places, strict=True)
)


def chart_file(
    figure: go.Figure,
    title: str,
    notes: Sequence[str],
    number: Callable[[float, int], str],
    kind: Literal["svg", "png"],
) -> bytes:
    """A figure of scatter traces (lines, points, bands) as SVG or PNG, in light colours whatever the screen's are.

    number: writes a value with so many decimals in the reader's language.
    """
    with _drawing:  # the library keeps what it learnt of fonts for all threads
        return _picture(figure, title, notes, number, kind)


def _picture(
    figure: go.Figure,
    title: str,
    notes: Sequence[str],
    number: Callable[[float, int], str],
    kind: Literal["svg", "png"],
) -> bytes:
    palette = PALETTES["light"]
    below_text = "\n".join(fill(note, LINE_LENGTH) for note in notes if note)
    names = sum(bool(trace.name) and trace.showlegend is not False for trace in figure.data)
    below = (
        0.75 + 0.25 * -(-names // COLUMNS) + 0.16 * (below_text.count("\n") + bool(below_text))
    )  # inches for axis, names and notes
    height = below + PLOT + 0.75
    drawn = Figure(figsize=(WIDTH, height), facecolor=palette.ground)
    axes = drawn.add_axes((0.08, below / height, 0.89, PLOT / height), facecolor=palette.ground)
    for position, trace in enumerate(figure.data):
        _draw(axes, trace, figure.data[position - 1] if position else None)
    _settle(axes, figure, number)
    if figure.layout.showlegend:
        axes.legend(
            loc="upper left", bbox_to_anchor=(-0.01, -0.32 / PLOT), ncols=COLUMNS, frameon=False, fontsize=9,
            labelcolor=palette.ink, borderaxespad=0,
        )  # fmt: skip
    drawn.text(
        0.03, 1 - 0.25 / height, title, family="Patokaz Serif", weight="bold", size=16, color=palette.ink, va="top"
    )
    drawn.text(0.03, 0.1 / height, below_text, size=7.5, color=palette.ink2, va="bottom", linespacing=1.35)
    target = io.BytesIO()
    drawn.savefig(target, format=kind, dpi=200, metadata={"Date": None} if kind == "svg" else None)
    return target.getvalue()


def _draw(axes: Axes, trace: Any, before: Any) -> None:
    x, y = _numbers(trace.x), _numbers(trace.y)
    mode, opacity = trace.mode or "lines", trace.marker.opacity or 1.0
    name = html.unescape(trace.name or "") if trace.showlegend is not False else ""
    if trace.fill == "tonexty" and before is not None:
        axes.fill_between(
            x, _numbers(before.y), y, color=PALETTES["light"].missing, alpha=0.45, linewidth=0, label=name or None
        )
        return
    if "lines" in mode and trace.line.width != 0:
        style = DASHES.get(trace.line.dash or "solid", "-")
        axes.plot(x, y, style, color=_on_paper(trace.line.color), linewidth=1.9, label=name or None)
    if "markers" in mode:
        colour = _on_paper(trace.marker.color or trace.line.color)
        axes.scatter(x, y, s=16 if "lines" in mode else 26, color=colour, alpha=opacity, linewidths=0, zorder=3)
    if "text" in mode:
        for text, at_x, at_y in zip(trace.text, x, y, strict=True):
            axes.annotate(text, (at_x, at_y), (0, 5), textcoords="offset points", ha="center", size=8.5)


def _settle(axes: Axes, figure: go.Figure, number: Callable[[float, int], str]) -> None:
    palette, layout = PALETTES["light"], figure.layout
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(palette.line)
    axes.grid(axis="y", color=palette.line, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=palette.ink2, length=0, labelsize=9.5)
    years = layout.xaxis.tickformat == "d"
    if layout.xaxis.type == "log":
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.xaxis.set_major_locator(MaxNLocator(12 if years else 8, integer=years))
    for axis, plain in ((axes.xaxis, years), (axes.yaxis, False)):
        axis.set_major_formatter(
            FuncFormatter(lambda value, _, plain=plain: str(int(value)) if plain else _told(value, number))
        )
    axes.set_xlabel(html.unescape(layout.xaxis.title.text or ""), color=palette.ink2, size=9.5)
    axes.set_ylabel(html.unescape(layout.yaxis.title.text or ""), color=palette.ink2, size=9.5)
    for shape in layout.shapes:
        axes.axvline(shape.x0, color=palette.contrast, linestyle="--", linewidth=1)


def _told(value: float, number: Callable[[float, int], str]) -> str:
    decimals = next((count for count in range(4) if np.isclose(value, round(value, count), rtol=1e-9, atol=1e-12)), 4)
    return number(value, decimals)


def _numbers(values: Any) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in values], dtype=float)


def _on_paper(colour: str) -> str:
    """A colour of the dark screen as its role has it on paper."""
    return ON_PAPER.get(colour, colour)

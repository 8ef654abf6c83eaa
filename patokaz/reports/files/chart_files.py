"""Screen charts as pictures: lines and points redrawn for paper, with title, notes and sources."""

import html
import io
import re
from collections.abc import Callable, Mapping, Sequence
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
from patokaz.language.spans import WORD_JOINER

FONTS = Path(__file__).parent / "fonts"
DASHES = {  # of Plotly -> on, off, … in widths of the line
    "solid": "-", "dash": "--", "dot": ":", "longdashdot": (0, (8, 2, 1.5, 2)), "dashdot": "-.", "longdash": (0, (8, 3)),
}  # fmt: skip
WIDTH, PLOT = 10.0, 3.6  # inches
PIXELS = 96  # an inch
POINT = 0.72  # of a point for a pixel of the screen's chart
COLUMNS = 3
LONGEST_NAME = 40  # letters that have room in one of the columns of the key
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


THICK = 5  # pixels from which a line is a bar
PLACES: Mapping[str, tuple[str, str, tuple[float, float]]] = {
    "top center": ("center", "bottom", (0, 4)),
    "bottom center": ("center", "top", (0, -5)),
    "top left": ("right", "bottom", (-3, 3)),
    "top right": ("left", "bottom", (3, 3)),
    "bottom left": ("right", "top", (-3, -3)),
    "bottom right": ("left", "top", (3, -3)),
    "middle right": ("left", "center", (6, 0)),
    "middle left": ("right", "center", (-6, 0)),
}
_drawing = Lock()
ROLES = ("ground", "card", "line", "ink", "ink2", "accent", "contrast", "missing")
ON_PAPER = {getattr(PALETTES["dark"], role): getattr(PALETTES["light"], role) for role in ROLES}

OWNER = "Patokaz"


def chart_file(
    figure: go.Figure,
    title: str,
    notes: Sequence[str],
    number: Callable[[float, int], str],
    kind: Literal["svg", "png", "pdf"],
) -> bytes:
    """A figure of scatter traces (lines, points, bands, texts) as SVG, PNG or PDF, always in light colours.

    Text labels on an axis make rows: the picture is as high as the figure. number: formats a value with a number of
    decimals in the user's language.
    """
    with _drawing:  # the library keeps what it learnt of fonts for all threads
        return _picture(figure, title, notes, number, kind)


def _picture(
    figure: go.Figure,
    title: str,
    notes: Sequence[str],
    number: Callable[[float, int], str],
    kind: Literal["svg", "png", "pdf"],
) -> bytes:
    palette = PALETTES["light"]
    below_text = "\n".join(fill(note, LINE_LENGTH) for note in notes if note)
    names = [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]
    columns = COLUMNS if max(map(len, names), default=0) <= LONGEST_NAME else COLUMNS - 1
    below = (
        0.75 + 0.25 * -(-len(names) // columns) + 0.16 * (below_text.count("\n") + bool(below_text))
    )  # inches for axis, names and notes
    rowed = figure.layout.yaxis.ticktext is not None
    plot = max(1.2, figure.layout.height / PIXELS) if rowed else PLOT
    height = below + plot + 0.75
    drawn = Figure(figsize=(WIDTH, height), facecolor=palette.ground)
    left = 0.36 if rowed else 0.08
    named = [entry for entry in figure.layout.annotations if entry.xshift and entry.xanchor == "left"]
    right = 0.97 if not named else 0.84  # room for the names at the ends of lines
    axes = drawn.add_axes((left, below / height, right - left, plot / height), facecolor=palette.ground)
    for position, trace in enumerate(figure.data):
        _draw(axes, trace, figure.data[position - 1] if position else None)
    for entry in named:
        axes.annotate(
            _plain(entry.text), (entry.x, entry.y), (POINT * entry.xshift, POINT * entry.yshift),
            textcoords="offset points", va="center", size=9, color=_on_paper(entry.font.color), annotation_clip=False,
        )  # fmt: skip
    _settle(axes, figure, number)
    if figure.layout.showlegend:
        axes.legend(
            loc="upper left", bbox_to_anchor=((0.03 - left) / (right - left), -0.32 / plot), ncols=columns, frameon=False, fontsize=9,
            labelcolor=palette.ink, borderaxespad=0,
        )  # fmt: skip
    drawn.text(
        0.03, 1 - 0.25 / height, title, family="Patokaz Serif", weight="bold", size=16, color=palette.ink, va="top"
    )
    drawn.text(0.03, 0.1 / height, below_text, size=7.5, color=palette.ink2, va="bottom", linespacing=1.35)
    target = io.BytesIO()
    drawn.savefig(target, format=kind, dpi=200, metadata=_about(kind, title, " ".join(filter(None, notes))))
    return target.getvalue()


def _about(kind: str, title: str, notes: str) -> dict[str, str | None]:
    """Metadata of a picture for accessibility and search, without the library's own."""
    told: dict[str, dict[str, str | None]] = {
        "svg": {"Title": title, "Description": notes, "Creator": OWNER, "Date": None},
        "png": {"Title": title, "Description": notes, "Author": OWNER, "Software": OWNER},
        "pdf": {"Title": title, "Subject": notes, "Author": OWNER, "Creator": OWNER, "CreationDate": None},
    }
    return told[kind]


def _draw(axes: Axes, trace: Any, before: Any) -> None:
    x, y = _numbers(trace.x), _numbers(trace.y)
    mode, opacity = trace.mode or "lines", trace.marker.opacity or 1.0
    name = _plain(trace.name or "") if trace.showlegend is not False else ""
    if trace.fill == "tonexty" and before is not None:
        axes.fill_between(
            x, _numbers(before.y), y, color=PALETTES["light"].missing, alpha=0.45, linewidth=0, label=name or None
        )
        if not trace.line.width:
            return
    if "lines" in mode and trace.line.width != 0:
        style = DASHES.get(trace.line.dash or "solid", "-")
        width = 1.9 if (trace.line.width or 0) < THICK else trace.line.width * 0.7
        axes.plot(
            x,
            y,
            linestyle=style,
            color=_on_paper(trace.line.color),
            linewidth=width,
            label=name or None,
            solid_capstyle="butt",
        )
    if "markers" in mode:
        _draw_points(axes, trace, x, y, opacity)
    if "text" in mode:
        spots = trace.textposition
        each = spots if isinstance(spots, tuple | list) else [str(spots)] * len(x)
        for text, at_x, at_y, spot in zip(trace.text, x, y, each, strict=True):
            horizontal, vertical, offset = PLACES.get(spot, PLACES["top center"])
            axes.annotate(
                _plain(text or ""), (at_x, at_y), offset, textcoords="offset points", ha=horizontal, va=vertical, size=8.5,
                color=PALETTES["light"].ink,
            )  # fmt: skip


def _draw_points(axes: Axes, trace: Any, x: np.ndarray, y: np.ndarray, opacity: float) -> None:
    """Points in one colour or individual colours, of one size or individual sizes."""
    colours = trace.marker.color or trace.line.color
    colour = _on_paper(colours) if isinstance(colours, str) else [_on_paper(entry) for entry in colours]
    sizes = trace.marker.size
    drawn = (
        np.square(np.array(sizes, dtype=float)) * 0.5
        if isinstance(sizes, tuple | list)
        else 16
        if "lines" in (trace.mode or "")
        else 26
    )
    axes.scatter(x, y, s=drawn, color=colour, alpha=opacity, linewidths=0, zorder=3)


def _plain(text: str) -> str:
    """A text of a figure as these letters draw it: no marks, nothing that only tells where a line may break."""
    return html.unescape(text).replace(WORD_JOINER, "")


def _title(axis: Any) -> str:
    """The title of an axis, with line breaks from its tags."""
    return _plain(re.sub("<[^>]+>", "\n", axis.title.text or ""))


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
    room = (layout.meta or {}).get("room")
    if room and not years:
        low, high = axes.get_xlim()
        axes.set_xlim(low, low + room * (high - low))
    elif layout.xaxis.range and layout.xaxis.type != "log":
        axes.set_xlim(*layout.xaxis.range)
    for axis, plain in ((axes.xaxis, years), (axes.yaxis, False)):
        axis.set_major_formatter(
            FuncFormatter(lambda value, _, plain=plain: str(int(value)) if plain else _told(value, number))
        )
    axes.set_xlabel(_title(layout.xaxis), color=palette.ink2, size=9.5)
    axes.set_ylabel(_title(layout.yaxis), color=palette.ink2, size=9.5)
    if layout.yaxis.ticktext is not None:
        axes.set_yticks(list(layout.yaxis.tickvals), [_plain(text) for text in layout.yaxis.ticktext])
        axes.set_ylim(len(layout.yaxis.ticktext) - 0.4, -0.6)
        axes.grid(visible=False)
        axes.tick_params(axis="y", labelcolor=palette.ink)
        axes.tick_params(axis="x", labelbottom=not room or years)
    for shape in layout.shapes:
        axes.axvline(shape.x0, color=palette.contrast, linestyle="--", linewidth=1)


def _told(value: float, number: Callable[[float, int], str]) -> str:
    decimals = next((count for count in range(4) if np.isclose(value, round(value, count), rtol=1e-9, atol=1e-12)), 4)
    return number(value, decimals)


def _numbers(values: Any) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in values], dtype=float)


def _on_paper(colour: str) -> str:
    """A dark-theme colour replaced by the light-theme colour of the same role."""
    return ON_PAPER.get(colour, colour)

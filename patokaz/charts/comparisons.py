"""Places side by side, as HTML: a strip with several places, and the components of their differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from patokaz.charts.drawn import Drawn
from patokaz.charts.labels import evenly_spread
from patokaz.charts.printed import labelled_rows, segments
from patokaz.charts.strip import Scale, strip_on
from patokaz.language.html import html

LETTERS = "ABCDE"
APART = 0.085  # of a strip as wide as a laptop has it: a letter's mark
MOST_COLOURS = 6
PART_COLOURS = ("#0B6E69", "#E69F00", "#0072B2", "#CC79A7", "#56B4E9", "#D55E00")  # .c0 to .c5 of static/patokaz.css


def strip_of_places(
    scale: Scale,
    values: Sequence[float | None],
    text: str,
    median: float | None = None,
    quartiles: tuple[float | None, float | None] = (None, None),
    peers: float | None = None,
) -> Markup:
    """A strip of all areas with a letter for every place that has a value, two of them joined as a dumbbell. Letters that
    would lie upon one another stand beside one another, each place's value marked.

    `text` is for screen readers; median, quartiles and peers as in `strip_on`.
    """
    first = next((value for value in values if value is not None), scale.low)
    places = [(letter, scale.at(value)) for letter, value in zip(LETTERS, values, strict=False) if value is not None]
    joint = sorted(at for _, at in places) if len(places) == len(values) == 2 else None
    ordered = sorted(places, key=lambda place: place[1])
    spots = {letter: spot for (letter, _), spot in zip(ordered, evenly_spread([at for _, at in ordered], APART), strict=True)}  # fmt: skip
    marks = [(LETTERS.index(letter), letter, spots[letter], at) for letter, at in places]
    strip = strip_on(scale, first, median, quartiles, peers)
    return html("charts/strip_of_places", strip=strip, marks=marks, joint=joint, text=text)


@dataclass(frozen=True)
class Alike:
    """A similar area.

    link, name, distance in words, and its bar: colour, share 0 to 1 and label of every component, and its length
    relative to the longest.
    """

    link: str
    name: str
    text: str
    parts: Sequence[tuple[int, float, str]]
    length: float


def differences_html(
    rows: pd.DataFrame,
    parts: Mapping[str, str],
    links: Sequence[str],
    names: Sequence[str],
    texts: Sequence[str],
    other: str,
) -> Markup:
    """Similar areas, nearest first, each with a bar of its distance, divided into components.

    rows: `distance`, and one column an indicator with its component, 0 to 1 (missing if not compared); parts: indicator
    -> name; beyond MOST_COLOURS the smallest components are combined as `other`; links, names, texts: address, name and
    distance in words of every row.
    """
    shares = _shares(rows, parts, other)
    farthest = float(rows["distance"].max()) or 1.0
    areas = [
        Alike(link, name, text, [
            (colour, float(column.iloc[position]), label)
            for colour, (column, label) in enumerate(shares)
            if column.iloc[position] > 0
        ], float(rows["distance"].iloc[position]) / farthest)
        for position, (link, name, text) in enumerate(zip(links, names, texts, strict=True))
    ]  # fmt: skip
    return html("charts/differences", legend=[label for _, label in shares], areas=areas)


def differences_figure(
    rows: pd.DataFrame, parts: Mapping[str, str], names: Sequence[str], texts: Sequence[str], other: str
) -> go.Figure:
    """The same as thick lines, for paper."""
    heights, distances = range(len(rows)), rows["distance"].tolist()
    ends = [0.0] * len(rows)
    traces = []
    for (column, label), colour in zip(_shares(rows, parts, other), PART_COLOURS, strict=False):
        starts = ends
        lengths = [share * distance for share, distance in zip(column.fillna(0.0), distances, strict=True)]
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        traces.append(segments(zip(starts, ends, heights, strict=True), colour, 18).update(name=label, showlegend=True))
    told = go.Scatter(
        x=distances, y=list(heights), text=list(texts), mode="text", textposition="middle right", showlegend=False
    )
    return Drawn([*traces, told], labelled_rows(names, room=1.12) | {"showlegend": True})


def _shares(rows: pd.DataFrame, parts: Mapping[str, str], other: str) -> list[tuple[pd.Series, str]]:
    """The components with their own colour, with labels; the smallest ones are combined."""
    coloured = list(parts)
    if len(coloured) > MOST_COLOURS:
        coloured = list(rows[coloured].mean().nlargest(MOST_COLOURS - 1).index)
    rest = [key for key in parts if key not in coloured]
    return [(rows[key], parts[key]) for key in coloured] + ([(rows[rest].sum(axis=1), other)] if rest else [])

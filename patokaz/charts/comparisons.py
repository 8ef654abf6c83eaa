"""Places beside each other, as HTML: a strip with several places, and what makes places differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from patokaz.charts.strip import Scale, strip_on
from patokaz.language.html import html

LETTERS = "ABCDE"
MOST_COLOURS = 6


def strip_of_places(
    scale: Scale,
    values: Sequence[float | None],
    text: str,
    median: float | None = None,
    quartiles: tuple[float | None, float | None] = (None, None),
    peers: float | None = None,
) -> Markup:
    """A strip of all areas with a letter for every place that has a value, two of them joined as a dumbbell.

    `text` is read aloud; median, quartiles and peers as in `strip_on`.
    """
    first = next((value for value in values if value is not None), scale.low)
    places = [(letter, scale.at(value)) for letter, value in zip(LETTERS, values, strict=False) if value is not None]
    joint = sorted(at for _, at in places) if len(places) == len(values) == 2 else None
    marks = [(LETTERS.index(letter), letter, at) for letter, at in places]
    strip = strip_on(scale, first, median, quartiles, peers)
    return html("charts/strip_of_places", strip=strip, marks=marks, joint=joint, text=text)


@dataclass(frozen=True)
class Alike:
    """An area like another: link, name, distance in words, and its bar: colour, share 0 to 1 and label of every part, and its
    length against the longest."""

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
    """Areas like one, nearest first, each with a bar as long as its distance, parted by what makes it differ.

    rows: `distance`, and one column an indicator with its part of it, 0 to 1 (missing where not compared). parts: indicator
    -> name; beyond MOST_COLOURS those that make least of the differences are one part, called `other`. links, names,
    texts: address, name and distance in words of every row.
    """
    coloured = list(parts)
    if len(coloured) > MOST_COLOURS:
        coloured = list(rows[coloured].mean().nlargest(MOST_COLOURS - 1).index)
    shares = {key: (rows[key], parts[key]) for key in coloured}
    rest = [key for key in parts if key not in coloured]
    if rest:
        shares[""] = (rows[rest].sum(axis=1), other)
    farthest = float(rows["distance"].max()) or 1.0
    areas = [
        Alike(link, name, text, [
            (colour, float(column.iloc[position]), label)
            for colour, (column, label) in enumerate(shares.values())
            if column.iloc[position] > 0
        ], float(rows["distance"].iloc[position]) / farthest)
        for position, (link, name, text) in enumerate(zip(links, names, texts, strict=True))
    ]  # fmt: skip
    return html("charts/differences", legend=[label for _, label in shares.values()], areas=areas)

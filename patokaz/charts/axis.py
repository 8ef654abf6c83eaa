"""Round axis values, and axes with the language's number format."""

import math
from typing import Any

import plotly.graph_objects as go

from patokaz.language.numbers import least_grouped, separators
from patokaz.language.words import Words

GROUPED, UNGROUPED = ",~f", "~f"  # formats of d3: an axis of numbers


def axis_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """At most `most` + 1 ascending values, multiples of 1, 2 or 5 times a power of ten, that span low to high.

    Both are finite, low at most high. Source: Heckbert 1990, Nice numbers for graph labels (Graphics Gems).
    """
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(step for factor in (1, 2, 5, 10) if (step := factor * power) * most >= span * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(count * step, 10) for count in range(first, max(last, first + 1) + 1)]


def tell_axes(figure: go.Figure, t: Words) -> None:
    """Apply the language's number format to a chart: separators, digit grouping, 20% or 20 %."""
    group, point = separators(t.language)
    figure.layout.separators = point + group
    for letter in "xy":
        axis = figure.layout[f"{letter}axis"]
        if axis.ticksuffix:
            axis.ticksuffix = t.measure("pct").suffix
        if axis.tickformat != GROUPED:
            continue
        if axis.tickvals is not None:
            axis.ticktext = [t.number(value) for value in axis.tickvals]
        elif (least := least_grouped(t.language)) > 1000 and _largest(figure, letter) < least:
            axis.tickformat = UNGROUPED


def _largest(figure: go.Figure, letter: str) -> float:
    """The largest absolute value on an axis."""
    values: list[Any] = [
        value for trace in figure.data for value in (trace[letter] if trace[letter] is not None else ())
    ]
    return max((abs(float(value)) for value in values if value is not None and value == value), default=0.0)

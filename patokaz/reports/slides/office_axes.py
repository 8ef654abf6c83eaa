"""Axes of a deck's native charts: where they begin, how far their labels stand apart."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from patokaz.reports.slides.number_formats import COUNTED

YEARS = 8  # labels below a line, at most
LABEL_ROOM = 0.3  # of what the bars span: for the value written beyond the end of the lowest one


def from_zero(drawn: Any, values: Sequence[float]) -> None:
    """Bars begin at zero: left to themselves offices begin the axis near the lowest of values that differ little."""
    low, high = min(0.0, *values), max(0.0, *values)
    drawn.value_axis.minimum_scale = low - LABEL_ROOM * (high - low) if low < 0 else 0
    if low < 0:
        drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if high <= 0:
        drawn.value_axis.maximum_scale = 0


def every_label(axis: Any) -> None:
    """The name of every row: some offices leave out each second one where a name has two lines."""
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def years_apart(axis: Any, years: Sequence[int]) -> None:
    """So many years below the lines that they stand level; the two ends where there are no others."""
    span = years[-1] - years[0]
    apart = span if len(years) == 2 else -(-(span + 1) // YEARS)
    for name, value in (("baseTimeUnit", "years"), ("majorUnit", str(max(1, apart))), ("majorTimeUnit", "years")):
        for old in axis._element.findall(qn(f"c:{name}")):
            axis._element.remove(old)
        entry = OxmlElement(f"c:{name}")
        entry.set("val", value)
        axis._element.append(entry)


def by_size(axis: Any, low: float, high: float) -> None:
    """An axis on which a quantity stands by its size."""
    axis.minimum_scale, axis.maximum_scale = 10.0 ** floor(log10(low)), 10.0 ** ceil(log10(high))
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = COUNTED, False
    base = OxmlElement("c:logBase")
    base.set("val", "10")
    axis._element.find(qn("c:scaling")).insert(0, base)  # of the tens around the values

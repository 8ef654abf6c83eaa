"""A view of a portfolio: what it says, how it is drawn on the screen and on paper, its table and sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup
from plotly.graph_objects import Figure

from patokaz.charts.palette import Palette


@dataclass(frozen=True)
class View:
    """One idea: title, sentence, picture, table, sources.

    drawn: HTML of a mark that is only read, None for a chart to explore; figure: the chart in the colours of a palette,
    None where the table is the picture; selects: what a chosen point stands for (place, area, project, least, year), or empty;
    table: columns named in the reader's language.
    """

    id: str
    title: str
    sentence: str
    table: pd.DataFrame
    sources: Sequence[str]
    drawn: Markup | None = None
    figure: Callable[[Palette], Figure] | None = None
    selects: str = ""
    note: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Absent:
    """A view that the list cannot carry, and why."""

    title: str
    reason: str

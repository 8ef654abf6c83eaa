"""A view of a portfolio: what it says, how it is drawn on the screen and on paper, its table and sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup
from plotly.graph_objects import Figure

from patokaz.charts.palette import Palette


@dataclass(frozen=True)
class View:
    """A view of a portfolio: title, sentence, picture, table, sources.

    drawn: HTML of a static picture, None for an interactive chart; figure: the chart in the colours of a palette, None
    where the table is the picture; selects: what a selected point denotes (place, area, project, least, year), or
    empty; table: columns named in the language of the page.
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
    """A view that the list does not support, with the reason."""

    title: str
    reason: str

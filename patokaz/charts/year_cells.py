"""Funds of projects by year as cells: the paid share of each year's plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup

from patokaz.charts.drawn import Drawn
from patokaz.charts.palette import Palette
from patokaz.charts.printed import labelled_rows
from patokaz.language.html import html


@dataclass(frozen=True)
class Cell:
    """A year of a project. share: paid of planned in per cent, None if unknown; text: both in words."""

    share: float | None
    text: str


@dataclass(frozen=True)
class CellRow:
    """A project: its funds over all years in words, and its cells by year."""

    label: str
    link: str
    text: str
    cells: Mapping[int, Cell]


def _years(rows: Sequence[CellRow]) -> list[int]:
    known = [year for row in rows for year in row.cells]
    return list(range(min(known), max(known) + 1)) if known else []


def year_cells_html(rows: Sequence[CellRow], title: str, this_year: int, today: str) -> Markup:
    """One row a project, one cell a year; the present year is labelled `today` if included."""
    return html("charts/year_cells", rows=rows, years=_years(rows), title=title, this_year=this_year, today=today)


def year_cells_figure(rows: Sequence[CellRow], palette: Palette) -> go.Figure:
    """The same as texts and squares, for paper: filled if fully paid, rust if nothing was paid."""
    known = [(year, height, cell) for height, row in enumerate(rows) for year, cell in row.cells.items()]
    traces = []
    for colour, wanted in (
        (palette.missing, lambda share: share is None),
        (palette.contrast, lambda share: share is not None and share == 0),
        (palette.accent, lambda share: share is not None and share > 0),
    ):
        chosen = [(year, height) for year, height, cell in known if wanted(cell.share)]
        traces.append(go.Scatter(
            x=[year for year, _ in chosen], y=[height for _, height in chosen], mode="markers",
            marker={"color": colour, "size": 11}, showlegend=False,
        ))  # fmt: skip
    told = go.Scatter(
        x=[year for year, _, _ in known], y=[height for _, height, _ in known], mode="text", textposition="middle right",
        text=["" if cell.share is None else f"{cell.share:.0f}" for _, _, cell in known],
    )  # fmt: skip
    layout = labelled_rows([row.label for row in rows], room=1.05)
    return Drawn([*traces, told], layout | {"xaxis": {"tickformat": "d"}})

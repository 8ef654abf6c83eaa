"""What the socio-economic analysis of a place says, chapter by chapter, apart from how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.reports.profile.model import ReportChart, ReportFigure
from patokaz.reports.profile.pieces import Line


@dataclass(frozen=True)
class Told:
    """A sentence and the figure that it tells of: the id of an indicator, a structure or a table; empty of none."""

    text: str
    about: str = ""


@dataclass(frozen=True)
class YearTable:
    """A headline figure over all its years: rows of year and values beside one another, the newest first.

    heads: year, place and what stands beside it; marked: rows that follow a break; told: its sentences; line: its chart,
    None where there are too few years.
    """

    id: str
    title: str
    told: Sequence[Told]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    marked: Sequence[bool]
    line: Line | None
    note: str
    sources: Sequence[str]


@dataclass(frozen=True)
class LargerFigures:
    """Figures that only a larger area has, under its name."""

    area: str
    figures: Sequence[ReportFigure]


@dataclass(frozen=True)
class AnalysisChapter:
    """A chapter: sentences, the place's own figures, figures of larger areas, headline figures over the years, charts.

    to_complete: what no source holds, a line each.
    """

    id: str
    title: str
    told: Sequence[Told]
    figures: Sequence[ReportFigure]
    larger: Sequence[LargerFigures]
    years: Sequence[YearTable]
    charts: Sequence[ReportChart]
    withheld: Sequence[str]
    to_complete: Sequence[str]


@dataclass(frozen=True)
class AnnexTable:
    """An annex: its title, what it holds, heads and rows, sources; numbered: the last column names them by their numbers;
    list_name: of the list of projects that it shows, without its publisher."""

    title: str
    note: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    sources: Sequence[str]
    numbered: bool = False
    list_name: str = ""


@dataclass(frozen=True)
class Analysis:
    """The analysis of a place. similar_told: the places most like it; annexes: projects and baselines."""

    intro: str
    chapters: Sequence[AnalysisChapter]
    similar_told: Sequence[Told]
    annexes: Sequence[AnnexTable]

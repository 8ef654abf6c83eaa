"""Model of the socio-economic analysis of a place, chapter by chapter, independent of its layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.reports.profile.model import ReportChart, ReportFigure
from patokaz.reports.profile.pieces import Line


@dataclass(frozen=True)
class Told:
    """A sentence with the id of its indicator, structure or table; the id may be empty."""

    text: str
    about: str = ""


@dataclass(frozen=True)
class YearTable:
    """A headline figure over all its years: rows of year and comparison values, newest first.

    heads: year, place and comparison areas; marked: rows after a break; told: its sentences; line: its chart, None with
    too few years.
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
    """Figures available only for a larger area, under its name."""

    area: str
    figures: Sequence[ReportFigure]


@dataclass(frozen=True)
class AnalysisChapter:
    """A chapter: sentences, own figures, figures of larger areas, headline figures over the years, charts.

    to_complete: data missing from all sources, one item a line.
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
    """An annex.

    title; note on its contents; heads, rows; sources; numbered: the last column refers to them by number; list_name:
    the list of projects shown, without its publisher.
    """

    title: str
    note: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    sources: Sequence[str]
    numbered: bool = False
    list_name: str = ""


@dataclass(frozen=True)
class Analysis:
    """The analysis of a place. similar_told: sentences on the similar places; annexes: projects and baselines."""

    intro: str
    chapters: Sequence[AnalysisChapter]
    similar_told: Sequence[Told]
    annexes: Sequence[AnnexTable]

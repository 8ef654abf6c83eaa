"""The figures of a profile as HTML of the screen: cards, what stands out, the result chain, the chapters."""

from collections.abc import Sequence

from markupsafe import Markup

from patokaz.charts.bars import bars_html
from patokaz.charts.pyramid import pyramid_html
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.reports.profile.model import ProfileModel, ReportChart, ReportFigure
from patokaz.reports.profile.pieces import Withheld

COLUMNS = ("indicator", "value", "where", "trend", "compare")


def headline_html(figures: Sequence[ReportFigure], withheld: Sequence[Withheld] = ()) -> Markup:
    """Figures as cards, each opening what it rests on; those that are withheld say why."""
    return html("profile/headline", figures=figures, withheld=withheld)


def standing_html(model: ProfileModel, t: Words) -> Markup:
    """What stands out and what changed more than elsewhere, in words, with the rules that chose it."""
    return html("profile/standing", model=model, t=t)


def chapters_html(model: ProfileModel, t: Words) -> Markup:
    """The result chain, then the blocks as chapters of one page."""
    columns = [t(f"profile.column_{column}") for column in COLUMNS]
    return html("profile/chapters", model=model, columns=columns, drawn=_drawn, t=t)


def _drawn(chart: ReportChart) -> Markup:
    if chart.sides:
        return pyramid_html(chart.ages(amounts=True), chart.sides, chart.subject)
    return bars_html(chart.bars(amounts=True), chart.subject)

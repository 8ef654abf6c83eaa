"""The figures of a profile as HTML of the screen: cards, what stands out, result chain, chapters."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from patokaz.charts.bars import bars_html
from patokaz.charts.pyramid import pyramid_html
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.reports.profile.model import ProfileModel, ReportBlock, ReportChart, ReportFigure
from patokaz.reports.profile.pieces import Around, Fact, Withheld

COLUMNS = ("indicator", "value", "where", "trend", "compare")
FEWEST_LINKS = 3  # of the result chain; fewer are no chain
NOBODY: Mapping[str, Around] = MappingProxyType({})
NOTHING_LATER: Mapping[str, str] = MappingProxyType({})


def facts_html(facts: Sequence[Fact]) -> Markup:
    """The first sentence, each fact linked to its figure; empty for a place without figures."""
    return html("profile/facts", facts=facts)


def headline_html(
    figures: Sequence[ReportFigure],
    withheld: Sequence[Withheld],
    t: Words,
    around: Mapping[str, Around] = NOBODY,
    not_held: str = "",
) -> Markup:
    """Figures as cards with an expandable drawer of details; withheld figures with the reason.

    not_held: a sentence on data that no source has for the place.
    """
    known = {figure.indicator: around.get(figure.indicator, Around()) for figure in figures}
    return html("profile/headline", figures=figures, withheld=withheld, around=known, not_held=not_held, t=t)


def standing_html(model: ProfileModel, t: Words) -> Markup:
    """What stands out and what changed more than elsewhere, in sentences, with the selection rules."""
    return html("profile/standing", model=model, t=t)


def chapters_html(model: ProfileModel, t: Words, later: Mapping[str, str] = NOTHING_LATER) -> Markup:
    """The result chain from FEWEST_LINKS links on, then the blocks as chapters, figures of larger areas collapsed.

    later: block -> address from which the browser loads its figures on scrolling near them.
    """
    known = sum(bool(step.figure or step.withheld) for step in model.chain)
    chain = model.chain if known >= FEWEST_LINKS else ()
    places = {block.id: later.get(block.id, "") for block in model.blocks}
    body = partial(block_html, t=t)
    return html("profile/chapters", model=model, chain=chain, later=places, body=body, t=t)


def block_html(block: ReportBlock, t: Words) -> Markup:
    """The figures of a chapter and its charts."""
    columns = [t(f"profile.column_{column}") for column in COLUMNS]
    return html("profile/block", block=block, columns=columns, drawn=_drawn, regional=regional_figures, t=t)


def regional_figures(block: ReportBlock) -> list[tuple[str, list[ReportFigure]]]:
    """The figures of a chapter available only for a larger area, grouped by that area."""
    found: dict[str, list[ReportFigure]] = {}
    for figure in block.figures:
        if figure.of_area:
            found.setdefault(figure.area, []).append(figure)
    return list(found.items())


def _drawn(chart: ReportChart) -> Markup:
    if chart.sides:
        return pyramid_html(chart.ages(amounts=True), chart.sides, chart.subject)
    return bars_html(chart.bars(amounts=True), chart.subject)

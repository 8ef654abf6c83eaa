"""Slides of a report as HTML for the wall: one idea, one chart, one sentence, a source line. Every text is escaped."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from patokaz.charts.bars import bars_html
from patokaz.charts.pyramid import pyramid_html
from patokaz.language.html import html
from patokaz.reports.profile.model import Report, ReportBlock, ReportChart, ReportFigure

PARTS = ("opening", "headline", "standout", "chain", "people", "workforce", "economy", "public_finance", "infrastructure",
         "resources", "quality_of_life", "closing")  # fmt: skip
MOST_LISTED = 6
MOST_WITHHELD = 2
MOST_SOURCES = 3


def slides_html(report: Report, parts: Sequence[str]) -> list[Markup]:
    """The slides of the parts in their order; a part that has nothing to show has no slide."""
    makers: Mapping[str, Callable[[], list[Markup]]] = {
        "opening": lambda: [html("reports/profile/wall_opening", report=report)],
        "headline": lambda: [
            *(_figure(figure, report) for figure in report.headline),
            *(html("reports/profile/wall_withheld", figure=figure) for figure in report.withheld_headline),
        ],
        "standout": lambda: _standout(report),
        "chain": lambda: _chain(report),
        "closing": lambda: [html("reports/profile/wall_closing", report=report)],
    }
    blocks = {block.id: block for block in report.blocks}
    slides = []
    for part in parts:
        slides += makers[part]() if part in makers else _block(blocks[part], report)
    return slides


def _figure(figure: ReportFigure, report: Report) -> Markup:
    source = "; ".join([*figure.compare, *_titles(figure.sources, report)])
    return html("reports/profile/wall_figure", figure=figure, source=source)


def _standout(report: Report) -> list[Markup]:
    words = report.words
    sides = (
        ("strong", words["strengths"], report.strengths, words["rule"]),
        ("weak", words["weaknesses"], report.weaknesses, words["rule"]),
        ("neither", words["neither"], report.neither, words["rule"]),
        ("changed", words["over_years"], report.long_changes, ""),
        ("changed", words["changes"], report.changes, words["changes_rule"]),
    )
    return [
        html("reports/profile/wall_standout", kind=kind, title=title, sentences=sentences, source=rule)
        for kind, title, sentences, rule in sides
        if sentences
    ]


def _chain(report: Report) -> list[Markup]:
    """The result chain in four columns; no slide where the sources have no step at all."""
    if not any(step.figure or step.withheld for step in report.chain):
        return []
    sources = dict.fromkeys(source for step in report.chain if step.figure for source in step.figure.sources)
    return [html("reports/profile/wall_chain", report=report, source="; ".join(_titles(sources, report)))]


def _block(block: ReportBlock, report: Report) -> list[Markup]:
    """The place's own figures of a block under its sentence, those that may be compared first, with those that are withheld;
    then its charts."""
    own = sorted((figure for figure in block.figures if not figure.of_area), key=lambda figure: figure.position is None)
    slides = []
    withheld = block.withheld[:MOST_WITHHELD]
    own = own[: MOST_LISTED - len(withheld)]
    if own or withheld:
        sources = dict.fromkeys(source for figure in own for source in figure.sources)
        slides.append(html(
            "reports/profile/wall_block", title=block.title, figures=own, withheld=withheld,
            sentence=block.sentence if own and own[0].position is not None else "",
            source="; ".join(_titles(sources, report)[:MOST_SOURCES]),
        ))  # fmt: skip
    charts = [html("reports/profile/wall_chart", chart=chart, drawn=_drawn(chart)) for chart in block.charts]
    return slides + charts


def _drawn(chart: ReportChart) -> Markup:
    if chart.sides:
        return pyramid_html(chart.ages(amounts=False), chart.sides, chart.title)
    return bars_html(chart.bars(amounts=False), chart.title)


def _titles(sources: Iterable[str], report: Report) -> list[str]:
    """Publishers and titles, each once; their licences are too long for the wall and stand in every document."""
    return list(dict.fromkeys(source.split(f" ({report.words['licence']}:")[0] for source in sources))

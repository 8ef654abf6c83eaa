"""Slides of a report as HTML for the wall: one idea, one chart, one sentence, a source line. Every text is escaped."""

import html
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from patokaz.charts.strips import WIDTH, strip_html, strip_path
from patokaz.charts.structures import pyramid_html, shares_html
from patokaz.reports.profile.model import Report, ReportBlock, ReportChart, ReportFigure, ReportStep

PARTS = ("opening", "headline", "standout", "chain", "people", "workforce", "economy", "public_finance", "infrastructure",
         "resources", "quality_of_life", "closing")  # fmt: skip
MOST_LISTED = 6


def slides_html(report: Report, parts: Sequence[str]) -> list[str]:
    """The slides of the parts in their order; a part that has nothing to show has no slide."""
    makers: Mapping[str, Callable[[], list[str]]] = {
        "opening": lambda: [_opening(report)],
        "headline": lambda: [_figure(figure, report) for figure in report.headline],
        "standout": lambda: _standout(report),
        "chain": lambda: _chain(report),
        "closing": lambda: [_closing(report)],
    }
    blocks = {block.id: block for block in report.blocks}
    slides = []
    for part in parts:
        slides += makers[part]() if part in makers else _block(blocks[part], report)
    return slides


def _opening(report: Report) -> str:
    lines = "".join(f"<p>{_e(line)}</p>" for line in (report.where, report.people, *report.context) if line)
    return f'<div class="opening"><div><h1>{_e(report.name)}</h1>{lines}</div><div>{report.locator}</div></div>'


def _figure(figure: ReportFigure, report: Report) -> str:
    note = " · ".join(part for part in (figure.unit, str(figure.year)) if part)
    rank = " · ".join(part for part in (figure.rank, figure.group_rank) if part)
    strip = ""
    if figure.strip:
        path = strip_path(" ".join(str(round(WIDTH * at)) for at in figure.strip))
        median = None if figure.median is None else WIDTH * figure.median
        half = (WIDTH * figure.half[0], WIDTH * figure.half[1]) if figure.half else None
        peers = None if figure.peers is None else WIDTH * figure.peers
        told = _e(f"{figure.name}: {figure.rank}")
        strip = strip_html(path, 0, WIDTH, WIDTH * figure.here, median, told, half, peers)
    return (
        f'<h2>{_e(figure.name)}</h2><div class="big">{_e(figure.text)}<small>{_e(note)}</small></div>'
        f'<div class="rank">{_e(rank)}</div>{strip}{_source("; ".join([*figure.compare, *_titles(figure.sources, report)]))}'
    )


def _standout(report: Report) -> list[str]:
    slides = []
    for kind, title, items, rule in (
        ("strong", report.words["strengths"], report.strengths, "rule"),
        ("weak", report.words["weaknesses"], report.weaknesses, "rule"),
        ("changed", report.words["changes"], report.changes, "changes_rule"),
    ):
        if items:
            listed = "".join(f"<li>{_e(item)}</li>" for item in items)
            slides.append(f'<h2>{_e(title)}</h2><ul class="said {kind}">{listed}</ul>{_source(report.words[rule])}')
    return slides


def _chain(report: Report) -> list[str]:
    """The result chain in four columns; no slide where the sources have no step at all."""
    if not any(step.figure for step in report.chain):
        return []
    steps = "".join(f"<li><h3>{_e(step.title)}</h3>{_step(step, report)}</li>" for step in report.chain)
    sources = dict.fromkeys(source for step in report.chain if step.figure for source in step.figure.sources)
    return [
        f'<h2>{_e(report.words["chain"])}</h2><ol class="steps">{steps}</ol>{_source("; ".join(_titles(sources, report)))}'
    ]


def _step(step: ReportStep, report: Report) -> str:
    figure = step.figure
    if figure is None:
        return f"<p>{_e(report.words['chain_missing'])}</p>"
    note = " · ".join(part for part in (figure.unit, str(figure.year)) if part)
    whose = " · ".join(part for part in (figure.rank, figure.of_area) if part)
    return f"<b>{_e(figure.text)}</b><small>{_e(note)}</small><p>{_e(figure.name)}</p><em>{_e(whose)}</em>"


def _block(block: ReportBlock, report: Report) -> list[str]:
    """The place's own figures of a block under its sentence, those that may be compared first; then its charts."""
    own = sorted((figure for figure in block.figures if not figure.of_area), key=lambda figure: figure.position is None)
    slides = []
    if own:
        sentence = f"<p>{_e(block.sentence)}</p>" if own[0].position is not None else ""
        listed = "".join(
            f"<li><span>{_e(figure.name)}</span><b>{_e(figure.text)} <small>{_e(figure.unit)}</small></b>"
            f"<em>{_e(figure.rank)}</em></li>"
            for figure in own[:MOST_LISTED]
        )
        sources = dict.fromkeys(source for figure in own[:MOST_LISTED] for source in figure.sources)
        slides.append(
            f'<h2>{_e(block.title)}</h2>{sentence}<ul class="told">{listed}</ul>{_source("; ".join(_titles(sources, report)[:3]))}'
        )
    return slides + [_structure(chart) for chart in block.charts]


def _structure(chart: ReportChart) -> str:
    drawn = _pyramid(chart) if chart.sides else _bars(chart)
    return f"<h2>{_e(chart.title)}</h2><p>{_e(chart.sentence)}</p>{drawn}{_source(' '.join(chart.notes))}"


def _bars(chart: ReportChart) -> str:
    rows = pd.DataFrame(
        {"label": chart.labels, "text": chart.texts, "share": chart.shares, "larger": chart.larger, "larger_text": ""}
    )
    return shares_html(rows.astype({"share": float, "larger": float}), chart.title)


def _pyramid(chart: ReportChart) -> str:
    rows = pd.DataFrame({
        "label": chart.labels, "left": chart.shares, "right": chart.against,
        "left_larger": chart.larger, "right_larger": chart.against_larger,
    }).astype({"left_larger": float, "right_larger": float})  # fmt: skip
    rows = rows.assign(left_text=chart.texts, right_text=chart.against_texts)
    return pyramid_html(rows, chart.sides[0], chart.sides[1], chart.title)


def _closing(report: Report) -> str:
    return (
        f'<div class="closing"><h2>{_e(report.name)}</h2><p>{_e(report.words["about"])}</p>{report.qr}'
        f'<p class="quiet">{_e(report.words["scan"])} {_e(report.address)}</p></div>'
    )


def _titles(sources: Iterable[str], report: Report) -> list[str]:
    """Publishers and titles, each once; their licences are too long for the wall and stand in every document."""
    return list(dict.fromkeys(source.split(f" ({report.words['licence']}:")[0] for source in sources))


def _source(text: str) -> str:
    return f'<p class="quiet">{_e(text)}</p>' if text else ""


def _e(text: object) -> str:
    return html.escape(str(text))

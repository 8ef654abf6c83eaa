"""The report of an index as slides: native charts that stay editable, one message a slide, sources in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from patokaz.reports.files.slide_parts import (
    MARGIN,
    PALETTE,
    WITHIN,
    Box,
    add_chart,
    add_closing,
    add_slide,
    add_table,
    add_text,
    deck_file,
    fitting_size,
    new_deck,
)
from patokaz.reports.files.typeset import map_picture
from patokaz.reports.index.model import IndexReport

FIRST = 12
RANK_SHARES = (0.08, 0.13, 0.31, 0.2, 0.09, 0.08, 0.11)
RANK_SHARES_BESIDE = (0.07, 0.11, 0.24, 0.16, 0.17, 0.08, 0.07, 0.1)
PILLAR_SHARES = (0.36, 0.16, 0.16, 0.16, 0.16)
PLACE_SHARES = (0.5, 0.22, 0.12, 0.16)


def index_pptx(report: IndexReport) -> bytes:
    """Slides 16:9: whose index it is, the map, the first ranks with intervals, pillars, what moves ranks, the method."""
    deck = new_deck()
    _title(deck, report)
    _map(deck, report)
    _ranks(deck, report)
    _bars(deck, report, report.words["weight"], [(name, share) for name, share in report.pillar_shares], "%")
    if report.moves:
        moves = [(name, value) for name, value, _ in report.moves]
        _bars(deck, report, report.words["moves"], moves, "", report.moves_sentence)
    if report.place:
        slide = add_slide(deck, report.place, report, report.sources)
        add_text(slide, report.status, Box(MARGIN, Inches(1.02), WITHIN, Inches(0.35)), 12, PALETTE.ink2)
        heads = [report.words[key] for key in ("indicator", "value", "score", "weight")]
        add_table(slide, heads, report.decomposition, PLACE_SHARES, 11 if len(report.decomposition) <= 15 else 10)
    _coherence(deck, report)
    _steps(deck, report)
    add_closing(deck, report)
    return deck_file(deck)


def _title(deck: Any, report: IndexReport) -> None:
    slide = add_slide(deck, "", report, [report.rule])
    add_text(slide, report.name, Box(MARGIN, Inches(1.7), WITHIN, Inches(1.5)), 44, bold=True)
    add_text(slide, report.where, Box(MARGIN, Inches(3.2), WITHIN, Inches(0.6)), 24, PALETTE.ink2)
    add_text(slide, "\n".join([report.sentence, *report.notes]), Box(MARGIN, Inches(3.9), WITHIN, Inches(1.4)), 18)
    add_text(slide, report.rule, Box(MARGIN, Inches(5.5), WITHIN, Inches(1.1)), 14, PALETTE.contrast)


def _map(deck: Any, report: IndexReport) -> None:
    slide = add_slide(deck, report.sentence, report, [*report.map.notes, report.rule])
    picture = slide.shapes.add_picture(
        io.BytesIO(map_picture(report.map, "png")), MARGIN, Inches(1.3), height=Inches(5.5)
    )
    picture.left = int((deck.slide_width - picture.width) / 2)


def _ranks(deck: Any, report: IndexReport) -> None:
    slide = add_slide(deck, report.words["intervals"], report, [report.rule, *report.sources])
    heads = [report.words[key] for key in ("rank", "between", "place", "upper", "score", "tier", "ahead_next")]
    rows = [
        [unit.rank_text, unit.interval, unit.name, unit.upper, unit.score_text, unit.tier, unit.ahead_next]
        for unit in report.units[:FIRST]
    ]
    if report.status_note:
        heads.insert(4, report.words["status"])
        for row, unit in zip(rows, report.units, strict=False):
            row.insert(4, unit.status)
        add_text(slide, report.status_note, Box(MARGIN, Inches(6.4), WITHIN, Inches(0.5)), 11, PALETTE.ink2)
    add_table(slide, heads, rows, RANK_SHARES_BESIDE if report.status_note else RANK_SHARES, 14)
    first = report.units[:FIRST]
    _bars(
        deck, report, report.words["score"], [(f"{u.name} ({u.rank_text}, {u.interval})", u.score) for u in first], ""
    )


def _bars(
    deck: Any, report: IndexReport, title: str, bars: Sequence[tuple[str, float]], unit: str, sentence: str = ""
) -> None:
    slide = add_slide(deck, title, report, [report.rule, *report.sources])
    if sentence:
        add_text(slide, sentence, Box(MARGIN, Inches(1.2), WITHIN, Inches(0.6)), 18)
    data = CategoryChartData(number_format="0.00" if max(value for _, value in bars) <= 1 else "0.0")
    data.categories = [name for name, _ in bars]
    data.add_series(title, [value for _, value in bars])
    chart = add_chart(
        slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top=1.8, height=min(4.9, 1.0 + 0.45 * len(bars)), title=unit
    )
    chart.value_axis.minimum_scale = min(0, *(value for _, value in bars))


def _coherence(deck: Any, report: IndexReport) -> None:
    told = report.coherence
    slide = add_slide(deck, told.title, report, [told.limits, report.rule])
    add_table(slide, told.heads, told.pillars, PILLAR_SHARES, 12)
    text = "\n".join([told.verdict, *told.findings, *told.resources])
    top = 1.6 + 0.32 * (len(told.pillars) + 1)
    box = Box(MARGIN, Inches(top), WITHIN, Inches(6.7 - top))
    add_text(slide, text, box, fitting_size(text, box.width, box.height))


def _steps(deck: Any, report: IndexReport) -> None:
    slide = add_slide(deck, report.words["steps"], report, report.sources)
    half = (len(report.steps) + 1) // 2
    width = int(WITHIN / 2 - Inches(0.2))
    for column in (0, 1):
        steps = list(enumerate(report.steps, 1))[column * half : (column + 1) * half]
        text = "\n".join(f"{number}. {title}. {done}" for number, (title, done) in steps)
        left = int(MARGIN + column * (width + Inches(0.4)))
        add_text(slide, text, Box(left, Inches(1.3), width, Inches(5.4)), 11)

"""Slides of a plan as PPTX: native charts and tables that stay editable, sources in the notes."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from patokaz.charts.plan_path import PlanPath
from patokaz.plans.report_model import ReportTable
from patokaz.plans.slides import PlanSlide, SlideBar, Told
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

LONGEST_LABEL = 60


def slides_pptx(slides: Sequence[PlanSlide], told: Told) -> bytes:
    """A slide a view, then sources and address."""
    deck = new_deck()
    for position, slide in enumerate(slides):
        (_opening if position == 0 else _slide)(deck, slide, told)
    add_closing(deck, told)
    return deck_file(deck)


def _opening(deck: Any, slide: PlanSlide, told: Told) -> None:
    page = add_slide(deck, "", told, told.sources)
    title = Box(MARGIN, Inches(1.9), WITHIN, Inches(1.7))
    add_text(page, slide.title, title, 44 if len(slide.title) < 60 else 32, bold=True)
    add_text(page, slide.sentence, Box(MARGIN, Inches(3.9), WITHIN, Inches(2)), 24)


def _slide(deck: Any, slide: PlanSlide, told: Told) -> None:
    page = add_slide(deck, slide.title, told, [slide.source, *told.sources])
    if slide.sentence:
        box = Box(MARGIN, Inches(1.2), WITHIN, Inches(0.95))
        add_text(page, slide.sentence, box, fitting_size(slide.sentence, box.width, box.height))
    if slide.table is not None:
        _table(page, slide.table)
    elif slide.card is not None:
        _card(page, slide, told)
    elif any(bar.start for bar in slide.bars):
        _table(page, ReportTable(slide.title, ("", ""), tuple((bar.label, bar.text) for bar in slide.bars)))
    elif slide.bars:
        _bars(page, slide.bars, slide.title)


def _table(page: Any, table: ReportTable) -> None:
    if table.head == ("", ""):
        lines = "\n".join(f"{label}: {text}" for label, text in table.rows)
        box = Box(MARGIN, Inches(2.2), WITHIN, Inches(4.5))
        add_text(page, lines, box, fitting_size(lines, box.width, box.height))
        return
    first = 0.46 if len(table.head) > 2 else 0.6
    shares = (first, *((1 - first) / (len(table.head) - 1) for _ in table.head[1:]))
    longest = max((len(text) for row in table.rows for text in row), default=0)
    add_table(page, table.head, table.rows, shares, 14 if longest < 80 else 11)


def _bars(page: Any, bars: Sequence[SlideBar], title: str) -> None:
    """Shares in per cent of the widest bar, the words of each beside its label."""
    data = CategoryChartData(number_format="0")
    data.categories = [f"{_cut(bar.label)}: {bar.text}" for bar in bars]
    data.add_series(title, [None if bar.share is None else 100 * bar.share for bar in bars])
    chart = add_chart(
        page, XL_CHART_TYPE.BAR_CLUSTERED, data, top=2.2, height=min(4.6, 0.9 + 0.5 * len(bars)), title=""
    )
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100
    chart.plots[0].has_data_labels = False


def _card(page: Any, slide: PlanSlide, told: Told) -> None:
    card = slide.card
    assert card is not None
    figure = " ".join(part for part in (card.value, card.unit, card.year and f"({card.year})") if part)
    add_text(
        page, f"{figure}\n{card.word}", Box(MARGIN, Inches(2.2), WITHIN, Inches(1.1)), 24, PALETTE.accent, bold=True
    )
    if card.path is not None:
        data = CategoryChartData(number_format="General")
        years = list(range(card.path.years[0], card.path.years[1] + 1))
        reached, planned = dict(card.path.reached), planned_by_year(card.path)
        data.categories = [str(year) for year in years]
        data.add_series(card.word, [reached.get(year) for year in years])
        if planned:
            data.add_series(told.words["planned"], [planned.get(year) for year in years])
        add_chart(page, XL_CHART_TYPE.LINE_MARKERS, data, top=3.4, height=3.4, title=card.unit)


def planned_by_year(path: PlanPath) -> dict[int, float]:
    """The planned path at every whole year, straight between its points."""
    found: dict[int, float] = {}
    for (left, low), (right, high) in zip(path.planned, path.planned[1:], strict=False):
        for year in range(left, right + 1):
            found[year] = low + (high - low) * (year - left) / (right - left)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"

"""The views of a plan as slides of the common engine: presentation, deck and pictures."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from patokaz.charts.axis import axis_ticks
from patokaz.language.words import Words
from patokaz.plans.report_model import ReportTable
from patokaz.plans.slides import PlanSlide, view_slides
from patokaz.plans.view import PlanView
from patokaz.reports.slides.model import Bar, Bars, Chart, Line, Lines, Number, Slide, Standing, StandingRow

SHORT, MOST_BESIDE = 28, 40  # letters that leave room for a name on the wall
KINDS = {
    "tree": "standing", "money": "structure", "indicators": "figure", "coherence": "standing", "schedule": "standing",
    "ideas": "neighbours", "round": "standing", "situation": "standing",
}  # fmt: skip


def plan_slides(view: PlanView, today: date, address: str = "") -> list[tuple[str, Slide]]:
    """Every view of the plan with content as (view, slide). address: of the QR codes, empty for none."""
    place = view.linked.profile.area["name"] if view.linked.profile is not None else ""
    return [(told.view, _slide(told, place, view, address)) for told in view_slides(view, today)]


def _slide(told: PlanSlide, place: str, view: PlanView, address: str) -> Slide:
    chart = _chart(told, view)
    heads = [head for head in chart.heads[1:] if head] if isinstance(chart, Standing) and told.table is not None else []
    own_head = isinstance(chart, Standing) and told.subject == chart.heads[0]
    return Slide(
        kind=KINDS[told.view],
        title=told.title,
        sentence=" · ".join(_different(("" if own_head else told.subject, *heads, told.sentence), told.title)),
        chart=chart,
        source=told.source,
        area=place,
        year="",
        address=address,
    )


def _different(texts: Sequence[str], title: str) -> list[str]:
    """Texts below a slide's title: subject, column heads, sentence, without repetitions."""
    return [text for text in dict.fromkeys(texts) if text and text != title]


def _chart(told: PlanSlide, view: PlanView) -> Chart | None:
    if told.table is not None:
        return _rows(told.table)
    if told.card is not None:
        return _path(told, view)
    if len(told.bars) == 1 or any(
        bar.value is None for bar in told.bars
    ):  # one bar shows nothing, one of zero what is withheld
        return Standing([StandingRow(bar.label, "", bar.text, None) for bar in told.bars], (told.subject, "", ""))
    if told.bars:
        return Bars(
            [Bar(bar.label, bar.value or 0.0, bar.text) for bar in told.bars],
            told.subject or told.title,
            unit=told.unit,
        )
    return None


def _rows(table: ReportTable) -> Standing:
    """The first column as the name, and the first and last of the short other ones; long texts are left to the report.

    Without a short one, the second column follows the name. Columns of dashes are left out.
    """
    name, columns = 0, list(zip(*table.rows, strict=True))
    told = [at for at, cells in enumerate(columns) if set(cells) != {"–"}]
    most = SHORT if len(told) > 2 else MOST_BESIDE
    others = [at for at in told if at != name and max(map(len, columns[at])) <= most]
    value = others[0] if others else None
    last = others[-1] if len(others) > 1 else None
    if last is not None and max(len(row[others[0]]) + len(row[last]) for row in table.rows) > MOST_BESIDE:
        last = None

    def cell(row: Sequence[str], at: int | None) -> str:
        return "" if at is None else row[at]

    beside = next((at for at in told if at > name), None) if value is None else None
    rows = [
        StandingRow(" – ".join(filter(None, (row[name], cell(row, beside)))), cell(row, value), cell(row, last), None)
        for row in table.rows
    ]
    return Standing(rows, (table.head[name], cell(table.head, value), cell(table.head, last)))


def _path(told: PlanSlide, view: PlanView) -> Number | Lines:
    """Results against the planned path; only the newest value if the path has fewer than two years."""
    assert told.card is not None
    card, t = told.card, view.t
    if card.path is None or len(card.path.reached) < 2:
        return Number(card.value, " · ".join(filter(None, (card.unit, card.year))), below=card.word)
    planned = _every_year(card.path.planned)
    series = ((t("plans.report.actual"), card.path.reached), (t("plans.page.planned_path"), planned))
    values = [value for _, points in series for _, value in points]
    ticks = axis_ticks(min(values), max(values))
    decimals = 0 if all(float(tick).is_integer() for tick in ticks) else 1
    return Lines(
        lines=[_line(name, points, t) for name, points in series if points],
        breaks=[(year, "") for year in card.path.breaks],
        ticks=[(tick, t.number(tick, decimals)) for tick in ticks],
        unit=card.unit,
    )


def _every_year(points: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """A planned path with all years, interpolated linearly, as a deck leaves gaps in missing years."""
    if len(points) < 2:
        return list(points)
    years = range(points[0][0], points[-1][0] + 1)
    known, values = zip(*points, strict=True)
    return [(year, float(value)) for year, value in zip(years, np.interp(years, known, values), strict=True)]


def _line(name: str, points: Sequence[tuple[int, float]], t: Words) -> Line:
    first, last = (t.number(points[end][1], 0 if float(points[end][1]).is_integer() else 1) for end in (0, -1))
    return Line(name, [year for year, _ in points], [value for _, value in points], first, last)

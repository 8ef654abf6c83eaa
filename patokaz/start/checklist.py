"""The checklist as a report for Word: duties by part with a box to tick, the numbers to know, what is inherited."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from patokaz.language.words import Words
from patokaz.plans.report_model import Block, Paragraph, PlanReport, ReportChapter, ReportTable
from patokaz.start.calendar import PARTS, Due, hundredth_day, part_of
from patokaz.start.inherited import Inherited
from patokaz.start.numbers import Number
from patokaz.start.texts import about, basis, checked, law, title, told, weekday_date, when

TICKED, OPEN = "☑", "☐"


@dataclass(frozen=True)
class Beginning:
    """What the page holds of a place: its code and name, the day of the start, its duties, numbers and inheritance."""

    area: str
    name: str
    start: date
    dues: Sequence[Due]
    numbers: Sequence[Number]
    lists: Sequence[Inherited]


def checklist(beginning: Beginning, done: Collection[str], t: Words) -> PlanReport:
    """The checklist of a place. done: keys of the duties that are ticked."""
    parts = [(part, part_of(beginning.dues, part)) for part in PARTS]
    chapters = [(t(f"start.part.{part}"), _duties(dues, done, t)) for part, dues in parts if dues]
    if beginning.numbers:
        chapters.append((t("start.numbers_title"), [Paragraph(number.sentence) for number in beginning.numbers]))
    chapters.append((t("start.inherited_title"), _inherited(beginning.lists, t)))
    first, hundredth = weekday_date(beginning.start, t), weekday_date(hundredth_day(beginning.start), t)
    return PlanReport(
        id="start",
        title=t("start.title"),
        subtitle=beginning.name,
        order=told(t("start.sentence", first=first, hundredth=hundredth)),
        due=f"{t('start.lead')} {t('start.weekend')} {checked((due.duty for due in beginning.dues), t)}",
        language=t.language,
        chapters=tuple(
            ReportChapter(str(number), heading, 1, tuple(blocks))
            for number, (heading, blocks) in enumerate(chapters, start=1)
        ),
        missing=(),
        boxes=0,
        filled=0,
    )


def checklist_file(beginning: Beginning, done: Collection[str], t: Words) -> bytes:
    """The checklist as DOCX. The maker is imported when somebody asks: it brings 40 MB."""
    from patokaz.plans.report_document import report_file

    return report_file(checklist(beginning, done, t), t, is_final=True)


def _duties(dues: Sequence[Due], done: Collection[str], t: Words) -> list[Block]:
    head = tuple(t(f"start.column_{column}") for column in ("done", "when", "duty", "basis"))
    rows = tuple(
        (
            TICKED if due.key in done else OPEN,
            when(due, t),
            ". ".join(part for part in (title(due.duty, t), about(due, t)) if part),
            ". ".join(part for part in (law(due.duty, t), basis(due.duty, t)) if part),
        )
        for due in dues
    )
    ticked = sum(due.key in done for due in dues)
    return [ReportTable(t("start.done_of", done=t.number(ticked), all=t.number(len(dues))), head, rows)]


def _inherited(lists: Sequence[Inherited], t: Words) -> list[Block]:
    blocks: list[Block] = []
    for found in lists:
        blocks += [Paragraph(f"{found.title}: {' '.join(found.lines)}"), Paragraph(found.note, is_note=True)]
    return [*(blocks or [Paragraph(t("start.inherited_none"))]), Paragraph(t("start.inherited_lacks"))]

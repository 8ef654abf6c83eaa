"""The checklist as a Word document: duties by section with boxes to tick, key figures, ongoing projects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from patokaz.language.words import Words
from patokaz.start.calendar import PARTS, Due, hundredth_day, part_of
from patokaz.start.inherited import Inherited
from patokaz.start.numbers import Number
from patokaz.start.texts import about, basis, checked, law, plan_due, title, told, weekday_date, when

TICKED, OPEN = "☑", "☐"
WIDTHS = (1.9, 3.7, 5.4, 5.6)  # centimetres


@dataclass(frozen=True)
class Beginning:
    """Input of the page: the place's code and name, start date, duties, key figures, ongoing projects."""

    area: str
    name: str
    start: date
    dues: Sequence[Due]
    numbers: Sequence[Number]
    lists: Sequence[Inherited]


def checklist_file(beginning: Beginning, done: Collection[str], t: Words) -> bytes:
    """The checklist as DOCX. done: keys of ticked duties. Its maker is imported on demand."""
    from patokaz.reports.files.word_parts import QUIET, WordFile

    made = WordFile(t.language, f"{beginning.name}: {t('start.title')}", beginning.name, "", "")
    made.heading(t("start.title"), 0)
    made.text(beginning.name)
    first, hundredth = weekday_date(beginning.start, t), weekday_date(hundredth_day(beginning.start), t)
    made.text(told(t("start.sentence", first=first, hundredth=hundredth)))
    remarks = (t("start.lead"), t("start.weekend"), checked((due.duty for due in beginning.dues), t))
    made.text(" ".join(remarks), QUIET)
    head = [t(f"start.column_{column}") for column in ("done", "when", "duty", "basis")]
    for part in PARTS:
        dues = part_of(beginning.dues, part)
        if dues:
            made.heading(t(f"start.part.{part}"), 1)
            ticked = sum(due.key in done for due in dues)
            made.text(t("start.done_of", done=t.number(ticked), all=t.number(len(dues))), QUIET)
            made.table(head, [_row(due, done, t) for due in dues], WIDTHS)
    if beginning.numbers:
        made.heading(t("start.numbers_title"), 1)
        for number in beginning.numbers:
            made.text(number.sentence)
            made.text("; ".join(number.figure.sources), QUIET)
    made.heading(t("start.inherited_title"), 1)
    for found in beginning.lists:
        made.text(f"{found.title}: {' '.join(found.lines)}")
        made.text(found.note, QUIET)
    if not beginning.lists:
        made.text(t("start.inherited_none"))
    for line in (*plan_due(beginning.dues, t), t("start.inherited_lacks")):
        made.text(line)
    made.footer(f"{t('start.title')} · {beginning.name}", "/")
    return made.file()


def _row(due: Due, done: Collection[str], t: Words) -> list[str]:
    return [
        TICKED if due.key in done else OPEN,
        when(due, t),
        ". ".join(part for part in (title(due.duty, t), about(due, t)) if part),
        ". ".join(part for part in (law(due.duty, t), basis(due.duty, t)) if part),
    ]

"""The questionnaire as a workbook: written, and read back completely or refused with all invalid cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from patokaz.language.languages import CURRENCIES
from patokaz.language.words import Words
from patokaz.needs.answers import WITH_EVIDENCE, Answer, Answers, Ticked
from patokaz.needs.measures import measures
from patokaz.needs.statements import CountryNeeds, country_needs, statements
from patokaz.own_data.form_columns import Column, Form, Sheet, folded
from patokaz.own_data.form_problems import Findings, Problem, UnreadableForm
from patokaz.own_data.form_tables import Row, Tables, read_tables
from patokaz.own_data.form_titles import with_titles
from patokaz.own_data.form_workbook import Table, form_workbook

BEYOND = "n/a"
MARKS = ("0", "1", "2", "3", "4")
SHOWN = ("statement_text", "level_0", "level_2", "level_4")  # written for the user of the sheet, never read back

NUMBERS = {  # a level in words
    "0": "нула zero нуль", "1": "еден една едно një един одна одно один one", "2": "два две dy дві two", "3": "три tre tri three",
    "4": "четири katër чотири four",
}  # fmt: skip
MONEY = {
    "MKD": "ден денари denarë",
    "EUR": "€ евра евро euro євро",
    "BGN": "лв лева",
    "UAH": "грн гривень гривні ₴",
    "USD": "$",
}

_SHEETS = (
    Sheet(
        "place",
        (Column("area_id", "key", True), Column("year", "year", True), Column("name")),
        required=True,
    ),
    Sheet(
        "answers",
        (
            Column("statement", "key", True),
            Column("statement_text", "long_text"),
            *(Column(name, "long_text") for name in SHOWN[1:]),
            Column("current", "level"),
            Column("wished", "mark"),
            Column("urgency", "mark"),
            Column("evidence", "long_text"),
            Column("reason", "long_text"),
            Column("unit"),
            Column("cost_from", "money", low=0),
            Column("cost_to", "money", low=0),
            Column("currency", "currency"),
        ),
        required=True,
    ),
    Sheet("ticked", (Column("measure", "measure", True), Column("measure_name", "long_text"), Column("sentence", "long_text", True))),
)  # fmt: skip


def _measure_words() -> dict[str, str]:
    """The names of a measure in all languages, accepted in place of its key."""
    return {key: " ".join(folded(name) for name in measure.name.values()) for key, measure in measures().items()}


TITLES = {
    "how_to": "needs.form_how_to", "place": "needs.form_place", "answers": "needs.form_answers", "ticked": "needs.form_ticked",
    "computed_needs": "needs.form_computed", "list_of_measures": "needs.form_measures", "area_id": "needs.form_area",
    "year": "needs.form_year", "name": "needs.form_name", "statement": "needs.form_number",
    "statement_text": "needs.form_statement", "level_0": "needs.form_level_0", "level_2": "needs.form_level_2",
    "level_4": "needs.form_level_4", "current": "needs.current", "wished": "needs.wished", "urgency": "needs.urgency",
    "evidence": "needs.evidence", "reason": "needs.reason", "unit": "needs.form_unit", "cost_from": "needs.cost_from",
    "cost_to": "needs.cost_to", "currency": "needs.currency", "measure": "needs.form_measure",
    "measure_name": "needs.form_measure_name", "sentence": "needs.sentence",
}  # fmt: skip
FORMER = {  # a filled workbook of that time is read still
    "list_of_measures": ("Перелік завдань",),
    "measure": ("Позначка завдання",),
    "measure_name": ("Назва завдання",),
    "wished": ("Wished level",),
}
_CODED = Form(
    {sheet.name: sheet for sheet in _SHEETS},
    {
        "level": (*MARKS, BEYOND), "mark": MARKS, "currency": tuple(code.upper() for code in CURRENCIES),
        "measure": tuple(measures()),
    },
    {
        "level": NUMBERS | {BEYOND: "na n.a x не_се_применува не_важи nuk_zbatohet не_се_прилага неприложимо не_застосовується"},
        "mark": NUMBERS,
        "currency": MONEY,
        "measure": _measure_words(),
    },
    computed=("computed_needs", "list_of_measures"),
)  # fmt: skip


@cache
def form() -> Form:
    """The form of the questionnaire, with heads recognised in every language."""
    return with_titles(_CODED, TITLES, FORMER)


@dataclass(frozen=True)
class ReadAnswers:
    """The answers of a file, and its adjusted or ignored entries."""

    answers: Answers
    notices: tuple[Problem, ...]


def questionnaire(
    place: tuple[str, str], answers: Answers, told: CountryNeeds, year: int, t: Words, computed: Table = ()
) -> bytes:
    """The workbook of a place (code and name) with all statements and the answers so far.

    computed: rows of the programme, which are not read back.
    """
    rows = [_row(key, answers.answers.get(key), told, t) for key in statements()]
    ticked = [
        {"measure": row.measure, "measure_name": measures()[row.measure].name[t.language], "sentence": row.sentence}
        for row in answers.ticked
    ]
    tables: Mapping[str, Table] = {
        "place": [{"area_id": place[0], "year": answers.year or year, "name": place[1]}],
        "answers": rows,
        "ticked": ticked,
    }
    listed = [{"measure": key, "measure_name": measure.name[t.language]} for key, measure in measures().items()]
    beside = {"computed_needs": computed} if computed else {}
    return form_workbook(form(), tables, place[1], t, beside | {"list_of_measures": listed})


def _row(key: str, answer: Answer | None, told: CountryNeeds, t: Words) -> dict[str, object]:
    statement = statements()[key]
    shown = dict(zip(SHOWN, (statement.text[t.language], *statement.words[t.language]), strict=True))
    if answer is None:
        return {"statement": key, **shown, "wished": told.usual_wish(key)}
    return {
        "statement": key,
        **shown,
        "current": BEYOND if answer.current is None else answer.current,
        "wished": answer.wished,
        "urgency": answer.urgency,
        "evidence": answer.evidence,
        "reason": answer.reason,
        "unit": answer.unit,
        "cost_from": answer.cost_from,
        "cost_to": answer.cost_to,
        "currency": answer.currency,
    }


def read_questionnaire(content: bytes, area: str, told: CountryNeeds) -> ReadAnswers:
    """The answers of a place's workbook.

    Raises:
        UnreadableForm: all problems at once; nothing of the file is kept.
    """
    findings = Findings()
    tables = read_tables(content, form(), findings)
    _check_place(tables, area, findings)
    _check_answers(tables, findings)
    _check_keys(tables, ("ticked", "measure"), measures(), "choice", findings)
    if findings.problems:
        raise UnreadableForm(findings.problems)
    answers = {row.text("statement"): _answer(row, told) for row in tables["answers"] if row["current"] is not None}
    ticked = tuple(Ticked(row.text("measure"), row.text("sentence")) for row in tables.get("ticked", ()))
    return ReadAnswers(Answers(answers, ticked, int(tables["place"][0]["year"])), tuple(findings.notices.values()))


def read_or_refusal(content: bytes, area: str, country: str) -> ReadAnswers | UnreadableForm:
    """The answers of a place's workbook, or the reasons for refusing it."""
    try:
        return read_questionnaire(content, area, country_needs(country))
    except UnreadableForm as refused:
        return refused


def _answer(row: Row, told: CountryNeeds) -> Answer:
    key, current = row.text("statement"), row.text("current")
    return Answer(
        key,
        None if current == BEYOND else int(current),
        told.usual_wish(key) if row["wished"] is None else int(row["wished"]),
        None if row["urgency"] is None else int(row["urgency"]),
        row.text("evidence"),
        row.text("reason"),
        row.text("unit"),
        row["cost_from"],
        row["cost_to"],
        row.text("currency"),
    )


def _check_place(tables: Tables, area: str, findings: Findings) -> None:
    rows = tables.get("place", ())
    if "place" in tables and not rows:
        findings.refuse(("place", 0, ""), "no_rows")
    for row in rows[1:]:
        findings.refuse(row.place(""), "one_place")
    for row in rows[:1]:
        if row["area_id"] and row.text("area_id") != area:
            findings.refuse(row.place("area_id"), "other_place", row["area_id"], area=area)


def _check_answers(tables: Tables, findings: Findings) -> None:
    _check_keys(tables, ("answers", "statement"), statements(), "unknown_statement", findings)
    for row in tables.get("answers", ()):
        _check_answer(row, findings)


def _check_answer(row: Row, findings: Findings) -> None:
    current = row["current"]
    if current is None:
        if "!current" not in row.values and any(
            row[name] for name in ("urgency", "evidence", "reason", "cost_from", "cost_to")
        ):
            findings.refuse(row.place("current"), "level_missing")
        return
    if current == BEYOND and not row["reason"]:
        findings.refuse(row.place("reason"), "reason_missing")
    if current != BEYOND and int(current) in WITH_EVIDENCE and not row["evidence"]:
        findings.refuse(row.place("evidence"), "evidence_missing")
    low, high = row["cost_from"], row["cost_to"]
    if low is not None and high is not None and high < low:
        findings.refuse(row.place("cost_to"), "range_from", high, low=low)
    if (low is not None or high is not None) and not row["currency"]:
        findings.refuse(row.place("currency"), "required")


def _check_keys(
    tables: Tables, place: tuple[str, str], known: Collection[str], unknown: str, findings: Findings
) -> None:
    """Refuse unknown and duplicate keys. place: sheet, column; unknown: code of the refusal."""
    sheet, column = place
    first: dict[str, int] = {}
    for row in tables.get(sheet, ()):
        key = row.text(column)
        if key and key not in known:
            findings.refuse(row.place(column), unknown, key)
        elif key in first:
            findings.refuse(row.place(column), "twice", key, row=first[key])
        first.setdefault(key, row.number)

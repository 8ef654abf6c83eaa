"""The user's answers as a workbook in the user's language, and reading it back in any of the five."""

import io
from collections.abc import Collection
from datetime import date
from functools import cache

import xlsxwriter

from patokaz.analysis.readiness import MOST
from patokaz.language.words import Words
from patokaz.own_data.form_columns import Column, Form, Sheet
from patokaz.own_data.form_problems import Findings, Problem, UnreadableForm
from patokaz.own_data.form_tables import Row, read_tables
from patokaz.own_data.form_titles import title_of, with_titles
from patokaz.readiness.answers import LONGEST, NOTHING, Answer, Answers, written_evidence
from patokaz.readiness.readiness import Readiness
from patokaz.readiness.statements import Statement, statements
from patokaz.readiness.texts import evidence_asked, figure_text, scale, statement_text, told_figure
from patokaz.reports.files.spreadsheet import made_today, print_wide

WIDTHS = {"id": 7, "statement": 44, "scale": 48, "figure": 40, "mark": 9, "evidence": 50}
_SHEETS = (
    Sheet(
        "place", (Column("area", "key", True), Column("name"), Column("made"), Column("note", "long_text")), required=True,
    ),
    Sheet(
        "answers",
        (
            Column("id", "key", True), Column("statement", "long_text"), Column("scale", "long_text"),
            Column("figure", "long_text"), Column("mark", "whole", low=0, high=MOST), Column("evidence", "long_text"),
        ),
        required=True,
    ),
)  # fmt: skip


@cache
def form() -> Form:
    """The form of the workbook, with heads recognised in every language."""
    titles = {sheet.name: f"readiness.sheet.{sheet.name}" for sheet in _SHEETS}
    titles |= {column.name: f"readiness.column.{column.name}" for sheet in _SHEETS for column in sheet.columns}
    return with_titles(Form({sheet.name: sheet for sheet in _SHEETS}, {}), titles)


def answers_file(found: Readiness, today: date, t: Words) -> bytes:
    """The statements of a place with the scores and evidence given so far, as XLSX. Texts are never formulas."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": t("readiness.title"), "author": "Patokaz", "created": made_today()})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    asked = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF3D6", "border": 1, "border_color": "#E3E0D7"})  # fmt: skip
    area, asked_for = found.profile.area, form()
    page = book.add_worksheet(title_of("answers", asked_for, t))
    page.freeze_panes(1, 2)
    for position, (column, width) in enumerate(WIDTHS.items()):
        page.write_string(0, position, title_of(column, asked_for, t), head)
        page.set_column(position, position, width)
    for line, item in enumerate(found.items, 1):
        filled = figure_text(item, found, today, t)
        told = told_figure(filled, t) if filled else ""
        for position, text in enumerate((item.statement.id, statement_text(item.statement, t), _scale(item.statement, t), told)):  # fmt: skip
            page.write_string(line, position, text, body)
        if item.own.mark is None:
            page.write_blank(line, 4, None, asked)
        else:
            page.write_number(line, 4, item.own.mark, asked)
        page.write_string(line, 5, item.own.evidence, asked)
    rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 4, "ignore_blank": True}
    page.data_validation(1, 4, len(found.items), 4, rule)
    page.repeat_rows(0)
    about = book.add_worksheet(title_of("place", asked_for, t))
    about.set_column(0, 2, 24)
    about.set_column(3, 3, 60)
    place = {
        "area": area["area_id"], "name": area["name"], "made": today.isoformat(), "note": t("readiness.not_a_certificate"),
    }  # fmt: skip
    for position, (column, text) in enumerate(place.items()):
        about.write_string(0, position, title_of(column, asked_for, t), head)
        about.write_string(1, position, text, body)
    for one in (page, about):
        print_wide(one, f"{t('readiness.self_check')} · {area['name']}")
    book.close()
    return target.getvalue()


def _scale(statement: Statement, t: Words) -> str:
    """Descriptions of the scores, then the evidence required."""
    lines = [t("language.aside", text=t.number(mark), more=text) for mark, text in scale(statement, t)]
    return "\n".join([*lines, t("readiness.evidence", what=evidence_asked(statement, t))])


def read_answers(content: bytes, area: str) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers of a workbook and the adjusted readings.

    area: code of the open place; a file of another one is refused.

    Raises:
        UnreadableForm: all refused cells with sheet, row, column and expected value; nothing of the file is kept.
    """
    findings = Findings()
    tables = read_tables(content, form(), findings)
    for row in tables.get("place", [])[:1]:
        if row.text("area") not in ("", area):
            findings.refuse(row.place("area"), "other_place", row.text("area"), area=area)
    answers = _answers(tables.get("answers", []), findings)
    if findings.problems:
        raise UnreadableForm(findings.problems)
    return {key: answers[key] for key in statements() if key in answers}, tuple(findings.notices.values())


def _answers(rows: Collection[Row], findings: Findings) -> dict[str, Answer]:
    key, mark, evidence = "id", "mark", "evidence"
    seen: dict[str, int] = {}
    found: dict[str, Answer] = {}
    for row in rows:
        statement = row.text(key).upper()
        if not statement:
            continue
        if statement not in statements():
            findings.refuse(row.place(key), "not_a_statement", row.text(key), known=", ".join(statements()))
        elif statement in seen:
            findings.refuse(row.place(key), "twice", row.text(key), row=seen[statement])
        seen.setdefault(statement, row.number)
        if len(row.text(evidence)) > LONGEST:
            findings.refuse(row.place(evidence), "too_long", row.text(evidence), most=LONGEST)
        answer = Answer(row[mark], written_evidence(row.text(evidence)))
        if answer.lacks_evidence:
            findings.tell(row.place(evidence), "no_evidence")
        if answer != NOTHING:
            found[statement] = answer
    return found

"""Sheets and columns of a form by their titles in the user's language, known in all five when they come back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from patokaz.language.words import Words
from patokaz.own_data.form_columns import Form, Sheet, folded
from patokaz.own_data.form_problems import Problem
from patokaz.statistics.countries import in_every_language

NONE: Mapping[str, Sequence[str]] = {}


def with_titles(form: Form, titles: Mapping[str, str], former: Mapping[str, Sequence[str]] = NONE) -> Form:
    """The form whose sheets and columns are also read by their titles.

    titles: name of a sheet or column, or "sheet.column" -> key of its text; former: name -> titles in earlier versions of the
    workbook.
    """

    def further(name: str, sheet: str = "") -> tuple[str, ...]:
        key = _key(name, titles, sheet)
        now = in_every_language(key) if key else ()
        return (*now, *former.get(name, ()))

    def titled(sheet: Sheet) -> Sheet:
        columns = (
            replace(column, aliases=(*column.aliases, *further(column.name, sheet.name))) for column in sheet.columns
        )
        return replace(sheet, aliases=(*sheet.aliases, *further(sheet.name)), columns=tuple(columns))

    beside = (form.help, *form.computed)
    passed = tuple(folded(title) for name in beside for title in further(name))
    return replace(
        form,
        sheets={name: titled(sheet) for name, sheet in form.sheets.items()},
        computed=(*form.computed, *passed),
        titles=titles,
    )


def title_of(name: str, form: Form, t: Words, sheet: str = "") -> str:
    """How a sheet, or a column of `sheet`, is headed in a workbook given out."""
    key = _key(name, form.titles, sheet)
    return t(key) if key else name


def _key(name: str, titles: Mapping[str, str], sheet: str) -> str:
    return titles.get(f"{sheet}.{name}") or titles.get(name, "")


def in_titles(problem: Problem, form: Form, t: Words) -> Problem:
    """A problem with the place, and the expected sheets and columns, under their titles in the workbook."""
    sheet = problem.sheet

    def named(kind: str, value: Any) -> object:
        if kind == "columns":
            return tuple(title_of(name, form, t, sheet) for name in value)
        return title_of(value, form, t, sheet if kind == "column" else "") if kind in ("sheet", "column") else value

    return replace(
        problem,
        sheet=title_of(sheet, form, t),
        column=title_of(problem.column, form, t, sheet),
        expected={kind: named(kind, value) for kind, value in problem.expected.items()},
    )

"""Sheets and columns of a form by their titles in the reader's language, known in all five when they come back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from patokaz.language.words import Words
from patokaz.own_data.form_columns import Form, Sheet, folded
from patokaz.own_data.form_problems import Problem
from patokaz.statistics.countries import in_every_language

NONE: Mapping[str, Sequence[str]] = {}


def with_titles(form: Form, titles: Mapping[str, str], former: Mapping[str, Sequence[str]] = NONE) -> Form:
    """The form whose sheets and columns are also read by their titles.

    titles: name of a sheet or column -> key of its text; former: -> titles under which a workbook was given out before.
    """

    def further(name: str) -> tuple[str, ...]:
        now = in_every_language(titles[name]) if name in titles else ()
        return (*now, *former.get(name, ()))

    def titled(sheet: Sheet) -> Sheet:
        columns = (replace(column, aliases=(*column.aliases, *further(column.name))) for column in sheet.columns)
        return replace(sheet, aliases=(*sheet.aliases, *further(sheet.name)), columns=tuple(columns))

    beside = (form.help, *form.computed)
    passed = tuple(folded(title) for name in beside for title in further(name))
    return replace(
        form,
        sheets={name: titled(sheet) for name, sheet in form.sheets.items()},
        computed=(*form.computed, *passed),
        titles=titles,
    )


def title_of(name: str, form: Form, t: Words) -> str:
    """How a sheet or column is headed in a workbook given out."""
    return t(form.titles[name]) if name in form.titles else name


def in_titles(problem: Problem, form: Form, t: Words) -> Problem:
    """A problem whose place is named as the workbook names it."""
    return replace(problem, sheet=title_of(problem.sheet, form, t), column=title_of(problem.column, form, t))

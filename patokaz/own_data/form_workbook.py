"""Our workbooks as XLSX, blank or filled: every sheet with its columns, lists and explanations."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from patokaz.language.words import Words
from patokaz.own_data.form_cells import EVERY
from patokaz.own_data.form_columns import Column, Form, Sheet
from patokaz.own_data.form_titles import title_of
from patokaz.reports.files.spreadsheet import made_today, narrowed, pages_across, print_wide, row_height

Table: TypeAlias = Sequence[Mapping[str, Any]]
LIST_ROWS = 2_000
WIDE, NARROW, HELP = 40, 14, (34, 34, 78)
INK, PAPER, LINE = "#1F2A37", "#EEF2F6", "#C9D3DE"
LONGEST_LIST = 250  # characters that Excel takes in a list written into the rule itself
MOST_TOLD = 12  # choices that the first sheet names one by one
LISTS = len(HELP) + 1  # first column of the help sheet for longer lists, outside the printed area


def form_workbook(
    form: Form, tables: Mapping[str, Table], title: str, t: Words, computed: Mapping[str, Table] | None = None
) -> bytes:
    """A form's workbook. tables: rows by sheet; title: of the file's properties; computed: sheets of results beside them.

    Texts are written as texts, so that none can become a formula; on one day the same rows make the same file.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "Patokaz", "created": made_today()})
    styles = _styles(book)
    lists = _help(book, form, styles, t)
    for sheet in form.sheets.values():
        _sheet(book, sheet, tables.get(sheet.name, []), form, styles, t, lists)
    for name, table in (computed or {}).items():
        _computed(book, title_of(name, form, t), table, form, styles, t)
    book.close()
    return target.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    plain = {"valign": "top", "text_wrap": True, "font_color": INK}
    return {
        "head": book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": PAPER,
                "bottom": 1,
                "bottom_color": LINE,
                "font_color": INK,
            }
        ),
        "required": book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#FFE9B8",
                "bottom": 1,
                "bottom_color": LINE,
                "font_color": INK,
            }
        ),
        "text": book.add_format(plain),
        "number": book.add_format({"valign": "top", "font_color": INK}),
        "title": book.add_format({"bold": True, "font_size": 14, "font_color": INK}),
    }


def _sheet(
    book: Any, sheet: Sheet, rows: Table, form: Form, styles: Mapping[str, Any], t: Words, lists: Mapping[str, str]
) -> None:
    page = book.add_worksheet(title_of(sheet.name, form, t))
    page.freeze_panes(1, 0)
    heads = [title_of(column.name, form, t, sheet.name) for column in sheet.columns]
    pages = pages_across(len(heads))
    widths = narrowed([_width(column, head) for column, head in zip(sheet.columns, heads, strict=True)], pages)
    page.set_row(0, row_height(heads, widths))
    for position, (column, head) in enumerate(zip(sheet.columns, heads, strict=True)):
        page.write_string(0, position, head, styles["required" if column.required else "head"])
        page.set_column(position, position, widths[position])
        source = lists.get(column.kind) or _choices(column.kind, form, t)
        if source:
            rule = {"validate": "list", "source": source, "ignore_blank": True, "error_type": "warning"}
            page.data_validation(1, position, LIST_ROWS, position, rule)
    for number, row in enumerate(rows, 1):
        values = [_in_words(row.get(column.name), column, form, t) for column in sheet.columns]
        page.set_row(number, row_height(values, widths))
        for position, value in enumerate(values):
            _write(page, (number, position), value, styles)
    named = [at for at, column in enumerate(sheet.columns) if column.name in ("title", "name")]
    _printed(page, page.name, pages, min(named, default=0))


def _in_words(value: Any, column: Column, form: Form, t: Words) -> Any:
    """A code of a closed list as the screen names it, anything else as it is; reading takes the word as the code."""
    if column.kind == "frequency" and value:
        years = EVERY.search(str(value))
        return t("plans.indicator.every", count=int(years[1]) if years else 1)
    if column.words:
        return column.said(str(value), t) if value else value
    kind = "missing_reason" if column.or_missing else column.kind
    family = form.families.get(kind)
    return t(f"{family}.{value}") if family and value in form.choices[kind] else value


def _choices(kind: str, form: Form, t: Words) -> list[str]:
    """A closed list in the user's language; empty for other kinds."""
    return [_in_words(code, Column("", kind), form, t) for code in form.choices.get(kind, ())]


def _long_lists(page: Any, form: Form, t: Words) -> dict[str, str]:
    """Closed lists that are too long for a validation rule, in hidden columns -> the range of each."""
    lists: dict[str, str] = {}
    for kind in dict.fromkeys(column.kind for sheet in form.sheets.values() for column in sheet.columns):
        choices, at = _choices(kind, form, t), LISTS + len(lists)
        if len(",".join(choices)) > LONGEST_LIST or any("," in choice for choice in choices):
            page.write_column(0, at, choices)
            place = xl_range_abs(0, at, len(choices) - 1, at)
            lists[kind] = f"={quote_sheetname(page.name)}!{place}"
    if lists:
        page.set_column(LISTS, LISTS + len(lists) - 1, NARROW, None, {"hidden": True})
    return lists


def _computed(book: Any, name: str, table: Table, form: Form, styles: Mapping[str, Any], t: Words) -> None:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    heads = {column: title_of(column, form, t) for column in (table[0] if table else {})}
    pages = pages_across(len(heads))
    widths = narrowed([_fitting([head, *(row[column] for row in table)]) for column, head in heads.items()], pages)
    page.set_row(0, row_height(list(heads.values()), widths))
    for position, head in enumerate(heads.values()):
        page.write_string(0, position, head, styles["head"])
        page.set_column(position, position, widths[position])
    for number, row in enumerate(table, 1):
        page.set_row(number, row_height(list(row.values()), widths))
        for position, value in enumerate(row.values()):
            _write(page, (number, position), value, styles)
    _printed(page, name, pages)


def _fitting(values: Sequence[object]) -> int:
    return min(WIDE, max(NARROW, *(len(value) + 2 for value in values if isinstance(value, str))))


def _width(column: Column, head: str) -> int:
    wide = column.kind == "long_text" or column.name in ("title", "name")
    return WIDE if wide else max(NARROW, len(head) + 2)


def _printed(page: Any, name: str, pages: int, named: int = 0) -> None:
    """named: the column up to which each of several pages side by side says what its rows are."""
    print_wide(page, name, pages)
    page.repeat_rows(0)
    if pages > 1:
        page.repeat_columns(0, named)


def _write(page: Any, at: tuple[int, int], value: object, styles: Mapping[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(*at, value, styles["number"])
    else:
        page.write_string(*at, str(value), styles["text"])


def _help(book: Any, form: Form, styles: Mapping[str, Any], t: Words) -> dict[str, str]:
    """The first sheet: the columns of every sheet with explanations; it is not read back. Returns the ranges of the long lists."""
    page = book.add_worksheet(title_of(form.help, form, t))
    for at, wide in enumerate(HELP):
        page.set_column(at, at, wide)
    print_wide(page, page.name)
    page.write_string(0, 0, t("plans.how_to_read"), styles["title"])
    number = 2
    for sheet in form.sheets.values():
        for column in sheet.columns:
            page.write_string(number, 0, title_of(sheet.name, form, t), styles["text"])
            name, held = title_of(column.name, form, t, sheet.name), _holds_text(sheet, column, form, t)
            page.write_string(number, 1, name, styles["text"])
            page.write_string(number, 2, held, styles["text"])
            page.set_row(number, row_height((title_of(sheet.name, form, t), name, held), HELP))
            number += 1
    page.print_area(0, 0, number - 1, len(HELP) - 1)
    return _long_lists(page, form, t)


def _holds_text(sheet: Sheet, column: Column, form: Form, t: Words) -> str:
    """The validation rule for the cells of a column."""
    choices = _choices(column.kind, form, t)
    if len(choices) > MOST_TOLD:
        text = t("plans.holds.offered", count=len(choices))
    elif choices:
        text = t("plans.holds.choice", choices="; ".join(choices))
    else:
        text = t(form.explained.get(f"{sheet.name}.{column.name}", f"plans.holds.{column.kind}"))
    return f"{text} ({t('plans.required')})" if column.required else text

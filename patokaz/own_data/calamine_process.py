"""A process of its own that reads ODS and XLS: its memory and time are bounded, and it can be ended at any moment.

Standard input: the file. Arguments: name of the sheet ('' for all visible ones), most columns, most cells.
Standard output: JSON {"sheets": [{"name", "rows", "merged", "formats", "told"}], "names", "hidden": n}, or {"refused": reason}.
formats: format code -> cells, of XLS alone; told: whether the formats of the cells are known.
"""

import datetime
import io
import json
import resource
import sys

import xlrd
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

OLE = b"\xd0\xcf\x11\xe0"
MEMORY = 1_500_000_000
SECONDS = 40


def plain(value: object) -> object:
    """A cell as a JSON value: text or number."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat().removesuffix("T00:00:00")  # a day as it is shown
    return str(value)


def read(content: bytes, wanted: str, most_columns: int, most_cells: int) -> dict[str, object]:
    """The visible sheets with their rows, until the cells are too many."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return {"refused": "locked"}
    kinds = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    visible = [entry.name for entry in kinds if entry.visible == SheetVisibleEnum.Visible]
    old = old_book(content)
    cells, sheets = 0, []
    for name in [wanted] if wanted in visible else visible:
        sheet = book.get_sheet_by_name(name)
        rows: list[list[object]] = [[] for _ in range(min((sheet.start or (0, 0))[0], 1000))]
        first_column = (sheet.start or (0, 0))[1]
        for row in sheet.iter_rows():
            while row and row[-1] == "":
                row.pop()
            cells += max(1, len(row))
            if cells > most_cells:
                return {"refused": "too_many_cells"}
            if len(row) > most_columns:
                return {"refused": "too_many_columns"}
            rows.append([""] * first_column + [plain(value) for value in row])
        told = formats_of(old, name) if old is not None else {}
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
        sheets.append(
            {
                "name": name,
                "rows": rows,
                "merged": merged,
                "formats": told,
                "told": old is not None or not content.startswith(OLE),
            }
        )
    return {"sheets": sheets, "names": visible, "hidden": len(kinds) - len(visible)}


def old_book(content: bytes) -> xlrd.Book | None:
    """The same workbook as xlrd reads it, which knows the formats of an XLS file's cells; None where it cannot."""
    if not content.startswith(OLE):
        return None
    try:
        return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except Exception:  # noqa: BLE001 - whatever it is, the values are read without it
        return None


def formats_of(book: xlrd.Book, name: str) -> dict[str, list[tuple[int, int]]]:
    """The number cells of a sheet whose format displays more than digits, by format code."""
    sheet = book.sheet_by_name(name)
    codes = [book.format_map[style.format_key].format_str for style in book.xf_list]
    telling = {style: code for style, code in enumerate(codes) if any(sign in code for sign in '%"[,')}
    found: dict[str, list[tuple[int, int]]] = {}
    for row in range(sheet.nrows):
        for column, (kind, style) in enumerate(zip(sheet.row_types(row), sheet._cell_xf_indexes[row], strict=False)):
            if kind == xlrd.XL_CELL_NUMBER and style in telling:
                found.setdefault(telling[style], []).append((row, column))
    return found


def main() -> None:
    """Bound the process, read, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)


if __name__ == "__main__":
    main()

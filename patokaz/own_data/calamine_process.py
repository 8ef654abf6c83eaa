"""A process of its own that reads ODS and XLS: its memory and time are bounded, and it can be ended at any moment.

Standard input: the file. Arguments: name of the sheet ('' for all visible ones), most columns, most cells.
Standard output: JSON {"sheets": [{"name", "rows", "merged"}], "hidden": n}, or {"refused": reason}.
"""

import datetime
import io
import json
import resource
import sys

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1_500_000_000
SECONDS = 40


def plain(value: object) -> object:
    """A cell as JSON holds it: text or number."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def read(content: bytes, wanted: str, most_columns: int, most_cells: int) -> dict[str, object]:
    """The visible sheets with their rows, until the cells are too many."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return {"refused": "locked"}
    kinds = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    visible = [entry.name for entry in kinds if entry.visible == SheetVisibleEnum.Visible]
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
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
        sheets.append({"name": name, "rows": rows, "merged": merged})
    return {"sheets": sheets, "names": visible, "hidden": len(kinds) - len(visible)}


def main() -> None:
    """Bound the process, read, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)


if __name__ == "__main__":
    main()

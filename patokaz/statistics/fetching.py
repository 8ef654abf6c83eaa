"""What a statement found, in the form that its asker reads: a frame, or dictionaries, which take a fraction of its time."""

from typing import Any

import pandas as pd

Records = list[dict[str, Any]]


def fetched_frame(cursor: Any) -> pd.DataFrame:
    """What a statement found, as a frame."""
    return cursor.df()


def fetched_records(cursor: Any) -> Records:
    """What a statement found, as `records` gives it."""
    names = [column[0] for column in cursor.description or []]
    measures = [column[0] for column in cursor.description or [] if column[1] == "DOUBLE"]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in found:
        for name in measures:
            if row[name] is None:
                row[name] = float("nan")
    return found


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries, None where a number is missing; a few rows come several times as fast as from pandas."""
    names = list(rows.columns)
    columns = ([None if cell is pd.NA else cell for cell in rows[name].tolist()] for name in names)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]

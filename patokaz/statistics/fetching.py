"""Query results as data frames, arrays or dictionaries; dictionaries are much faster for a few rows."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

Records = list[dict[str, Any]]

TEXT = pd.StringDtype(na_value=np.nan)
WITH_MISSING = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


def fetched_frame(cursor: Any) -> pd.DataFrame:
    """A query result as a data frame.

    Faster than DuckDB's own conversion, which creates a Python object for every text.
    """
    found = cursor.to_arrow_table()
    return pd.DataFrame({name: _column(cells) for name, cells in zip(found.column_names, found.columns, strict=True)})


def _column(cells: pa.ChunkedArray) -> Any:
    if pa.types.is_string(cells.type):
        return pd.arrays.ArrowStringArray(cells, dtype=TEXT)
    if pa.types.is_date(cells.type):
        return cells.cast(pa.timestamp("us")).to_numpy()
    if cells.null_count and cells.type in WITH_MISSING:
        return WITH_MISSING[cells.type].__from_arrow__(cells)
    return cells.to_numpy()


def fetched_columns(cursor: Any) -> dict[str, np.ndarray]:
    """A query result as one array per column; lists are arrays in it. Values must not be missing."""
    found: dict[str, np.ndarray] = cursor.fetchnumpy()
    return found


def fetched_records(cursor: Any) -> Records:
    """A query result as `records` returns it."""
    names = [column[0] for column in cursor.description or []]
    measures = [column[0] for column in cursor.description or [] if column[1] == "DOUBLE"]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in found:
        for name in measures:
            if row[name] is None:
                row[name] = float("nan")
    return found


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, None where a number is missing; several times faster than pandas for a few rows."""
    names = list(rows.columns)
    columns = ([None if cell is pd.NA else cell for cell in rows[name].tolist()] for name in names)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]

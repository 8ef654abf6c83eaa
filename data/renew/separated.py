"""Answers in CSV: decoded without guessing silently, with the columns that they must have."""

import io
from collections.abc import Sequence

import pandas as pd

from data.renew.net import looks_like_html
from data.renew.words import Failure


def decoded(content: bytes, what: str, encodings: Sequence[str] = ("utf-8-sig", "cp1251")) -> str:
    """The text of an answer in the first encoding that fits. Raises Failure for a page and where none fits."""
    if looks_like_html(content):
        raise Failure("html", table=what)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Failure("encoding", table=what)


def read_rows(text: str, what: str, needed: Sequence[str], separator: str = ",") -> pd.DataFrame:
    """All cells as text. Raises Failure where the answer is empty, cut off or without a needed column."""
    if not text.strip():
        raise Failure("empty", table=what)
    try:
        rows = pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    except ValueError as error:
        raise Failure("cut_off_file", table=what) from error
    for column in needed:
        if column not in rows:
            raise Failure("column_missing", column=column)
    if not text.endswith("\n") and (rows.iloc[-1] == "").any():
        raise Failure("cut_off_file", table=what)
    return rows

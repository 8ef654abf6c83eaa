"""What a column of the workbook must hold, and what a sheet is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column. kind: text, long_text, key, year, years, whole, number, weight, money, frequency or a closed list.

    low, high: the range of a number; or_missing: a number's cell may hold a kind of missing in words.
    """

    name: str
    kind: str = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    or_missing: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet. required: the workbook is no plan without it."""

    name: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False

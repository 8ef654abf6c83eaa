"""Problems of a workbook, cell by cell; codes and expected values, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

MOST_PROBLEMS = 200
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """A refused cell or, as a notice, an adjusted reading.

    row: as in the office program, 0 for the whole sheet; code: last part of a text key (plans.bad_... or
    plans.told_...); found: the cell as written, truncated; expected: parameters of the text.
    """

    sheet: str
    row: int
    column: str
    code: str
    found: str = ""
    expected: Mapping[str, object] = field(default_factory=dict)
    count: int = 1


class UnreadableForm(ValueError):
    """A completely refused workbook. problems: the first 200, in the order of sheets and rows; total: all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{p.sheet}!{p.row}:{p.column}:{p.code}" for p in problems[:5]))
        self.problems = tuple(problems[:MOST_PROBLEMS])
        self.total = len(problems)

    def __reduce__(self) -> tuple[Any, ...]:
        return UnreadableForm, (list(self.problems),), {"total": self.total}


@dataclass
class Findings:
    """Problems and notices collected while reading; notices of one kind and column are counted together."""

    problems: list[Problem] = field(default_factory=list)
    notices: dict[tuple[str, str, str], Problem] = field(default_factory=dict)

    def refuse(self, place: tuple[str, int, str], code: str, found: object = "", **expected: object) -> None:
        """Add a problem at (sheet, row, column)."""
        self.problems.append(Problem(*place, code, shown(found), expected))

    def tell(self, place: tuple[str, int, str], code: str, found: object = "", **expected: object) -> None:
        """Add a notice; the first of its kind keeps its place, the others are counted."""
        key = (place[0], place[2], code)
        first = self.notices.get(key)
        count = first.count + 1 if first else 1
        kept = first or Problem(*place, code, shown(found), expected)
        self.notices[key] = Problem(kept.sheet, kept.row, kept.column, code, kept.found, kept.expected, count)


def shown(value: object) -> str:
    """A cell as quoted: one line, truncated; whole numbers without decimals, dates without time."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    elif isinstance(value, datetime) and value.time() == time():
        value = value.date()
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"

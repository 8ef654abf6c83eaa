"""Model of a report, independent of the file format: chapters of blocks, and the items missing for a final one."""

from dataclasses import dataclass
from typing import TypeAlias

from patokaz.statistics.remembers import Remembers

FORBIDDING = frozenset({"box_empty", "box_too_long", "year_not_approved", "value_not_approved", "weights", "no_values"})


@dataclass(frozen=True)
class Missing:
    """An item missing from a report.

    code: box_empty, box_too_long, year_not_approved, value_not_approved, weights, no_values, not_supplied.
    """

    code: str
    name: str

    @property
    def forbids(self) -> bool:
        """Whether it prevents a final report."""
        return self.code in FORBIDDING


@dataclass(frozen=True)
class ReportTable(Remembers):
    """A table with its caption; numeric: indices of right-aligned columns."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A generated paragraph of text. is_note: small, beside a table or a heading."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class ReportPicture:
    """A picture with its alternative text."""

    png: bytes
    alt: str


@dataclass(frozen=True)
class Box:
    """A question answered by the officer. text: as written in the workbook, may be empty."""

    id: str
    question: str
    most_words: int
    text: str

    @property
    def words(self) -> int:
        """Number of words written."""
        return len(self.text.split())


Block: TypeAlias = ReportTable | Paragraph | ReportPicture | Box


@dataclass(frozen=True)
class ReportChapter:
    """A chapter. number: as in the template; level: 1, or 2 for a part of the previous one."""

    number: str
    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PlanReport:
    """A report of a plan. order: remark on the order of chapters; filled of boxes: required boxes."""

    id: str
    title: str
    subtitle: str
    order: str
    due: str
    language: str
    chapters: tuple[ReportChapter, ...]
    missing: tuple[Missing, ...]
    boxes: int
    filled: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing prevents a final report."""
        return not any(row.forbids for row in self.missing)


class NotFinal(ValueError):
    """The report cannot be final. missing: the reasons."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(f"{row.code}: {row.name}" for row in missing))
        self.missing = missing

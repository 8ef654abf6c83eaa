"""What a report is made of, whatever file it leaves in: chapters of blocks, and what is missing before it is final."""

from dataclasses import dataclass
from typing import TypeAlias

FORBIDDING = frozenset({"box_empty", "box_too_long", "year_not_approved", "value_not_approved", "weights", "no_values"})


@dataclass(frozen=True)
class Missing:
    """What a report lacks. code: box_empty, box_too_long, year_not_approved, value_not_approved, weights, no_values, not_supplied."""

    code: str
    name: str

    @property
    def forbids(self) -> bool:
        """Whether the report may not call itself final because of it."""
        return self.code in FORBIDDING


@dataclass(frozen=True)
class ReportTable:
    """A table with its caption; numeric: positions of columns that are set to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text that the product wrote. is_note: small, beside a table or a heading."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class ReportPicture:
    """A picture with the words that stand for it."""

    png: bytes
    alt: str


@dataclass(frozen=True)
class Box:
    """A question that the officer answers. text: as written in the workbook, empty where it is not."""

    id: str
    question: str
    most_words: int
    text: str

    @property
    def words(self) -> int:
        """How many words are written."""
        return len(self.text.split())


Block: TypeAlias = ReportTable | Paragraph | ReportPicture | Box


@dataclass(frozen=True)
class ReportChapter:
    """A chapter in its order. number: as the template writes it; level: 1, or 2 for a part of the one before."""

    number: str
    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PlanReport:
    """A report of a plan. order: what is said of the order of chapters; filled of boxes: required boxes."""

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
        """Whether nothing forbids calling the report final."""
        return not any(row.forbids for row in self.missing)


class NotFinal(ValueError):
    """A report that may not call itself final. missing: why not."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(f"{row.code}: {row.name}" for row in missing))
        self.missing = missing

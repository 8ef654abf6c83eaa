"""Parts of a profile's documents beside and below its figures."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from patokaz.language.words import ended

SEVERAL = 5  # indicators whose notes share a sentence
SENTENCE = re.compile(r"(?<=[\w)%]{3}[.!?]) (?=[A-ZÇËА-ЯЀ-ЏҐ])")  # not after an abbreviation: м. Севастополь


@dataclass(frozen=True)
class Beside:
    """Comparison values of a figure in a table, formatted; empty where unknown or not comparable.

    around, country: values of the larger areas; median: of the country; previous: newest earlier value since the last
    break, with its year; first, last: ends of the trend; share, share_around: of an amount in the country's and the
    larger area's total, which are then in `country` and `around`.
    """

    around: str
    country: str
    median: str
    previous: str
    previous_year: str
    first: str
    last: str
    share: str = ""
    share_around: str = ""

    @property
    def around_share(self) -> str:
        """The value of the larger area, with the share in its total."""
        return f"{self.around} ({self.share_around})" if self.share_around else self.around

    @property
    def country_share(self) -> str:
        """The value of the country, with the share in its total."""
        return f"{self.country} ({self.share})" if self.share else self.country


@dataclass(frozen=True)
class Line:
    """A quantity over the years as a chart with axes: named lines of points (year, value), the own one first.

    breaks: first years after a break; ticks: (value, text) of the axis; years: labelled years; alt: alternative text;
    note: the breaks in words, empty if none; sources: with their licences.
    """

    title: str
    unit: str
    lines: Sequence[tuple[str, Sequence[tuple[int, float]]]]
    breaks: Sequence[int]
    ticks: Sequence[tuple[float, str]]
    years: Sequence[int]
    ends: tuple[str, str]
    alt: str
    note: str
    sources: Sequence[str] = ()


@dataclass(frozen=True)
class Parts:
    """The differences among the parts of a larger area.

    heads, rows: the table of extremes; sentences: one an indicator; note: the parts left out, empty if none.
    """

    title: str
    sentences: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    sources: Sequence[str]
    note: str = ""


@dataclass(frozen=True)
class Swot:
    """Texts of the four fields, one item a line, by rule or by the user (see `note`). User text, to be escaped.

    told: figures that no chapter of the report has, by name, with their sources.
    """

    parts: Mapping[str, Sequence[str]]
    note: str
    told: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Around:
    """Contents of an opened figure.

    drawn: the years as a line with its axis, as HTML, empty with one year; neighbours: (name, value, address, whether
    it is the place itself), highest first; map: address of the figure on the map, empty if none; code: HTML for
    embedding the figure.
    """

    drawn: str = ""
    neighbours: Sequence[tuple[str, str, str, bool]] = ()
    map: str = ""
    code: str = ""


@dataclass(frozen=True)
class Fact:
    """A part of the first sentence, and its headline figure."""

    text: str
    indicator: str


@dataclass(frozen=True)
class Withheld:
    """A figure that is not shown, and the reason. dated: the name with the year, in the language's form."""

    name: str
    year: int
    text: str
    dated: str
    indicator: str = ""

    @property
    def sentence(self) -> str:
        """The note as one line."""
        return f"{self.dated}: {self.text}"


@dataclass(frozen=True)
class ContextNote:
    """Context beside the figures, such as the war status; never part of a score."""

    title: str
    text: str
    state: str

    @property
    def sentence(self) -> str:
        """The note as one line."""
        return f"{ended(f'{self.title}: {self.text}')} {self.state}".strip()


def withheld_sentences(entries: Sequence[Withheld]) -> list[str]:
    """The withheld figures, one sentence a reason."""
    names: dict[str, list[str]] = {}
    for entry in dict.fromkeys(entries):
        names.setdefault(entry.text, []).append(entry.dated)
    return [ended(f"{'; '.join(told)}: {text}") for text, told in names.items()]


def said_of(notes: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Sentences shared by SEVERAL or more notes, by their mark [a]; and texts with the names they apply to.

    notes: (name, text); empty texts are left out. The marks take the place of the shared sentences.
    """
    sentences = {name: list(dict.fromkeys(SENTENCE.split(text))) for name, text in notes if text}
    counted = Counter(sentence for of_name in sentences.values() for sentence in of_name)
    together: dict[tuple[str, ...], list[str]] = {}  # sentences that are always said together share a mark
    for sentence, count in counted.items():
        if count >= SEVERAL:
            together.setdefault(tuple(name for name in sentences if sentence in sentences[name]), []).append(sentence)
    marks = {f"[{letter}]": said for letter, said in zip(ascii_lowercase, together.values(), strict=False)}
    texts: dict[str, list[str]] = {}
    for name, of_name in sentences.items():
        own = [mark for mark, said in marks.items() if said[0] in of_name]
        left = [sentence for sentence in of_name if not any(sentence in said for said in marks.values())]
        texts.setdefault(" ".join([*left, *own]), []).append(name)
    return {mark: " ".join(said) for mark, said in marks.items()}, texts

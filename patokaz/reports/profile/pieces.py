"""What stands beside and below the figures of a profile in its documents."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from patokaz.language.words import ended

SEVERAL = 5  # indicators whose notes share a sentence
SENTENCE = re.compile(r"(?<=[\w)%]{3}[.!?]) (?=[A-ZÇËА-ЯЀ-ЏҐ])")  # not after an abbreviation: м. Севастополь


@dataclass(frozen=True)
class Beside:
    """What stands beside a figure in a table, as numbers in words; empty where it is not known or may not be compared.

    around, country: values of the larger areas; median: of the country; previous: the newest earlier value since the
    last break, with its year; first, last: the ends of the trend; share, share_around: of an amount in those of the country
    and of the area around, which then stand in `country` and `around`.
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
        """The value of the area around, with the share of an amount in it."""
        return f"{self.around} ({self.share_around})" if self.share_around else self.around

    @property
    def country_share(self) -> str:
        """The country's value, with the share of an amount in it."""
        return f"{self.country} ({self.share})" if self.share else self.country


@dataclass(frozen=True)
class Line:
    """A quantity over the years as a chart with axes: lines with a name and their points (year, value), the own first.

    breaks: first years after a break; ticks: values of the axis with their texts; years: those the axis tells.
    alt: the chart in words; note: which breaks it has, empty where it has none.
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


@dataclass(frozen=True)
class Parts:
    """How the parts of a larger area differ. heads and rows: of the table of extremes; sentences: a line an indicator;
    note: which parts are left out, empty of none."""

    title: str
    sentences: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    sources: Sequence[str]
    note: str = ""


@dataclass(frozen=True)
class Swot:
    """Texts of the four fields, a line each: by a rule or by the reader, as `note` says. User text, to be escaped."""

    parts: Mapping[str, Sequence[str]]
    note: str


@dataclass(frozen=True)
class Around:
    """What stands around an opened figure. drawn: the years as a line with its axis, as HTML, empty of one year; neighbours: name,
    value, address, whether it is the place itself, the highest first; map: address of the figure on the map, empty where it
    has none; code: the HTML that puts the figure into another site."""

    drawn: str = ""
    neighbours: Sequence[tuple[str, str, str, bool]] = ()
    map: str = ""
    code: str = ""


@dataclass(frozen=True)
class Fact:
    """A part of the first sentence, and the headline figure that it is about."""

    text: str
    indicator: str


@dataclass(frozen=True)
class Withheld:
    """A figure that is not shown, and why. dated: the name with the year, as the language writes it."""

    name: str
    year: int
    text: str
    dated: str
    indicator: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.dated}: {self.text}"


@dataclass(frozen=True)
class ContextNote:
    """What stands beside the figures, such as the war status: never in a score."""

    title: str
    text: str
    state: str

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.title}: {self.text}. {self.state}".strip()


def withheld_sentences(entries: Sequence[Withheld]) -> list[str]:
    """What is not shown, a sentence for each reason."""
    names: dict[str, list[str]] = {}
    for entry in dict.fromkeys(entries):
        names.setdefault(entry.text, []).append(entry.dated)
    return [ended(f"{'; '.join(told)}: {text}") for text, told in names.items()]


def said_of(notes: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Sentences that SEVERAL notes or more share, by the mark that stands for them: [a]; and texts with the names that each is said
    of, marks in place of those sentences. notes: (name, text); an empty text is none."""
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

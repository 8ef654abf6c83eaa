"""Columns of a user's table -> numbers. Ambiguous separators are settled by all evidence of the file, and reported.

A comma or point before exactly three digits separates decimals or thousands. In this order: evidence of other cells in
the column; evidence of other columns; the digits (plain whole numbers below 1,000 beside it are of the same magnitude
under one reading only); the sign between the columns; otherwise one such cell is a decimal, several are thousands.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10
from statistics import median

from patokaz.own_data.missing_codes import has_code_form
from patokaz.own_data.numbers import DECIMAL, MONTH, NAN, THOUSANDS, Cell, Figure, read_figure


@dataclass(frozen=True)
class Question:
    """A column that can be read in two ways. sign: which of `,.(`, or `?` for a code for missing; cell: where; text, read,
    otherwise: an example and its two values; others: the column read the other way, as long as the table; count: how many
    cells there are."""

    column: str
    sign: str
    reading: str
    cell: str
    text: str
    read: float
    otherwise: float
    others: tuple[float, ...]
    count: int = 1


@dataclass(frozen=True)
class Settled:
    """A column as numbers: NaN for missing and for text. wrong: positions of text; clash: a cell whose sign or unit
    contradicts the others, and the reason; doubt: position and reading of the first cell that could be read otherwise."""

    values: list[float]
    wrong: list[int]
    figures: Sequence[Figure]
    clash: tuple[int, str] | None = None
    doubt: tuple[int, str] | None = None
    others: list[float] = field(default_factory=list)

    @property
    def known(self) -> int:
        return sum(value == value for value in self.values)

    @property
    def coded(self) -> bool:
        """Whether its numbers are written as codes are, with zeros before them."""
        return any(figure.coded for figure in self.figures)


def parse(cells: Sequence[Cell]) -> list[Figure]:
    """The cells of a column, each read by itself; months of years are no decimals."""
    known = {cell: read_figure(cell) for cell in set(cells) if isinstance(cell, str)}  # 0.5 and 50 % are equal floats
    figures = [known[cell] if isinstance(cell, str) else read_figure(cell) for cell in cells]
    texts = [cell for cell, figure in zip(cells, figures, strict=True) if figure.kind == "number"]
    if texts and all(isinstance(cell, str) and MONTH.fullmatch(cell.strip()) for cell in texts):
        return [Figure("text") if figure.kind == "number" else figure for figure in figures]
    return figures


def proven(columns: Sequence[Sequence[Figure]]) -> list[Counter[tuple[str, str]]]:
    """What the signs of each column certainly are, with the number of cells that prove it."""
    return [Counter(proof for figure in figures for proof in figure.proves) for figures in columns]


def settle(figures: Sequence[Figure], elsewhere: Counter[tuple[str, str]], delimiter: str = "") -> Settled:
    """A column with its signs decided. elsewhere: what the other columns prove; delimiter: the sign between columns."""
    wrong = [position for position, figure in enumerate(figures) if figure.kind == "text"]
    own = proven([figures])[0]
    clash = _clash(figures, own)
    if clash is not None:
        return Settled([figure.value for figure in figures], wrong, figures, clash)
    readings = {sign: _reading(sign, figures, own, elsewhere, delimiter) for sign in ",."}
    values, others = [], []
    doubt = None
    for position, figure in enumerate(figures):
        value, other = figure.value, figure.other
        if figure.sign in readings and figure.sign:
            reading, sure = readings[figure.sign]
            if reading == THOUSANDS:
                value, other = other, value
            if sure:
                other = value
            elif doubt is None:
                doubt = (position, reading)
        elif figure.sign == "(":
            doubt = doubt or (position, "negative")
        else:
            other = value
        values.append(value)
        others.append(other)
    return Settled(values, wrong, figures, None, doubt, others if doubt else [])


def _clash(figures: Sequence[Figure], own: Counter[tuple[str, str]]) -> tuple[int, str] | None:
    """The first cell that contradicts the majority of its column in decimal sign or unit."""
    doubtful = {sign for figure in figures if (sign := figure.sign) in (",", ".") and figure.sign}
    for sign, role, against, otherwise in (
        (",", DECIMAL, ".", DECIMAL), (",", DECIMAL, ",", THOUSANDS), (".", DECIMAL, ".", THOUSANDS),
        (",", THOUSANDS, ".", THOUSANDS),
    ):  # fmt: skip
        if own[sign, role] and own[against, otherwise]:
            first, second = (
                next(at for at, figure in enumerate(figures) if proof in figure.proves)
                for proof in ((sign, role), (against, otherwise))
            )
            counts = own[sign, role], own[against, otherwise]
            later = max(first, second) if counts[0] == counts[1] else first if counts[0] < counts[1] else second
            return later, "two_signs"
    if doubtful == {",", "."} and not own:
        signs = Counter(figure.sign for figure in figures)
        fewer_sign = "," if signs[","] < signs["."] else "."
        return next(at for at, figure in enumerate(figures) if figure.sign == fewer_sign), "two_signs"
    units = Counter(figure.unit for figure in figures if figure.unit)
    if len(units) > 1:
        rarest = min(units, key=lambda unit: units[unit])
        return next(at for at, figure in enumerate(figures) if figure.unit == rarest), "two_units"
    return None


def _reading(
    sign: str,
    figures: Sequence[Figure],
    own: Counter[tuple[str, str]],
    elsewhere: Counter[tuple[str, str]],
    delimiter: str,
) -> tuple[str, bool]:
    """How a separator before three digits is read in a column, and whether that is certain."""
    other = {",": ".", ".": ","}[sign]
    for role in (DECIMAL, THOUSANDS):
        if own[sign, role]:
            return role, True
    if own[other, DECIMAL]:
        return THOUSANDS, False
    if own[other, THOUSANDS]:
        return DECIMAL, False
    votes = (
        elsewhere[sign, DECIMAL] + elsewhere[other, THOUSANDS],
        elsewhere[sign, THOUSANDS] + elsewhere[other, DECIMAL],
    )
    if votes[0] != votes[1]:
        return (DECIMAL if votes[0] > votes[1] else THOUSANDS), False
    by_digits = _by_digits(sign, figures)
    if by_digits:
        return by_digits, False
    if delimiter == ";":
        return (DECIMAL if sign == "," else THOUSANDS), False
    if delimiter == ",":
        return (THOUSANDS if sign == "," else DECIMAL), False
    return (DECIMAL if sum(figure.sign == sign for figure in figures) == 1 else THOUSANDS), False


def _by_digits(sign: str, figures: Sequence[Figure]) -> str:
    """The reading under which doubtful cells are of the size of the plain whole numbers beside them, '' without any."""
    unsigned = [figure.value for figure in figures if figure.kind == "number" and not figure.sign and figure.value]
    plain = [abs(value) for value in unsigned if not has_code_form(value)]
    doubtful = [figure for figure in figures if figure.sign == sign]
    if not plain or not doubtful:
        return ""
    if max(plain) >= 1000:
        return DECIMAL  # with a thousands separator these would contain one
    size = log10(median(plain))
    as_decimal = abs(log10(median(abs(figure.value) for figure in doubtful)) - size)
    as_thousands = abs(log10(median(abs(figure.other) for figure in doubtful)) - size)
    return DECIMAL if as_decimal < as_thousands else THOUSANDS


def column_numbers(cells: Sequence[Cell]) -> tuple[list[float], list[int]]:
    """The cells of a column by itself as numbers, NaN for missing and for texts, and the positions of texts."""
    settled = settle(parse(cells), Counter())
    values = [
        NAN if figure.kind != "number" else value for figure, value in zip(settled.figures, settled.values, strict=True)
    ]
    return values, settled.wrong

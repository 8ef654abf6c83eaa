"""The position of a table in the rows of a file: titles, heading lines, column numbering, sources."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.own_data.numbers import Cell, Percent, read_figure
from patokaz.own_data.refusals import Note, UnreadableTable
from patokaz.own_data.units import unit_text
from patokaz.own_data.workbooks import column_letters

LONGEST_NAME = 80
LONGEST_TEXT = 200
MOST_ABOVE = 30
MOST_LINES = 4
BELOW = re.compile(
    r"(източник|извор|burimi?|source|джерело|источник|забележк|бележк|забелешк|shënim|примітк|note|легенда|legend|©|\(c\)"
    r"|(последна )?актуализ|обновен|извлечен|изтеглен|дата на |последно ажурира|ажуриран|преземен|përditës|оновлен|дата "
    r"|last update|updated|extracted|retrieved|accessed)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(19|20)[0-9]{2}")
UNIT_LINE = re.compile(
    r"[(\[].*[)\]]|%|‰|бр\.?|брой|број|numër|number|осіб|лица|persons|хил\.?|тис\.?|лв\.?|ден\.?|грн\.?|eur|€",
    re.IGNORECASE,
)
TAG = re.compile(r"#[a-z][\w ]*(\+\s*\w+\s*)*", re.IGNORECASE)
LEGEND_MARK = re.compile(r"[:*†‡]{0,3}[^\W\d_]{0,2}\)?")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
Merged = Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True)
class Framed:
    """A table found in the rows.

    names: of the columns; rows: cells, as wide as names; numbers: their row numbers; above: texts of the lines above
    the headings.
    """

    names: list[str]
    rows: list[list[Cell]]
    numbers: list[int]
    notes: tuple[Note, ...]
    above: tuple[str, ...] = ()


def text_of(cell: Cell) -> str:
    """A cell as text: printable characters only, numbers without a superfluous point."""
    if isinstance(cell, float):
        return f"{cell:.15g}" + (" %" if isinstance(cell, Percent) else "")
    if len(cell) < LONGEST_TEXT and cell.isprintable():
        return cell.strip()
    cell = INVISIBLE.sub("", cell)
    return re.sub(" +", " ", "".join(letter if letter.isprintable() else " " for letter in cell)).strip()[:LONGEST_TEXT]


def framed(rows: Sequence[Sequence[Cell]], merged: Merged, first: int, most_columns: int) -> Framed:
    """The table among the rows. first: number of the first row in the file. Raises UnreadableTable."""
    kept = [(at, row) for at, row in enumerate(rows) if any(text_of(cell) for cell in row)]
    if len(kept) < 2:
        raise UnreadableTable("no_rows")
    if any(_width(row) > most_columns for _, row in kept[: 2 * MOST_ABOVE]):
        raise UnreadableTable("too_many_columns", columns=most_columns)
    heading = _heading(kept)
    notes: list[Note] = []
    above: tuple[str, ...] = ()
    if heading is None:
        start, names = 0, []
        notes.append(Note("no_heading"))
    else:
        lines, start = heading
        names = _joined([list(kept[at][1]) for at in lines], [kept[at][0] for at in lines], merged)
        notes += _told(kept, lines, first)
        above = tuple(text for _, row in kept[: lines[0]] for cell in row if (text := text_of(cell)))
    body = kept[start:]
    if len(body) > 1 and _is_numbering(body[0][1]):
        notes.append(Note("numbering", {"row": str(body[0][0] + first)}))
        body = body[1:]
    if len(body) > 1 and _are_tags(body[0][1]):
        notes.append(Note("tags", {"row": str(body[0][0] + first)}))
        body = body[1:]
    body, below = _without_sources(body)
    notes += [Note("below", {"row": str(at + first), "text": text_of(_first(row))[:80]}) for at, row in below[:3]]
    if not body:
        raise UnreadableTable("no_rows")
    width = len(names) or max(_width(row) for _, row in body)
    names = _named(names, width)
    for at, row in body:
        if _width(row) > width:
            raise UnreadableTable("ragged", row=at + first, columns=width)
    _check(names, width)
    _check_merged(merged, body, rows, first)
    cells = [list(row[:width]) + [""] * (width - len(row)) for _, row in body]
    return Framed(names, cells, [at + first for at, _ in body], tuple(notes), above)


def _check(names: list[str], width: int) -> None:
    if width < 2:
        raise UnreadableTable("one_column")
    seen: set[str] = set()
    twice = [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
    if twice:
        raise UnreadableTable("duplicate_columns", columns=", ".join(dict.fromkeys(twice[:5])))


def _heading(kept: Sequence[tuple[int, Sequence[Cell]]]) -> tuple[list[int], int] | None:
    """Positions of the heading lines and of the first row after them, None if the first row contains values."""
    leading = []
    for at, (_, row) in enumerate(kept[:MOST_ABOVE]):
        if not _is_heading(row):
            break
        leading.append(at)
    if not leading:
        return None
    widest = max(_filled(kept[at][1]) for at in leading)
    if widest < 2:
        following = kept[leading[-1] + 1] if leading[-1] + 1 < len(kept) else None
        if following and _filled(following[1]) > 1:
            return None
        return [leading[0]], leading[0] + 1
    at = next(at for at in leading if _filled(kept[at][1]) == widest)
    lines = [at]
    top = _top(kept, at)
    lines = list(range(top, at + 1))
    while lines[-1] + 1 in leading and len(lines) < MOST_LINES:
        below = kept[lines[-1] + 1][1]
        if not _continues(kept[top][1], below) and not _is_units(below):
            break
        lines.append(lines[-1] + 1)
    return lines, lines[-1] + 1


def _top(kept: Sequence[tuple[int, Sequence[Cell]]], at: int) -> int:
    """The first of the heading lines that end in a line: the lines above it whose groups it subdivides."""
    for top in range(at - 1, max(-1, at - MOST_LINES), -1):
        if _filled(kept[top][1]) < 2:
            break
        if text_of(kept[top][1][0]):
            return top if all(_continues(kept[top][1], kept[line][1]) for line in range(top + 1, at + 1)) else at
    return at


def _continues(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row of headings goes on in the next: its first cell is empty or the same."""
    first, second = text_of(above[0]) if above else "", text_of(below[0]) if below else ""
    return _is_heading(below) and _filled(above) > 1 and bool(first) and second in ("", first)


def _is_units(row: Sequence[Cell]) -> bool:
    """Whether a row below the headings contains the units of the columns."""
    texts = [text for cell in row if (text := text_of(cell))]
    return len(texts) > 1 and all(UNIT_LINE.fullmatch(text) or unit_text(text) for text in texts)


def _is_heading(row: Sequence[Cell]) -> bool:
    """Texts and years only: no figures."""
    texts = [text_of(cell) for cell in row]
    return all(not text or YEAR.fullmatch(text) or read_figure(text).kind != "number" for text in texts)


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Whether a row below the headings numbers the columns: 1 2 3, or А 1 2."""
    texts = [text_of(cell).strip("()") for cell in row if text_of(cell)]
    fewest = 2
    if texts and texts[0] in ("A", "А", "a", "а"):
        texts, fewest = texts[1:], 1
        if texts and texts[0] in ("B", "Б", "В", "b", "б"):
            texts = texts[1:]
    return len(texts) >= fewest and texts in ([str(at + first) for at in range(len(texts))] for first in (1, 2))


def _are_tags(row: Sequence[Cell]) -> bool:
    """The row below headings that tags the columns, as exchanges of humanitarian data do (HXL): #adm1+name."""
    texts = [text for cell in row if (text := text_of(cell))]
    return len(texts) > 1 and all(TAG.fullmatch(text) for text in texts)


def _joined(lines: list[list[Cell]], places: Sequence[int], merged: Merged) -> list[str]:
    """The heading lines as one name a column; headings over several columns are repeated in each."""
    width = max(_width(line) for line in lines)
    texts = [[text_of(cell) for cell in line] + [""] * (width - len(line)) for line in lines]
    for line, place in enumerate(places):
        for top, left, bottom, right in merged:
            if top <= place <= bottom and left < width:
                spread = texts[max(0, line - (place - top))][left]
                for column in range(left, min(right + 1, width)):
                    texts[line][column] = texts[line][column] or spread
    for line, above in enumerate(texts[:-1]):
        for column in range(2, width):
            if not above[column] and above[column - 1] and any(below[column] for below in texts[line + 1 :]):
                above[column] = above[column - 1]
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*texts, strict=True)]


def _named(names: list[str], width: int) -> list[str]:
    while names and not names[-1] and len(names) > width:
        names = names[:-1]
    return [(names[at] if at < len(names) else "")[:LONGEST_NAME] or column_letters(at) for at in range(width)]


def _told(kept: Sequence[tuple[int, Sequence[Cell]]], lines: list[int], first: int) -> list[Note]:
    notes = []
    if lines[0] > 0:
        title = text_of(_first(kept[0][1]))[:80]
        notes.append(Note("title", {"row": str(kept[lines[0]][0] + first), "text": title}))
    if len(lines) > 1:
        notes.append(Note("lines", {"first": str(kept[lines[0]][0] + first), "last": str(kept[lines[-1]][0] + first)}))
    return notes


def _without_sources(
    body: Sequence[tuple[int, Sequence[Cell]]],
) -> tuple[list[tuple[int, Sequence[Cell]]], list[tuple[int, Sequence[Cell]]]]:
    """The rows, and the lines below them that name a source or a note."""
    end = len(body)
    while end and (
        BELOW.match(text_of(_first(body[end - 1][1])).lstrip("*¹²³1234567890). ")) or _is_legend(body[end - 1][1])
    ):
        end -= 1
    return list(body[:end]), list(body[end:])


def _is_legend(row: Sequence[Cell]) -> bool:
    """Whether a line below the table explains a letter or sign: b | break in series."""
    texts = [text for cell in row if (text := text_of(cell))]
    return len(texts) == 2 and bool(LEGEND_MARK.fullmatch(texts[0])) and read_figure(texts[1]).kind == "text"


def _check_merged(
    merged: Merged, body: Sequence[tuple[int, Sequence[Cell]]], rows: Sequence[Sequence[Cell]], first: int
) -> None:
    """Refuse merged cells among the values; a title over a row of its own is none of them."""
    inside = {at for at, _ in body}
    for top, left, bottom, right in merged:
        touched = [at for at in range(top, min(bottom, len(rows)) + 1) if at in inside]
        if touched and not (top == bottom and _filled(rows[top]) == 1):
            cells = f"{column_letters(left)}{top + first}:{column_letters(right)}{bottom + first}"
            raise UnreadableTable("merged", cell=cells)


def _first(row: Sequence[Cell]) -> Cell:
    return next((cell for cell in row if text_of(cell)), "")


def _filled(row: Sequence[Cell]) -> int:
    return sum(bool(text_of(cell)) for cell in row)


def _width(row: Sequence[Cell]) -> int:
    return next((at + 1 for at in range(len(row) - 1, -1, -1) if text_of(row[at])), 0)

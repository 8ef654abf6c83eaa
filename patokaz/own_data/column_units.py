"""The unit of a column, from its heading, the cells, or both. Contradictions are conflicts, never figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from patokaz.own_data.numbers import Cell, Figure, multiplied, read_figure
from patokaz.own_data.refusals import Note
from patokaz.own_data.units import MONEY, OF_SIZE, Unit, heading_unit, unit_text, written_unit

MOST_SIZES = 3  # units in a column of numbers; a column with more is one of texts
FEWEST_SIZED = 2
MOST_UNITS = 20  # different ones of a column that says them
OF_A_YEAR = frozenset(["г", "год", "година", "р", "рр", "рік", "року", "viti"])
SIZED = re.compile(rf"(?P<number>.*[0-9])\s*(?P<unit>{OF_SIZE.pattern})")


@dataclass(frozen=True)
class ColumnUnit:
    """Figures in one unit.

    clash: position of the first cell in another unit; unit: to be added to the heading, '' if it contains one or if
    some numbers have none; note: remark on the reading.
    """

    figures: Sequence[Figure]
    clash: int | None = None
    unit: str = ""
    note: tuple[str, int] | None = None


def in_one_unit(heading: str, cells: Sequence[Cell], figures: Sequence[Figure]) -> ColumnUnit:
    """The figures of a column in one unit.

    Words for thousands beside numbers are multiplied out, unless the heading contains the same word: then all are kept
    as written. An unknown unit is accepted only if every number has it.
    """
    said = heading_unit(heading)
    figures, size = _of_one_size(cells, figures)
    counted = [(at, figure) for at, figure in enumerate(figures) if figure.kind == "number" and figure.value]
    clash = next((at for at, figure in counted if _contradicts(figure, said)), None)
    scaled = [at for at, figure in counted if figure.power]
    if clash is None and scaled and not said.power:
        clash = next((at for at, figure in counted if not figure.power and not figure.unit), None)
    if clash is not None or not counted:
        return ColumnUnit(figures, clash)
    if said.power and scaled:
        figures, scaled = [multiplied(figure, -figure.power) for figure in figures], []
    units = {figure.unit for _, figure in counted}
    unit = next(iter(units)) if len(units) == 1 and not said.unit and not said.power else ""
    shown = _as_written(cells[counted[0][0]], unit) if unit in MONEY or unit in ("%", "‰") or size else ""
    note = ("multiplied", scaled[0]) if scaled else ("one_unit", counted[0][0]) if size else None
    return ColumnUnit(figures, None, shown, note)


def _as_written(cell: Cell, unit: str) -> str:
    return (written_unit(cell) if isinstance(cell, str) else "") or unit


def _contradicts(figure: Figure, said: Unit) -> bool:
    """Whether a number has another unit or scale than the heading."""
    if figure.unit and said.unit and figure.unit != said.unit:
        return True
    return bool(said.power) and figure.power != said.power and (bool(figure.power) or figure.unit in MONEY)


def _of_one_size(cells: Sequence[Cell], figures: Sequence[Figure]) -> tuple[Sequence[Figure], str]:
    """The figures of a column in which every number has the same unknown unit (12,5 га), and the unit, otherwise ''."""
    if not any(figure.kind == "text" for figure in figures):
        return figures, ""
    found: list[Figure] = []
    units: dict[str, str] = {}
    for cell, figure in zip(cells, figures, strict=True):
        sized = SIZED.fullmatch(cell.strip()) if isinstance(cell, str) and figure.kind == "text" else None
        if figure.kind == "missing" or (figure.kind == "number" and not figure.value):
            found.append(figure)
            continue
        number = read_figure(sized["number"]) if sized else figure
        if sized is None or number.kind != "number" or number.unit or sized["unit"].casefold().rstrip(".") in OF_A_YEAR:
            return figures, ""
        unit = units.setdefault(sized["unit"].casefold(), sized["unit"])
        if len(units) > MOST_SIZES:
            return figures, ""
        found.append(replace(number, unit=unit))
    if sum(figure.unit != "" for figure in found) < FEWEST_SIZED:
        return figures, ""
    return found, next(iter(units.values())) if len(units) == 1 else ""


def units_of_rows(texts: pd.DataFrame) -> tuple[str, str] | None:
    """A column of texts with the unit of each row, and its units, if they are not the same in all rows."""
    for column in texts:
        written = [text for text in dict.fromkeys(texts[column]) if text]
        units = [unit_text(text) for text in written[:MOST_UNITS]]
        if None not in units and len(set(units)) > 1:
            return str(column), "; ".join(written[:4])
    return None


def scale_notes(headings: Sequence[str], above: Sequence[str]) -> list[Note]:
    """Notes on the scale in headings, and in lines above the table, of figures kept as written."""
    scaled = [heading for heading in headings if heading_unit(heading).power]
    notes = [Note("scaled", {"columns": "; ".join(scaled[:5])})] if scaled else []
    return notes + [Note("scale_above", {"text": text[:80]}) for text in above[:2] if heading_unit(text).power]

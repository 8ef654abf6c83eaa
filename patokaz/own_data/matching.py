"""Matching the rows of a user's own figures with places. A figure is never silently assigned to another place.

The column of places is the most specific one with names of the chosen level; a column of larger areas only
distinguishes namesakes, and a row with contradictory columns has no place. Numbers are codes only if their heading or
all of them indicate it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.geography.names import fold
from patokaz.geography.spellings import PARTS
from patokaz.own_data.column_kinds import is_identifier, is_running_number, is_time, names_settlements
from patokaz.own_data.column_units import units_of_rows
from patokaz.own_data.gazetteer import NOWHERE, Gazetteer
from patokaz.own_data.nearest import NEAREST, names_inside, nearest
from patokaz.own_data.place_columns import PlaceColumns, place_columns, wrong_level
from patokaz.own_data.reading import OwnTable, column_letters
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.row_areas import CONTRADICTS, UPPER_UNKNOWN, areas_of_rows, is_total

LISTED = 30
MOST_KEPT = 2_000
KINDS = ("unknown", "ambiguous", CONTRADICTS, UPPER_UNKNOWN, "total")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row without an area: text as written, reason (a kind), and the nearest or identical names.

    Candidates are determined for listed rows only.
    """

    row: int
    text: str
    kind: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnData:
    """Matched figures of one country and level. values: area_id × columns of numbers; column: the one with the areas;
    unmatched: rows with figures but no area, at most MOST_KEPT of `lost`; aside: rows without any figure that name no
    place; also: level whose areas the column names, too, '' if none; left_out: columns of numbers that are no figures."""

    name: str
    country: str
    level: str
    table: OwnTable
    column: str
    values: pd.DataFrame
    unmatched: tuple[Unmatched, ...]
    lost: int = 0
    aside: tuple[Unmatched, ...] = ()
    also: str = ""
    left_out: tuple[str, ...] = ()

    def label(self, column: str) -> str:
        """A column's heading with the unit found beside its numbers."""
        unit = self.table.units.get(column, "")
        return f"{column}, {unit}" if unit else column

    def decimals(self, column: str) -> int:
        """The decimals needed to distinguish a column's figures, three for usual magnitudes."""
        known = self.values[column].dropna()
        usual = next((digits for digits in range(3) if (known.round(digits) == known).all()), 3)
        return decimals_to_tell_apart(known, usual)


def match_areas(table: OwnTable, places: Gazetteer, name: str, country: str, level: str) -> OwnData:
    """The table with its areas.

    Raises:
        UnreadableTable: no column of areas, another level, two rows of one area, no column of numbers, or rows in
        different units.
    """
    columns = place_columns(table, places)
    better = wrong_level(table, columns, places)
    if better:
        raise UnreadableTable("wrong_level", level=better)
    if columns is None:
        settlements = next((column for column in table.texts if names_settlements(str(column))), None)
        if settlements is not None:
            raise UnreadableTable("settlements", column=settlements)
        raise UnreadableTable("no_areas", text=_example(table))
    found, refused = areas_of_rows(table, columns, places)
    areas = [next(iter(entry)) if len(entry) == 1 else "" for entry in found]
    only = pd.Series(areas, index=table.texts.index)
    if not any(areas):
        several = next((text for text, entry in zip(table.texts[columns.place], found, strict=True) if entry), "")
        reason = "all_ambiguous" if several else "no_areas"
        raise UnreadableTable(reason, text=several[:40] or _example(table))
    _refuse_twice(only, table.texts[columns.place])
    numbers = figures_of(table, columns)
    if numbers.empty:
        raise table.spoiled[0].refusal() if table.spoiled else _no_numbers(table, columns)
    texts = table.texts.drop(columns=[columns.place, *columns.same, *columns.above, *table.numbers])
    if units := units_of_rows(texts[only != ""]):
        raise UnreadableTable("rows_units", column=units[0], units=units[1])
    values = numbers[only != ""].set_axis(pd.Index(only[only != ""], name="area_id"))
    unmatched, aside = _without_area(table, columns, found, refused, numbers, places)
    kept = [*_with_nearest(unmatched[:LISTED], table, columns, places), *unmatched[LISTED:MOST_KEPT]]
    left_out = tuple(
        str(column)
        for column in table.numbers
        if column not in numbers and column not in (columns.place, *columns.same, *columns.above)
    )
    return OwnData(
        name,
        country,
        level,
        table,
        columns.place,
        values,
        tuple(kept),
        len(unmatched),
        tuple(aside),
        columns.also,
        left_out,
    )


def figures_of(table: OwnTable, columns: PlaceColumns) -> pd.DataFrame:
    """The columns of numbers that are figures: no codes, no row numbers, no years or dates."""
    order = list(table.texts.columns)
    at_places = order.index(columns.place)
    return table.numbers[
        [
            column
            for column in table.numbers
            if column not in (columns.place, *columns.same, *columns.above)
            and not is_running_number(column, table.numbers[column], order.index(column) < at_places)
            and not is_time(column, table.numbers[column])
            and not is_identifier(column, table.numbers[column])
        ]
    ]


def _refuse_twice(only: pd.Series, texts: pd.Series) -> None:
    twice = only[(only != "") & only.duplicated(keep=False)]
    if len(twice):
        rows = ", ".join(map(str, twice.index[twice == twice.iloc[0]][:5]))
        raise UnreadableTable("duplicate_areas", text=texts[twice.index[0]][:40], rows=rows)


def _without_area(
    table: OwnTable,
    columns: PlaceColumns,
    found: Sequence[frozenset[str]],
    refused: Mapping[int, str],
    numbers: pd.DataFrame,
    places: Gazetteer,
) -> tuple[list[Unmatched], list[Unmatched]]:
    """Rows with figures that have no area, and the others: totals, sources, titles between rows."""
    unmatched, aside = [], []
    has_figure = numbers.notna().any(axis="columns").tolist()
    texts = table.texts[columns.place].tolist()
    for at, (row, entry) in enumerate(zip(table.texts.index, found, strict=True)):
        if len(entry) == 1:
            continue
        text = texts[at] or next((table.texts[key].iat[at] for key in columns.above if table.texts[key].iat[at]), "–")
        if not has_figure[at]:
            first = next((cell for cell in table.texts.iloc[at] if cell), "")
            aside.append(Unmatched(int(row), first[:60], "unknown"))
        elif (
            (not texts[at] and text != "–")
            or (not entry and is_total(text))
            or (not entry and at < MOST_KEPT and _names_above(at, text, table, columns, places))
        ):
            aside.append(Unmatched(int(row), text[:60], "total"))
        else:
            kind = refused.get(at) or ("ambiguous" if entry else "unknown")
            unmatched.append(Unmatched(int(row), text[:60], kind, tuple(sorted(entry)[:NEAREST])))
    return unmatched, aside


def _names_above(at: int, text: str, table: OwnTable, columns: PlaceColumns, places: Gazetteer) -> bool:
    """Whether a row is of a larger area: its name, or that in a redundant column, is of an area above and of none at the level."""
    said = [text, *(table.texts[column].iat[at] for column in columns.same)]
    return any(one and not places.find(one) and places.find_above(one) for one in said)


def _with_nearest(
    rows: Sequence[Unmatched], table: OwnTable, columns: PlaceColumns, places: Gazetteer
) -> list[Unmatched]:
    """Listed rows with the areas with the most similar names, within the larger area named in the row."""
    inside: dict[frozenset[str], Mapping[str, frozenset[str]]] = {NOWHERE: places.here.names}
    found = []
    for row in rows:
        if row.kind == "ambiguous":
            found.append(row)
            continue
        if row.kind == "contradicts" and columns.same:
            named = (places.find(table.texts.at[row.row, key]) for key in (columns.place, *columns.same))
            found.append(replace(row, candidates=tuple(sorted(frozenset().union(*named))[:NEAREST])))
            continue
        name, *parts = (part.strip() for part in PARTS.split(row.text))
        said = [*(table.texts.at[row.row, column] for column in columns.above), *parts]
        upper = frozenset().union(*(places.find_above(text) for text in said))
        if upper not in inside:
            inside[upper] = names_inside(upper, places)
        near = nearest(fold(name), inside[upper]) if upper else ()
        found.append(replace(row, candidates=near or nearest(fold(row.text), inside[NOWHERE])))
    return found


def _no_numbers(table: OwnTable, columns: PlaceColumns) -> UnreadableTable:
    """Why no column of numbers was found: a column whose cells contain digits but are not numbers, with the first cell."""
    for at, column in enumerate(table.texts):
        texts = table.texts[column]
        digits = texts[texts.str.contains("[0-9]", regex=True)]
        if column not in (columns.place, *columns.same, *columns.above, *table.numbers) and 2 * len(digits) > len(
            texts
        ):
            cell = f"{column_letters(at)}{digits.index[0]}"
            return UnreadableTable("spoiled", column=column, count=len(digits), cell=cell, text=digits.iloc[0][:40])
    return UnreadableTable("no_numbers")


def _example(table: OwnTable) -> str:
    texts = [column for column in table.texts if column not in table.numbers] or list(table.texts)
    return str(table.texts[texts[0]].iloc[0])[:40]


def own_columns(data: OwnData) -> Mapping[str, str]:
    """Columns of numbers by address key: own:0, own:1 and so on, by position in the table."""
    position = {column: at for at, column in enumerate(data.table.numbers.columns)}
    return {f"own:{position[column]}": str(column) for column in data.values.columns}


def template(areas: Sequence[Mapping[str, str]], value: str) -> pd.DataFrame:
    """A table to fill in: code, name and an empty column with that title, one row an area."""
    return pd.DataFrame([{"area_id": area["area_id"], "name": area["name"], value: None} for area in areas])

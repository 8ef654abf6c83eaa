"""A reader's own figures: which row is which place. A figure is never silently another place's.

The column of places is the most specific one that names areas of the chosen level; a column of the areas above only tells
namesakes apart, and a row whose two columns contradict each other has no place. Numbers are codes only where their heading
or all of them say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.geography.names import fold
from patokaz.own_data.gazetteer import NOWHERE, Gazetteer
from patokaz.own_data.nearest import NEAREST, names_inside, nearest
from patokaz.own_data.place_columns import (
    PlaceColumns,
    is_identifier,
    is_running_number,
    is_time,
    place_columns,
    wrong_level,
)
from patokaz.own_data.reading import OwnTable
from patokaz.own_data.refusals import UnreadableTable

LISTED = 30
MOST_KEPT = 2_000
KINDS = ("unknown", "ambiguous", "contradicts", "total")
TOTALS = frozenset(
    fold(words)
    for words in (
        "total", "totals", "grand total", "subtotal", "sub total", "sum", "average", "mean", "median", "min", "max", "minimum", "maximum",
        "of which", "вкупно", "се вкупно", "севкупно", "збир", "просек", "од тоа", "од кои", "медијана", "gjithsej", "shuma", "totali",
        "mesatarja", "prej tyre", "nga të cilat", "общо", "всичко", "сума", "общ сбор", "сбор", "средно", "в т ч", "т ч", "в това число",
        "от тях", "медиана", "минимум", "максимум", "усього", "всього", "разом", "загалом", "у середньому", "в середньому", "середнє",
        "у т ч", "у тому числі", "з них", "медіана", "мінімум", "итого", "всего",
    )
)  # fmt: skip
OF_WHAT = frozenset(
    fold(word) for word in ["за", "по", "на", "във", "в", "во", "у", "од", "for", "of", "in", "për", "në", "e"]
)
LONGEST_TOTAL = 7  # words


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row without its area: as written, why (a kind), and the areas whose names are nearest or the same; candidates
    are looked for in the rows that are listed only."""

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

    def decimals(self, column: str) -> int:
        """The decimals that tell the figures of a column apart, three where they are of usual size."""
        known = self.values[column].dropna()
        usual = next((digits for digits in range(3) if (known.round(digits) == known).all()), 3)
        return decimals_to_tell_apart(known, usual)


def match_areas(table: OwnTable, places: Gazetteer, name: str, country: str, level: str) -> OwnData:
    """The table with its areas.

    Raises UnreadableTable where no column names areas, the areas are of another level, two rows name the same one, or no
    column is of numbers.
    """
    columns = place_columns(table, places)
    better = wrong_level(table, columns, places)
    if better:
        raise UnreadableTable("wrong_level", level=better)
    if columns is None:
        raise UnreadableTable("no_areas", text=_example(table))
    found, contradicting = _areas_of_rows(table, columns, places)
    areas = [next(iter(entry)) if len(entry) == 1 else "" for entry in found]
    only = pd.Series(areas, index=table.texts.index)
    if not any(areas):
        raise UnreadableTable("no_areas", text=_example(table))
    _refuse_twice(only, table.texts[columns.place])
    numbers = figures_of(table, columns)
    if numbers.empty:
        raise table.spoiled[0].refusal() if table.spoiled else UnreadableTable("no_numbers")
    values = numbers[only != ""].set_axis(pd.Index(only[only != ""], name="area_id"))
    unmatched, aside = _without_area(table, columns, found, contradicting, numbers, places)
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
    """The columns of numbers that are figures: no codes, no running numbers, no years or dates."""
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


def _areas_of_rows(table: OwnTable, columns: PlaceColumns, places: Gazetteer) -> tuple[list[frozenset[str]], set[int]]:
    """The areas that each row may mean, and positions of rows whose columns contradict each other."""
    named = [table.texts[columns.place], *(table.texts[column] for column in columns.same)]
    above = [table.texts[column] for column in columns.above]
    told: dict[str, frozenset[str]] = {}
    uppers: dict[str, frozenset[str]] = {}
    others: dict[str, bool] = {}
    found: list[frozenset[str]] = []
    contradicting: set[int] = set()
    for at, texts in enumerate(zip(*named, *above, strict=True)):
        areas = NOWHERE
        for text in texts[: len(named)]:
            here = told.get(text)
            if here is None:
                here = told[text] = places.find(text) if text else NOWHERE
            if not here:
                if columns.same and text and _is_above(text, places, others):  # its code is of a district, say
                    contradicting.add(at)
                continue
            if areas and not areas & here:
                contradicting.add(at)
            areas = areas & here if areas else here
        for text in texts[len(named) :]:
            upper = uppers.get(text)
            if upper is None:
                upper = uppers[text] = places.find_above(text) if text else NOWHERE
            if areas and upper:
                inside = frozenset(area for area in areas if places.above[area] & upper)
                if not inside:
                    contradicting.add(at)
                areas = inside
        alone = not any(texts[1:])
        found.append(NOWHERE if at in contradicting or (alone and areas and fold(texts[0]) in TOTALS) else areas)
    return found, contradicting


def _is_above(text: str, places: Gazetteer, known: dict[str, bool]) -> bool:
    """Whether a text that names no area of the level names one above it; known: texts that were asked for."""
    if text not in known:
        known[text] = bool(places.find_above(text))
    return known[text]


def _refuse_twice(only: pd.Series, texts: pd.Series) -> None:
    twice = only[(only != "") & only.duplicated(keep=False)]
    if len(twice):
        rows = ", ".join(map(str, twice.index[twice == twice.iloc[0]][:5]))
        raise UnreadableTable("duplicate_areas", text=texts[twice.index[0]][:40], rows=rows)


def _without_area(
    table: OwnTable,
    columns: PlaceColumns,
    found: Sequence[frozenset[str]],
    contradicting: set[int],
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
            or (not entry and _is_total(text))
            or (not entry and at < MOST_KEPT and _names_above(at, text, table, columns, places))
        ):
            aside.append(Unmatched(int(row), text[:60], "total"))
        else:
            kind = "contradicts" if at in contradicting else "ambiguous" if entry else "unknown"
            unmatched.append(Unmatched(int(row), text[:60], kind, tuple(sorted(entry)[:NEAREST])))
    return unmatched, aside


def _names_above(at: int, text: str, table: OwnTable, columns: PlaceColumns, places: Gazetteer) -> bool:
    """Whether a row is of a larger area: it, or a column that says the same, names no place of the level but one above."""
    said = [text, *(table.texts[column].iat[at] for column in columns.same)]
    return any(one and not places.find(one) and places.find_above(one) for one in said)


def _is_total(text: str) -> bool:
    """Whether a text is a word for a sum or a mean, alone, before one other word (Общо общини), before what it is of
    (Общо за страната) or after it (Bulgaria total)."""
    words = fold(text).split()
    if text.strip() in ("Σ", "∑"):
        return True
    if not 0 < len(words) <= LONGEST_TOTAL:
        return False
    for length in range(len(words), 0, -1):
        if " ".join(words[:length]) in TOTALS:
            rest = words[length:]
            return len(rest) < 2 or rest[0] in OF_WHAT
    return len(words) < 4 and words[-1] in TOTALS


def _with_nearest(
    rows: Sequence[Unmatched], table: OwnTable, columns: PlaceColumns, places: Gazetteer
) -> list[Unmatched]:
    """Listed rows with the areas whose names are nearest, inside the area above that a row names."""
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
        upper = frozenset().union(*(places.find_above(table.texts.at[row.row, column]) for column in columns.above))
        if upper not in inside:
            inside[upper] = names_inside(upper, places)
        found.append(replace(row, candidates=nearest(fold(row.text), inside[upper])))
    return found


def _example(table: OwnTable) -> str:
    texts = [column for column in table.texts if column not in table.numbers] or list(table.texts)
    return str(table.texts[texts[0]].iloc[0])[:40]


def own_columns(data: OwnData) -> Mapping[str, str]:
    """Columns of numbers by what the address calls them: own:0, own:1 and so on, by their place in the table."""
    position = {column: at for at, column in enumerate(data.table.numbers.columns)}
    return {f"own:{position[column]}": str(column) for column in data.values.columns}


def template(areas: Sequence[Mapping[str, str]], value: str) -> pd.DataFrame:
    """A table to fill in: code, name and an empty column of that title, one row an area."""
    return pd.DataFrame([{"area_id": area["area_id"], "name": area["name"], value: None} for area in areas])

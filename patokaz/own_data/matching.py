"""A reader's own figures: which row is which municipality, and the columns as indicators of this session alone."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from patokaz.names import fold
from patokaz.own_data.reading import OwnTable, UnreadableTable

NEAREST = 3
SEARCHED = 12  # columns among which the one with the places is looked for
WORDS = (
    "община",
    "општина",
    "komuna e",
    "komuna",
    "municipality of",
    "municipality",
    "громада",
    "територіальна громада",
)
NATION = frozenset(
    fold(word)
    for word in (
        "nation", "total", "country", "држава", "вкупно", "kombi", "gjithsej", "vendi", "държава", "общо",
        "страна", "країна", "держава", "усього", "разом",
    )
)  # fmt: skip
GENERIC = tuple(sorted({fold(word) for word in WORDS}, key=len, reverse=True))
KINDS = ("unknown", "ambiguous")


@dataclass(frozen=True)
class Unmatched:
    """A row without its area: as written, and the areas whose names are nearest (unknown) or the same (ambiguous)."""

    row: int
    text: str
    kind: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class OwnData:
    """Matched figures of one country and level. values: area_id × columns of numbers; column: the one with the areas."""

    name: str
    country: str
    level: str
    table: OwnTable
    column: str
    values: pd.DataFrame
    unmatched: tuple[Unmatched, ...]

    def decimals(self, column: str) -> int:
        """The decimals that the figures of a column need, three at the most."""
        known = self.values[column].dropna()
        return next((digits for digits in range(3) if (known.round(digits) == known).all()), 3)


@dataclass(frozen=True)
class SectorTables:
    """Places × sectors by year (0 where there are no years), and the nation's rows of the same years or none at all."""

    tables: Mapping[int, pd.DataFrame]
    nations: Mapping[int, pd.Series]


@dataclass(frozen=True)
class Gazetteer:
    """Areas of one country and level by code, and by folded name. upper: area -> folded names of the area above."""

    codes: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    upper: Mapping[str, frozenset[str]]


def gazetteer(areas: pd.DataFrame, names: pd.DataFrame) -> Gazetteer:
    """areas: area_id, code, group_id of one level; names: area_id, name in any language and script, of any areas."""
    ids = set(areas["area_id"])
    all_names = names.groupby("area_id")["name"].agg(lambda found: frozenset(fold(name) for name in found)).to_dict()
    codes = {
        key.casefold(): area
        for column in ("area_id", "code")
        for key, area in zip(areas[column], areas["area_id"], strict=True)
        if key
    }
    known: dict[str, set[str]] = defaultdict(set)
    for area, name in zip(names["area_id"], names["name"], strict=True):
        if area in ids and fold(name):
            known[fold(name)].add(area)
    upper = {
        area: all_names.get(group, frozenset()) for area, group in zip(areas["area_id"], areas["group_id"], strict=True)
    }
    return Gazetteer(codes, {name: frozenset(found) for name, found in known.items()}, upper)


def match_areas(table: OwnTable, places: Gazetteer, name: str, country: str, level: str) -> OwnData:
    """The table with its areas: the column that matches most rows says which they are, by code or name.

    Raises UnreadableTable where no column names areas, two rows name the same one, or no column is of numbers.
    """
    found = {
        column: [_matches(text, places) for text in table.texts[column]] for column in table.texts.columns[:SEARCHED]
    }
    column = max(found, key=lambda key: sum(len(areas) == 1 for areas in found[key]))
    areas = [
        _narrowed(entry, cells, places) if len(entry) > 1 else entry
        for entry, cells in zip(found[column], table.texts.itertuples(index=False, name=None), strict=True)
    ]
    if not any(len(entry) == 1 for entry in areas):
        raise UnreadableTable("no_areas", text=table.texts.iloc[0, 0][:40])
    only = pd.Series([next(iter(entry)) if len(entry) == 1 else "" for entry in areas], index=table.texts.index)
    twice = only[(only != "") & only.duplicated(keep=False)]
    if len(twice):
        rows = ", ".join(map(str, twice.index[twice == twice.iloc[0]][:5]))
        raise UnreadableTable("duplicate_areas", text=table.texts.loc[twice.index[0], column][:40], rows=rows)
    numbers = table.numbers.drop(columns=column, errors="ignore")
    if numbers.empty:
        spoiled = table.spoiled[0] if table.spoiled else None
        reason = "spoiled" if spoiled else "no_numbers"
        raise UnreadableTable(reason, **(vars(spoiled) if spoiled else {}))
    values = numbers[only != ""].set_axis(pd.Index(only[only != ""], name="area_id"))
    unmatched = [
        _unmatched(int(str(row)), text, entry, places)
        for row, text, entry in zip(table.texts.index, table.texts[column], areas, strict=True)
        if len(entry) != 1
    ]
    return OwnData(name, country, level, table, column, values, tuple(unmatched))


def _matches(text: str, places: Gazetteer) -> frozenset[str]:
    """The areas that a text names: by code, by name, by name and the area above in brackets or after a comma."""
    code = places.codes.get(text.casefold())
    if code:
        return frozenset({code})
    for key in _keys(text):
        if key in places.names:
            return places.names[key]
    head, _, above = re.sub(r"[()]", ",", text).strip(", ").partition(",")
    wanted = fold(above)
    for key in _keys(head) if wanted else ():
        inside = frozenset(
            area for area in places.names.get(key, ()) if any(wanted in name for name in places.upper[area])
        )
        if inside:
            return inside
    return frozenset()


def _narrowed(areas: frozenset[str], cells: Sequence[str], places: Gazetteer) -> frozenset[str]:
    """Areas of one name, told apart by another cell of the row that names the area above."""
    told = {fold(cell) for cell in cells}
    inside = frozenset(area for area in areas if places.upper[area] & told)
    return inside or areas


def _keys(text: str) -> list[str]:
    """The folded text, and without the words for a municipality."""
    key = fold(text)
    keys = [key]
    for word in GENERIC:
        if key.startswith(f"{word} "):
            keys.append(key.removeprefix(f"{word} "))
        if key.endswith(f" {word}"):
            keys.append(key.removesuffix(f" {word}"))
    return [found for found in keys if found]


def _unmatched(row: int, text: str, found: frozenset[str], places: Gazetteer) -> Unmatched:
    if found:
        return Unmatched(row, text[:60], "ambiguous", tuple(sorted(found)[:NEAREST]))
    near = process.extract(fold(text)[:60], list(places.names), scorer=fuzz.ratio, limit=3 * NEAREST, score_cutoff=40)
    ids = dict.fromkeys(area for name, _, _ in near for area in sorted(places.names[name]))
    return Unmatched(row, text[:60], "unknown", tuple(ids)[:NEAREST])


def own_columns(data: OwnData) -> Mapping[str, str]:
    """Columns of numbers by what the address calls them: own:0, own:1 and so on, by their place in the table."""
    everything = list(data.table.numbers.columns)
    return {f"own:{everything.index(column)}": str(column) for column in data.values.columns}


def template(areas: Sequence[Mapping[str, str]], value: str) -> pd.DataFrame:
    """A table to fill in: code, name and an empty column of that title, one row an area."""
    return pd.DataFrame([{"area_id": area["area_id"], "name": area["name"], value: None} for area in areas])


def read_sectors(table: OwnTable) -> SectorTables:
    """A reader's sector table: every figure known and none negative.

    The first column of texts names the places, a column of whole numbers from 1900 to 2100 the years, all other columns
    of numbers are sectors. A place with an asterisk before or after its name, or called as in NATION, is the nation.
    Raises UnreadableTable for what is missing, negative, spoiled or twice, for too few places or sectors, and for a
    nation that lacks a year or is smaller than one of its places.
    """
    if table.spoiled:
        raise UnreadableTable("spoiled", **vars(table.spoiled[0]))
    texts = [column for column in table.texts if column not in table.numbers]
    years = [column for column in table.numbers if _are_years(table.numbers[column])]
    sectors = table.numbers.drop(columns=years[:1])
    if not texts or len(sectors.columns) < 2:
        raise UnreadableTable("few_sectors")
    _check_figures(sectors)
    places = table.texts[texts[0]].str.strip()
    of_year = table.numbers[years[0]].astype(int) if years else pd.Series(0, index=sectors.index)
    twice = pd.concat([places, of_year], axis=1).duplicated()
    if twice.any():
        row = twice.index[twice][0]
        raise UnreadableTable("duplicate_areas", text=places[row][:40], rows=str(row))
    national = places.map(_is_nation).astype(bool)
    nations = _nations(sectors, of_year, national)
    found = {
        int(year): sectors.loc[rows].set_axis(pd.Index(places[rows], name="place"))
        for year, rows in of_year[~national].groupby(of_year[~national]).groups.items()
    }
    if not found or min(len(part) for part in found.values()) < (1 if nations else 2):
        raise UnreadableTable("few_sectors")
    for year, part in found.items():
        small = part.gt(nations[year]).any() if nations else pd.Series(dtype=bool)
        if small.any():
            raise UnreadableTable("small_nation", column=str(small.index[small][0]), year=str(year))
    return SectorTables(found, nations)


def _check_figures(sectors: pd.DataFrame) -> None:
    column = next((name for name in sectors if sectors[name].isna().any()), None)
    if column is not None:
        row = sectors.index[sectors[column].isna()][0]
        raise UnreadableTable("missing_cell", column=column, row=str(row))
    negative = next((name for name in sectors if (sectors[name] < 0).any() or not sectors[name].any()), None)
    if negative is not None:
        raise UnreadableTable("negative", column=negative)


def _is_nation(place: str) -> bool:
    return place.startswith("*") or place.endswith("*") or fold(place) in NATION


def _nations(sectors: pd.DataFrame, of_year: pd.Series, national: pd.Series) -> dict[int, pd.Series]:
    """The nation's row by year, none where the table marks no row."""
    if not national.any():
        return {}
    years = of_year[national]
    if years.duplicated().any() or set(years) != set(of_year):
        raise UnreadableTable("nation")
    return {int(years[row]): sectors.loc[row] for row in years.index}


def _are_years(values: pd.Series) -> bool:
    return bool(values.notna().all() and (values % 1 == 0).all() and values.between(1900, 2100).all())

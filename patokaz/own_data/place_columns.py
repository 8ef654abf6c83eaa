"""Which column of a user's table names the places, which the areas above them, and whether the level is the right one."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.geography.spellings import place_code, spelling
from patokaz.own_data.column_kinds import names_codes, names_settlements
from patokaz.own_data.gazetteer import Gazetteer
from patokaz.own_data.reading import OwnTable

SEARCHED = 12  # columns among which the one with the places is looked for
SAMPLE = 400
MOST_SEARCHED = 5_000  # rows; a column without a place in the sample is taken to contain none


@dataclass(frozen=True)
class PlaceColumns:
    """place: the column that names areas of the level; same: others that name them, too (code, name in another language);
    above: those that name areas above; matched: rows of the sample with an area; also: another level whose areas the place column
    names just as well, '' if none."""

    place: str
    same: tuple[str, ...]
    above: tuple[str, ...]
    matched: int
    also: str = ""


def place_columns(table: OwnTable, places: Gazetteer) -> PlaceColumns | None:
    """The columns that name places, None where none does."""
    sample = _sample(table.texts)
    searched = _searched(sample, table)
    found = {column: [places.find(text) if text else frozenset() for text in sample[column]] for column in searched}
    for column in _code_columns(table, places):
        found[column] = [places.find(text) for text in sample[column]]
    scores = {column: _distinct(areas) for column, areas in found.items()}
    upper = {
        column: [places.find_above(text) if text else frozenset() for text in sample[column]] for column in searched
    }
    candidates = [column for column in found if scores[column]]
    if not candidates and len(sample) < len(table.texts) <= MOST_SEARCHED:
        return _in_all_rows(table, places, searched)
    if not candidates:
        return None
    mixed = [column for column in candidates if column in searched and _are_codes(sample[column], places)]
    searched = [column for column in searched if column not in mixed]  # codes of several levels: none is an area above
    above = [column for column in searched if _is_above(column, candidates, found, upper, scores, places)]
    candidates = [column for column in candidates if column not in above] or candidates
    place = max(
        candidates, key=lambda column: (scores[column], _means(column, places) - _names_upper(upper.get(column, [])))
    )
    above += [
        column
        for column in searched
        if column != place
        and column not in above
        and not _agree(found[column], found[place])
        and _holds(column, upper[column], found[place], places)
    ]
    same = tuple(
        column for column in candidates if column not in (place, *above) and _agree(found[column], found[place])
    )
    also = _also(place, sample, places, scores[place])
    return PlaceColumns(place, same, tuple(above), scores[place], also)


def _searched(sample: pd.DataFrame, table: OwnTable) -> list[str]:
    return [
        column
        for column in sample.columns[:SEARCHED]
        if column not in table.numbers and not names_settlements(str(column))
    ]


def wrong_level(table: OwnTable, columns: PlaceColumns | None, places: Gazetteer) -> str:
    """The level that the table is of, by its heading or because its places match there better; '' where the chosen one is right.
    Where each place of the chosen level is also one of another, and some are only there, it is the other."""
    sample = _sample(table.texts)
    searched = _searched(sample, table)
    here = columns.matched if columns else 0
    best, best_level, all_there = here, "", False
    for level in places.levels:
        if level in (places.level, "country"):
            continue
        for column in [columns.place] if columns and columns.place in searched and here else searched:
            there = [places.find(text, level) if text else frozenset() for text in sample[column]]
            count = _distinct(there)
            meant = _levels_meant(column, places)
            if count > best or (count == best and count and level in meant and places.level not in meant):
                best, best_level = count, level
                all_there = all(
                    areas or not places.find(text) for areas, text in zip(there, sample[column], strict=True) if text
                )
    few_more = best < 1.25 * here and not (all_there and best > here)
    if best_level and columns and _mostly(columns.matched, sample[columns.place]) and few_more:
        meant = _levels_meant(columns.place, places)
        return best_level if best_level in meant and places.level not in meant else ""
    return best_level


def _sample(texts: pd.DataFrame) -> pd.DataFrame:
    return texts.iloc[:: max(1, len(texts) // SAMPLE)] if len(texts) > SAMPLE else texts


def _in_all_rows(table: OwnTable, places: Gazetteer, searched: Sequence[str]) -> PlaceColumns | None:
    """The first column that names a place anywhere, where the sample has none."""
    for column in searched:
        if any(places.find(text) for text in dict.fromkeys(table.texts[column])):
            return PlaceColumns(column, (), (), 1)
    return None


def _code_columns(table: OwnTable, places: Gazetteer) -> list[str]:
    """Columns of whole numbers that are codes: by their heading, or because all values are codes and there is no column of texts."""
    found = []
    first = str(table.texts.columns[0])
    for column in list(table.numbers.columns)[:SEARCHED]:
        values = table.numbers[column].dropna()
        if values.empty or (values % 1 != 0).any() or (values < 0).any():
            continue
        says = names_codes(str(column))
        alone = len(table.texts.columns) == len(table.numbers.columns) and column == first
        if not says and not alone:
            continue
        texts = table.texts[column]
        matched = [bool(places.find(text)) for text in texts[texts != ""][:2000]]
        enough = any(matched) if says else all(matched) and (len(matched) > 2 or bool(_levels_meant(column, places)))
        if enough:
            found.append(str(column))
    return found


def _are_codes(texts: pd.Series, places: Gazetteer) -> bool:
    """Whether every cell is an area's code, of whatever level."""
    known = [level.codes for level in places.levels.values()]
    return all(any(place_code(text) in codes or text.upper() in codes for codes in known) for text in texts if text)


def _distinct(found: Sequence[frozenset[str]]) -> int:
    """How many different places are named, those of one name as one."""
    return len({areas for areas in found if areas})


def _names_upper(upper: Sequence[frozenset[str]]) -> float:
    """The share of cells that name an area above."""
    return sum(bool(areas) for areas in upper) / max(1, len(upper))


def _holds(column: str, upper: Sequence[frozenset[str]], found: Sequence[frozenset[str]], places: Gazetteer) -> bool:
    """Whether a column names larger areas, by its heading or because they contain the places in half of the rows."""
    if _names_upper(upper) < 0.5:
        return False
    if _levels_meant(column, places) - {places.level}:
        return True
    pairs = [(areas, above) for areas, above in zip(found, upper, strict=True) if areas and above]
    return 2 * sum(any(places.above[area] & above for area in areas) for areas, above in pairs) >= len(pairs)


def _is_above(
    column: str,
    candidates: Sequence[str],
    found: dict[str, list[frozenset[str]]],
    upper: dict[str, list[frozenset[str]]],
    scores: dict[str, int],
    places: Gazetteer,
) -> bool:
    """Whether a column names the areas that contain what another column names."""
    if _names_upper(upper[column]) < 0.5:
        return False
    for other in candidates:
        if other == column:
            continue
        both_say = _levels_meant(column, places) - {places.level} and places.level in _levels_meant(other, places)
        if 2 * scores[other] < scores.get(column, 0) and not both_say:
            continue
        if _levels_meant(column, places) == {places.level} and scores.get(column, 0) > scores[other]:
            continue
        pairs = [(areas, above) for areas, above in zip(found[other], upper[column], strict=True) if areas and above]
        inside = sum(any(places.above[area] & above for area in areas) for areas, above in pairs)
        if pairs and 2 * inside >= len(pairs) and found[other] != found.get(column):
            return True
        if pairs and both_say:
            return True
    return False


def _agree(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether two columns name the same places in at least half of the rows where both name any."""
    both = [(here, there) for here, there in zip(one, other, strict=True) if here and there]
    return bool(both) and 2 * sum(bool(here & there) for here, there in both) >= len(both)


def _levels_meant(column: str, places: Gazetteer) -> frozenset[str]:
    """The levels that a heading names."""
    return spelling(f"{column} x").levels(places.country) | spelling(f"{column.split()[0]} x").levels(places.country)


def _means(column: str, places: Gazetteer) -> float:
    """1 where a heading names the chosen level or a code, -1 where another level."""
    meant = _levels_meant(column, places)
    if names_codes(column) or places.level in meant:
        return 1.0
    return -1.0 if meant else 0.0


def _mostly(matched: int, cells: pd.Series) -> bool:
    return matched >= 0.8 * max(1, int((cells != "").sum()))


def _also(place: str, sample: pd.DataFrame, places: Gazetteer, matched: int) -> str:
    """Another level at which a column without an informative heading names as many places."""
    if places.level in _levels_meant(place, places):
        return ""
    for level in places.levels:
        if level not in (places.level, "country"):
            count = _distinct([places.find(text, level) if text else frozenset() for text in sample[place]])
            if count >= matched:
                return level
    return ""

"""The gazetteer of a country, from its areas and their names in every language and script."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from patokaz.geography.names import fold, transliterate
from patokaz.geography.spellings import (
    FILLER,
    KIND,
    MUNICIPALITY,
    RURAL,
    SETTLEMENT,
    URBAN,
    definite_forms,
    place_code,
    spelling,
)
from patokaz.own_data.gazetteer import AROUND, DIGIT, LETTERS, LOST_ZEROS, Gazetteer, Level


def gazetteer(areas: Mapping[str, pd.DataFrame], names: pd.DataFrame, country: str, level: str) -> Gazetteer:
    """areas: by level, the lowest first, of a country: area_id, code, parent_id, group_id; names: area_id, name in any
    language and script, of any areas."""
    by_area = {area: list(found) for area, found in names.groupby("area_id")["name"]}
    if country == "UA":
        by_area = {area: [*found, *_romanised(found)] for area, found in by_area.items()}
    if country == "MK":
        by_area = {
            area: [*found, *(form for name in found for form in definite_forms(name))]
            for area, found in by_area.items()
        }
    parents = {
        row.area_id: [above for above in (row.parent_id, row.group_id) if isinstance(above, str) and above]
        for found in areas.values()
        for row in found.itertuples()
    }
    lowest = next(iter(areas.values()))["area_id"]
    inside: dict[str, int] = defaultdict(int)
    above = {area: frozenset(_all_above(area, parents)) for area in parents}
    for area in lowest:
        for upper in above[area]:
            inside[upper] += 1
    cities = frozenset(area for area, count in inside.items() if count == 1)
    levels = {key: _level(found, by_area) for key, found in areas.items()}
    codes = (fold(code) for known in levels.values() for code in known.codes if code.isalpha())
    words = AROUND.union(codes, *(known.words for known in levels.values()))
    return Gazetteer(country, level, levels, above, cities, words)


def _romanised(names: Iterable[str]) -> list[str]:
    """Ukrainian names in official Latin letters where these differ from what any spelling folds to: г is h, elsewhere g."""
    return [transliterate(name, "uk", "en") for name in names if "г" in name.lower()]


def _all_above(area: str, parents: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(area, ()))
    while waiting:
        upper = waiting.pop()
        if upper not in found:
            found.add(upper)
            waiting.extend(parents.get(upper, ()))
    return found


def _level(areas: pd.DataFrame, by_area: Mapping[str, Iterable[str]]) -> Level:
    codes: dict[str, str] = {}
    numbers: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    hromadas = {}
    for area, code in zip(areas["area_id"], areas["code"], strict=True):
        for key in filter(None, (area, code)):
            codes[place_code(key)] = area
            if DIGIT.search(key):
                numbers[LOST_ZEROS.sub("", place_code(key))].add(area)
        for name in by_area.get(area, ()):
            written = spelling(name)
            if not written.whole:
                continue
            names[written.whole].add(area)
            if {RURAL, SETTLEMENT, URBAN} & written.kinds and written.hromada:
                hromadas[area] = written.hromada
            for key in {*written.bare} - {MUNICIPALITY}:
                bare[key].add(area)
    words = frozenset(word for key in (*names, *bare) for word in _telling(LETTERS.findall(key)))
    return Level(codes, _frozen(numbers), _frozen(names), _frozen(bare), hromadas, words, _endings(names, bare))


def _telling(words: list[str]) -> list[str]:
    """The words of a name that are not also companions of other names; all words where each one is."""
    return [word for word in words if word not in KIND and word not in FILLER] or words


def _endings(
    names: Mapping[str, set[str]], bare: Mapping[str, set[str]]
) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
    for known in (names, bare):
        for name, areas in known.items():
            words = tuple(name.split())
            if len(words) > 1:
                found[words[-1]].append((words, frozenset(areas)))
    return {last: tuple(entries) for last, entries in found.items()}


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(areas) for key, areas in found.items()}

"""Place search in any script and spelling: exact matches first, then prefixes, then small differences."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from patokaz.geography.names import fold, plain_letters
from patokaz.geography.spellings import PARTS, TOWN, definite_forms, place_code, spelling

LEVEL_ORDER = {"municipality": 0, "country": 1, "region": 2, "district": 3}
CLOSE_ENOUGH = 78.0
LONGEST = 120
MOST_PARTS = 4
EXACT, MEANT, BARE, BEGINS, INSIDE = 400.0, 360.0, 300.0, 200.0, 150.0


@dataclass(frozen=True)
class PlaceIndex:
    """Normalised names and their areas, in display order of equal matches.

    Also level and country of each area; codes -> area; above: area -> all its larger areas.
    """

    keys: Sequence[str]
    area_ids: Sequence[str]
    levels: Sequence[tuple[str, str]]
    codes: Mapping[str, Sequence[str]]
    positions: Mapping[str, Sequence[int]]
    above: Mapping[str, frozenset[str]]


def place_index(names: pd.DataFrame) -> PlaceIndex:
    """An index of names.

    names: columns area_id, country_id, parent_id, group_id, level, code, name, people. More populous places come first
    among equals.
    """
    table = names.assign(key=[fold(name) for name in names["name"]], order=names["level"].map(LEVEL_ORDER))
    table = table[table["key"] != ""].drop_duplicates(["area_id", "key"])
    table = table.sort_values(["order", "people", "area_id"], ascending=[True, False, True], kind="stable")
    codes: dict[str, list[str]] = defaultdict(list)
    for area, code in table[["area_id", "code"]].drop_duplicates().itertuples(index=False):
        for key in {place_code(area), place_code(code or ""), place_code(code or "").lstrip("0")} - {""}:
            codes[key].append(area)
    definite: dict[str, set[str]] = defaultdict(set)
    for area, name in zip(names["area_id"], names["name"], strict=True):
        definite[area].update(map(fold, definite_forms(name)))
    positions: dict[str, list[int]] = defaultdict(list)
    for position, (area, key, name) in enumerate(zip(table["area_id"], table["key"], table["name"], strict=True)):
        for bare in {key, spelling(name).whole, *spelling(name).bare, *definite[area]}:
            positions[bare].append(position)
    levels = list(zip(table["country_id"], table["level"], strict=True))
    return PlaceIndex(table["key"].tolist(), table["area_id"].tolist(), levels, codes, positions, _areas_above(names))


def _areas_above(names: pd.DataFrame) -> dict[str, frozenset[str]]:
    parents = {
        area: {above for above in found if isinstance(above, str) and above}
        for area, *found in names[["area_id", "parent_id", "group_id"]].drop_duplicates().itertuples(index=False)
    }

    def above(area: str) -> frozenset[str]:
        direct = parents.get(area, set())
        return frozenset(direct).union(*(above(upper) for upper in direct))

    return {area: above(area) for area in parents}


def find_places(index: PlaceIndex, text: str, limit: int = 8, first: str = "") -> list[str]:
    """Area ids a text may mean, best first: by code, name with or without generic words, prefix, small differences.

    Empty for an empty text. first: preferred country; an exact match elsewhere still comes before its prefix matches.
    """
    scored = _scored(index, text, limit)
    if first:
        country_of = dict(zip(index.area_ids, (country for country, _ in index.levels), strict=True))
        own = {area: country_of.get(area) == first for area in scored}
        order = sorted(scored, key=lambda area: (-_kind(scored[area]), not own[area]))
        return order[:limit]
    return list(scored)[:limit]


def _kind(score: float) -> int:
    """Kind of match: whole name, without generic words, partial, approximate."""
    return sum(score >= least for least in (CLOSE_ENOUGH, INSIDE, BARE))


def _scored(index: PlaceIndex, text: str, limit: int) -> dict[str, float]:
    """Areas and match scores of a text, best first."""
    text = plain_letters(text)[:LONGEST]
    wanted = fold(text)
    if not wanted:
        return {}
    scored: dict[int, float] = {}
    for position, key in enumerate(index.keys):
        if key == wanted:
            scored[position] = EXACT
        elif key.startswith(wanted):
            scored[position] = BEGINS + 50.0 * len(wanted) / len(key)
        elif f" {wanted}" in key:
            scored[position] = INSIDE
    for position, score in _without_words(index, text):
        scored[position] = max(score, scored.get(position, 0.0))
    if len(scored) < limit and len(wanted) > 2:
        for _, score, position in process.extract(
            wanted, index.keys, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=4 * limit
        ):
            scored.setdefault(int(position), float(score))
    best: dict[str, float] = dict.fromkeys(index.codes.get(place_code(text), ()), EXACT)
    for position in sorted(scored, key=lambda p: (-scored[p], p)):
        best.setdefault(index.area_ids[position], scored[position])
    return best


def _without_words(index: PlaceIndex, text: str) -> Iterator[tuple[int, float]]:
    """Matches of the text without its generic words, those of the level they denote first.

    Of several parts (Бяла, Варна) one names the place and another its larger area.
    """
    parts = [part for part in PARTS.split(text) if part.strip()]
    if len(parts) > 1:
        named = [dict(_named(index, part, BEGINS if at == 0 else 0.0)) for at, part in enumerate(parts[:MOST_PARTS])]
        inside: set[int] = set()
        for at, found in enumerate(named):
            around = {index.area_ids[position] for other in (*named[:at], *named[at + 1 :]) for position in other}
            for position in found:
                if index.above[index.area_ids[position]] & around:
                    inside.add(position)
        yield from ((position, EXACT) for position in inside)
        most = BEGINS if inside else EXACT  # what lies elsewhere is not what the text names
        yield from ((position, min(score, most)) for position, score in named[0].items())
    yield from _named(index, text, BARE)


def _named(index: PlaceIndex, text: str, least: float) -> Iterator[tuple[int, float]]:
    """Names equal to a text, with or without generic words. least: score of a match at another level."""
    written = spelling(text)
    for key in (written.whole, *written.bare):
        for position in index.positions.get(key, ()):
            country, level = index.levels[position]
            meant = written.levels(country)
            if TOWN in written.kinds:
                meant = meant | {"municipality"}
            yield position, MEANT if level in meant else least


def named_place(index: PlaceIndex, text: str) -> str:
    """The one area named by a text; '' if there is none or several of one level."""
    same = named_places(index, text)
    return same[0] if len(same) == 1 else ""


def named_places(index: PlaceIndex, text: str) -> list[str]:
    """Areas of one level named by a text (code or whole name) in any spelling; several for namesakes.

    Ignores case, full stops, generic words and look-alike letters.
    """
    level_of = dict(zip(index.area_ids, index.levels, strict=True))
    named = [area for area, score in _scored(index, text, 1).items() if score >= BARE]
    return [area for area in named if level_of[area] == level_of[named[0]]]

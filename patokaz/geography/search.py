"""Finding a place from any script and spelling: exact keys first, then beginnings, then small differences."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from patokaz.geography.names import fold

LEVEL_ORDER = {"municipality": 0, "country": 1, "region": 2, "district": 3}
CLOSE_ENOUGH = 78.0


@dataclass(frozen=True)
class PlaceIndex:
    """Folded names and whom they name, in the order in which equal matches are shown."""

    keys: Sequence[str]
    area_ids: Sequence[str]


def place_index(names: pd.DataFrame) -> PlaceIndex:
    """An index of names: columns area_id, level, name, people. Larger places come first among equals."""
    table = names.assign(key=[fold(name) for name in names["name"]], order=names["level"].map(LEVEL_ORDER))
    table = table[table["key"] != ""].drop_duplicates(["area_id", "key"])
    table = table.sort_values(["order", "people", "area_id"], ascending=[True, False, True], kind="stable")
    return PlaceIndex(table["key"].tolist(), table["area_id"].tolist())


def find_places(index: PlaceIndex, text: str, limit: int = 8) -> list[str]:
    """Area ids that a text may mean, best first; none for an empty text."""
    wanted = fold(text)[:60]
    if not wanted:
        return []
    scored: dict[int, float] = {}
    for position, key in enumerate(index.keys):
        if key == wanted:
            scored[position] = 300.0
        elif key.startswith(wanted):
            scored[position] = 200.0 + 50.0 * len(wanted) / len(key)
        elif f" {wanted}" in key:
            scored[position] = 150.0
    if len(scored) < limit and len(wanted) > 2:
        for _, score, position in process.extract(
            wanted, index.keys, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=4 * limit
        ):
            scored.setdefault(int(position), float(score))
    best: dict[str, float] = {}
    for position in sorted(scored, key=lambda p: (-scored[p], p)):
        best.setdefault(index.area_ids[position], scored[position])
    return list(best)[:limit]

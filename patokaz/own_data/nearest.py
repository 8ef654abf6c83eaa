"""The areas whose names are most like what a row says."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from patokaz.own_data.gazetteer import Gazetteer

NEAREST = 3


def names_inside(upper: frozenset[str], places: Gazetteer) -> dict[str, frozenset[str]]:
    """The names of the areas that lie in one of those above."""
    return {
        name: inside
        for name, areas in places.here.names.items()
        if (inside := frozenset(area for area in areas if places.above[area] & upper))
    }


def nearest(text: str, names: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The areas whose names are most like a text, or contained in it."""
    near = process.extract(text, names.keys(), scorer=fuzz.ratio, limit=4 * NEAREST, score_cutoff=40)
    near += process.extract(text, names.keys(), scorer=fuzz.partial_ratio, limit=NEAREST, score_cutoff=90)
    best = sorted(near, key=lambda entry: -entry[1])
    ids = dict.fromkeys(area for name, _, _ in best for area in sorted(names[name]))
    return tuple(ids)[:NEAREST]

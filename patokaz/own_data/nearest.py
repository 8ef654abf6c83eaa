"""The areas with names most similar to that in a row."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from patokaz.own_data.gazetteer import Gazetteer

NEAREST = 3
SHORTEST = 4  # letters of a text that is sought within another name


def names_inside(upper: frozenset[str], places: Gazetteer) -> dict[str, frozenset[str]]:
    """The names of the areas that lie in one of those above."""
    return {
        name: inside
        for name, areas in places.here.names.items()
        if (inside := frozenset(area for area in areas if places.above[area] & upper))
    }


def nearest(text: str, names: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The areas whose names contain a text or are part of it, then those with the most similar names."""
    near = process.extract(text, names.keys(), scorer=fuzz.ratio, limit=4 * NEAREST, score_cutoff=40)
    alike = [name for name, _, _ in sorted(near, key=lambda entry: -entry[1])]
    words = text.split()
    runs = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    within = [run for run in runs if len(run) >= SHORTEST and run in names]
    around = sorted((name for name in names if text in name), key=len) if len(text) >= SHORTEST else []
    ids = dict.fromkeys(area for name in (*within, *around, *alike) for area in sorted(names[name]))
    return tuple(ids)[:NEAREST]

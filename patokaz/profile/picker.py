"""The comparison group of a place: neighbours, similar places, places of its region. One choice for all pages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.geography.map_files import neighbours
from patokaz.language.words import Words
from patokaz.profile.profile import PEOPLE, Profile
from patokaz.profile.similarity import similar_to, similarity_defaults, usual_figures
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import levels
from patokaz.statistics.database import query_records
from patokaz.statistics.newest import Newest, newest_figures
from patokaz.statistics.places import areas_named
from patokaz.statistics.war_status import kept_apart

NEAREST = 7
SETS = ("neighbours", "similar", "region")


@dataclass(frozen=True)
class Chip:
    """A group to choose: one of SETS, its label with the number of places, its places, the group's name."""

    kind: str
    label: str
    ids: tuple[str, ...]
    name: str
    is_chosen: bool


def chips(profile: Profile, chosen: Collection[str], t: Words, most: int | None = None) -> list[Chip]:
    """The groups offered for a place. chosen: ids compared with at present; most: maximum size of a group."""
    made = []
    for kind, ids in sets_of(profile).items():
        around = profile.above[0].area["long_name"] if kind == "region" and profile.above else ""
        label = f"{around or t('picker.' + kind)} ({t.number(len(ids))})"
        name = around or t("picker.name_" + kind, place=profile.area["name"])
        made.append(Chip(kind, label, ids, name, set(chosen) in (set(ids), set(ids[:most]))))
    return made


def sets_of(profile: Profile) -> Mapping[str, tuple[str, ...]]:
    """The places of each of SETS, without the place itself, those nearest in size first (of `similar` the most alike); a set
    without places is absent. Of a larger area only its neighbours. Occupied places are in none and have none."""
    if profile.is_occupied:
        return {}
    area = profile.area
    return _sets(area["country_id"], area["level"], area["area_id"], str(area["parent_id"] or ""))


@cached(300)
def _sets(country: str, level: str, area: str, parent: str) -> Mapping[str, tuple[str, ...]]:
    around = neighbours(country, level).get(area, frozenset()) if level in levels(country) else frozenset()
    found = {"neighbours": _by_size(country, level, area, around)}
    if level == "municipality":
        similar = similar_to(country, area, dict.fromkeys(similarity_defaults(country), 1.0), NEAREST)
        found["similar"] = () if similar.empty else tuple(similar["area"])
        inside = query_records("areas_inside", within=parent, level=level) if parent else ()
        found["region"] = _by_size(country, level, area, {row["area_id"] for row in inside} - {area})
    apart = kept_apart(country, level)
    free = {kind: tuple(one for one in ids if one not in apart) for kind, ids in found.items()}
    return {kind: ids for kind, ids in free.items() if ids}


def _by_size(country: str, level: str, area: str, ids: "set[str] | frozenset[str]") -> tuple[str, ...]:
    people = _figures(country, level, [PEOPLE]).values.get(PEOPLE, pd.Series(dtype=float)).dropna()
    known = people.reindex(sorted(ids))
    if area not in people.index:
        return tuple(known.index)
    return tuple((known - people[area]).abs().sort_values(kind="stable").index)


def neighbour_values(
    profile: Profile, indicators: list[str], language: str
) -> Mapping[str, list[tuple[str, str, float]]]:
    """By indicator the neighbours with data: id, name, value; highest first."""
    ids = list(sets_of(profile).get("neighbours", ()))
    if not ids:
        return {}
    figures = _figures(profile.area["country_id"], profile.area["level"], indicators).everywhere
    around = figures.reindex(sorted(ids))
    names = {row["area_id"]: row["name"] for row in areas_named(ids, language)}
    values = {
        key: around[key].dropna().sort_values(ascending=False, kind="stable") for key in indicators if key in around
    }
    return {
        key: [(area, names[area], float(value)) for area, value in own.items()]
        for key, own in values.items()
        if len(own)
    }


def _figures(country: str, level: str, indicators: Sequence[str]) -> Newest:
    usual = usual_figures(country) if level == "municipality" else None
    return usual if usual and set(indicators) <= set(usual.years) else newest_figures(country, level, indicators)

"""With whom a place is compared: its neighbours, those most like it, those of its region. One choice for every page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from patokaz.geography.map_files import neighbours
from patokaz.language.words import Words
from patokaz.profile.profile import PEOPLE, Profile
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import levels
from patokaz.statistics.database import query

NEAREST = 7
SETS = ("neighbours", "similar", "region")


@dataclass(frozen=True)
class Chip:
    """A set to choose: one of SETS, its words with the number of places, its places, the name they bear as a group."""

    kind: str
    label: str
    ids: tuple[str, ...]
    name: str
    is_chosen: bool


def chips(profile: Profile, chosen: Collection[str], t: Words, most: int | None = None) -> list[Chip]:
    """The sets of a place as they are offered. chosen: ids that are compared with now, `most` of a set at the most."""
    made = []
    for kind, ids in sets_of(profile).items():
        around = profile.above[0].area["long_name"] if kind == "region" and profile.above else ""
        label = f"{around or t('picker.' + kind)} ({t.number(len(ids))})"
        name = around or t("picker.name_" + kind, place=profile.area["name"])
        made.append(Chip(kind, label, ids, name, set(chosen) in (set(ids), set(ids[:most]))))
    return made


def sets_of(profile: Profile) -> Mapping[str, tuple[str, ...]]:
    """The places of each of SETS, without the place itself, those nearest in size first (of `similar` the most alike); a set
    without places is absent. Of a larger area only its neighbours."""
    area = profile.area
    return _sets(area["country_id"], area["level"], area["area_id"], str(area["parent_id"] or ""))


@cached(300)
def _sets(country: str, level: str, area: str, parent: str) -> Mapping[str, tuple[str, ...]]:
    around = neighbours(country, level).get(area, frozenset()) if level in levels(country) else frozenset()
    found = {"neighbours": _by_size(country, level, area, around)}
    if level == "municipality":
        similar = similar_to(country, area, dict.fromkeys(similarity_defaults(country), 1.0), NEAREST)
        found["similar"] = () if similar.empty else tuple(similar["area"])
        inside = query("areas_inside", within=parent, level=level)["area_id"] if parent else ()
        found["region"] = _by_size(country, level, area, set(inside) - {area})
    return {kind: ids for kind, ids in found.items() if ids}


def _by_size(country: str, level: str, area: str, ids: "set[str] | frozenset[str]") -> tuple[str, ...]:
    rows = query("latest_figures", country=country, level=level, indicators=[PEOPLE])
    people = rows.set_index("area_id")["value"].astype(float)
    known = people.reindex(sorted(ids))
    if area not in people.index:
        return tuple(known.index)
    return tuple((known - people[area]).abs().sort_values(kind="stable").index)


def neighbour_values(
    profile: Profile, indicators: list[str], language: str
) -> Mapping[str, list[tuple[str, str, float]]]:
    """By indicator the neighbours that have it: id, name, value; the highest first."""
    ids = list(sets_of(profile).get("neighbours", ()))
    if not ids:
        return {}
    rows = query("newest_values", areas=ids, indicators=indicators)
    names = query("area_names", areas=ids, language=language).set_index("area_id")["name"]
    rows = rows.assign(name=rows["area_id"].map(names)).sort_values("value", ascending=False, kind="stable")
    return {str(key): _rows(own) for key, own in rows.groupby("indicator_id")}


def _rows(rows: pd.DataFrame) -> list[tuple[str, str, float]]:
    columns = (rows[name].tolist() for name in ("area_id", "name", "value"))
    return [(area, name, float(value)) for area, name, value in zip(*columns, strict=True)]

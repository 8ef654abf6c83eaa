"""The reader's comparison group: any list of places, named, kept in the address, compared with everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.profile.cards import Peers, Series
from patokaz.profile.profile import Profile
from patokaz.statistics.database import data_version, query

MOST = 50
LEAST = 3
LONGEST = 60


@dataclass(frozen=True)
class Group:
    """Places by id, and the reader's name for them: user text, to be escaped."""

    ids: tuple[str, ...]
    name: str


def asked_group(t: Words) -> Group | None:
    """The group of the address: known ids once each, MOST at the most; None where there are none."""
    asked = st.query_params.get("group", "")[: 40 * MOST]
    ids = _known(data_version(), asked) if asked else ()
    return Group(ids, written_name(st.query_params.get("group_name", "")) or t("group.unnamed")) if ids else None


@st.cache_data(show_spinner=False, max_entries=200)
def _known(version: str, asked: str) -> tuple[str, ...]:
    ids = list(dict.fromkeys(asked.split(",")))
    return tuple(query("area_names", areas=ids, language="en")["area_id"])[:MOST]


def written_name(text: str) -> str:
    """A name as it may be shown: printable letters, LONGEST at the most."""
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST].strip()


def group_address(ids: Sequence[str], name: str) -> dict[str, str | None]:
    """What an address says of a group; without places it says nothing."""
    return {"group": ",".join(ids[:MOST]) or None, "group_name": (written_name(name) or None) if ids else None}


def with_group(profile: Profile, group: Group | None) -> Profile:
    """The profile with the group's medians beside its own figures, where LEAST places of its kind have data."""
    if group is None:
        return profile
    medians = group_medians(group.ids, profile.area["country_id"], profile.area["level"])
    return (
        replace(profile, place=replace(profile.place, peers=Peers(group.name, group.ids, medians)))
        if medians
        else profile
    )


def group_medians(ids: Sequence[str], country: str, level: str) -> Mapping[str, float]:
    """Medians by indicator over the group's places of a country and level; read only."""
    return _medians(data_version(), tuple(ids), country, level)


@st.cache_resource(show_spinner=False, max_entries=100)
def _medians(version: str, ids: tuple[str, ...], country: str, level: str) -> Mapping[str, float]:
    rows = query("group_medians", areas=list(ids), country=country, level=level, least=LEAST)
    return dict(zip(rows["indicator_id"], rows["median"].astype(float), strict=True))


def group_series(group: Group, profile: Profile, indicator: str) -> Series:
    """The group's medians over the years, among places like the profile's; empty where fewer than LEAST have data."""
    country, level = profile.area["country_id"], profile.area["level"]
    rows = query("group_series", areas=list(group.ids), country=country, level=level, indicator=indicator, least=LEAST)
    return Series(rows["year"].astype(int).tolist(), rows["median"].astype(float).tolist(), ())


def member_names(group: Group, t: Words) -> list[str]:
    """Names of the group's places with the region, in their order."""
    return [", ".join(filter(None, (row["name"], row["upper"]))) for row in named_areas(list(group.ids), t)]

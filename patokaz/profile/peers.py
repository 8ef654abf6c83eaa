"""The user's peer group beside a profile: its medians, newest and over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from patokaz.charts.series import PeerMedians, Series
from patokaz.frame.group import LEAST, PeerGroup
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query


@cached(100)
def with_group(profile: Profile, group: PeerGroup | None) -> Profile:
    """The profile with the group's medians beside its own figures, where LEAST places of its kind have data; an occupied one alone."""
    if group is None or profile.is_occupied:
        return profile
    medians = group_medians(group.ids, profile.area["country_id"], profile.area["level"])
    return (
        replace(profile, place=replace(profile.place, peers=PeerMedians(group.name, group.ids, medians)))
        if medians
        else profile
    )


def told_group(profile: Profile) -> dict[str, str]:
    """The peer group as request parameters, for responses cached separately."""
    peers = profile.place.peers
    return {"group": ",".join(peers.ids), "group_name": peers.name} if peers else {}


def group_medians(ids: Sequence[str], country: str, level: str) -> Mapping[str, float]:
    """Medians by indicator over the group's places in a country and level; read only."""
    return _medians(tuple(ids), country, level)


@cached(100)
def _medians(ids: tuple[str, ...], country: str, level: str) -> Mapping[str, float]:
    rows = query("group_medians", areas=list(ids), country=country, level=level, least=LEAST)
    return dict(zip(rows["indicator_id"], rows["median"].astype(float), strict=True))


def group_series(group: PeerGroup, profile: Profile, indicator: str) -> Series:
    """The group's medians over the years at the profile's level; empty if fewer than LEAST have data."""
    country, level = profile.area["country_id"], profile.area["level"]
    rows = query("group_series", areas=list(group.ids), country=country, level=level, indicator=indicator, least=LEAST)
    return Series(rows["year"].astype(int).tolist(), rows["median"].astype(float).tolist(), ())

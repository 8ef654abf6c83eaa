"""Input of small charts: series over years, scales of all areas, places and peer groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from patokaz.charts.strip import Scale


@dataclass(frozen=True)
class Series:
    """One indicator of one area over the years, with the ids of its sources."""

    years: Sequence[int]
    values: Sequence[float]
    source_ids: Sequence[str]


Scales = Mapping[tuple[str, str], Scale]


@dataclass(frozen=True)
class PeerMedians:
    """The user's peer group beside a place: its name, its places by id, and its median by indicator."""

    name: str
    ids: tuple[str, ...]
    medians: Mapping[str, float]


@dataclass(frozen=True)
class Place:
    """The place of the figures: its level, and the names of its comparison areas.

    container: the larger area for comparison, empty if none.
    """

    level: str
    container: str
    country: str
    peers: PeerMedians | None = None


def scales(rows: Sequence[Mapping[str, Any]]) -> Scales:
    """The scale of all areas by level and indicator. rows: level, indicator_id, low, high, positions (queries/strips.sql)."""
    return {
        (row["level"], row["indicator_id"]): Scale(tuple(map(int, row["positions"].split())), row["low"], row["high"])
        for row in rows
    }

"""What marks are drawn from: series over years, strips of all areas, places and peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.strips import strip_path


@dataclass(frozen=True)
class Series:
    """One indicator of one area over the years, with the ids of its sources."""

    years: Sequence[int]
    values: Sequence[float]
    source_ids: Sequence[str]


Strips = Mapping[tuple[str, str], tuple[str, float, float]]


@dataclass(frozen=True)
class Peers:
    """The reader's comparison group: its name, its places by id, and its median by indicator."""

    name: str
    ids: tuple[str, ...]
    medians: Mapping[str, float]


@dataclass(frozen=True)
class Place:
    """Whose figures are shown: its level, and the names of what they are compared with."""

    level: str
    group: str
    country: str
    peers: Peers | None = None


def strips(rows: pd.DataFrame) -> Strips:
    """A strip of all areas by level and indicator. rows: level, indicator_id, low, high, positions (queries/strips.sql)."""
    return {
        (row["level"], row["indicator_id"]): (strip_path(row["positions"]), row["low"], row["high"])
        for row in rows.to_dict("records")
    }

"""Checks of values against those of their neighbours: rows shifted by one, namesakes that exchange or share values."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.checks.findings import Finding

LONGEST = 12  # rows that are looked at together
APART = 0.5  # mean logarithm of how far values stand from their own neighbours in time, at least
CLOSER = 0.25  # how much nearer they must come when they are moved, in all
OFFSET = 3.0  # added to counts, so that one or two more are no large ratio


def shifted_rows(observations: pd.DataFrame, areas: pd.DataFrame) -> list[Finding]:
    """Runs of areas of one parent, in the order of their codes, whose values fit the years around when each is moved a row.

    The values of a run are compared with those of the year before and the year after, as far as there are any.
    """
    rows = observations.merge(areas[["area_id", "parent_id"]], on="area_id")
    rows = rows[rows["value"] >= 0].sort_values(["indicator_id", "year", "parent_id", "area_id"], ignore_index=True)
    values = rows.set_index(["indicator_id", "area_id", "year"])["value"]
    around = []
    for step in (-1, 1):
        keys = pd.MultiIndex.from_arrays([rows["indicator_id"], rows["area_id"], rows["year"] + step])
        around.append(np.log(values.reindex(keys).to_numpy(dtype=float) + OFFSET))
    own = np.log(rows["value"].to_numpy(dtype=float) + OFFSET)
    group = rows.groupby(["indicator_id", "year", "parent_id"], sort=False).ngroup().to_numpy()
    best: dict[int, tuple[float, int, int]] = {}
    for length in range(2, LONGEST + 1):
        for step in (-1, 1):
            for start, gain in _moved_runs(own, around, group, length, step):
                if gain > best.get(int(group[start]), (0.0, 0, 0))[0]:
                    best[int(group[start])] = (gain, start, length)
    found = []
    for _, start, length in sorted(best.values(), key=lambda entry: entry[1]):
        run = rows.iloc[start : start + length]
        text = f"values {', '.join(f'{value:g}' for value in run['value'])} fit the years around when moved by a row"
        found.append(
            Finding(
                "shifted_rows", tuple(run["area_id"]), (run["indicator_id"].iloc[0],), int(run["year"].iloc[0]), text
            )
        )
    return found


def _moved_runs(
    own: NDArray[np.float64], around: list[NDArray[np.float64]], group: NDArray[np.int64], length: int, step: int
) -> list[tuple[int, float]]:
    """Starts of the runs of a length that fit better moved by step (1 down, -1 up), with how much better in all.

    own, around: logarithms of the values and of those of the years around, by row; nan where there is none. A run of
    two must fit the year before and the year after.
    """
    runs = len(own) - length + 1
    if runs < 1:
        return []
    fits = group[:runs] == group[length - 1 :]
    gains, compared = np.zeros(runs), np.zeros(runs, dtype=int)
    for reference in around:
        apart = _sums(np.abs(own - reference), length)
        pairs = np.abs(own[:-1] - reference[1:]) if step == 1 else np.abs(own[1:] - reference[:-1])
        first, last = slice(0, runs), slice(length - 1, None)
        ends = np.abs(own[last] - reference[first]) if step == 1 else np.abs(own[first] - reference[last])
        closer = _sums(pairs, length - 1) + ends
        known = ~np.isnan(apart)
        fits &= ~known | ((apart >= APART * length) & (closer <= CLOSER * apart))
        gains += np.where(known, apart - closer, 0.0)
        compared += known
    fits &= compared >= (2 if length == 2 else 1)
    return [(int(at), float(gains[at])) for at in np.flatnonzero(fits)]


def _sums(values: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Sums of each run of a length; nan where one of its values is."""
    added = np.concatenate([[0.0], np.cumsum(np.nan_to_num(values))])
    absent = np.concatenate([[0], np.cumsum(np.isnan(values))])
    sums = added[length:] - added[:-length]
    return np.where(absent[length:] > absent[:-length], np.nan, sums)


def namesake_pairs(areas: pd.DataFrame, names: pd.DataFrame) -> list[tuple[str, str]]:
    """Areas of one level whose names are the same or the same but for an ending (Dobrich, Dobrichka).

    names: one name an area (area_id, name).
    """
    table = areas.merge(names, on="area_id")
    pairs = set()
    for _, level in table.groupby("level"):
        ordered = sorted(zip(level["name"], level["area_id"], strict=True))
        for at, (name, area) in enumerate(ordered):
            for other, second in ordered[at + 1 :]:
                if not other.startswith(name):
                    break
                if len(other) - len(name) <= 2:
                    pairs.add((min(area, second), max(area, second)))
    return sorted(pairs)


def exchanged_namesakes(observations: pd.DataFrame, pairs: list[tuple[str, str]]) -> list[Finding]:
    """Namesakes whose values fit the years around when exchanged, or that share several values of one table."""
    members = {area for pair in pairs for area in pair}
    rows = observations[observations["area_id"].isin(members)]
    found = []
    by_area = {str(area): group for area, group in rows.groupby("area_id")}
    for first, second in pairs:
        if first in by_area and second in by_area:
            found += _exchanged(by_area[first], by_area[second]) + _shared(by_area[first], by_area[second])
    return found


def _exchanged(first: pd.DataFrame, second: pd.DataFrame) -> list[Finding]:
    """Years in which an indicator fits both years around when exchanged, or several of a table fit the one there is."""
    both = first.merge(second, on=["indicator_id", "year", "source_id"], suffixes=("", "_other"))
    both = both[(both["value"] >= 0) & (both["value_other"] >= 0)]
    logs = np.log(both[["value", "value_other"]].to_numpy(dtype=float) + OFFSET)
    cells = dict(zip(zip(both["indicator_id"], both["year"], strict=True), logs, strict=True))
    sure: list[tuple[str, int]] = []
    likely: dict[tuple[str, int], list[str]] = {}
    for indicator, year, source in zip(both["indicator_id"], both["year"], both["source_id"], strict=True):
        mine = cells[indicator, year]
        around = [cells[indicator, near] for near in (year - 1, year + 1) if (indicator, near) in cells]
        if around and all(_fits_exchanged(mine, theirs) for theirs in around):
            if len(around) == 2:
                sure.append((indicator, int(year)))
            else:
                likely.setdefault((source, int(year)), []).append(indicator)
    areas = (first["area_id"].iloc[0], second["area_id"].iloc[0])
    several = [(key, year) for (_, year), keys in likely.items() if len(keys) > 1 for key in keys]
    return [
        Finding("namesakes", areas, (key,), year, "values fit the years around when exchanged")
        for key, year in sorted(sure + several)
    ]


def _fits_exchanged(mine: NDArray[np.float64], theirs: NDArray[np.float64]) -> bool:
    apart, closer = np.abs(mine - theirs).mean(), np.abs(mine[::-1] - theirs).mean()
    return bool(apart >= APART and closer <= CLOSER * apart)


def _shared(first: pd.DataFrame, second: pd.DataFrame) -> list[Finding]:
    both = first.merge(second, on=["indicator_id", "year", "source_id"], suffixes=("", "_other"))
    same = both[(both["value"] == both["value_other"]) & (both["value"] % 1 != 0)]
    areas = (first["area_id"].iloc[0], second["area_id"].iloc[0])
    return [
        Finding("namesakes", areas, tuple(sorted(group["indicator_id"])), int(year), f"the same values in {source}")
        for (source, year), group in same.groupby(["source_id", "year"])
        if len(group) >= 2
    ]

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
    """Areas of one level whose names are the same or the same but for an ending (Dobrich, Dobrich-selska).

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
                ending = other[len(name) :]
                if len(ending) <= 2 or not ending[0].isalpha():
                    pairs.add((min(area, second), max(area, second)))
    return sorted(pairs)


def exchanged_namesakes(observations: pd.DataFrame, pairs: list[tuple[str, str]]) -> list[Finding]:
    """Namesakes whose values fit the years around when exchanged, or that share several values of one table."""
    table = pd.DataFrame(pairs, columns=["first", "second"])
    rows = observations[["area_id", "indicator_id", "year", "value", "source_id"]]
    both = table.merge(rows, left_on="first", right_on="area_id").merge(
        rows, left_on=["second", "indicator_id", "year", "source_id"], suffixes=("", "_other"),
        right_on=["area_id", "indicator_id", "year", "source_id"],
    )  # fmt: skip
    return _exchanged(both[(both["value"] >= 0) & (both["value_other"] >= 0)]) + _shared(both)


def _exchanged(both: pd.DataFrame) -> list[Finding]:
    """Years in which an indicator fits both years around when exchanged, or several of a table fit the one there is."""
    own = np.log(both[["value", "value_other"]].to_numpy(dtype=float) + OFFSET)
    names = ["first", "second", "indicator_id"]
    cells = pd.DataFrame(own, columns=["value", "other"], index=pd.MultiIndex.from_frame(both[[*names, "year"]]))
    fits, compared = np.ones(len(both), dtype=bool), np.zeros(len(both), dtype=int)
    for step in (-1, 1):
        near = pd.MultiIndex.from_frame(both[names].assign(year=both["year"] + step))
        theirs = cells.reindex(near).to_numpy()
        known = ~np.isnan(theirs).any(axis=1)
        apart, closer = np.abs(own - theirs).mean(axis=1), np.abs(own[:, ::-1] - theirs).mean(axis=1)
        fits &= ~known | ((apart >= APART) & (closer <= CLOSER * apart))
        compared += known
    found = both.assign(compared=compared)[fits & (compared > 0)]
    alike = found.groupby(["first", "second", "source_id", "year"])["indicator_id"].transform("size")
    found = found[(found["compared"] == 2) | (alike > 1)].sort_values([*names, "year"])
    return [
        Finding(
            "namesakes", (row.first, row.second), (row.indicator_id,), int(row.year),
            f"{row.value:g} and {row.value_other:g} fit the years around when exchanged",
        )
        for row in found.itertuples(index=False)
    ]  # fmt: skip


def _shared(both: pd.DataFrame) -> list[Finding]:
    same = both[(both["value"] == both["value_other"]) & (both["value"] % 1 != 0)]
    return [
        Finding(
            "namesakes",
            (first, second),
            tuple(sorted(group["indicator_id"])),
            int(year),
            f"the same values in {source}",
        )
        for (first, second, source, year), group in same.groupby(["first", "second", "source_id", "year"])
        if len(group) >= 2
    ]

"""Proofs of a table against itself: parts against totals, levels against one another, figures published before."""

import itertools
from collections.abc import Mapping, Sequence

import pandas as pd

from data.renew.connectors import Connector
from data.renew.findings import HARD, Finding
from data.renew.labels import ALL_AGES, UNKNOWN_AGE, tiles
from data.renew.words import Failure

KEYS = ["area_id", "indicator", "year"]
ROUNDING = 0.5


def proven_parts(rows: pd.DataFrame, excused: Sequence[tuple[str, int]] = ()) -> list[Finding]:
    """Whether the parts of each dimension add up to its total; excused: area and year whose sums are not asked for."""
    findings: list[Finding] = []
    others = [column for column in rows if column.startswith("other:")]
    keys = ["area", "year", "sex", "low", "high", *others]
    if "low" not in rows:  # sex and age are codes of the office's own, chosen by `where`
        return findings
    asked = ~pd.MultiIndex.from_frame(rows[["area", "year"]]).isin(list(excused)) if excused else True
    known = rows[asked & rows["value"].notna()]
    if set(rows["sex"]) == {"total", "men", "women"}:
        findings += _missed(known, [key for key in keys if key != "sex"], known["sex"] == "total", 2, "sex")
    bands = {(int(low), int(high)) for low, high in rows[["low", "high"]].drop_duplicates().itertuples(index=False)}
    ages = sorted(bands - {ALL_AGES, UNKNOWN_AGE})
    if ages:
        if not tiles(ages, 0, ages[-1][1]):
            raise Failure("ages_overlap")
        if ALL_AGES in bands:
            whole = (known["low"] == ALL_AGES[0]) & (known["high"] == ALL_AGES[1])
            rest = [key for key in keys if key not in ("low", "high")]
            findings += _missed(known, rest, whole, len(bands) - 1, "age")
    return findings


def _missed(rows: pd.DataFrame, keys: list[str], whole: pd.Series, count: int, dimension: str) -> list[Finding]:
    """Where `count` parts are all there, they add up to the total, but for rounding."""
    parts = rows[~whole].groupby(keys)["value"].agg(["sum", "size"])
    totals = rows[whole].set_index(keys)["value"].reindex(parts.index)
    integral = bool((rows["value"] % 1 == 0).all())
    allowed = 0.0 if integral else ROUNDING * (count + 1)
    off = (parts["size"] == count) & totals.notna() & ((parts["sum"] - totals).abs() > allowed + 1e-9)
    if not off.any():
        return []
    first = parts.index[off][0]
    return [Finding("sum_missed", HARD, {
        "dimension": dimension, "count": int(off.sum()), "where": ", ".join(str(part) for part in first[:2]),
        "parts": _plain(parts["sum"][first]), "total": _plain(totals[first]),
    })]  # fmt: skip


def missed_sum(rows: pd.DataFrame, code: str, members: Sequence[str]) -> list[Finding]:
    keys = ["indicator", "year"]
    stated = rows[rows["area"] == code].set_index(keys)["value"].dropna()
    parts = rows[rows["area"].isin(members)].groupby(keys)["value"].agg(["sum", "count"])
    parts = parts[parts["count"] == len(members)]["sum"]
    off = (stated - parts.reindex(stated.index)).abs() > ROUNDING
    if not off.any():
        return []
    first = stated.index[off][0]
    return [Finding("sum_missed", HARD, {
        "dimension": "area", "count": int(off.sum()), "where": f"{code}, {first[1]}",
        "parts": _plain(parts[first]), "total": _plain(stated[first]),
    })]  # fmt: skip


def proven_levels(
    rows: pd.DataFrame, areas: pd.DataFrame, additive: frozenset[str], sparse: bool = False
) -> list[Finding]:
    """Whether the areas of a level add up to the areas above, where an area above is published too."""
    level, parent = areas.set_index("area_id")["level"], areas.set_index("area_id")["parent_id"]
    own = rows[rows["indicator"].isin(additive) & rows["value"].notna()]
    own = own.assign(level=own["area_id"].map(level))
    present = [name for name in ("municipality", "district", "region", "country") if (own["level"] == name).any()]
    findings = []
    for lower, upper in itertools.pairwise(present):
        above = own.loc[own["level"] == lower, "area_id"].drop_duplicates()
        target = {area: _ancestor(area, upper, level, parent) for area in above}
        children = pd.Series(target).value_counts()
        low = own[own["level"] == lower]
        sums = low.assign(area_id=low["area_id"].map(target)).groupby(KEYS)["value"].agg(["sum", "size"])
        stated = own[own["level"] == upper].set_index(KEYS)["value"].reindex(sums.index)
        complete = sums["size"] == sums.index.get_level_values("area_id").map(children)
        allowed = 1e-9 if (low["value"] % 1 == 0).all() else ROUNDING * len(above)
        off = (complete | sparse) & stated.notna() & ((sums["sum"] - stated).abs() > allowed)
        if off.any():
            first = sums.index[off][0]
            findings.append(Finding("sum_missed", HARD, {
                "dimension": lower, "count": int(off.sum()), "where": f"{first[0]}, {first[1]}, {first[2]}",
                "parts": _plain(sums["sum"][first]), "total": _plain(stated[first]),
            }))  # fmt: skip
    return findings


def _ancestor(area: str, wanted: str, level: Mapping[str, str], parent: Mapping[str, str]) -> str:
    while area and level[area] != wanted:
        area = parent[area]
    return area


def missed_controls(rows: pd.DataFrame, connector: Connector) -> list[Finding]:
    """Figures that the office published before and the answer does not repeat."""
    values = rows.set_index(KEYS)["value"]
    found = []
    for control in connector.controls:
        key = (control.area, control.indicator, control.year)
        if key in values.index and abs(float(values[key]) - control.value) > 1e-9:
            found.append(Finding("control_missed", HARD, {
                "where": ", ".join(str(part) for part in key), "expected": _plain(control.value), "found": _plain(values[key]),
            }))  # fmt: skip
    return found


def _plain(value: object) -> str:
    return f"{float(str(value)):.10g}"

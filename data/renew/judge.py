"""What an answer would change, and whether that may be: compared with what is in place and with the last acceptance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.renew.connectors import Connector
from data.renew.findings import HARD, NOTE, WORD, Finding, hard, in_need_of_a_word
from data.renew.kinds import is_stock
from data.renew.proofs import KEYS
from data.renew.rows import Reading
from data.renew.table import Shape
from patokaz.statistics.catalogue import Indicator

MONEY = ("uah", "eur", "mkd", "bgn", "usd", "eur_million", "uah_million", "thousand_eur")
REVISED_SHARE, REVISED_CELL, REVISED_POPULATION = 0.01, 0.05, 0.01
JUMP_POPULATION, JUMP_COUNT, JUMP_MONEY, JUMP_UNITS = 0.05, 0.50, 0.60, 20
ZERO_BESIDE, BREAK_MEDIAN, BREAK_AREAS = 20, 0.10, 10


@dataclass(frozen=True)
class Judgement:
    """changes: area_id, indicator, year, old, new, change (new, revised, same, vanished), one row a cell."""

    table: str
    changes: pd.DataFrame
    findings: tuple[Finding, ...]

    @property
    def hard(self) -> Sequence[Finding]:
        """What cannot be accepted by anyone."""
        return hard(self.findings)

    @property
    def needs_reason(self) -> bool:
        """Whether a person must say why it is accepted."""
        return bool(in_need_of_a_word(self.findings))

    def counts(self) -> dict[str, int]:
        """Cells that are new, revised and vanished, codes that are unknown and rules that are broken."""
        sizes = self.changes["change"].value_counts()
        unknown = sum(f.values.get("count", 1) for f in self.findings if f.code in ("code_unknown", "code_lookalike"))
        return {
            **{name: int(sizes.get(name, 0)) for name in ("new", "revised", "vanished")},
            "unknown": unknown, "broken": len(self.hard),
        }  # fmt: skip


def judged(
    connector: Connector, reading: Reading, shape: Shape, before: pd.DataFrame, lock: Mapping[str, Any] | None,
    updated: str, surroundings: "Surroundings",
) -> Judgement:  # fmt: skip
    """The judgement of one reading.

    before: area_id, indicator, year, value in place. lock: what the last acceptance of this table recorded.
    updated: the office's time stamp where it gives one.
    """
    changes = compared(reading, before, connector, surroundings.areas)
    findings = [
        *reading.findings,
        *_of_indicators(connector, surroundings),
        *_of_years(reading, lock, surroundings.this_year),
        *_of_areas(connector, reading, before, lock, surroundings.areas),
        *_of_shape(shape, lock, updated, changes),
        *_of_changes(changes, surroundings.indicators),
        *_of_neighbouring_years(reading, before, surroundings.indicators),
    ]
    if connector.preliminary:
        findings.append(Finding("preliminary", WORD))
    return Judgement(connector.id, changes, tuple(findings))


@dataclass(frozen=True)
class Surroundings:
    """What stays the same for all tables of a country. others: indicator -> accepted table that brings it already."""

    areas: pd.DataFrame
    indicators: Mapping[str, Indicator]
    this_year: int
    others: Mapping[str, str]


def compared(reading: Reading, before: pd.DataFrame, connector: Connector, areas: pd.DataFrame) -> pd.DataFrame:
    """Each cell of the answer and each that stood in its place, with what happens to it."""
    rows = reading.rows
    old = before[before["indicator"].isin(connector.indicators)][[*KEYS, "value"]].rename(columns={"value": "old"})
    both = rows[[*KEYS, "value"]].rename(columns={"value": "new"}).merge(old, on=KEYS, how="outer")
    level = areas.set_index("area_id")["level"]
    covered = set(zip(rows["area_id"].map(level), rows["indicator"], rows["year"], strict=True))
    place = list(zip(both["area_id"].map(level), both["indicator"], both["year"], strict=True))
    asked = set(rows["area_id"]) if connector.partial else None
    inside = [
        key in covered and (asked is None or area in asked) for key, area in zip(place, both["area_id"], strict=True)
    ]
    both = both[both["new"].notna() | pd.Series(inside, index=both.index)]
    kinds = pd.Series("revised", index=both.index)
    kinds[(both["new"] - both["old"]).abs() <= 1e-9 * both["old"].abs().clip(lower=1)] = "same"
    kinds[both["old"].isna()] = "new"
    kinds[both["new"].isna()] = "vanished"
    return both.assign(change=kinds).reset_index(drop=True)


def _of_indicators(connector: Connector, surroundings: Surroundings) -> list[Finding]:
    found = []
    for indicator in connector.indicators:
        entry = surroundings.indicators.get(indicator)
        if entry is None or connector.country not in entry.countries or entry.formula_of(connector.country):
            found.append(Finding("indicator_unknown", HARD, {"indicator": indicator}))
        elif surroundings.others.get(indicator, connector.id) != connector.id:
            other = surroundings.others[indicator]
            found.append(Finding("brought_by_another", HARD, {"indicator": indicator, "other": other}))
    return found


def _of_years(reading: Reading, lock: Mapping[str, Any] | None, this_year: int) -> list[Finding]:
    years = {int(year) for year in reading.rows["year"]}
    found = []
    if later := [year for year in years if year > this_year]:
        found.append(Finding("year_in_future", HARD, {"year": max(later)}))
    if dropped := sorted(set(lock["years"] if lock else ()) - years):
        found.append(Finding("year_dropped", HARD, {"year": dropped[0], "count": len(dropped)}))
    if lock and (fresh := sorted(years - set(lock["years"]))):
        found.append(Finding("year_new", NOTE, {"year": fresh[-1], "count": len(fresh)}))
    return found


def _of_areas(
    connector: Connector, reading: Reading, before: pd.DataFrame, lock: Mapping[str, Any] | None, areas: pd.DataFrame
) -> list[Finding]:
    """In the newest year no area is missing that the table had last time, that stands in place, or that there is."""
    if connector.partial or connector.sparse or reading.rows.empty:
        return []
    found = []
    level = areas.set_index("area_id")["level"]
    for indicator, rows in reading.rows.groupby("indicator"):
        here = set(rows.loc[rows["year"] == rows["year"].max(), "area_id"])
        own = before[(before["indicator"] == indicator) & (before["area_id"].map(level) == connector.level)]
        held = set(own.loc[own["year"] == own["year"].max(), "area_id"])
        last = (
            set(lock["areas"].get(indicator, ()))
            if lock
            else held or set(areas.loc[areas["level"] == connector.level, "area_id"])
        )
        if absent := sorted(last - here):
            found.append(Finding("areas_missing", HARD, {
                "indicator": indicator, "area": absent[0], "count": len(absent), "expected": len(last),
            }))  # fmt: skip
    return found


def _of_shape(shape: Shape, lock: Mapping[str, Any] | None, updated: str, changes: pd.DataFrame) -> list[Finding]:
    if not lock:
        return []
    found = []
    if list(shape.dimensions) != lock["dimensions"]:
        values = {"old": ", ".join(lock["dimensions"]), "new": ", ".join(shape.dimensions)}
        found.append(Finding("dimensions_changed", HARD, values))
    if shape.unit != lock["unit"]:
        found.append(Finding("unit_changed", HARD, {"old": lock["unit"], "new": shape.unit}))
    if shape.decimals != lock["decimals"]:
        found.append(Finding("decimals_changed", HARD, {"old": lock["decimals"], "new": shape.decimals}))
    if shape.title != lock["title"]:
        found.append(Finding("title_changed", WORD, {"old": lock["title"], "new": shape.title}))
    for key, codes in shape.codes.items():
        if added := sorted(set(codes) - set(lock["codes"].get(key, codes))):
            found.append(Finding("codes_added", WORD, {"dimension": key, "codes": ", ".join(added[:5])}))
    if updated and lock["updated"] and updated < lock["updated"]:
        found.append(Finding("stamp_older", WORD, {"old": lock["updated"], "new": updated}))
    elif updated and updated == lock["updated"] and (changes["change"] != "same").any():
        found.append(Finding("stamp_same", WORD, {"stamp": updated}))
    return found


def _of_changes(changes: pd.DataFrame, indicators: Mapping[str, Indicator]) -> list[Finding]:
    found = []
    revised = changes[changes["change"] == "revised"]
    if len(revised):
        share = len(revised) / max(int(changes["change"].isin(["revised", "same"]).sum()), 1)
        moved = (revised["new"] - revised["old"]).abs() / revised["old"].abs().replace(0, float("nan"))
        limit = revised["indicator"].map(lambda key: REVISED_POPULATION if is_stock(key) else REVISED_CELL)
        much = share > REVISED_SHARE or bool((moved > limit).any())
        found.append(Finding("revised_much" if much else "revised", WORD, {"count": len(revised)}))
    if vanished := int((changes["change"] == "vanished").sum()):
        found.append(Finding("vanished", WORD, {"count": vanished}))
    units = changes["indicator"].map(lambda key: indicators[key].unit if key in indicators else "")
    outside = changes[(units == "pct") & changes["new"].notna() & ~changes["new"].between(0, 100)]
    if len(outside):
        found.append(Finding("rate_outside", WORD, {"count": len(outside)}))
    return found


def _of_neighbouring_years(
    reading: Reading, before: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> list[Finding]:
    """Jumps, zeros beside large values and breaks, from each year of the answer to the year before."""
    rows = reading.rows
    known = pd.concat([rows[[*KEYS, "value"]], before[[*KEYS, "value"]]]).drop_duplicates(KEYS)
    earlier = known.assign(year=known["year"] + 1).rename(columns={"value": "before"})
    pairs = rows[[*KEYS, "value"]].merge(earlier, on=KEYS)
    if pairs.empty:
        return []
    change = (pairs["value"] - pairs["before"]).abs()
    relative = (change / pairs["before"].abs()).where(pairs["before"] != 0)
    unit = pairs["indicator"].map(lambda key: indicators[key].unit if key in indicators else "")
    stock, money = pairs["indicator"].map(is_stock), unit.isin(MONEY)
    jump = (stock & (relative > JUMP_POPULATION)) | (money & (relative > JUMP_MONEY))
    jump |= ~stock & ~money & (unit != "pct") & (relative > JUMP_COUNT) & (change > JUMP_UNITS)
    found = []
    if jump.any():
        worst = pairs[jump].assign(relative=relative).sort_values("relative").iloc[-1]
        found.append(Finding("jump", WORD, {"count": int(jump.sum()), **_cell(worst)}))
    zero = ((pairs["value"] == 0) & (pairs["before"] > ZERO_BESIDE)) | (
        (pairs["before"] == 0) & (pairs["value"] > ZERO_BESIDE)
    )
    if zero.any():
        found.append(Finding("zero", WORD, {"count": int(zero.sum()), **_cell(pairs[zero].iloc[0])}))
    grouped = (
        (pairs["value"] / pairs["before"] - 1).where(pairs["before"] > 0).groupby([pairs["indicator"], pairs["year"]])
    )
    medians = grouped.median()[grouped.count() >= BREAK_AREAS]
    broken = medians[medians.abs() > BREAK_MEDIAN]
    if len(broken):
        indicator, year = broken.abs().idxmax()
        found.append(
            Finding(
                "break",
                WORD,
                {"indicator": indicator, "year": int(year), "pct": round(100 * broken[(indicator, year)])},
            )
        )
    return found


def _cell(row: pd.Series) -> dict[str, object]:
    return {
        "area": row["area_id"], "indicator": row["indicator"], "year": int(row["year"]),
        "old": f"{row['before']:.10g}", "new": f"{row['value']:.10g}",
    }  # fmt: skip

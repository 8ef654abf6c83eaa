"""From answers to a judgement, without network and without writing: what a table would change, and in what it enters."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from data import tables
from data.derive import with_computed, with_inherited, with_sums
from data.renew import eurostat, nsi, openbudget, overlay, pxweb
from data.renew.connectors import Connector
from data.renew.fetching import Fetched
from data.renew.findings import HARD, Finding
from data.renew.judge import Judgement, Surroundings, judged
from data.renew.kinds import mixed, shipped_kinds
from data.renew.rows import Reading, divided, observations
from data.renew.table import Shape, Table
from data.renew.workspace import Workspace
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.formulas import names_in

READERS = {"pxweb1": pxweb.read, "nsi": nsi.read, "eurostat": eurostat.read, "openbudget": openbudget.read}


@dataclass(frozen=True)
class Place:
    """What is in place of a country: areas, stored observations (accepted ones included), breaks, catalogue."""

    country: tables.Country
    areas: pd.DataFrame
    stored: pd.DataFrame
    breaks: list[dict[str, Any]]
    indicators: Mapping[str, Indicator]


@dataclass(frozen=True)
class Outcome:
    """One table, read and judged; effects: area_id, indicator_id, year, old, new of computed indicators that move."""

    fetched: Fetched
    reading: Reading
    shape: Shape
    judgement: Judgement
    effects: pd.DataFrame

    @property
    def connector(self) -> Connector:
        """The table's connector."""
        return self.fetched.connector


def place_of(workspace: Workspace) -> Place:
    """Read what is in place. Raises tables.MalformedTable."""
    country, areas, shipped, own = _shipped(workspace.country)
    stored = overlay.with_rows(shipped, country.key, areas, workspace.root)
    breaks = overlay.with_breaks(tables.read_breaks(country, areas, own), country.key, workspace.root)
    return Place(country, areas, stored, breaks, own)


@cache
def _shipped(key: str) -> tuple[tables.Country, pd.DataFrame, pd.DataFrame, Mapping[str, Indicator]]:
    """What the product ships of a country, read and checked once."""
    country = next(country for country in tables.countries() if country.key == key)
    areas = tables.read_areas(country)
    own = {name: entry for name, entry in catalogue().items() if key in entry.countries}
    return country, areas, tables.read_observations(country, areas, own), own


def read(fetched: Fetched, place: Place) -> tuple[Table, Reading]:
    """Raw answers -> rows. Raises Failure."""
    connector = fetched.connector
    table = READERS[connector.protocol](connector, fetched.answers)
    table = replace(table, findings=(*table.findings, *fetched.findings))
    additive = frozenset(key for key, entry in place.indicators.items() if entry.aggregate == "sum")
    return table, divided(observations(connector, table, place.areas, additive), connector.outputs, place.stored)


def outcome(fetched: Fetched, place: Place, workspace: Workspace, today: date) -> Outcome:
    """Read and judge one table against what is in place. Raises Failure."""
    connector = fetched.connector
    table, reading = read(fetched, place)
    before = place.stored.rename(columns={"indicator_id": "indicator"})[["area_id", "indicator", "year", "value"]]
    before = before[before["indicator"].isin(connector.indicators)]
    lock = workspace.lock(connector.id)
    surroundings = Surroundings(place.areas, place.indicators, today.year, workspace.accepted_tables())
    judgement = judged(connector, reading, table.shape, before, lock, fetched.updated, surroundings)
    if judgement.hard:
        return Outcome(fetched, reading, table.shape, judgement, pd.DataFrame(columns=EFFECT_COLUMNS))
    after = after_acceptance(connector, reading, place)
    judgement = replace(judgement, findings=(*judgement.findings, *_mixed(connector, after, place, workspace)))
    return Outcome(fetched, reading, table.shape, judgement, effects(connector, after, place))


EFFECT_COLUMNS = ["area_id", "indicator_id", "year", "old", "new"]


def after_acceptance(connector: Connector, reading: Reading, place: Place) -> pd.DataFrame:
    """The stored observations as the build would see them with the table accepted."""
    return overlay.with_table(
        place.stored, overlay.Accepted(connector.id, reading.rows, {"partial": connector.partial}), place.areas
    )


def _mixed(connector: Connector, after: pd.DataFrame, place: Place, workspace: Workspace) -> list[Finding]:
    kinds = dict(shipped_kinds()) | {connector.id: connector.kind}
    for table in overlay.accepted(workspace.country, workspace.root):
        kinds.setdefault(table.id, str(table.provenance.get("kind", "")))
    found = mixed(after, kinds, connector.id, workspace.country, place.indicators)
    found = [(key, year) for key, year in found]
    return [Finding("kinds_mixed", HARD, {"indicator": key, "year": year}) for key, year in found[:5]]


def effects(connector: Connector, after: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Computed indicators in their newest year before and after: every rate that a renewed count moves."""
    breaks = overlay.joined_breaks(place.breaks, connector.breaks)
    needed = _needed(connector.indicators, place)
    old = _newest(_computed(place.stored, place, place.breaks, needed))
    new = _newest(_computed(after, place, breaks, needed))
    both = old.merge(new, on=["area_id", "indicator_id"], how="outer", suffixes=("_old", "_new"))
    moved = both[(both["value_new"] - both["value_old"]).abs().fillna(1.0) > 1e-12]
    moved = moved[moved["value_new"].notna() | moved["value_old"].notna()]
    result = moved.assign(year=moved["year_new"].fillna(moved["year_old"]).astype(int))
    return result.rename(columns={"value_old": "old", "value_new": "new"})[EFFECT_COLUMNS].reset_index(drop=True)


def _needed(renewed: Sequence[str], place: Place) -> Mapping[str, Indicator]:
    """The indicators that rest on renewed ones, with everything that their formulas need."""
    terms = {
        key: set(names_in(formula))
        for key, entry in place.indicators.items()
        if (formula := entry.formula_of(place.country.key))
    }
    affected: set[str] = set()
    while more := {key for key, names in terms.items() if names & (affected | set(renewed))} - affected:
        affected |= more
    needed = set(affected)
    while more := {name for key in needed for name in terms.get(key, ())} - needed:
        needed |= more
    return {key: entry for key, entry in place.indicators.items() if key in needed}


def _computed(
    stored: pd.DataFrame, place: Place, breaks: list[dict[str, Any]], needed: Mapping[str, Indicator]
) -> pd.DataFrame:
    rows = with_sums(stored[stored["indicator_id"].isin(list(needed))], place.areas, needed)
    result = with_computed(rows, place.country.key, needed, with_inherited(breaks, place.country.key, needed))
    return result[result["origin"] == "computed"]


def _newest(rows: pd.DataFrame) -> pd.DataFrame:
    newest = rows[rows["year"] == rows.groupby(["area_id", "indicator_id"])["year"].transform("max")]
    return newest[["area_id", "indicator_id", "year", "value"]]


def as_record(done: Outcome) -> dict[str, Any]:
    """The judgement as data for a later reader: counts and findings."""
    findings = [[finding.code, finding.grade, dict(finding.values)] for finding in done.judgement.findings]
    return dict(json.loads(json.dumps({"counts": done.judgement.counts(), "findings": findings}, default=str)))

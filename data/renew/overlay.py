"""Accepted tables beside the shipped ones: the build takes them in, removing a table's file is the undo.

renewed/<country>/observations/<table>.csv has the columns of the shipped tables; provenance/<table>-<hash>.json belongs to
the file whose SHA-256 begins with that hash, so a file edited by hand has none and is refused.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.tables import LEVELS, STATUSES, MalformedTable
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.paths import renewed_folder

COLUMNS = ["area_id", "indicator", "year", "value", "status"]
SOURCE_TEXTS = ("publisher", "title", "table_name", "licence", "retrieved", "url", "level", "years", "caution")


def root() -> Path:
    """The folder of accepted tables."""
    return renewed_folder()


@dataclass(frozen=True)
class Accepted:
    """A table in place: its rows and the record of how they came."""

    id: str
    rows: pd.DataFrame
    provenance: Mapping[str, Any]

    @property
    def is_partial(self) -> bool:
        """Whether it was asked for some areas only."""
        return bool(self.provenance.get("partial"))


def files(folder: Path | None = None) -> Sequence[Path]:
    """What a built statistics file depends on: every accepted table and its record."""
    base = folder or root()
    return sorted([*base.glob("*/observations/*.csv"), *base.glob("*/provenance/*.json")])


def digest_of_files(folder: Path | None = None) -> bytes:
    """What the version of the data takes in; empty where nothing was ever accepted."""
    base = folder or root()
    digest = hashlib.sha256()
    found = [path for path in files(base) if path.suffix == ".csv"]
    for path in found:
        digest.update(path.relative_to(base).as_posix().encode() + path.read_bytes())
    return digest.digest() if found else b""


def accepted(country: str, folder: Path | None = None) -> Iterator[Accepted]:
    """The accepted tables of a country (mk, bg, ua). Raises MalformedTable for a file that was edited by hand."""
    base = (folder or root()) / country
    for path in sorted((base / "observations").glob("*.csv")):
        content = path.read_bytes()
        record = base / "provenance" / f"{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}.json"
        if not record.exists():
            raise MalformedTable(
                f"{path.name}: the accepted table was changed after it was accepted; expected the file as it was. "
                f"Undo it with `python -m data.renew undo {country} {path.stem}`, or accept the table again"
            )
        rows = pd.read_csv(io.BytesIO(content), dtype={"area_id": str, "status": str}, keep_default_na=False)
        yield Accepted(path.stem, rows, json.loads(record.read_text(encoding="utf-8")))


def with_rows(stored: pd.DataFrame, country: str, areas: pd.DataFrame, folder: Path | None = None) -> pd.DataFrame:
    """Stored observations with the accepted tables in their place. Raises MalformedTable.

    stored: area_id, indicator_id, year, value, status, source_id. A whole table replaces an indicator's year on its own
    levels and above; one asked for some areas replaces those areas only, and stays out of indicators that are ranked
    until every municipality of the newest shipped year is there.
    """
    brought: dict[str, str] = {}
    result = stored
    for table in accepted(country, folder):
        _check(table, country, areas)
        for indicator in table.rows["indicator"].unique():
            if brought.setdefault(indicator, table.id) != table.id:
                raise MalformedTable(
                    f"{table.id}.csv: {indicator} comes from {brought[indicator]} too; expected one table"
                )
        result = with_table(result, table, areas)
    return result


def with_table(stored: pd.DataFrame, table: Accepted, areas: pd.DataFrame) -> pd.DataFrame:
    """Stored observations with one table in its place."""
    rows = table.rows[COLUMNS].rename(columns={"indicator": "indicator_id"})
    if table.is_partial:
        rows = _shown(rows, stored, areas)
    if rows.empty:
        return stored
    kept = _without_replaced(stored, rows, areas, table.is_partial)
    return pd.concat([kept, rows.assign(source_id=table.id)[list(stored.columns)]], ignore_index=True)


def _check(table: Accepted, country: str, areas: pd.DataFrame) -> None:
    stored = {key for key, entry in catalogue().items() if country in entry.countries and not entry.formula_of(country)}
    rows = table.rows
    for column, known in (("area_id", set(areas["area_id"])), ("indicator", stored), ("status", set(STATUSES))):
        strangers = sorted(set(rows[column]) - known)
        if strangers:
            raise MalformedTable(f"{table.id}.csv: column {column}: found {strangers[0]!r}; expected a known one")


def _shown(rows: pd.DataFrame, stored: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """The rows of context, which nobody ranks, and those of years in which no municipality is missing."""
    context = rows["indicator_id"].map(lambda key: not catalogue()[key].is_ranked)
    level = areas.set_index("area_id")["level"]
    lowest = stored[stored["area_id"].map(level) == "municipality"]
    newest = lowest[lowest["year"] == lowest.groupby("indicator_id")["year"].transform("max")]
    needed = newest.groupby("indicator_id")["area_id"].agg(set)
    here = rows.groupby(["indicator_id", "year"])["area_id"].agg(set)
    whole = {key for key, found in here.items() if key[0] in needed.index and found >= needed[key[0]]}
    complete = [key in whole for key in zip(rows["indicator_id"], rows["year"], strict=True)]
    return rows[context | pd.Series(complete, index=rows.index)]


def _without_replaced(stored: pd.DataFrame, rows: pd.DataFrame, areas: pd.DataFrame, is_partial: bool) -> pd.DataFrame:
    keys = pd.MultiIndex.from_frame(stored[["indicator_id", "year"]])
    if is_partial:
        cells = pd.MultiIndex.from_frame(stored[["area_id", "indicator_id", "year"]])
        return stored[~cells.isin(pd.MultiIndex.from_frame(rows[["area_id", "indicator_id", "year"]]))]
    rank = {level: position for position, level in enumerate(LEVELS)}
    level = areas.set_index("area_id")["level"].map(rank)
    lowest = rows.assign(rank=rows["area_id"].map(level)).groupby(["indicator_id", "year"])["rank"].min()
    replaced = keys.map(lowest.to_dict()).to_numpy(dtype=float, na_value=float("nan"))
    return stored[~(stored["area_id"].map(level).to_numpy() >= replaced)]


def with_sources(sources: pd.DataFrame, country: str, folder: Path | None = None) -> pd.DataFrame:
    """Sources of a country with one for each accepted table: its record is the line under the figure."""
    more = [
        {"source_id": table.id, "country_id": country.upper(), "confidence": "high", "covers": "", "lacks": ""}
        | {key: str(table.provenance["source"].get(key, "")) for key in SOURCE_TEXTS}
        for table in accepted(country, folder)
    ]
    return pd.concat([sources, pd.DataFrame(more)], ignore_index=True) if more else sources


def with_breaks(breaks: list[dict[str, Any]], country: str, folder: Path | None = None) -> list[dict[str, Any]]:
    """Breaks in series with those that accepted tables bring."""
    more = [entry for table in accepted(country, folder) for entry in table.provenance.get("breaks", [])]
    return joined_breaks(breaks, more)


def joined_breaks(breaks: Sequence[Mapping[str, Any]], more: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Breaks and further ones, each indicator and year once; `indicators` of an entry stands for one entry each."""
    joined = {(entry["indicator"], entry.get("area", ""), int(entry["year"])): dict(entry) for entry in breaks}
    for entry in more:
        for indicator in entry["indicators"]:
            own = {"indicator": indicator, "area": "", "year": int(entry["year"]), "reason": dict(entry["reason"])}
            joined.setdefault((indicator, "", int(entry["year"])), own)
    return list(joined.values())

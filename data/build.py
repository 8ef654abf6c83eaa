"""python -m data.build: the harmonised tables -> one DuckDB file and the map files of the browser.

The names of the files carry the version of what they are made of; a pointer file names the newest one and is moved last,
so a reader sees either the whole old database and maps or the whole new ones (data/publishing.py).
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from babel import Locale

from data import browser_maps, tables
from data.at_once import Clock, each
from data.chances import chances
from data.checks.country import Material, judged
from data.derive import (
    coverage,
    distributions,
    inside_series,
    latest_with_ranks,
    with_inherited,
    with_sums,
    without_withheld,
)
from data.long_names import long_names
from data.occupation import WHOLLY, kept_apart
from data.publishing import POINTER as POINTER
from data.publishing import is_current as is_current
from data.publishing import mark_finished, new_file, publish, remove_unfinished, unfinished
from data.renew import overlay
from data.settings import check_settings, check_shown
from data.small_groups import without_small_groups
from data.tables import Country, MalformedTable
from data.version import data_version as data_version
from data.withheld import read_withheld, withheld_sums, withheld_table, without
from patokaz.geography.names import transliterate
from patokaz.language.languages import LANGUAGES
from patokaz.statistics import paths
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.paths import ROOT

Tables = list[tuple[str, pd.DataFrame]]  # by name in the schema

AT_ONCE = 3  # countries in work: each takes about half a gigabyte
SORTED_BY = {
    "observation": "country_id, level, indicator_id, year, area_id",
    "withheld": "country_id, level, area_id, position, year",
    "coverage": "position, country_id, level",
    "source": "country_id, publisher, title, source_id",
    "latest": "area_id, indicator_id",
}
OF_AREA = "JOIN (SELECT area_id, country_id, level FROM area) USING (area_id)"
OF_INDICATOR = "JOIN (SELECT indicator_id, position, block, unit, is_part, is_context, is_survey FROM indicator) USING (indicator_id)"
COMPLETED = {  # what a row repeats of its area and indicator, so that a page reads one table
    "observation": OF_AREA,
    "area_context": OF_AREA,
    "withheld": f"{OF_AREA} {OF_INDICATOR}",
    "coverage": OF_INDICATOR,
}
DERIVED = ("is_newest",)  # of derived.sql


def main() -> int:
    """Command line; 0 when a database is in place, 1 with a sentence when a table is malformed or nothing can be written."""
    parser = argparse.ArgumentParser(description="Build the statistics file from data/countries.")
    parser.add_argument("--if-needed", action="store_true", help="do nothing if the newest file is up to date")
    parser.add_argument("--build-folder", type=Path, default=paths.build_folder())
    parser.add_argument("--static-folder", type=Path, default=paths.maps_folder())
    options = parser.parse_args()
    version = data_version()
    if options.if_needed and is_current(options.build_folder, options.static_folder, version):
        return 0
    try:
        target = build(options.build_folder, options.static_folder, version, AT_ONCE)
    except (MalformedTable, OSError, duckdb.Error, BrokenProcessPool) as error:
        print(f"The statistics file was not built; the old one, if any, is still in place.\n{error}", file=sys.stderr)
        return 1
    print(f"Built {target.name}")
    return 0


def build(build_folder: Path, static_folder: Path, version: str, at_once: int = 1) -> Path:
    """Write statistics-<version>.duckdb and the map files, then move the pointer.

    at_once: countries in work, each in a process of its own where it is more than one. Raises MalformedTable.
    """
    build_folder.mkdir(parents=True, exist_ok=True)
    static_folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(build_folder, static_folder)
    file, map_folder = unfinished(build_folder, static_folder)
    try:
        with new_file(file) as connection:
            connection.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
            for name, table in collected(map_folder, at_once):
                _insert(connection, name, table)
            connection.execute((ROOT / "data" / "derived.sql").read_text(encoding="utf-8"))
            mark_finished(connection, map_folder)
        return publish(build_folder, static_folder, version)
    finally:
        remove_unfinished(build_folder, static_folder)


def collected(map_folder: Path, at_once: int = 1) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every table of the schema with its rows, ordered; says on the screen what it is at."""
    indicators = dict(catalogue())
    tell = Clock(time.time())
    found = tables.countries()
    for country in found:
        check_settings(country, indicators)
    parts: dict[str, list[pd.DataFrame]] = {}
    for made in each(_tables_of, found, (map_folder, tell), at_once):
        for name, table in made:
            if len(table):
                parts.setdefault(name, []).append(table)
    yield (
        "indicator",
        pd.DataFrame(
            [
                {
                    "indicator_id": entry.id,
                    "block": entry.block,
                    "unit": entry.unit,
                    "direction": entry.direction,
                    "decimals": entry.decimals,
                    "is_computed": bool(entry.formula or entry.formula_by_country),
                    "is_context": entry.context,
                    "is_survey": entry.survey,
                    "is_part": entry.part_only,
                    "is_ranked": entry.is_ranked,
                    "position": position,
                }
                for position, entry in enumerate(indicators.values())
            ]
        ),
    )
    for name, frames in parts.items():
        tell(f"writing {name}")
        yield name, pd.concat(frames, ignore_index=True)


def _tables_of(country: Country, map_folder: Path, tell: Clock) -> Tables:
    tell(f"{country.id}: reading and checking")
    return list(_country_tables(country, map_folder, tell))


def _country_tables(
    country: Country, map_folder: Path, tell: Callable[[str], None]
) -> Iterator[tuple[str, pd.DataFrame]]:
    own = {key: entry for key, entry in catalogue().items() if country.key in entry.countries}
    areas = with_groups(tables.read_areas(country), country)
    context = tables.read_context(country, areas).rename(columns={"source": "source_id"})
    areas = areas.assign(is_ranked=areas["is_counted"] & ~areas["area_id"].isin(list(kept_apart(areas, context))))
    names = tables.read_area_names(country, areas)
    yield "country", _country_row(country)
    yield "area", areas
    displayed = display_names(areas, names, str(country.settings["official_language"]))
    yield (
        "area_name",
        pd.concat([displayed, long_names(areas, displayed, names, country.settings), names], ignore_index=True),
    )
    yield "area_context", context.assign(date=pd.to_datetime(context["date"], errors="coerce"))
    sources = overlay.with_sources(tables.read_sources(country), country.key)
    yield "source", sources
    shipped_breaks = tables.read_breaks(country, areas, own)
    breaks = with_inherited(overlay.with_breaks(shipped_breaks, country.key), country.key, own)
    stored = overlay.with_rows(tables.read_observations(country, areas, own), country.key, areas)
    _require_sources(country, stored["source_id"], sources)
    entries = read_withheld(country, set(areas["area_id"]), own, stored)
    summed = with_sums(stored, areas, own)
    reasons = withheld_sums(entries, summed, areas)
    figures, reasons = without_withheld(summed, country.key, own, breaks, reasons)
    tell(f"{country.id}: {judged(Material(country, areas, names, without(stored, entries), figures, own, breaks))}")
    yield "withheld", withheld_table(entries, reasons)
    yield "break_in_series", _break_rows(country, inside_series(breaks, figures))
    observations, hidden = without_small_groups(figures, areas, country.key, own)
    yield "observation", observations
    yield "small_group", hidden
    yield "chance", chances(observations, areas, country.key, own)
    ranked = latest_with_ranks(observations, areas, own)
    yield "latest", ranked
    check_shown(country, set(ranked["indicator_id"]))
    yield "distribution", distributions(observations, areas)
    yield "coverage", coverage(observations, areas, own, country.key)
    projects, places, years = tables.read_projects(country, areas)
    _require_sources(country, projects["source_id"], sources)
    yield "project", _typed_projects(projects, country)
    yield "project_area", places[["project_id", "area_id"]]
    yield "project_year", years.drop(columns="source_id")
    occupied = context.loc[(context["kind"] == "war_status") & (context["value"] == WHOLLY), "area_id"]
    browser_maps.write_maps(country, areas, displayed, frozenset(occupied), map_folder)


def _country_row(country: Country) -> pd.DataFrame:
    settings = country.settings
    kept = ("currency", "official_language", "boundary_vintage", "attribution")
    own = {"country_id": country.id, "position": settings["order"], "group_level": country.group_level}
    return pd.DataFrame([own | {key: settings[key] for key in kept}])


def _break_rows(country: Country, breaks: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "country_id": country.id,
                "indicator_id": entry["indicator"],
                "area_id": entry["area"],
                "year": entry["year"],
                "reason": json.dumps(entry["reason"], ensure_ascii=False),
            }
            for entry in breaks
        ]
    )


def with_groups(areas: pd.DataFrame, country: Country) -> pd.DataFrame:
    """Areas with country_id, group_id (the containing area of the country's group level) and is_counted: of their level."""
    parents = dict(zip(areas["area_id"], areas["parent_id"], strict=True))
    levels = dict(zip(areas["area_id"], areas["level"], strict=True))

    def group(area_id: str) -> str:
        above = parents[area_id]
        while above and levels[above] != country.group_level:
            above = parents[above]
        return above

    outside = country.settings.get("outside_ranks", [])
    return areas.assign(
        country_id=country.id,
        group_id=[group(area_id) for area_id in areas["area_id"]],
        is_counted=~areas["area_id"].isin(outside),
    )


def country_in(area_id: str, language: str) -> str:
    """A country's name in a language by CLDR; empty for another area."""
    return str(Locale.parse(language).territories.get(area_id, "")) if len(area_id) == 2 else ""


def display_names(areas: pd.DataFrame, names: pd.DataFrame, official_language: str) -> pd.DataFrame:
    """One name an area and product language: the best known one, else the official one transliterated."""
    best: dict[tuple[str, str], str] = {}
    for kind in ("transliterated", "official", "name"):
        chosen = names[names["kind"] == kind].drop_duplicates(["area_id", "language"])
        best |= {(row.area_id, row.language): row.name for row in chosen.itertuples(index=False, name="NameRow")}
    rows = []
    for area_id in areas["area_id"]:
        official = best.get((area_id, official_language))
        if official is None:
            raise MalformedTable(
                f"area_names.csv: {area_id} has no name in {official_language}; expected an official one"
            )
        for language in LANGUAGES:
            name = best.get((area_id, language)) or country_in(area_id, language)
            try:
                name = name or transliterate(official, official_language, language)
            except LookupError as error:
                raise MalformedTable(f"area_names.csv: {area_id} has no name in {language}, and {error}") from error
            rows.append((area_id, language, "display", name))
    return pd.DataFrame(rows, columns=["area_id", "language", "kind", "name"])


def _typed_projects(projects: pd.DataFrame, country: Country) -> pd.DataFrame:
    dates = {column: pd.to_datetime(projects[column], errors="coerce") for column in ("start", "end", "registered")}
    return projects.assign(country_id=country.id, amount=projects["amount"].astype(float), **dates)


def _require_sources(country: Country, used: pd.Series, sources: pd.DataFrame) -> None:
    unknown = sorted(set(used) - set(sources["source_id"]))
    if unknown:
        raise MalformedTable(f"sources.toml of {country.key}: no entry for {unknown[0]}; expected one for every table")


def _insert(connection: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame) -> None:
    columns = [
        row[0]
        for row in connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = $name ORDER BY column_index", {"name": name}
        ).fetchall()
    ]
    joined = COMPLETED.get(name, "")
    rows = table[[column for column in columns if column in table]] if joined else table.reindex(columns=columns)
    connection.register("rows", rows)
    told = ", ".join(f'"{column}"' for column in columns if column in rows or column not in DERIVED)
    order = SORTED_BY.get(name, "ALL")
    connection.execute(f"INSERT INTO {name} BY NAME FROM rows {joined} SELECT {told} ORDER BY {order}")
    connection.unregister("rows")


if __name__ == "__main__":
    sys.exit(main())

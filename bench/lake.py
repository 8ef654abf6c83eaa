"""Every query over DuckLake (catalogue in PostgreSQL, Parquet on the disk) beside the product's file: equal answers, time as a ratio."""

import os
import statistics
import tempfile
import time
from typing import Any

import duckdb
import pandas as pd

from bench.postgres import INITDB, postgres
from bench.queries import Asked, asked_by_pages
from bench.report import row
from data.lake import publish_in_lake
from patokaz.statistics import database

ROUNDS = 7
ALL: dict[str, Any] = {
    "area": "PAZ21", "areas": ["PAZ21", "VTR22", "PAZ19"], "country": "BG", "language": "bg", "level": "municipality",
    "indicator": "population_persons", "indicators": ["population_persons", "unemployment_rate_pct"], "within": "PAZ",
    "year": 2023, "until": 2022, "least": 2, "kind": "war_status", "list": "bg_isun_2014_2027", "project": "bg-opac-13-13-107",
    "people": "population_persons", "money": "eu_funds_per_head_eur", "paid": "eu_funds_paid_pct", "count": "eu_projects_number",
    "earlier": "population_persons", "texts": ["„Бутел“", "Аеродром"],
}  # fmt: skip


def parameters_of(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """Of these values those that a query names."""
    return {key: values[key] for key in duckdb.extract_statements(database.sql(name))[0].named_parameters}


def all_queries(values: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every query of queries/ with its parameters."""
    return [(path.stem, parameters_of(path.stem, values)) for path in sorted(database.QUERIES.glob("*.sql"))]


def measure() -> None:
    """Print how many answers differ, and the time of every page's queries as a multiple of the file's."""
    if not INITDB:
        print("PostgreSQL is not installed: apt-get install postgresql")
        return
    pages, file = asked_by_pages(), database.connect(str(database.data_file()))
    with postgres() as address, tempfile.TemporaryDirectory(prefix="patokaz-lake-") as folder:
        started = time.perf_counter()
        version = published(address, folder)
        print(f"published {version} in {time.perf_counter() - started:.1f} s")
        distant = database._connect_lake(version)
        unlike = [
            name
            for name, given in all_queries(ALL)
            if not _answer(file, name, given).equals(_answer(distant, name, given))
        ]
        row("queries with another answer", len(unlike), "", 0, "goal " + " ".join(unlike))
        for page, calls in pages.items():
            near, far = [], []
            for _ in range(ROUNDS):
                near.append(_seconds(file, calls))
                far.append(_seconds(distant, calls))
            ratio = statistics.median(far) / statistics.median(near)
            spread = max(far) / min(far)
            row(
                f"{page}: {len(calls)} queries, lake / file",
                ratio,
                "x",
                100,
                f"{1000 * statistics.median(far):.0f} ms, spread {spread:.1f}",
            )
        distant.close()
    os.environ.pop("PATOKAZ_LAKE")


def published(address: str, folder: str) -> str:
    """Publish the product's file in a new lake and make it the one that is asked; the version's name."""
    file = database.data_file()
    os.environ["PATOKAZ_LAKE"] = address
    database._watcher.cache_clear()
    return publish_in_lake(file, folder + "/")


def _answer(connection: duckdb.DuckDBPyConnection, name: str, given: dict[str, Any]) -> pd.DataFrame:
    return database.run(connection, database.sql(name), given)


def _seconds(connection: duckdb.DuckDBPyConnection, calls: list[Asked]) -> float:
    return sum(call.seconds(connection) for call in calls)

"""Freshness of the figures: newest years held, newer tables of the offices, accepted tables.

Reads the folder renewed/<country>/, which is written only by the commands of the data officer; runs these commands.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd

from patokaz.statistics.paths import ROOT, renewed_folder

OFFICER = "PATOKAZ_DATA_OFFICER"
LONGEST_SECONDS = 600


def newest_years(coverage: pd.DataFrame) -> pd.DataFrame:
    """By block, country and level: the newest year, the number of indicators that reach it, and the oldest newest year.

    coverage: the query `coverage` (country_id, level, indicator_id, block, is_part, last_year, source_id). Columns:
    block, country_id, level, indicators, newest, oldest, in_newest (number of indicators that reach the newest year).
    """
    own = coverage[~coverage["is_part"].astype(bool)]
    grouped = own.groupby(["block", "country_id", "level"], sort=False)["last_year"]
    table = grouped.agg(
        indicators="size", newest="max", oldest="min", in_newest=lambda years: int((years == years.max()).sum())
    )
    return table.reset_index()


def beyond(country: str, root: Path | None = None) -> pd.DataFrame:
    """Tables of the office that are newer than the database, by the last check.

    Columns: table, title, updated, accepted, asked, changed, told (by language, why the office could not be reached;
    missing where it answered). Unchanged tables are omitted; empty without a check.
    """
    rows = [
        {"table": table, **entry}
        for table, entry in _record(country, "checked", root).items()
        if entry["changed"] != "no"
    ]
    return pd.DataFrame(rows, columns=["table", "title", "updated", "accepted", "asked", "changed", "told"])


def last_asked(country: str, root: Path | None = None) -> str:
    """Day of the last check as YYYY-MM-DD; empty without a check."""
    return max((entry["asked"] for entry in _record(country, "checked", root).values()), default="")


def in_place(country: str, root: Path | None = None) -> pd.DataFrame:
    """Accepted tables: table, title, office, years, updated, accepted, accepted_by, reason."""
    base = _folder(country, root)
    rows = []
    for path in sorted((base / "observations").glob("*.csv")):
        record = base / "provenance" / f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.json"
        if record.exists():
            known = json.loads(record.read_text(encoding="utf-8"))
            told = {key: known[key] for key in ("office", "updated", "accepted", "accepted_by", "reason")}
            rows.append(
                {"table": path.stem, "title": known["source"]["title"], "years": known["source"]["years"]} | told
            )
    return pd.DataFrame(
        rows, columns=["table", "title", "office", "years", "updated", "accepted", "accepted_by", "reason"]
    )


def reports(country: str, language: str, root: Path | None = None) -> dict[str, str]:
    """Reports of the last checks in a language, by table: what would change and what prevents acceptance."""
    folder = _folder(country, root) / "reports"
    suffix = f".{language}.txt"
    return {
        path.name.removesuffix(suffix): path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*{suffix}"))
    }


def is_officer() -> bool:
    """Whether the product was started in the mode of the data officer."""
    return os.environ.get(OFFICER) == "1"


def order(country: str, language: str, step: str, *words: str) -> str:
    """Run a step of the data officer's command (check, discover, map, fetch, judge) in a separate process.

    Returns the reason why it failed, empty on success. Offices are contacted only here, at the officer's request.

    Raises:
        subprocess.TimeoutExpired: the step did not end in time.
    """
    command = [sys.executable, "-m", "data.renew", step, country.lower(), *words, "--language", language]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False)
    return done.stderr.strip() or done.stdout.strip() if done.returncode else ""


def discovered(country: str, root: Path | None = None) -> pd.DataFrame:
    """Tables by municipality or region found in the last search of the office's directory: path, text, updated, level."""
    tables = _record(country, "discovered", root).get("tables", [])
    return pd.DataFrame(tables, columns=["path", "text", "updated", "level"])


def mapped(country: str, root: Path | None = None) -> pd.DataFrame:
    """Tables mapped to an indicator by the officer: table, title, indicator."""
    rows = [
        (table, entry["title"], output["indicator"])
        for path in sorted((_folder(country, root) / "connectors").glob("*.toml"))
        for table, entry in tomllib.loads(path.read_text(encoding="utf-8"))["table"].items()
        for output in entry["output"]
    ]
    return pd.DataFrame(rows, columns=["table", "title", "indicator"])


def has_tree(country: str) -> bool:
    """Whether an office of the country publishes a directory of its tables (PXWeb)."""
    return any(document.get("protocol") == "pxweb1" for document in _connectors(country))


def has_partial(country: str) -> bool:
    """Whether an office is queried for single areas, so that the command needs the area of the user."""
    return any(table.get("partial") for document in _connectors(country) for table in document["table"].values())


def _connectors(country: str) -> list[dict[str, Any]]:
    shipped = (ROOT / "data" / "renew" / "connectors").glob(f"{country.lower()}*.toml")
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in shipped]


def _folder(country: str, root: Path | None) -> Path:
    return (root or renewed_folder()) / country.lower()


def _record(country: str, name: str, root: Path | None) -> dict[str, Any]:
    path = _folder(country, root) / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

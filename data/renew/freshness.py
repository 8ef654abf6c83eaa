"""How fresh the figures are, as tables for the data page: what we hold, what the office has, what was accepted."""

from pathlib import Path
from typing import Any

import pandas as pd

from data.renew import overlay
from data.renew.words import say
from data.renew.workspace import Workspace


def newest_years(coverage: pd.DataFrame) -> pd.DataFrame:
    """By block, country and level: the newest year, its share of indicators, and the oldest newest year.

    coverage: the query `coverage` (country_id, level, indicator_id, block, is_part, last_year, source_id). Columns: block,
    country_id, level, indicators, newest, oldest, in_newest (how many indicators reach the newest year).
    """
    own = coverage[~coverage["is_part"].astype(bool)]
    grouped = own.groupby(["block", "country_id", "level"], sort=False)["last_year"]
    table = grouped.agg(
        indicators="size", newest="max", oldest="min", in_newest=lambda years: int((years == years.max()).sum())
    )
    return table.reset_index()


def beyond(country: str, root: Path | None = None) -> pd.DataFrame:
    """What the office has and we do not, by the last check: table, title, updated, accepted, asked, changed, failure.

    Rows whose table did not change are left out; empty where no check was made.
    """
    place = Workspace(country, root or overlay.root())
    known = place.connectors()
    rows = [
        {"table": table, "title": known[table].title, **entry}
        for table, entry in place.record("checked").items()
        if table in known and entry["changed"] != "no"
    ]
    return pd.DataFrame(rows, columns=["table", "title", "updated", "accepted", "asked", "changed", "failure"])


def unmapped(country: str, root: Path | None = None) -> pd.DataFrame:
    """Tables of the last walk that no connector asks for: path, text, updated, level."""
    place = Workspace(country, root or overlay.root())
    known = {connector.path for connector in place.connectors().values()}
    rows = [row for row in place.record("discovered").get("tables", ()) if row["path"] not in known]
    return pd.DataFrame(rows, columns=["path", "text", "updated", "level"])


def in_place(country: str, root: Path | None = None) -> pd.DataFrame:
    """Accepted tables: table, title, office, years, updated, accepted, accepted_by, reason, rows."""
    rows = [_in_place(table) for table in overlay.accepted(country, root or overlay.root())]
    return pd.DataFrame(
        rows, columns=["table", "title", "office", "years", "updated", "accepted", "accepted_by", "reason", "rows"]
    )


def _in_place(table: overlay.Accepted) -> dict[str, Any]:
    known = table.provenance
    told = {key: known[key] for key in ("office", "updated", "accepted", "accepted_by", "reason")}
    source = known["source"]
    return {"table": table.id, "title": source["title"], "years": source["years"], "rows": len(table.rows)} | told


def failure_text(failure: list[Any] | None, language: str) -> str:
    """The sentence of a failure that a check recorded; empty without one."""
    return say(failure[0], language, **failure[1]) if failure else ""

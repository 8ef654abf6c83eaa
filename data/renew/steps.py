"""The steps of renewal one after another: what the command and the page for the data officer call."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from data import build
from data.renew import acceptance, discover, overlay
from data.renew.connectors import Connector
from data.renew.fetching import Fetched, Wish, fetched, stamp
from data.renew.net import Courier
from data.renew.outcome import Outcome, as_record, outcome, place_of
from data.renew.store import AnswerStore
from data.renew.words import Failure
from data.renew.workspace import Workspace, from_folder
from data.version import data_version
from patokaz.language.words import LANGUAGES
from patokaz.statistics import paths

MakeCourier = Callable[[AnswerStore], Courier]


@dataclass(frozen=True)
class Officer:
    """Who renews: name, own area, and how to speak to the outside."""

    name: str = ""
    own: str = ""
    courier: MakeCourier = Courier


def workspace(country: str, root: Path | None = None) -> Workspace:
    """The workspace of a country. Raises Failure for an unknown country."""
    found = Workspace(country, root or overlay.root())
    found.connectors()
    return found


def check(place: Workspace, chosen: Sequence[Connector], officer: Officer, again: bool = False) -> pd.DataFrame:
    """Which tables the office changed since the last acceptance; asked once a day unless `again` or nothing was answered.

    Columns: table, title, updated, accepted, changed (yes, no, unknown), failure. A table whose office fails is told, the
    others are still asked.
    """
    known = place.record("checked")
    today = datetime.now(UTC).date().isoformat()
    rows = []
    for connector in chosen:
        before = known.get(connector.id, {})
        if again or before.get("asked") != today or before.get("failure"):
            known[connector.id] = _checked(place, connector, officer) | {"asked": today, "title": connector.title}
        rows.append({"table": connector.id, **known[connector.id]})
    place.write_record("checked", known)
    return pd.DataFrame(rows, columns=["table", "title", "updated", "accepted", "changed", "failure"])


def _checked(place: Workspace, connector: Connector, officer: Officer) -> dict[str, Any]:
    lock = place.lock(connector.id) or {}
    accepted = str(lock.get("updated", ""))
    try:
        updated = stamp(connector, officer.courier(AnswerStore(place.folder / "raw" / "check" / _now())))
    except Failure as failure:
        return {
            "updated": "",
            "accepted": accepted,
            "changed": "unknown",
            "failure": [failure.code, dict(failure.values)],
            "told": {language: failure.text(language) for language in LANGUAGES},
        }
    held = updated == accepted if accepted else updated[:10] < str(lock.get("asked", ""))
    changed = "unknown" if not updated else "no" if held else "yes"
    return {"updated": updated, "accepted": accepted, "changed": changed, "failure": None}


def fetch(place: Workspace, connector: Connector, officer: Officer, wish: Wish | None = None) -> Fetched:
    """Ask the office for a table and keep its answers. Raises Failure; a stopped run is taken up again."""
    store = place.unfinished(connector)
    done = fetched(connector, officer.courier(store), wish or Wish())
    place.finish(done)
    return done


def take(place: Workspace, connector: Connector, folder: Path) -> Fetched:
    """The files that the officer saved, kept like answers. Raises Failure."""
    done = from_folder(connector, folder)
    place.finish(done)
    return done


def judge(place: Workspace, connector: Connector, today: date | None = None) -> Outcome:
    """Read and judge what was fetched last. Raises Failure."""
    newest = place.newest(connector)
    newest = replace(newest, connector=connector)
    done = outcome(newest, place_of(place), place, today or datetime.now(UTC).date())
    place.write_record("judged", place.record("judged") | {connector.id: as_record(done)})
    return done


def accept(
    place: Workspace, done: Outcome, officer: Officer, reason: str, make: Callable[[], object] | None = None
) -> Path:
    """Put a judged table in place and build. Raises Failure; then the old figures are in place."""
    return acceptance.accept(done, place, officer.name, reason, make or _build)


def undo(place: Workspace, table: str, make: Callable[[], object] | None = None) -> None:
    """Take a table out and build. Raises Failure."""
    acceptance.undo(place, table)
    (make or _build)()


def explore(place: Workspace, officer: Officer, tell: Callable[[str], None]) -> pd.DataFrame:
    """Walk the tree of the office with PXWeb and list its tables by municipality or region. Raises Failure."""
    base = next((c.base for c in place.connectors().values() if c.protocol == "pxweb1"), None)
    if base is None:
        raise Failure("no_tree", country=place.country)
    found = discover.listed(list(discover.walk(base, officer.courier(place.tree()), tell)))
    place.write_record("discovered", {"base": base, "tables": found.to_dict("records"), "asked": _now()})
    return found


def map_table(place: Workspace, path: str, indicator: str, category: str = "") -> Path:
    """Make a connector of a table that `explore` listed. Raises Failure."""
    known: Mapping[str, Any] = place.record("discovered")
    entry = next((row for row in known.get("tables", ()) if row["path"] == path), None)
    if entry is None:
        raise Failure("unknown_table", table=path, known=str(len(known.get("tables", ()))))
    found = discover.Entry(entry["path"], entry["text"], entry["updated"])
    level = found.level or "municipality"
    shipped = [c for c in place.connectors().values() if c.protocol == "pxweb1" and c.base == known["base"]]
    like = next((c for c in shipped if c.level == level), shipped[0])
    return discover.mapped(place.folder / "connectors", like, found, indicator, category)


def neighbours(areas: pd.DataFrame, own: str) -> tuple[str, ...]:
    """The own area first, then those that share the area above it. Raises Failure for an unknown area."""
    mine = areas[areas["area_id"] == own]
    if mine.empty:
        raise Failure("area_unknown", area=own)
    same = areas[(areas["parent_id"] == mine.iloc[0]["parent_id"]) & (areas["level"] == mine.iloc[0]["level"])]
    return (own, *(area for area in sorted(same["area_id"]) if area != own))


def _build() -> None:
    build.build(paths.build_folder(), paths.maps_folder(), data_version())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")

"""Putting a judged table in place, entirely or not at all, and taking it out again."""

import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from data.renew.outcome import Outcome
from data.renew.rows import COLUMNS
from data.renew.store import write_whole
from data.renew.words import Failure
from data.renew.workspace import Workspace, in_words
from data.tables import MalformedTable

HASH_LETTERS = 12


def accept(done: Outcome, workspace: Workspace, who: str, reason: str, build: Callable[[], object]) -> Path:
    """Write a table into the overlay and build; a build that fails takes it out again. Raises Failure.

    who: name of the person that accepts; reason: needed where the judgement asks for a word.
    """
    table = done.connector.id
    if done.judgement.hard:
        raise Failure("cannot_accept", table=table, count=len(done.judgement.hard))
    if not who.strip() or (done.judgement.needs_reason and not reason.strip()):
        raise Failure("reason_needed", table=table)
    content = _as_csv(done)
    target = workspace.folder / "observations" / f"{table}.csv"
    record = _provenance(done, workspace, who, reason, content)
    with in_words():
        if target.exists():
            earlier = target.read_bytes()
            record["before"] = _name(table, earlier)
            write_whole(workspace.folder / "earlier" / f"{record['before']}.csv", earlier)
        write_whole(_record_path(workspace, table, content), _as_json(record))
        write_whole(target, content)
    try:
        build()
    except MalformedTable as error:
        undo(workspace, table)
        raise Failure("build_failed", detail=str(error)) from error
    return target


def undo(workspace: Workspace, table: str) -> None:
    """Take an accepted table out: the one accepted before it comes back, else the shipped figures. Raises Failure."""
    target = workspace.folder / "observations" / f"{table}.csv"
    if not target.exists():
        raise Failure("nothing_accepted", table=table)
    path = _record_path(workspace, table, target.read_bytes())
    record = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    before = record.get("before")
    earlier = workspace.folder / "earlier" / f"{before}.csv"
    if before and earlier.exists():
        with in_words():
            write_whole(target, earlier.read_bytes())
    else:
        target.unlink()


def _as_csv(done: Outcome) -> bytes:
    text = io.StringIO()
    ordered = done.reading.rows[COLUMNS].sort_values(["indicator", "year", "area_id"], kind="stable")
    ordered.to_csv(text, index=False, lineterminator="\n", float_format="%.10g")
    return text.getvalue().encode()


def _provenance(done: Outcome, workspace: Workspace, who: str, reason: str, content: bytes) -> dict[str, Any]:
    """The record of how a table came, whose `source` becomes the line under the figure."""
    connector, fetched = done.connector, done.fetched
    asked = max(answer.asked for answer in fetched.answers)
    years = sorted({int(year) for year in done.reading.rows["year"]})
    table = connector.path.rsplit("/", 1)[-1] if connector.protocol == "pxweb1" else connector.path
    return {
        "table": connector.id, "office": connector.office, "address": connector.address, "updated": fetched.updated,
        "requests": [
            {
                "method": a.request.method, "address": a.request.address, "body": a.request.body, "asked": a.asked,
                "status": a.status, "sha256": a.sha256,
            }
            for a in fetched.answers
        ],
        "accepted": datetime.now(UTC).isoformat(timespec="seconds"), "accepted_by": who.strip(), "reason": reason.strip(),
        "counts": done.judgement.counts(), "partial": connector.partial, "kind": connector.kind,
        "breaks": [dict(entry) for entry in connector.breaks], "before": None,
        "source": {
            "publisher": connector.office, "title": connector.title, "table_name": f"{table} {done.shape.title}".strip(),
            "licence": connector.licence, "retrieved": asked[:10], "url": connector.address, "level": connector.level,
            "years": f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]), "caution": connector.caution,
        },
        "lock": _lock_entry(done, content, years) | {"asked": asked[:10]},
    }  # fmt: skip


def _lock_entry(done: Outcome, content: bytes, years: list[int]) -> dict[str, Any]:
    shape = done.shape
    return {
        "address": done.connector.address, "updated": done.fetched.updated,
        "sha256": [answer.sha256 for answer in done.fetched.answers], "dimensions": list(shape.dimensions),
        "codes": {key: list(codes) for key, codes in shape.codes.items()}, "decimals": shape.decimals, "unit": shape.unit,
        "title": shape.title, "years": years, "areas": _newest_areas(done.reading.rows),
        "rows": len(done.reading.rows), "accepted": datetime.now(UTC).date().isoformat(), "file": _name("", content)[1:],
    }  # fmt: skip


def _newest_areas(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Areas with a value in the newest year, by indicator."""
    newest = rows[rows["year"] == rows.groupby("indicator")["year"].transform("max")]
    return {str(key): sorted(group) for key, group in newest.groupby("indicator")["area_id"]}


def _name(table: str, content: bytes) -> str:
    return f"{table}-{hashlib.sha256(content).hexdigest()[:HASH_LETTERS]}"


def _record_path(workspace: Workspace, table: str, content: bytes) -> Path:
    return workspace.folder / "provenance" / f"{_name(table, content)}.json"


def _as_json(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=1).encode()

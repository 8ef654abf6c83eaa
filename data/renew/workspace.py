"""A country's folder of renewal: raw answers, accepted tables, records, and the lock that keeps a second run out."""

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import filelock

from data.renew import overlay
from data.renew.connectors import Connector, connectors
from data.renew.fetching import Fetched
from data.renew.findings import Finding
from data.renew.store import Answer, AnswerStore, Request, write_whole
from data.renew.words import Failure

UNFINISHED = "unfinished"
TAKEN_UP_WITHIN = {"openbudget": timedelta(days=7)}
TAKEN_UP_WITHIN_USUALLY = timedelta(days=1)
TREE_KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Workspace:
    """renewed/<country>: raw/, observations/, provenance/, earlier/, connectors/, checked.json, discovered.json."""

    country: str
    root: Path

    @property
    def folder(self) -> Path:
        """The country's folder."""
        return self.root / self.country

    def connectors(self) -> Mapping[str, Connector]:
        """All tables that are known of the country, those that the officer mapped included."""
        return connectors(self.country, self.folder / "connectors")

    def connector(self, table: str) -> Connector:
        """One of them. Raises Failure."""
        known = self.connectors()
        if table not in known:
            raise Failure("unknown_table", table=table, known=", ".join(known))
        return known[table]

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep a second run of this country out. Raises Failure at once where one is under way."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(self.folder / "running.lock", timeout=0):
                yield
        except filelock.Timeout as error:
            raise Failure("already_running", country=self.country) from error

    def record(self, name: str) -> dict[str, Any]:
        """A record (checked, discovered, judged); empty where there is none."""
        path = self.folder / f"{name}.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    def write_record(self, name: str, content: Mapping[str, Any]) -> None:
        """Write a record. Raises Failure where the disk is full."""
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        with in_words():
            write_whole(self.folder / f"{name}.json", text.encode())

    def unfinished(self, connector: Connector) -> AnswerStore:
        """Where a table's answers are gathered; what a stopped run left is taken up again while it is fresh."""
        folder = self.folder / "raw" / connector.id / UNFINISHED
        return _fresh(folder, TAKEN_UP_WITHIN.get(connector.protocol, TAKEN_UP_WITHIN_USUALLY))

    def tree(self) -> AnswerStore:
        """The office's folders as they were answered within a week."""
        return _fresh(self.folder / "raw" / "tree", TREE_KEPT)

    def finish(self, done: Fetched) -> None:
        """Close a table's answers under the time of their last one, with what was found on the way."""
        table = self.folder / "raw" / done.connector.id
        meta = {
            "updated": done.updated, "path": done.connector.path, "requests": [a.request.key for a in done.answers],
            "findings": [[f.code, f.grade, dict(f.values)] for f in done.findings],
        }  # fmt: skip
        source = table / UNFINISHED
        source.mkdir(parents=True, exist_ok=True)
        with in_words():
            for answer in done.answers:
                AnswerStore(source).save(answer)
            write_whole(source / "fetched.meta", json.dumps(meta, ensure_ascii=False).encode())
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        source.rename(table / stamp)

    def newest(self, connector: Connector) -> Fetched:
        """What was fetched last of a table. Raises Failure where nothing was."""
        table = self.folder / "raw" / connector.id
        done = sorted(path for path in table.glob("*") if (path / "fetched.meta").exists() and path.name != UNFINISHED)
        if not done:
            raise Failure("nothing_fetched", table=connector.id)
        meta = json.loads((done[-1] / "fetched.meta").read_text(encoding="utf-8"))
        kept = {answer.request.key: answer for answer in AnswerStore(done[-1]).all()}
        if absent := [key for key in meta["requests"] if key not in kept]:
            raise Failure("raw_damaged", table=connector.id, file=absent[0])
        findings = tuple(Finding(code, grade, values) for code, grade, values in meta["findings"])
        return Fetched(connector, [kept[key] for key in meta["requests"]], meta["updated"], findings)

    def lock(self, table: str) -> Mapping[str, Any] | None:
        """What the last acceptance of a table saw of it: time stamp, hashes, dimensions, codes, years, areas."""
        found = (one for one in overlay.accepted(self.country, self.root) if one.id == table)
        return next((one.provenance["lock"] for one in found), None)

    def accepted_tables(self) -> Mapping[str, str]:
        """Indicator -> accepted table that brings it."""
        return {
            str(indicator): table.id
            for table in overlay.accepted(self.country, self.root)
            for indicator in table.rows["indicator"].unique()
        }


def from_folder(connector: Connector, folder: Path) -> Fetched:
    """Files that the officer saved with a browser. Raises Failure where none fits or one is of another form."""
    found = sorted(path for path in folder.glob("*") if path.is_file() and connector.file.lower() in path.name.lower())
    if not found:
        raise Failure("no_files", table=connector.id, folder=str(folder), file=connector.file)
    expected = ".csv" if connector.protocol in ("nsi", "openbudget") else ".json"
    if wrong := [path.name for path in found if path.suffix.lower() != expected]:
        raise Failure("file_form", file=wrong[0], form=expected)
    answers: Sequence[Answer] = [
        Answer(
            Request("FILE", path.name), 0, {}, path.read_bytes(),
            datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds"),
        )
        for path in found
    ]  # fmt: skip
    return Fetched(connector, answers, "")


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """A full disk and its kind as a failure in words."""
    try:
        yield
    except OSError as error:
        raise Failure("disk", detail=error.strerror or str(error)) from error


def _fresh(folder: Path, kept: timedelta) -> AnswerStore:
    if folder.exists():
        oldest = min((path.stat().st_mtime for path in folder.glob("*.json")), default=None)
        if oldest and datetime.fromtimestamp(oldest, UTC) < datetime.now(UTC) - kept:
            shutil.rmtree(folder)
    return AnswerStore(folder)

"""What an office with PXWeb 1 holds: a walk through its folders; every table by municipality or region, to be mapped."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.renew import pxweb
from data.renew.connectors import Connector
from data.renew.labels import folded
from data.renew.net import Courier
from data.renew.store import Request, write_whole
from data.renew.words import Failure

LEVEL_WORDS = {"municipality": "општин", "region": "регион"}
PRELIMINARY = "претходн"
DEEPEST = 8
ROLES = {
    "area": ["општин", "регион", "region", "municipality"], "year": ["година", "year"], "sex": ["пол", "sex"],
    "age": ["возрас", "age"],
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A table of the tree."""

    path: str
    text: str
    updated: str

    @property
    def level(self) -> str:
        """municipality, region, or empty where its title names neither."""
        return next((level for level, word in LEVEL_WORDS.items() if word in folded(self.text)), "")


def walk(base: str, courier: Courier, tell: Callable[[str], None], beginning: str = "") -> Iterator[Entry]:
    """Every table below a folder. Folders that the office lists and refuses (status 400) are reported and skipped."""
    waiting = [beginning]
    while waiting:
        path = waiting.pop()
        answer = courier.ask(Request("GET", f"{base}/{path}".rstrip("/")), accept=(400, 404))
        if answer.status != 200:
            tell(path)
            continue
        for entry in pxweb.read_folder(answer.content.decode("utf-8-sig")):
            inner = f"{path}/{entry['id']}".lstrip("/")
            if entry.get("type") == "t":
                yield Entry(inner, entry.get("text", ""), entry.get("updated", ""))
            elif inner.count("/") < DEEPEST:
                waiting.append(inner)


def listed(entries: Sequence[Entry]) -> pd.DataFrame:
    """Tables by municipality or region: path, text, updated, level; the newest first."""
    rows = [(entry.path, entry.text, entry.updated, entry.level) for entry in entries if entry.level]
    table = pd.DataFrame(rows, columns=["path", "text", "updated", "level"])
    return table.sort_values(["level", "updated"], ascending=[True, False], kind="stable").reset_index(drop=True)


def moved(connector: Connector, courier: Courier) -> str:
    """The path of a table that is no longer where it was, found by its id. Raises Failure where it is nowhere."""
    wanted = connector.path.rsplit("/", 1)[-1]
    first = connector.path.split("/", 1)[0]
    for beginning in (first, ""):
        for entry in walk(connector.base, courier, lambda _: None, beginning):
            if entry.path.rsplit("/", 1)[-1] == wanted:
                return entry.path
    raise Failure("not_found", address=connector.address)


def mapped(folder: Path, like: Connector, entry: Entry, indicator: str, category: str = "") -> Path:
    """Write the connector by which a table becomes an indicator; its dimensions are recognised by their labels.

    like: a shipped table of the same office and level, whose address and codes of areas hold for the new one.
    """
    stem = entry.path.rsplit("/", 1)[-1].removesuffix(".px")
    values = {
        "protocol": like.protocol, "office": like.office, "title": entry.text, "base": like.base, "path": entry.path,
        "licence": like.licence, "certainty": "documented", "level": entry.level or "municipality", "file": stem,
        "preliminary": PRELIMINARY in folded(entry.text),
    }  # fmt: skip
    identity = "mk_own_" + "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in stem).lower()
    lines = [f"[table.{identity}]", *_lines(values), f"[table.{identity}.roles]", *_lines(ROLES)]
    lines += [f"[table.{identity}.areas]", *_lines({"column": like.areas.column, "ignored": list(like.areas.ignored)})]
    for key in ("aliases", "sums", "merged"):
        lines += [f"[table.{identity}.areas.{key}]", *_lines(getattr(like.areas, key))]
    lines += [
        f"[[table.{identity}.output]]",
        *_lines({"indicator": indicator} | ({"category": category} if category else {})),
    ]
    path = folder / f"{identity}.toml"
    write_whole(path, ("\n".join(lines) + "\n").encode())
    return path


def _lines(values: Mapping[str, object]) -> list[str]:
    """Keys and values as TOML; JSON's texts and lists of texts are TOML's too."""
    return [f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]

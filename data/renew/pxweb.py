"""PXWeb API version 1 (recorded answers of MakStat): addresses, metadata, queries within the limits, answers.

Version 2 has other addresses and is not supported: where the first version is gone, the office has changed its interface.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.renew.connectors import Connector
from data.renew.findings import HARD, Finding
from data.renew.jsonstat import Cube, Dimension, read_cube
from data.renew.labels import age_of, folded, is_total, sex_of, year_of
from data.renew.store import Answer, Request
from data.renew.table import Shape, Table
from data.renew.words import Failure

NEEDED = ("area", "year")


@dataclass(frozen=True)
class Limits:
    """What the server says it allows in one query."""

    cells: int = 100_000
    values: int = 1_000


@dataclass(frozen=True)
class Metadata:
    """Title and dimensions of a table."""

    title: str
    dimensions: tuple[Dimension, ...]


def config_request(connector: Connector) -> Request:
    """The request for the server's limits: the language's root with ?config."""
    root = connector.base.rsplit("/", 1)[0]
    return Request("GET", f"{root}/?config")


def read_limits(text: str) -> Limits:
    """The server's limits. Raises Failure."""
    told = _json(text)
    if not isinstance(told, Mapping) or "maxCells" not in told:
        raise Failure("interface_changed")
    return Limits(int(told["maxCells"]), int(told["maxValues"]))


def read_folder(text: str) -> list[dict[str, str]]:
    """A folder's entries: id, type (l folder, t table), text, updated where told. Raises Failure."""
    entries = _json(text)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "id" in entry for entry in entries):
        raise Failure("interface_changed")
    return [{str(key): str(value) for key, value in entry.items()} for entry in entries]


def read_metadata(text: str) -> Metadata:
    """A table's title and dimensions. Raises Failure."""
    document = _json(text)
    if not isinstance(document, Mapping) or "variables" not in document:
        raise Failure("interface_changed")
    return Metadata(
        str(document.get("title", "")),
        tuple(
            Dimension(
                entry["code"], entry.get("text", entry["code"]), tuple(entry["values"]), tuple(entry["valueTexts"])
            )
            for entry in document["variables"]
        ),
    )


def bound(dimensions: Sequence[Dimension], roles: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Role -> dimension id, found by the words of the dimension's label. Raises Failure where a needed one is absent."""
    found: dict[str, str] = {}
    for role, beginnings in roles.items():
        fitting = [d.id for d in dimensions if folded(d.label).startswith(tuple(folded(word) for word in beginnings))]
        if len(fitting) > 1:
            raise Failure("role_twice", role=role, dimensions=", ".join(fitting))
        if fitting:
            found[role] = fitting[0]
    for role in NEEDED:
        if role not in found:
            raise Failure("role_missing", role=role, dimensions=", ".join(d.label for d in dimensions))
    return found


def queries(metadata: Metadata, roles: Mapping[str, str], limits: Limits) -> list[dict[str, tuple[str, ...]]]:
    """Selections that together take the whole table, each within the limits: by year, then by area."""
    whole = {dimension.id: dimension.codes for dimension in metadata.dimensions}
    return _within(whole, roles, limits)


def halves(selection: Mapping[str, tuple[str, ...]], roles: Mapping[str, str]) -> list[dict[str, tuple[str, ...]]]:
    """A selection in two: by year, by area where one year is left. Raises Failure where nothing can be halved."""
    for role in ("year", "area"):
        codes = selection[roles[role]]
        if len(codes) > 1:
            middle = len(codes) // 2
            return [dict(selection) | {roles[role]: part} for part in (codes[:middle], codes[middle:])]
    raise Failure("cannot_halve")


def _within(
    selection: Mapping[str, tuple[str, ...]], roles: Mapping[str, str], limits: Limits
) -> list[dict[str, tuple[str, ...]]]:
    sizes = [len(codes) for codes in selection.values()]
    if math.prod(sizes) <= limits.cells and sum(sizes) <= limits.values:
        return [dict(selection)]
    return [part for half in halves(selection, roles) for part in _within(half, roles, limits)]


def data_request(connector: Connector, selection: Mapping[str, Sequence[str]]) -> Request:
    """The POST for a selection; every variable is named, because one left out may be summed."""
    query = [
        {"code": code, "selection": {"filter": "item", "values": list(values)}} for code, values in selection.items()
    ]
    body = json.dumps({"query": query, "response": {"format": "json-stat2"}}, ensure_ascii=False)
    return Request("POST", connector.address, body)


def read(connector: Connector, answers: Sequence[Answer]) -> Table:
    """The data answers of one table together: area, year, sex, low, high, other dimensions by label, value, status."""
    cubes = [read_cube(_text(answer)) for answer in answers if b'"dataset"' in answer.content[:200_000]]
    if not cubes:
        raise Failure("nothing_to_read", table=connector.id)
    shapes = {tuple(dimension.id for dimension in cube.dimensions) for cube in cubes}
    if len(shapes) > 1:
        raise Failure("answers_disagree", table=connector.id)
    roles = bound(cubes[0].dimensions, connector.roles)
    parts = [_with_roles(cube, roles) for cube in cubes]
    codes = {
        dimension.id: tuple(dict.fromkeys(code for cube in cubes for code in _of(cube, dimension.id).codes))
        for dimension in cubes[0].dimensions
        if dimension.id != roles["year"]
    }
    findings = [] if len({cube.decimals for cube in cubes}) == 1 else [Finding("decimals_differ", HARD)]
    shape = Shape(
        title=cubes[0].label, dimensions=tuple(d.id for d in cubes[0].dimensions), codes=codes,
        decimals=cubes[0].decimals, unit="",
    )  # fmt: skip
    return Table(pd.concat(parts, ignore_index=True), shape, tuple(findings))


def _with_roles(cube: Cube, roles: Mapping[str, str]) -> pd.DataFrame:
    rows = cube.rows
    labels = {dimension.id: dict(zip(dimension.codes, dimension.labels, strict=True)) for dimension in cube.dimensions}
    result = pd.DataFrame({"area": rows[roles["area"]], "value": rows["value"], "status": rows["status"]})
    result["year"] = _mapped(
        rows[roles["year"]], {code: year_of(label) for code, label in labels[roles["year"]].items()}
    )
    sexes = {code: sex_of(label) for code, label in labels[roles["sex"]].items()} if "sex" in roles else {}
    result["sex"] = _mapped(rows[roles["sex"]], sexes) if sexes else "total"
    ages = {code: age_of(label) for code, label in labels[roles["age"]].items()} if "age" in roles else {}
    for position, column in enumerate(("low", "high")):
        known = {code: band[position] for code, band in ages.items()}
        result[column] = _mapped(rows[roles["age"]], known) if known else (0, -1)[position]
    for dimension in cube.dimensions:
        if dimension.id not in roles.values():
            told = {code: "total" if is_total(label) else folded(label) for code, label in labels[dimension.id].items()}
            result[f"other:{folded(dimension.label)}"] = _mapped(rows[dimension.id], told)
    return result


def _mapped(column: pd.Series, known: Mapping[str, object]) -> pd.Series:
    return column.map(known)


def _of(cube: Cube, key: str) -> Dimension:
    return next(dimension for dimension in cube.dimensions if dimension.id == key)


def _text(answer: Answer) -> str:
    try:
        return answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure("encoding", table=answer.request.address) from error


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Failure("not_json", detail=str(error)) from error


def at(connector: Connector, path: str) -> Connector:
    """The connector at another place of the tree, where the office moved its table."""
    return replace(connector, path=path)

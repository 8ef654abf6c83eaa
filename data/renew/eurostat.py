"""Eurostat's statistics API 1.0 (documented; no recorded answer): JSON-stat 2, sparse values, flags as statuses."""

from collections.abc import Sequence
from urllib.parse import urlencode

from data.renew.connectors import Connector
from data.renew.jsonstat import read_cube
from data.renew.labels import year_of
from data.renew.separated import decoded
from data.renew.store import Answer, Request
from data.renew.table import Shape, Table
from data.renew.words import Failure
from data.tables import STATUSES


def data_request(connector: Connector) -> Request:
    """The table filtered by the connector's query; names of dimensions are lower case."""
    asked = [(name, value) for name, values in connector.query.items() for value in values]
    return Request("GET", f"{connector.address}?{urlencode([('format', 'JSON'), ('lang', 'EN'), *asked])}")


def stamp_request(connector: Connector) -> Request:
    """The newest period alone, for its time stamp."""
    asked = [(name, value) for name, values in connector.query.items() if name != "sinceTimePeriod" for value in values]
    newest = [("format", "JSON"), ("lang", "EN"), *asked, ("lastTimePeriod", "1")]
    return Request("GET", f"{connector.address}?{urlencode(newest)}")


def stamp(answer: Answer) -> str:
    """When Eurostat updated the table."""
    return read_cube(decoded(answer.content, answer.request.address, ("utf-8-sig",))).updated


def read(connector: Connector, answers: Sequence[Answer]) -> Table:
    """One table: area, year, value, status and a column of codes per dimension. Raises Failure."""
    if len(answers) != 1:
        raise Failure("nothing_to_read" if not answers else "answers_disagree", table=connector.id)
    cube = read_cube(decoded(answers[0].content, connector.id, ("utf-8-sig",)))
    for needed in ("geo", "time"):
        if needed not in cube.rows:
            raise Failure("column_missing", column=needed)
    rows = cube.rows[cube.rows["value"].notna() | (cube.rows["status"] != "")]
    known = rows["status"].map({flag: next((c for c in flag if c in STATUSES), "") for flag in rows["status"].unique()})
    rows = rows.assign(
        area=rows["geo"], status=known, year=rows["time"].map({code: year_of(code) for code in rows["time"].unique()})
    )
    codes = {dimension.id: tuple(sorted(dimension.codes)) for dimension in cube.dimensions if dimension.id != "time"}
    dimensions = tuple(dimension.id for dimension in cube.dimensions)
    return Table(rows, Shape(cube.label, dimensions, codes, None, ", ".join(codes.get("unit", ()))))

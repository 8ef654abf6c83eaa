"""NSI open data of Bulgaria (recorded answers): one CSV a table, every release in it, no filter and no time stamp."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.renew.connectors import Connector
from data.renew.findings import HARD, NOTE, Finding
from data.renew.jsonstat import read_cube
from data.renew.labels import year_of
from data.renew.separated import decoded, read_rows
from data.renew.store import Answer, Request
from data.renew.table import Shape, Table
from data.renew.words import Failure

NIL, MISSING = ("-",), ("", "x", "..", ".", "...", ":")
ENDED_AFTER_YEARS = 2


def data_request(connector: Connector) -> Request:
    """The whole table as CSV."""
    return Request("GET", connector.address)


def stamp_request(connector: Connector) -> Request:
    """The same table as JSON-stat, which alone says when it was updated (form known from others' code)."""
    return Request("GET", connector.address.replace("getopendata.php", "getopendata_json.php"))


def stamp(answer: Answer) -> str:
    """When the office updated the table; empty where it does not say."""
    return read_cube(decoded(answer.content, answer.request.address)).updated


def read(connector: Connector, answers: Sequence[Answer], today: date | None = None) -> Table:
    """One table: area, year, value, status and its own columns of codes. Raises Failure."""
    texts = [decoded(answer.content, connector.id) for answer in answers]
    if len(texts) != 1:
        raise Failure("nothing_to_read" if not texts else "answers_disagree", table=connector.id)
    area, period = connector.roles["area"][0], connector.roles["year"][0]
    rows = read_rows(texts[0], connector.id, ["RevisionColumn", area, period, "ValueColumn"])
    whole = rows[period].str.fullmatch(r"\d{4}(/\d{4})?")
    rows = rows[whole] if whole.any() else rows  # months and quarters stand beside the years in some tables
    dimensions = [column for column in rows if column not in ("RevisionColumn", "ValueColumn")]
    values, statuses, findings = numbers(rows["ValueColumn"])
    result = rows[dimensions].assign(
        area=rows[area], value=values, status=statuses,
        year=rows[period].map({label: year_of(label) for label in rows[period].unique()}),
    )  # fmt: skip
    last = int(result["year"].max())
    if last < (today or date.today()).year - ENDED_AFTER_YEARS:
        findings.append(Finding("table_ended", NOTE, {"year": last}))
    codes = {column: tuple(sorted(rows[column].unique())) for column in dimensions if column != period}
    unit = ", ".join(codes.get("Units", ()))
    return Table(result, Shape(connector.title, tuple(dimensions), codes, None, unit), tuple(findings))


def numbers(texts: pd.Series) -> tuple[pd.Series, pd.Series, list[Finding]]:
    """Values and statuses of printed cells: `-` zero, `x` `..` `.` missing, brackets unreliable; others are a hard finding."""
    stripped = texts.str.strip()
    bracketed = stripped.str.fullmatch(r"\(.*\)")
    plain = stripped.str.strip("() ")
    values = pd.to_numeric(plain.mask(plain.isin(NIL), "0").where(~plain.isin(MISSING)), errors="coerce")
    strange = values.isna() & ~plain.isin(MISSING)
    findings = []
    if strange.any():
        findings.append(
            Finding("symbol_unknown", HARD, {"symbol": plain[strange].iloc[0], "count": int(strange.sum())})
        )
    return values, bracketed.map({True: "u", False: ""}), findings

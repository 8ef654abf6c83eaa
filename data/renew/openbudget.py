"""Open Budget of Ukraine (parsed answers recorded; addresses known from others' code): one budget, item and year a call.

Amounts are cumulative from January, so December is the year. The income tax of service members is subtracted on reading:
by place it tells where units are. An empty answer is "no data", never zero.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from data.renew.connectors import FOLDER, Connector
from data.renew.findings import HARD, NOTE, Finding
from data.renew.separated import decoded, read_rows
from data.renew.store import Answer, Request
from data.renew.table import Shape, Table
from data.renew.words import Failure

ITEMS: Mapping[str, Mapping[str, str]] = {"INCOMES": {}, "EXPENSES": {"classificationType": "ECONOMIC"}}
CODE_COLUMNS = {"COD_INCO": "INCOMES", "COD_CONS_EK": "EXPENSES"}
SERVICE_MEMBERS_CODE, SERVICE_MEMBERS_WORD = "11010200", "військовослуж"
HEADERS = {"Referer": "https://openbudget.gov.ua/"}
KOPECK = 0.05


@cache
def budget_codes(path: Path = FOLDER / "ua_budget_codes.csv") -> Mapping[str, str]:
    """Area id -> budget code of ten digits."""
    table = pd.read_csv(path, dtype=str)
    return dict(zip(table["area_id"], table["budget_code"], strict=True))


def data_requests(connector: Connector, areas: Sequence[str], years: Sequence[int]) -> list[Request]:
    """A call for each area that has a code, item and year."""
    codes = budget_codes()
    return [
        _request(connector, codes[area], item, year)
        for year in years
        for area in areas
        if area in codes
        for item in ITEMS
    ]


def _request(connector: Connector, code: str, item: str, year: int) -> Request:
    asked = {"budgetCode": code, "budgetItem": item, **ITEMS[item], "period": "MONTH", "year": str(year)}
    return Request("GET", f"{connector.address}?{urlencode(asked)}")


def read(connector: Connector, answers: Sequence[Answer]) -> Table:
    """Amounts of full years: area, year, item, fund, code, value, status. Raises Failure."""
    findings: list[Finding] = []
    areas = {code: area for area, code in budget_codes().items()}
    parts = [part for answer in answers if (part := _one(answer, areas, findings)) is not None]
    if not parts:
        raise Failure("nothing_to_read", table=connector.id)
    rows = pd.concat(parts, ignore_index=True)
    findings += _unequal_funds(rows)
    return Table(rows, Shape(connector.title, tuple(CODE_COLUMNS), {}, None, "UAH"), tuple(findings))


def _one(answer: Answer, areas: Mapping[str, str], findings: list[Finding]) -> pd.DataFrame | None:
    text = decoded(answer.content, answer.request.address, ("utf-8-sig",))
    if not text.strip():
        findings.append(Finding("no_data", NOTE, {"address": answer.request.address}))
        return None
    rows = read_rows(text, answer.request.address, ["REP_PERIOD", "FUND_TYP", "COD_BUDGET", "FAKT_AMT"], ";")
    column = next((name for name in CODE_COLUMNS if name in rows), None)
    if column is None:
        raise Failure("column_missing", column=" / ".join(CODE_COLUMNS))
    period = rows["REP_PERIOD"].str.extract(r"^(\d{1,2})\.(\d{4})$")
    if period.isna().any(axis=None):
        raise Failure("label_unknown", label=rows["REP_PERIOD"].iloc[0], role="year")
    rows = rows.assign(month=period[0].astype(int), year=period[1].astype(int))
    for year, months in rows.groupby("year")["month"]:
        if months.max() != 12:
            findings.append(Finding("part_year", NOTE, {"year": int(str(year)), "month": int(months.max())}))
    rows = _without_service_members(rows[rows["month"] == 12], column)
    if rows.empty:
        return None
    code = rows["COD_BUDGET"].str.zfill(10).str.slice(0, 10)
    strangers = sorted(set(code) - set(areas))
    if strangers:
        findings.append(Finding("code_unknown", HARD, {"code": strangers[0], "count": len(strangers)}))
    if column == "COD_INCO" and rows[column].str.endswith("000000").any():
        findings.append(
            Finding("subtotals", HARD, {"code": rows.loc[rows[column].str.endswith("000000"), column].iloc[0]})
        )
    amounts = pd.to_numeric(rows["FAKT_AMT"].replace("", "0"), errors="coerce")
    if amounts.isna().any():
        strange = rows.loc[amounts.isna(), "FAKT_AMT"].iloc[0]
        findings.append(Finding("symbol_unknown", HARD, {"symbol": strange, "count": int(amounts.isna().sum())}))
    result = pd.DataFrame({
        "area": code.map(areas), "year": rows["year"], "item": CODE_COLUMNS[column], "fund": rows["FUND_TYP"],
        "code": rows[column].astype(int), "value": amounts, "status": "",
    })  # fmt: skip
    return result.dropna(subset=["area"])


def _without_service_members(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    if column != "COD_INCO":
        return rows
    names = rows["NAME_INC"] if "NAME_INC" in rows else pd.Series("", index=rows.index)
    named = names.str.lower().str.contains(SERVICE_MEMBERS_WORD, regex=False)
    return rows[~(rows[column].str.startswith(SERVICE_MEMBERS_CODE) | named)]


def _unequal_funds(rows: pd.DataFrame) -> list[Finding]:
    """Total = general + special fund in every code."""
    wide = rows.pivot_table(
        index=["area", "year", "item", "code"], columns="fund", values="value", aggfunc="sum"
    ).fillna(0.0)
    if not {"T", "C", "S"} <= set(wide.columns):
        return []
    off = (wide["T"] - wide["C"] - wide["S"]).abs() > KOPECK
    if not off.any():
        return []
    first = wide.index[off][0]
    return [Finding("sum_missed", HARD, {
        "dimension": "fund", "count": int(off.sum()), "where": f"{first[0]}, {first[1]}, {first[3]}",
        "parts": f"{wide['C'][first] + wide['S'][first]:.2f}", "total": f"{wide['T'][first]:.2f}",
    })]  # fmt: skip

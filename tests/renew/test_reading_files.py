"""Recorded answers of NSI, Eurostat and Open Budget, and what their readers refuse."""

import json
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.renew import eurostat, nsi, openbudget
from data.renew.connectors import Connector, Output, connectors
from data.renew.fetching import Fetched
from data.renew.findings import hard
from data.renew.jsonstat import read_cube
from data.renew.outcome import Place, read
from data.renew.rows import Reading, selected
from data.renew.store import Answer, Request
from data.renew.table import Table
from data.renew.words import Failure
from tests.renew.office import ANSWERS, recorded

Shipped = dict[str, Place]


def answer(content: str | bytes) -> Answer:
    return Answer(
        Request("FILE", "a"),
        0,
        {},
        content.encode() if isinstance(content, str) else content,
        "2026-11-01T00:00:00+00:00",
    )


def reading(connector: Connector, content: str | bytes, place: Place) -> Reading:
    return read(Fetched(connector, [answer(content)], ""), place)[1]


def values(rows: pd.DataFrame, indicator: str, year: int) -> dict[str, float]:
    chosen = rows[(rows["indicator"] == indicator) & (rows["year"] == year)]
    return dict(zip(chosen["area_id"], chosen["value"], strict=True))


def test_sparse_values_positions_and_flags() -> None:
    text = json.dumps({
        "class": "dataset", "label": "GDP", "id": ["unit", "geo", "time"], "size": [1, 2, 2], "version": "2.0",
        "updated": "2026-10-01T23:00:00+0200", "value": {"0": 10.5, "3": 12.25}, "status": {"3": "p", "1": ":"},
        "dimension": {
            "unit": {"category": {"index": {"MIO_EUR": 0}}}, "geo": {"category": {"index": ["MK", "MK001"]}},
            "time": {"category": {"index": {"2023": 0, "2024": 1}}},
        },
    })  # fmt: skip
    table = eurostat.read(connectors("mk")["mk_gdp_regions"], [answer(text)])
    found = table.rows[["area", "year", "value", "status"]].dropna().to_numpy().tolist()
    assert found == [["MK", 2023, 10.5, ""], ["MK001", 2024, 12.25, "p"]]
    assert eurostat.stamp(answer(text)) == "2026-10-01T23:00:00+0200"
    request = eurostat.data_request(connectors("mk")["mk_gdp_regions"])
    assert request.address.startswith(
        "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/nama_10r_3gdp?format=JSON"
    )
    assert "geo=MK001" in request.address and "unit=EUR_HAB" in request.address


def test_recorded_eurostat_population(shipped: Shipped) -> None:
    """Sparse values over 103 ages and three sexes, a break flag, years to 2025: what the State Statistical Office says of
    31 December before is what Eurostat says of 1 January."""
    text = (ANSWERS / "eurostat" / "demo_pjan_MK.json").read_text(encoding="utf-8")
    both = {"unit": "NR", "age": "TOTAL"}
    connector = replace(
        connectors("mk")["mk_gdp_regions"],
        outputs=(
            Output("population_1_january_persons", where=both | {"sex": "T"}),
            Output("men_persons", where=both | {"sex": "M"}),
        ),
        level="country",
    )
    assert eurostat.stamp(answer(text)) == "2026-08-14T23:00:00+0200"
    found = reading(connector, text, shipped["mk"])
    assert not found.findings
    for year, people in ((2023, 1829954), (2024, 1826247), (2025, 1822612)):
        assert values(found.rows, "population_1_january_persons", year) == {"MK": people}
    assert values(found.rows, "men_persons", 2025) == {"MK": 902696}
    flagged = found.rows[found.rows["status"] != ""]
    assert set(flagged["status"]) == {"b"} and set(flagged["year"]) == {2022}
    with pytest.raises(Failure, match="contains no data"):
        reading(replace(connector, outputs=(Output("men_persons", where={"sex": "X"}),)), text, shipped["mk"])


def test_active_enterprises_by_people(shipped: Shipped) -> None:
    """A form made by hand from the documentation: 700 and 900 enterprises of Pazardzhik, one of a year without population."""
    codes = {
        "indic_sb": ["V11910"],
        "sizeclas": ["TOTAL"],
        "nace_r2": ["B-S_X_K642"],
        "geo": ["BG423"],
        "time": ["2024", "2091"],
    }
    text = json.dumps({
        "class": "dataset", "label": "Business demography", "id": list(codes), "size": [1, 1, 1, 1, 2], "version": "2.0",
        "updated": "2026-10-01T23:00:00+0200", "value": {"0": 700, "1": 900},
        "dimension": {key: {"category": {"index": held}} for key, held in codes.items()},
    })  # fmt: skip
    connector = connectors("bg")["bg_active_enterprises"]
    stored = shipped["bg"].stored.set_index(["area_id", "indicator_id", "year"])["value"]
    people = float(stored["PAZ", "population_persons", 2024])
    found = reading(connector, text, shipped["bg"]).rows
    assert found[["area_id", "indicator", "year"]].to_numpy().tolist() == [["PAZ", "active_enterprises_per_1000", 2024]]
    assert found.iloc[0]["value"] == pytest.approx(700_000 / people)
    with pytest.raises(Failure, match="contains no data"):
        reading(connector, text.replace("V11910", "V97010"), shipped["bg"])


@pytest.mark.parametrize(
    "break_it", [lambda d: d["value"].append(1), lambda d: d["size"].__setitem__(0, 8), lambda d: d.pop("class")]
)
def test_an_answer_whose_sizes_disagree_is_refused(break_it: object) -> None:
    document = json.loads(recorded("data_525_VitStat_Reg_UmrVozr_ml.json"))
    break_it(document)  # type: ignore[operator]
    with pytest.raises(Failure):
        read_cube(json.dumps(document))


def test_recorded_nsi_population(shipped: Shipped) -> None:
    """Country 2024 as published, municipalities = districts = country, and the same values as the product ships."""
    connector = connectors("bg")["bg_population_31_december"]
    found = reading(connector, (ANSWERS / "nsi" / "table-Pop_7_2-data.csv").read_bytes(), shipped["bg"])
    assert not found.findings
    assert values(found.rows, "population_persons", 2024)["BG"] == 6437360
    keys = ["area_id", "indicator", "year"]
    old = shipped["bg"].stored.rename(columns={"indicator_id": "indicator", "value": "old"})[[*keys, "old"]]
    both = found.rows.merge(old, on=keys)
    assert len(both) > 2000 and (both["value"] == both["old"]).all()


def test_recorded_nsi_labels_are_windows_1251() -> None:
    from data.renew.separated import decoded

    text = decoded((ANSWERS / "nsi" / "table-Pop_7_2-codelists.csv").read_bytes(), "x")
    assert '"BGS01","Айтос","Aytos"' in text
    assert "Местоживеене" in decoded((ANSWERS / "nsi" / "table-Pop_7_2-fields.csv").read_bytes(), "x")


def test_recorded_nsi_district_table(shipped: Shipped) -> None:
    connector = connectors("bg")["bg_foreign_investment"]
    content = (ANSWERS / "nsi" / "table-BS_CHI_RP_OBL-data.csv").read_bytes()
    found = reading(connector, content, shipped["bg"])
    assert values(found.rows, "fdi_stock_thousand_eur", 2007)["BG"] == 15167125.4
    assert not hard(found.findings)
    table = nsi.read(connector, [answer(content)], date(2035, 1, 1))
    assert [finding.code for finding in table.findings] == ["table_ended"]


def test_printed_symbols() -> None:
    found, statuses, findings = nsi.numbers(pd.Series(["-", "x", "..", "(12.5)", "7", "n/a"]))
    assert found.fillna(-1).tolist() == [0, -1, -1, 12.5, 7, -1]
    assert statuses.tolist() == ["", "", "", "u", "", ""]
    assert [(finding.code, finding.values["symbol"]) for finding in findings] == [("symbol_unknown", "n/a")]


def test_a_cell_that_stands_twice_stops_the_table(shipped: Shipped) -> None:
    text = (ANSWERS / "nsi" / "table-Pop_7_2-data.csv").read_text()
    again = (
        next(line for line in text.splitlines() if '"BGS01"' in line).replace("r_11", "r_12").replace("r_10", "r_12")
    )
    found = reading(connectors("bg")["bg_population_31_december"], f"{text}{again}\n", shipped["bg"])
    assert "cell_twice" in {finding.code for finding in hard(found.findings)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><body>Error</body></html>", "html"), (b"", "empty"), (b"a,b\n1,2\n", "column_missing"),
        (b'RevisionColumn,EKATTE,Units,periods,Residence,GenderID,ValueColumn\n"r_1","BG","num","2024","0', "cut_off_file"),
    ],
)  # fmt: skip
def test_csv_that_is_no_table(content: bytes, code: str) -> None:
    with pytest.raises(Failure) as caught:
        nsi.read(connectors("bg")["bg_population_31_december"], [answer(content)])
    assert caught.value.code == code


BUDGET = sorted((ANSWERS / "openbudget").glob("*.csv"))
UZHHOROD = "UA21100230000083101"


def budget(change: object = None) -> Table:
    texts = [path.read_text(encoding="utf-8") for path in BUDGET]
    return openbudget.read(connectors("ua")["ua_budgets"], [answer(change(text) if change else text) for text in texts])  # type: ignore[operator]


def test_recorded_budget_of_uzhhorod() -> None:
    """Full year 2025 as the compiled city budgets give it: revenue 2,814,135,990.33, of it transfers, wage tax, capital."""
    table = budget()
    assert not table.findings
    found = {
        output.indicator: selected(table.rows, output).iloc[0].to_dict()
        for output in connectors("ua")["ua_budgets"].outputs
    }
    assert {row["area"] for row in found.values()} == {UZHHOROD} and {row["year"] for row in found.values()} == {2025}
    amounts = {key: round(row["value"], 6) for key, row in found.items()}
    assert amounts["recent_revenue_uah_million"] == 2814.135990
    assert amounts["recent_transfers_uah_million"] == 448.498391
    assert amounts["recent_own_revenue_uah_million"] == round(2814.13599033 - 448.49839103, 6)
    assert amounts["recent_wage_tax_uah_million"] == 1256.626564
    assert amounts["recent_expenditure_uah_million"] == 2797.551405
    assert amounts["recent_capital_expenditure_uah_million"] == 316.507196


def test_income_tax_of_service_members_is_never_kept() -> None:
    def with_tax(text: str) -> str:
        line = "12.2025;{};0755900000;11010200;Податок з військовослужбовців;1;1;999999.0\n"
        named = "12.2025;{};0755900000;11019900;Податок, сплачений ВІЙСЬКОВОСЛУЖБОВЦЯМИ;1;1;888888.0\n"
        more = "".join(one.format(fund) for fund in "TC" for one in (line, named))
        return text + more if "COD_INCO" in text else text

    table = budget(with_tax)
    assert not set(table.rows["value"]) & {999999.0, 888888.0}
    assert 11010200 not in set(table.rows["code"])


def test_a_part_year_is_left_out_and_an_empty_answer_is_no_nil() -> None:
    with pytest.raises(Failure, match="nothing to read"):
        budget(lambda text: text.replace("12.2025", "11.2025"))
    with pytest.raises(Failure, match="nothing to read"):
        budget(lambda text: "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace(";T;0755900000;11010100;", ";T;0755900000;11010500;"), "sum_missed"),
        (lambda text: text.replace(";11010100;", ";11000000;"), "subtotals"),
        (lambda text: text.replace(";0755900000;", ";0999999999;"), "code_unknown"),
        (lambda text: text.replace("1256626564.33", "n/a"), "symbol_unknown"),
    ],
)  # fmt: skip
def test_budgets_that_break_a_rule(change: object, code: str) -> None:
    assert code in {finding.code for finding in hard(budget(change).findings)}


def test_calls_of_the_own_hromada_and_its_neighbours() -> None:
    requests = openbudget.data_requests(connectors("ua")["ua_budgets"], [UZHHOROD, "UA80000000000093317"], [2024, 2025])
    assert len(requests) == 4  # Kyiv has no code of a hromada
    assert requests[0].address == (
        "https://api.openbudget.gov.ua/api/public/localBudgetData?budgetCode=0755900000&budgetItem=INCOMES&period=MONTH&year=2024"
    )
    assert "classificationType=ECONOMIC" in requests[1].address
    codes = openbudget.budget_codes()
    assert len(codes) == 1469 and len(set(codes.values())) == 1469

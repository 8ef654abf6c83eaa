"""What stands around acceptance: the overlay, discovery, freshness and the words."""

import pandas as pd
import pytest

from data.renew import overlay, steps
from data.renew.connectors import connectors
from data.renew.outcome import Place
from data.renew.words import Failure, texts
from data.renew.workspace import Workspace
from patokaz.language.words import LANGUAGES
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.freshness import newest_years
from patokaz.statistics.paths import ROOT


def test_some_hromadas_never_enter_a_ranking() -> None:
    """Two of three hromadas of 2025 stay out of a ranked indicator and come in with the third, or as context."""
    areas = pd.DataFrame({"area_id": ["UA", "a", "b", "c"], "level": ["country", *["municipality"] * 3]})
    keys = {"indicator_id": "income_total_uah", "status": "", "source_id": "ua_budgets_2021_2022"}
    stored = pd.DataFrame([{"area_id": area, "year": 2022, "value": 1.0, **keys} for area in "abc"])

    def after(places: str, indicator: str = "income_total_uah") -> int:
        rows = pd.DataFrame({"area_id": list(places), "indicator": indicator, "year": 2025, "value": 2.0, "status": ""})
        table = overlay.Accepted("ua_budgets", rows, {"partial": True})
        return int((overlay.with_table(stored, table, areas)["year"] == 2025).sum())

    assert after("ab") == 0
    assert after("abc") == 3
    assert after("ab", "share_ethnicity_albanians_pct") == 2


def test_a_fetched_budget_can_be_seen() -> None:
    """It is of some hromadas, so it belongs to series that nobody ranks: in ranked ones no page would ever show it."""
    for connector in connectors("ua").values():
        if connector.partial:
            assert all(not catalogue()[key].is_ranked for key in connector.indicators), connector.id


def test_discovered_tables_become_connectors(workspace: Workspace) -> None:
    path = "Naselenie/Nova/1_Op_Test_ml.px"
    row = {
        "path": path,
        "text": "Нова табела, претходни податоци, по општини",
        "updated": "2026-01-01",
        "level": "municipality",
    }
    base = "https://makstat.stat.gov.mk/PXWeb/api/v1/mk/MakStat"
    workspace.write_record("discovered", {"base": base, "tables": [row], "asked": ""})
    steps.map_table(workspace, path, "deaths_count", "Вкупно")
    made = workspace.connector("mk_own_1_op_test_ml")
    assert made.address.endswith(path) and made.outputs[0].indicator == "deaths_count" and made.areas.column == "code"
    assert made.preliminary and "0019" in made.areas.sums
    with pytest.raises(Failure):
        steps.map_table(workspace, "another.px", "deaths_count")


def test_neighbours_share_the_area_above(shipped: dict[str, Place]) -> None:
    found = steps.neighbours(shipped["mk"].areas, "MK00105")
    assert found[0] == "MK00105" and set(found) == {
        area for area in shipped["mk"].areas["area_id"] if area.startswith("MK001") and area != "MK001"
    }


def test_newest_years_by_block_country_and_level() -> None:
    coverage = pd.DataFrame(
        [
            ("MK", "region", "a", "people", False, 2021),
            ("MK", "region", "b", "people", False, 2025),
            ("MK", "region", "c", "people", True, 2026),
        ],
        columns=["country_id", "level", "indicator_id", "block", "is_part", "last_year"],
    )
    row = newest_years(coverage).iloc[0]
    assert row[["indicators", "newest", "oldest", "in_newest"]].tolist() == [2, 2025, 2021, 1]


def test_words_are_complete() -> None:
    import re

    english = texts("en")
    for language in LANGUAGES:
        assert set(texts(language)) == set(english)
        for key, text in texts(language).items():
            assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", english[key])), key
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / "renew").glob("*.py"))
    made = ("word_", "check_", "grade_", "may_be_accepted")
    assert [key for key in english if not key.startswith(made) and not re.search(f"[\"']{key}[\"']", sources)] == []


def test_a_table_of_municipalities_replaces_the_levels_above(shipped: dict[str, Place]) -> None:
    """Regions of another vintage go: the build adds the municipalities up."""
    place = shipped["mk"]
    rows = pd.DataFrame({"area_id": place.areas.loc[place.areas["level"] == "municipality", "area_id"], "value": 3.0})
    rows = rows.assign(indicator="deaths_count", year=2020, status="")
    found = overlay.with_table(place.stored, overlay.Accepted("mk_deaths", rows, {}), place.areas)
    year = found[(found["indicator_id"] == "deaths_count") & (found["year"] == 2020)]
    assert len(year) == 80 and set(year["source_id"]) == {"mk_deaths"}
    kept = found[(found["indicator_id"] == "deaths_count") & (found["year"] == 2021)]
    assert set(kept["source_id"]) == {"mk_deaths_2005_2025"}

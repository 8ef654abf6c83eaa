"""The tables behind the ten steps: what they say is what the engine did."""

import html
from dataclasses import replace

import pytest

from patokaz.index.choices import Choices
from patokaz.index.index import Index, index_of, other_figures
from patokaz.index.steps import (
    consistency_table,
    correlation_tables,
    imputation_table,
    link_table,
    step_tables_of,
    strength_tables,
    treatment_table,
    weight_table,
)
from patokaz.index.texts import STEPS
from patokaz.language.words import words
from patokaz.statistics.catalogue import catalogue
from tests.pages import READERS, opened, shown

T = words("en")


def test_imputed_cells_by_indicator() -> None:
    index = index_of(Choices("UA", imputation="group_median"), "en")
    _, (names, known, imputed, empty) = imputation_table(index, T)
    rows = dict(zip(names.cells, zip(known.cells, imputed.cells, empty.cells, strict=True), strict=True))
    travel = catalogue()["travel_time_to_oblast_centre_minutes"].text("name", "en")
    assert rows[travel] == ("1,329", "0", "0")
    unscored = index.table[index.table["area_id"] == "UA59080150000013842"]
    assert unscored["value"].isna().all() and len(unscored) == 1  # half of its figures are its namesake's: withheld
    assert sum(int(count) for count in imputed.cells) == index.result.imputed_cells.to_numpy().sum()
    _, (*_, left) = imputation_table(index_of(Choices("UA"), "en"), T)
    assert len(left.cells) == len(names.cells)


def test_pillars_are_consistent_or_flagged() -> None:
    index = index_of(Choices("BG"), "en")
    [(_, columns)] = correlation_tables(index, T)
    pairs = list(zip(columns[1].cells, columns[2].cells, columns[3].cells, columns[5].cells, strict=True))
    assert len(pairs) == 3 * 2 / 2 + 3 * 2 / 2 + 1  # workforce, transport, people; energy has one indicator
    assert not [pair for pair in pairs if float(pair[2].replace("−", "-")) <= -0.4]
    _, (pillars, count, _, first, two, _) = consistency_table(index, T)
    assert dict(zip(pillars.cells, count.cells, strict=True)) == {
        "Workforce": "3",
        "Transport": "3",
        "Energy": "1",
        "People": "2",
    }
    people = list(pillars.cells).index("People")
    assert two.cells[people] == "100.0%" and first.cells[people] != "100.0%"


def test_treatment_and_weights_by_indicator() -> None:
    index = index_of(Choices("UA", weights=(("finance", 2.0), ("distance_to_city_of_50000_km", 0.0))), "en")
    _, (names, done, points, skewness, _) = treatment_table(index, T)
    logged = {record.indicator for record in index.result.treatments if record.treatment == "log"}
    assert list(done.cells).count(T("index.treated_log")) == len(logged) > 0
    assert "→" in skewness.cells[list(done.cells).index(T("index.treated_log"))] and set(points.cells) == {"0"}
    _, (_, _, given, shares) = weight_table(index, T)
    assert (
        given.cells[list(names.cells).index(catalogue()["distance_to_city_of_50000_km"].text("name", "en"))] == "0.00"
    )
    assert sum(float(share.rstrip(" %")) for share in shares.cells) == pytest.approx(100, abs=0.3)


def test_strengths_have_a_place_among_those_with_data() -> None:
    index = index_of(Choices("BG"), "en")
    (_, best), (_, worst) = strength_tables(index, "PAZ21", T)
    assert len(best[0].cells) == len(worst[0].cells) == 4 and not set(best[0].cells) & set(worst[0].cells)
    assert all("\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}" in place for place in best[2].cells)
    assert strength_tables(index, "nowhere", T) == []


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_links_are_to_indicators_outside_the_index_that_are_no_context(country: str) -> None:
    index = index_of(Choices(country), "en")
    linked = set(index.links.index)
    assert linked and not linked & set(index.result.framework.indicators)
    assert not any(catalogue()[code].context for code in linked)
    assert (index.links["units"] >= 30).all() and index.links["r"].abs().is_monotonic_decreasing
    code = str(index.links.index[0])
    both = other_figures(country)[[code]].join(index.result.scores["index"], how="inner").dropna()
    assert index.links.loc[code, "r"] == pytest.approx(both.corr(method="spearman").iloc[0, 1])
    assert len(both) == index.links.loc[code, "units"] == int(link_table(index, T)[1][2].cells[0].replace(",", ""))


@pytest.mark.parametrize(("country", "language"), READERS)
def test_every_table_is_on_the_page(country: str, language: str) -> None:
    t, index = words(language), index_of(Choices(country), language)
    first = str(index.ordered["area_id"].iloc[0])
    tables = {**step_tables_of(index, t), "back": strength_tables(index, first, t)}
    assert set(tables) <= set(STEPS)
    page = shown(opened("potential", lang=language, country=country, show="index"))
    for title, columns in (table for found in tables.values() for table in found):
        assert f"<h3>{html.escape(title)}</h3>" in page
        assert html.escape(columns[0].cells[-1]) in page


def test_what_was_made_of_an_index_is_kept_once_and_bounded_in_bytes() -> None:
    """Any number of addresses, each with a drawing of its own; one that is larger than all may be is made each time."""
    index = replace(index_of(Choices("MK"), "en"))
    drawn = "x" * (Index.BYTES // 10)
    for number in range(40):
        assert index.once(f"place {number}", lambda number=number: f"{number}{drawn}") == f"{number}{drawn}"
        assert index.once(f"place {number}", lambda: "again") == f"{number}{drawn}"
    assert 5 < len(index._made) < 10 and index._made.currsize <= Index.BYTES
    assert index.once("place 0", lambda: "again") == "again"
    large = "x" * Index.BYTES
    assert index.once("large", lambda: large) == large and index.once("large", lambda: "again") == "again"

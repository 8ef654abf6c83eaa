"""Disparities: measures by year, convergence over years that may be compared, and what the page says of both."""

import html
import math

import pandas as pd
import pytest

from patokaz.analysis.convergence import convergence, longest_span
from patokaz.analysis.inequality import gini
from patokaz.comparison.disparities import area_convergence, area_values, breaks_of, disparities
from patokaz.comparison.disparity_screen import convergence_texts
from patokaz.language.words import LANGUAGES, words
from patokaz.statistics import database
from tests.pages import opened, shown


def test_disparities_are_those_of_the_values() -> None:
    rows = disparities(area_values("registered_unemployment_rate_pct", "BG", "municipality", "PAZ"))
    values = database.query("level_series", indicator="registered_unemployment_rate_pct", country="BG", level="municipality", within="PAZ")  # fmt: skip
    newest = values[values["year"] == rows.index[-1]]["value"]
    assert rows["areas"].iloc[-1] == len(newest) == 12
    assert rows["gini"].iloc[-1] == pytest.approx(gini(newest))
    assert disparities(area_values("natural_increase_per_1000", "BG", "municipality", "")).empty
    assert area_values("poetry", "BG", "municipality", "").empty


@pytest.mark.parametrize(
    ("years", "breaks", "span"),
    [
        ([2000, 2001, 2002], [], [2000, 2001, 2002]),
        ([2000, 2005, 2006, 2007], [2006], [2000, 2005]),
        ([2000, 2001, 2002, 2003], [2002], [2002, 2003]),
        ([2001, 2002, 2003], [2001], [2001, 2002, 2003]),
        ([2000, 2001, 2002, 2003], [2001, 2003], [2001, 2002]),
        ([], [2001], []),
    ],
)
def test_the_longest_span_crosses_no_break(years: list[int], breaks: list[int], span: list[int]) -> None:
    assert longest_span(years, breaks) == span


def test_convergence_of_areas_that_halve_their_gap() -> None:
    """By hand: logarithms 0, 2, 4 become 2, 3, 4 in ten years; growth 0.2, 0.1, 0; slope -1/20, and 1 + bT = 1/2."""
    values = pd.DataFrame({
        1990: [9.0, 1.0, 5.0, math.nan], 2000: [1.0, math.e**2, math.e**4, 7.0], 2010: [math.e**2, math.e**3, math.e**4, 8.0],
        2011: [math.nan, math.nan, math.nan, 8.0],
    })  # fmt: skip
    values.loc[3, 2000] = math.nan
    found = convergence(values, [2000])
    assert (found.first, found.last, found.left_out, found.beta.areas) == (2000, 2010, True, 3)
    assert found.beta.slope == pytest.approx(-1 / 20)
    assert found.beta.half_life == pytest.approx(10)
    assert found.by_area["growth"].tolist() == pytest.approx([20, 10, 0])
    assert found.by_area["expected"].tolist() == pytest.approx([20, 10, 0])
    assert found.sigma is not None and found.sigma["areas"].tolist() == [3, 3]
    with pytest.raises(ValueError, match="two years"):
        convergence(values, [2000, 2010])


def test_gdp_of_the_districts_is_compared_within_one_population() -> None:
    """Two series, because per head rests on two populations: the earlier to 2015 in North Macedonia, 2021 in Bulgaria."""
    for country, level, last, areas in (("MK", "region", 2015, 8), ("BG", "district", 2021, 28)):
        values = area_values("gdp_per_head_earlier_eur", country, level, "")
        found = area_convergence(values, "gdp_per_head_earlier_eur", country)
        assert found is not None
        assert (found.first, found.last, found.beta.areas, found.left_out) == (2000, last, areas, False)
        assert found.sigma is not None
        known = values[2000].std(ddof=0) / values[2000].mean()
        assert found.sigma["coefficient_of_variation"].iloc[0] == pytest.approx(known)
    sofia = area_values("gdp_per_head_earlier_eur", "BG", "district", "").loc["SOF"]
    assert (sofia[2000], sofia[2021]) == (3000, 23100)


def test_a_break_of_the_catalogue_parts_the_years() -> None:
    breaks = breaks_of("population_persons", "BG")
    found = area_convergence(area_values("population_persons", "BG", "municipality", ""), "population_persons", "BG")
    assert breaks == [2001, 2011, 2022] and found is not None
    assert found.left_out and not any(found.first < year <= found.last for year in breaks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_follows_the_figures(language: str) -> None:
    t = words(language)
    values = pd.DataFrame({2000: [1.0, 2.0, 4.0], 2010: [2.0, 3.0, 4.0]})
    closer = convergence_texts(convergence(values, []), t)
    apart = convergence_texts(convergence(values[[2010]].rename(columns={2010: 2000}).join(values[[2000]].rename(columns={2000: 2010})), []), t)  # fmt: skip
    few = t("convergence.few", count=3)
    assert few in closer and few in apart and closer[0] != apart[0]
    assert "2000" in closer[0] and t.number(-1.0 * math.log(2) / (10 * math.log(4)), 3) in closer[0]
    unclear = convergence(pd.DataFrame({2000: [1.0, 2.0, 4.0], 2010: [2.0, 9.0, 8.0]}), [])
    assert unclear.beta.r_squared < 0.1
    assert convergence_texts(unclear, t)[0].startswith(t("convergence.unclear", first=2000, last=2010, slope="", r_squared="", areas="")[:30])  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    [
        {"country": "UA"},
        {"country": "MK", "level": "region"},
        {"country": "BG", "indicator": "gdp_per_head_earlier_eur"},
        {"country": "BG", "indicator": "registered_unemployment_rate_pct", "within": "BG42"},
        {"country": "BG", "indicator": "natural_increase_per_1000"},
        {"country": "UA", "indicator": "poetry", "level": "moon", "within": "nowhere"},
    ],
)
def test_the_page_opens(language: str, address: dict[str, str]) -> None:
    app = opened("comparison", lang=language, show="disparity", **address)
    t = words(language)
    assert not app.exception
    assert html.escape(t("error.failed_title")) not in shown(app)
    assert html.escape(t("convergence.title")) in shown(app) or html.escape(t("comparison.no_disparity")) in shown(app)

"""Disparities: measures by year, convergence over years that may be compared, and what the page says of both."""

import html
import math

import pandas as pd
import pytest

from patokaz.analysis.convergence import Convergence, convergence, longest_span
from patokaz.analysis.inequality import gini
from patokaz.analysis.spatial import GlobalStatistic
from patokaz.comparison.disparities import area_convergence, area_values, breaks_of, disparities, theil_between
from patokaz.comparison.disparity_screen import theil_text
from patokaz.comparison.verdict import evidence_rows, verdict_texts
from patokaz.language.words import LANGUAGES, words
from patokaz.statistics import database
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.war_status import kept_apart
from tests.pages import in_a_script_each, opened, shown


def test_disparities_are_those_of_the_values() -> None:
    rows = disparities(area_values("registered_unemployment_rate_pct", "BG", "municipality", "PAZ"))
    values = database.query("level_series", indicator="registered_unemployment_rate_pct", country="BG", level="municipality", within="PAZ")  # fmt: skip
    newest = values[values["year"] == rows.index[-1]]["value"]
    assert rows["areas"].iloc[-1] == len(newest) == 12
    assert rows["gini"].iloc[-1] == pytest.approx(gini(newest))
    assert disparities(area_values("natural_increase_per_1000", "BG", "municipality", "")).empty
    assert area_values("poetry", "BG", "municipality", "").empty


def test_occupied_areas_count_in_no_year() -> None:
    """Own revenue per head of 2021 and 2022: 1,438 hromadas with figures, 108 of them occupied now; all of Luhansk oblast is left out."""
    key = "own_income_per_head_uah"
    rows = query("level_series", indicator=key, country="UA", level="municipality", within="")
    free = rows[~rows["area_id"].isin(list(kept_apart("UA")))]
    values = area_values(key, "UA", "municipality", "")
    assert len(values) == free["area_id"].nunique() == 1330 < rows["area_id"].nunique()
    newest = disparities(values).iloc[-1]
    assert newest["gini"] == pytest.approx(gini(free.loc[free["year"] == 2022, "value"]))
    assert "UA44" not in area_values("population_persons", "UA", "region", "").index


def test_theil_is_parted_by_the_areas_that_the_sentence_names() -> None:
    found = theil_between("births_per_1000", "BG", "municipality")
    assert [(entry.above, len(entry.parts.within_groups)) for entry in found] == [("district", 28), ("region", 6)]
    districts, regions = (entry.parts for entry in found)
    assert districts.total == pytest.approx(regions.total)
    assert districts.between > regions.between > 0  # districts lie inside regions
    texts = [theil_text(entry, "BG", words("en")) for entry in found]
    assert texts[0].startswith("Districts: Theil T in ")
    assert texts[1].startswith("Statistical regions (NUTS 2): Theil T in ")
    assert all("Weighted by population: " in text for text in texts)
    assert [entry.above for entry in theil_between("births_per_1000", "BG", "district")] == ["region"]
    assert theil_between("births_per_1000", "BG", "region") == ()
    assert [entry.weighted for entry in theil_between("live_births_count", "BG", "municipality")] == [None, None]


def test_an_area_outside_a_level_is_parted_by_what_is_above_it() -> None:
    raions, oblasts = (entry.parts for entry in theil_between("own_income_per_head_uah", "UA", "municipality"))
    assert raions.total == pytest.approx(oblasts.total)  # Kyiv lies in no raion


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
    breaks = breaks_of("registered_unemployment_rate_pct", "BG")
    values = area_values("gdp_per_head_earlier_eur", "MK", "region", "")
    found = area_convergence(values, "gdp_per_head_earlier_eur", "MK")
    assert found is not None and not any(found.first < year <= found.last for year in breaks)


def test_counts_of_whole_areas_are_refused() -> None:
    """10,000 and 100 inhabitants have no reason to meet; a ratio of two counts is none."""
    values = area_values("population_persons", "BG", "municipality", "")
    assert area_convergence(values, "population_persons", "BG") is None
    whole = {key for key, entry in catalogue().items() if entry.is_of_whole_area}
    assert {"population_persons", "area_km2", "overdue_obligations_eur", "natural_change_persons"} <= whole
    assert not whole & {"pupils_per_class", "household_size_persons", "women_per_100_men", "own_income_per_head_uah"}
    text = shown(opened("comparison", lang="en", show="disparity", country="BG", indicator="population_persons"))
    assert "Convergence is not assessed for this indicator." in text and "Slope" not in text


def span(first: list[float], last: list[float], years: int = 10) -> Convergence:
    return convergence(pd.DataFrame({2000: first, 2000 + years: last}), [])


LINE = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0]
NOISE = [1.1, 0.9, 1.1, 0.9, 1.1, 0.9]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_follows_the_interval(language: str) -> None:
    """Slopes by hand: gaps halve (b = -ln 2/10/ln 2·…), gaps double, and noise alone, whose interval holds zero."""
    t = words(language)
    halved = [value**0.5 * noise for value, noise in zip(LINE, NOISE, strict=True)]
    doubled = [value**1.5 * noise for value, noise in zip(LINE, NOISE, strict=True)]
    same = [value * noise for value, noise in zip(LINE, NOISE, strict=True)]
    for last, verdict in ((halved, "converging"), (doubled, "diverging"), (same, "not_shown")):
        found = span(LINE, last)
        told = verdict_texts(found, None, t)
        assert found.verdict == verdict
        assert told[0] == t("verdict." + verdict, first=2000, last=2010)
        rows = dict(evidence_rows(found, None, t))
        assert (rows[t("verdict.half_life_years")] == t("verdict.none")) == (verdict != "converging")
        assert rows[t("verdict.interval")].count("–") >= 1
    found = span(LINE, halved)
    assert any(t.number(found.beta.half_life) in text and t.number(found.beta.half_life_high) in text for text in verdict_texts(found, None, t)[1:2])  # fmt: skip
    short = verdict_texts(span(LINE, halved, 3), None, t)
    assert t("verdict.short", count=3, least=5) in short
    beyond = verdict_texts(
        span(LINE, [32.0 / value * noise for value, noise in zip(LINE, NOISE, strict=True)]), None, t
    )
    assert t("verdict.at_once") in beyond
    apart = convergence(pd.DataFrame({2000: [*LINE, 1000.0], 2010: [3.0, 5.0, 8.0, 10.0, 17.0, 30.0, 2600.0]}), [])
    assert apart.sigma_rose
    assert (t("verdict.sigma") in verdict_texts(apart, None, t)) == (apart.verdict == "converging")


def test_residuals_that_resemble_their_neighbours_weaken_the_verdict() -> None:
    t = words("en")
    found = span(LINE, [value**0.5 * noise for value, noise in zip(LINE, NOISE, strict=True)])
    alike = GlobalStatistic(0.61234, -0.2, 3.0, 0.001, 0.0001, 0.0002, 6, (), ())
    assert t("verdict.moran_caution") in verdict_texts(found, alike, t)
    assert (
        "Moran’s I of the residuals (expected; p-value)",
        "0.61 (−0.20; p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001)",
    ) in evidence_rows(found, alike, t)


@in_a_script_each(
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

"""What a profile says of its figures: the sum behind each, the gap to what it is compared with, what stands out."""

import re

import pandas as pd
import pytest
from markupsafe import escape

from patokaz.analysis.standing import outstanding, strong_changes
from patokaz.frame.group import PeerGroup
from patokaz.language.words import words
from patokaz.profile.cards import headline_html, standing_html
from patokaz.profile.figures import comparison_texts, report_figure
from patokaz.profile.model import profile_model
from patokaz.profile.peers import with_group
from patokaz.profile.profile import (
    block_lead,
    compared_changes,
    context_notes,
    formula_numbers,
    later_beginning,
    nearest_figure,
    numbers_in,
    whose,
)
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.profile.small_numbers import with_chance
from patokaz.profile.texts import change_sentence, gap_words, said_once, standing_sentence
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.formulas import evaluate, terms_in
from patokaz.statistics.places import level_places
from tests.pages import TWO_SCRIPTS, unheld
from tests.profile.profiles import profile_of

PLACES = ("MK00805", "MK003", "PAZ21", "PAZ", "VTR22", "UA23060070000082704", "UA80000000000093317", "UA23")


def test_terms_of_a_formula_with_their_years() -> None:
    assert terms_in("100 * (a[2021] / b - zero(c)) / mean(a, a[-1])") == [
        ("a", 2021),
        ("b", 0),
        ("c", 0),
        ("a", 0),
        ("a", -1),
    ]
    assert terms_in("a") == [("a", 0)]


@pytest.mark.parametrize("area", PLACES)
def test_the_numbers_shown_give_the_figure_again(area: str) -> None:
    profile = profile_of(area)
    computed = 0
    for figure in profile.records.values():
        formula = catalogue()[str(figure["indicator_id"])].formula_of(profile.country_key)
        if figure["origin"] != "computed" or not formula:
            continue
        year = int(str(figure["year"]))
        shown: dict[str, dict[tuple[str, int], float]] = {}
        for name, when, value in formula_numbers(profile, formula, year):
            shown.setdefault(name, {})[area, when] = value
        values = {name: pd.Series(entries).rename_axis(["area_id", "year"]) for name, entries in shown.items()}
        missing = {name for name, _ in terms_in(formula)} - set(values)
        assert all(f"zero({name})" in formula for name in missing), (figure["indicator_id"], missing)
        if missing:
            continue
        again = evaluate(formula, values, {})
        told = again.xs(year, level="year") if "year" in again.index.names else again
        assert float(told[area]) == pytest.approx(float(str(figure["value"])), rel=1e-9), figure["indicator_id"]
        computed += 1
    assert computed > 0


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_every_number_of_a_sum_names_year_and_source_and_every_rank_its_gaps_in_data(language: str) -> None:
    profile, t = profile_of("PAZ21", language), words(language)
    figure = profile.records["natural_increase_per_1000"]
    indicator = catalogue()["natural_increase_per_1000"]
    numbers = numbers_in(profile, indicator.formula_of("bg"), int(str(figure["year"])), t)
    assert len(numbers) == 4  # births, deaths, population of this year and of the one before
    for text in numbers:
        assert re.search(r"\b(?:19|20)\d\d\b[^:]*: .*\d.* [–—] .+: .+", text)
    details = dict(report_figure(profile, figure, profile, t).details)
    assert (
        t(
            "profile.rank_told",
            rank=t.number(float(str(figure["rank"]))),
            count=265,
            missing="0",
            order=t("profile.rank_note_high"),
        )
        == details[t("profile.rank")]
    )
    assert details[t("profile.numbers")] == numbers
    assert headline_html(profile_model(profile, t).headline, (), t).count("<details") == 10


def test_what_we_work_out_from_a_source_is_not_said_to_be_published() -> None:
    profile, t = profile_of("PAZ21", "en"), words("en")
    told = {
        key: dict(report_figure(profile, profile.records[key], profile, t).details)[t("profile.status")]
        for key in ("distance_to_airport_km", "registered_unemployment_rate_pct")
    }
    assert list(told.values()) == ["Computed by Patokaz", "Published"]


def test_a_comparison_says_the_value_and_the_gap_as_shown() -> None:
    t = words("en")
    profile = profile_of("PAZ21")
    figure, indicator = profile.records["births_per_1000"], catalogue()["births_per_1000"]
    group = PeerGroup(
        tuple(similar_to("BG", "PAZ21", dict.fromkeys(similarity_defaults("BG"), 1.0), 7)["area"]), "Seven"
    )
    place = with_group(profile, group).place
    texts = comparison_texts(figure, indicator, place, t)
    assert len(texts) == 4
    own = round(float(str(figure["value"])), 1)
    for text in texts:
        found = re.search(r"(−?[\d.]+) \(([+−]?[\d.]+)\)$", text)
        assert found, text
        other, gap = (float(part.replace("−", "-")) for part in found.groups())
        assert gap == pytest.approx(own - other, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "median", "key", "gap"),
    [
        (9.71, 7.6, "above", "2.1 percentage points"),
        (5.0, 7.6, "below", "2.6 percentage points"),
        (7.61, 7.6, "at", ""),
    ],
)
def test_gap_in_words_is_the_difference_of_what_is_shown(value: float, median: float, key: str, gap: str) -> None:
    t, rate = words("en"), catalogue()["unemployment_rate_pct"]
    assert gap_words(value, median, rate, t).replace("\N{NO-BREAK SPACE}", " ") == t(
        f"profile.{key}_median", **({"gap": gap} if gap else {})
    )


def test_what_stands_out_is_ordered_by_the_distance_from_the_median() -> None:
    rows = pd.DataFrame(
        {
            "indicator_id": ["a", "b", "c", "d"], "direction": [1, -1, 1, 1], "rank": [2, 1, 99, 50], "rank_of": [100] * 4,
            "value": [20.0, 1.0, 0.0, 5.0], "q1": [4.0, 4.0, 4.0, 4.0], "median": [5.0, 5.0, 5.0, 5.0], "q3": [6.0, 6.0, 6.0, 6.0],
            "is_context": False, "is_part": False,
        }
    )  # fmt: skip
    found = outstanding(rows)
    assert found["indicator_id"].tolist() == ["a", "b", "c"]
    assert found["strength"].tolist() == [True, True, False]
    assert found["gap"].tolist() == [7.5, 2.0, 2.5]


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_sentences_of_what_stands_out_name_value_rank_and_gap(language: str) -> None:
    t = words(language)
    for area in PLACES:
        for row in outstanding(profile_of(area, language).figures).to_dict("records"):
            indicator = catalogue()[row["indicator_id"]]
            text = standing_sentence(row, t)
            for part in (
                name := indicator.text("name", language), said_once(t.amount(row["value"], indicator.unit, indicator.decimals), name),
                t.number(row["rank"]), gap_words(row["value"], row["median"], indicator, t),
            ):  # fmt: skip
                assert part in text


def test_a_step_without_an_own_figure_takes_the_area_around_and_says_whose_it_is() -> None:
    profile = profile_of("MK00805")
    found = nearest_figure(profile, ["registered_unemployed_per_1000_aged_15_64"])
    assert found is not None and found[0].area["level"] == "region"
    assert nearest_figure(profile, ["no_such_indicator"]) is None


def test_a_block_leads_with_a_figure_of_its_own() -> None:
    for area in PLACES:
        profile = profile_of(area)
        for block in dict.fromkeys(profile.figures["block"]):
            lead = block_lead(profile, block)
            assert lead is None or (lead["block"] == block and lead["area_id"] == area)


def test_every_municipality_has_the_choice_of_the_most_similar_ones() -> None:
    for country in ("MK", "BG"):
        weights = dict.fromkeys(similarity_defaults(country), 1.0)
        for area in level_places(country=country, level="municipality", language="en")["area_id"].iloc[::20]:
            assert len(similar_to(country, area, weights, 7)) == 7


def test_strong_changes_are_the_outer_tenths_within_enough_areas() -> None:
    rows = pd.DataFrame(
        {
            "indicator_id": ["a", "b", "c", "d", "e", "f"], "rise_rank": [3, 98, 1, 50, 1, 2],
            "fall_rank": [98, 3, 1, 51, 1, 99], "change_of": [100, 100, 100, 100, 19, 100],
            "before": [1.0, 1.0, 1.0, 1.0, 1.0, 1.0], "value": [2.0, 0.5, 1.0, 1.1, 2.0, 0.9],
        }
    )  # fmt: skip
    found = strong_changes(rows)  # c: no change; d: in the middle; e: too few areas; f: fell where others fell more
    assert found["indicator_id"].tolist() == ["a", "b"]
    assert found["rises"].tolist() == [True, False] and found["change_rank"].tolist() == [3, 3]


def ranked_values(indicator: str, country: str, year: int) -> pd.Series:
    """The values of a year by municipality, of those that are compared."""
    rows = query(
        "indicator_values", indicator=indicator, country=country, level="municipality", year=year, language="en"
    )
    return rows[rows["is_ranked"].astype(bool)].set_index("area_id")["value"]


def test_what_changed_more_than_elsewhere_is_true_of_the_figures() -> None:
    language, t = "uk", words("uk")
    told = 0
    for area in ("PAZ21", "VTR22", "PAZ39", "SOF46", "VID01", "UA23060070000082704"):
        profile = profile_of(area, language)
        page = unheld(standing_html(profile_model(profile, t), t))
        for row in strong_changes(with_chance(compared_changes(profile), profile)).to_dict("records"):
            key, year = row["indicator_id"], int(row["year"])
            series = profile.series[key]
            values, earlier = (ranked_values(key, profile.area["country_id"], at) for at in (year, year - 1))
            changes = (values - earlier).dropna()
            assert series.values[-2:] == [row["before"], row["value"]] and year not in profile.breaks.get(key, {})
            assert len(changes) == row["change_of"]
            beyond = changes > changes[area] if row["rises"] else changes < changes[area]
            assert row["change_rank"] == 1 + beyond.sum() and row["change_rank"] <= 0.1 * len(changes)
            assert escape(change_sentence(row, t).rstrip(".")) in page
            told += 1
    assert told > 2
    unchanged = standing_html(profile_model(profile_of("MK00805", language), t), t)
    assert escape(t("profile.changes")) not in unchanged


def test_a_municipality_founded_later_says_since_when_it_is_told() -> None:
    assert later_beginning(profile_of("PAZ39")) == (2015, 2000) and later_beginning(profile_of("PAZ21")) is None
    titles = [note.title for note in context_notes(profile_of("PAZ39"), words("en"))]
    assert titles == ["Shorter time series"]


def test_the_city_that_is_a_region_of_its_own_is_no_other_place() -> None:
    t = words("uk")
    kyiv, peshtera = profile_of("UA80000000000093317", "uk"), profile_of("PAZ21")
    assert kyiv.above and all(whose(place, kyiv, t) == "" for place in kyiv.above if place.area["area_id"] == "UA80")
    assert whose(peshtera.above[0], peshtera, t) == t("profile.value_of", area="Pazardzhik district")
    assert whose(peshtera, peshtera, t) == ""


def test_amounts_are_a_share_of_the_country_not_a_difference_from_it() -> None:
    """GDP of Skopje region: 5,219.22 of 11,834.72 million in 2021 = 44.1 %, though the country has 2022 already."""
    t = words("en")
    profile = profile_of("MK008")
    for key, figure in profile.records.items():
        if catalogue()[key].is_of_whole_area:
            texts = comparison_texts(figure, catalogue()[key], profile.place, t)
            assert all(text.startswith("Median") or re.fullmatch(r".+: [\d,.]+ \([\d.]+%\)", text) for text in texts), (
                key
            )
    told = comparison_texts(profile.records["gdp_eur_million"], catalogue()["gdp_eur_million"], profile.place, t)
    assert told[0] == "North Macedonia: 11,834.7 (44.1%)"

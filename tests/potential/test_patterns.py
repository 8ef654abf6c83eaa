"""Maps that compare: classes computed by hand, neighbours of a drawn board, clusters and types on the product's figures."""

import math
import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.analysis.classes import bivariate, categories, classify_at
from patokaz.geography.contiguity import touching
from patokaz.geography.map_files import geometry, neighbours
from patokaz.language.words import LANGUAGES, words
from patokaz.maps.picture import mapped_indicators
from patokaz.potential import patterns
from patokaz.potential.patterns import STATISTICS, newest_values, outstanding_indicators, pair, spots, types
from patokaz.potential.patterns_screen import telling
from patokaz.potential.types_screen import outlier_text, profile_columns, types_sentence
from patokaz.profile.similarity import similarity_defaults
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.war_status import occupied
from tests.pages import READERS, TWO_SCRIPTS, map_data, opened, shown, visible_text

NONE = math.nan
COUNTRIES = ("MK", "BG", "UA")


def test_stated_bounds_are_kept_even_when_a_class_is_empty() -> None:
    found = classify_at(pd.Series([-3.0, -1.0, -0.9, NONE, 0.0, 4.0]), [-1, 0, 1, 2])
    assert found.codes == "001-14"
    assert found.counts == (2, 2, 0, 0, 1)
    assert (found.lowest, found.upper) == (-3.0, (-1.0, 0.0, 1.0, 2.0, 4.0))
    assert classify_at(pd.Series([NONE]), [0]).counts == (0, 0)


def test_categories_keep_their_order_and_leave_out_the_rest() -> None:
    found = categories(pd.Series(["b", "a", None, "b", "z"]), ["a", "b", "c"])
    assert (found.codes, found.counts) == ("10-1-", (1, 2, 0))


def test_thirds_by_thirds() -> None:
    rows = pd.DataFrame({"first": [1, 2, 3, 4, 5, 6, NONE], "second": [1, 1, 3, 3, 9, 9, 5]})
    assert bivariate(rows["first"], rows["second"]).codes == "004488-"
    assert bivariate(rows["first"], -rows["second"]).codes[:1] == "6"
    assert bivariate(rows["first"] * NONE, rows["second"]).codes == "-------"


@given(st.lists(st.integers(-1_000_000, 1_000_000), min_size=9, max_size=60, unique=True))
def test_every_third_of_different_values_has_a_third_of_them(values: list[int]) -> None:
    series = pd.Series(values)
    counts = bivariate(series, series).counts
    assert sum(counts[code] for code in (1, 2, 3, 5, 6, 7)) == 0
    assert max(counts[0], counts[4], counts[8]) - min(counts[0], counts[4], counts[8]) <= 1


def test_neighbours_of_four_squares_touch_at_the_middle_too() -> None:
    # Four unit squares a b / c d round one point; arcs run along their sides, as differences.
    corners = {"a": (0, 1), "b": (1, 1), "c": (0, 0), "d": (1, 0)}
    arcs, polygons = [], []
    for x, y in corners.values():
        first = len(arcs)
        arcs += [[[x, y], [1, 0]], [[x + 1, y], [0, 1]], [[x + 1, y + 1], [-1, 0]], [[x, y + 1], [0, -1]]]
        polygons.append([[[first, first + 1, first + 2, first + 3]]])
    arcs += [[[9, 9], [1, 0], [0, 1], [-1, -1]]]
    found = touching({"arcs": arcs, "areas": {"ids": [*corners, "far"], "polygons": [*polygons, [[[len(arcs) - 1]]]]}})
    assert found == {key: frozenset(set(corners) - {key}) for key in corners} | {"far": frozenset()}


@pytest.mark.parametrize("country", COUNTRIES)
def test_neighbours_are_mutual_and_nearly_everybody_has_some(country: str) -> None:
    around = neighbours(country, "municipality")
    assert list(around) == geometry(country, "municipality")["areas"]["ids"]
    assert all(area in around[other] and area != other for area, others in around.items() for other in others)
    assert sum(not others for others in around.values()) <= len(around) // 100


@pytest.mark.parametrize("statistic", STATISTICS)
def test_the_map_of_clusters_counts_what_the_method_found(statistic: str) -> None:
    for corrected in (True, False):
        found = spots("share_aged_65_plus_pct", "BG", "municipality", 2021, statistic, corrected, "en")
        certain = found.local.found_fdr if corrected else found.local.found
        assert sum(found.picture.classes.counts[:-1]) == found.marked == certain > 0
        assert sum(len(found.names(kind)) for kind in STATISTICS[statistic][:-1]) == certain
    assert found.local.expected_by_chance == pytest.approx(0.05 * 265)


def test_an_occupied_place_is_counted_neither_on_the_map_nor_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    free = spots("share_aged_65_plus_pct", "BG", "municipality", 2021, "g_star", False, "en")
    hot = str(free.kinds.index[free.kinds == "hot"][0])
    rows = free.picture.rows
    without = patterns.spots_of(rows[rows["area_id"] != hot], "BG", "municipality", "g_star", False)
    monkeypatch.setattr(patterns, "kept_apart", lambda *_: {hot: "2026-01-01"})
    found = patterns.spots_of(rows, "BG", "municipality", "g_star", False)
    assert found.marked == sum(found.picture.classes.counts[:-1]) == without.marked
    assert hot not in found.names("hot") and hot not in found.local.by_area.index
    pd.testing.assert_series_equal(found.local.by_area["z"], without.local.by_area["z"])  # nor as a neighbour of others


def test_low_values_gather_where_the_map_is_cold() -> None:
    found = spots("share_aged_65_plus_pct", "BG", "municipality", 2021, "moran", False, "en")
    values = found.picture.rows.set_index("area_id")["value"]
    assert values[found.kinds == "HH"].min() > values.mean() > values[found.kinds == "LL"].max()


@pytest.mark.parametrize("country", COUNTRIES)
def test_pairs_have_a_class_exactly_where_both_are_known(country: str) -> None:
    first, second = telling(mapped_indicators(country), country)
    assert catalogue()[first].block != catalogue()[second].block
    found = pair(first, second, country, "municipality", "en")
    known = found.rows[["first", "second"]].notna().all(axis=1)
    assert [code != "-" for code in found.classes.codes] == known.tolist()
    assert found.areas == known.sum() == sum(found.classes.counts)
    assert -1 <= found.rho <= 1


@pytest.mark.parametrize("country", COUNTRIES)
def test_types_are_numbered_by_size_and_told_by_what_sets_them_apart(country: str) -> None:
    options = mapped_indicators(country).query("level == 'municipality'")["indicator_id"]
    chosen = [key for key in dict.fromkeys(options) if not catalogue()[key].context][:3]
    found = types(chosen, country, "ward", "3", "en")
    assert found.found.sizes.is_monotonic_decreasing
    assert found.picture.classes.counts == tuple(found.found.sizes)
    values = newest_values(chosen, country, "municipality")
    key, more = outstanding_indicators(found.found.profile.loc[3])[0]
    members = values.loc[found.found.types.index[found.found.types == 3], key]
    assert (members.mean() > values.loc[found.found.types.index, key].mean()) == more


@pytest.mark.parametrize(("country", "language"), READERS)
@pytest.mark.parametrize("kind", ["several", "two", "spots", "types"])
def test_every_map_opens_in_every_language_with_its_sources(kind: str, language: str, country: str) -> None:
    app = opened("potential", lang=language, country=country, map=kind)
    assert not app.exception
    assert 'class="notice"' not in shown(app)
    assert f"({words(language)('data.licence')}: " in visible_text(app)


@pytest.mark.parametrize(
    ("page", "address", "told"),
    [
        ("potential", {"level": "municipality", "container": "MK008"}, "Скопски плански регион"),
        ("potential", {"level": "region", "indicator": "gdp_per_head_eur"}, "највисока: Скопски плански регион ("),
        ("profile", {}, "Скопски плански регион"),
    ],
)
def test_a_region_is_called_by_its_whole_name(page: str, address: dict[str, str], told: str) -> None:
    """An adjective alone ("Скопски") names no place."""
    assert told in visible_text(opened(page, lang="mk", country="MK", **address))


def test_a_map_with_a_key_beside_it_says_what_crimea_is() -> None:
    app = opened("potential", lang="uk", country="UA", map="two")
    legend = map_data(app, "two")["legend"]
    assert [entry["text"] for entry in legend].count(words("uk")("map.beyond")) == 1


@pytest.mark.parametrize("seed", range(12))
def test_any_choice_of_map_is_a_view_or_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    country = chance.choice(COUNTRIES)
    options = list(dict.fromkeys(mapped_indicators(country)["indicator_id"]))
    some = ",".join(chance.sample(options, 5))
    app = opened(
        "potential", lang=chance.choice(list(LANGUAGES)), country=country, map=chance.choice(["several", "two", "spots", "types"]),
        indicator=chance.choice(options), second=chance.choice(options), maps=some, of=some,
        level=chance.choice(["municipality", "region", "district"]), statistic=chance.choice(list(STATISTICS)),
        correction=chance.choice(["fdr", "none"]), method=chance.choice(["ward", "k_means"]), types=chance.choice("23456"),
    )  # fmt: skip
    assert not app.exception
    assert not any(words(language)("error.failed_title") in shown(app) for language in LANGUAGES)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_a_region_of_the_address_narrows_the_list_and_keeps_the_ranks_of_the_country(language: str) -> None:
    address = {"lang": language, "country": "UA", "indicator": "own_income_per_head_uah"}
    text = shown(opened("potential", container="UA46", **address))
    assert 'class="crumbs"' in text and words(language).number(73) in text
    wide = shown(opened("potential", **address))
    for elsewhere in ("BG", "UA", "MK00101"):  # as after a change of country: nothing to say
        assert shown(opened("potential", container=elsewhere, **address)) == wide
    t = words(language)
    none = opened("potential", container="<b>zqx", **address)
    assert t("error.unknown_choice_text", what=t("choice.area"), value="<b>zqx") in visible_text(none)
    assert "container" not in none.query_params and "<b>zqx" not in shown(none)


def test_types_say_whose_outliers_were_treated() -> None:
    chosen = [catalogue()[key] for key in ("population_persons", "urban_share_pct", "registered_unemployment_rate_pct")]
    found = types([one.id for one in chosen], "BG", "ward", "3", "en")
    text = outlier_text(found, chosen, words("en"))
    assert text == (
        "Outliers were treated before, as in an index: Population (logarithm); Registered unemployment rate (winsorised, 2)."
    )
    within = types(["urban_share_pct", "share_aged_65_plus_pct"], "BG", "ward", "3", "en")
    assert outlier_text(within, [catalogue()[key] for key in within.found.profile], words("en")) == ""


def test_balances_below_zero_have_hot_spots_and_no_text_refuses_them() -> None:
    found = spots("natural_increase_per_1000", "BG", "municipality", 2024, "g_star", True, "en")
    assert found.picture.rows["value"].min() < 0
    assert found.local.found_fdr > 0
    for language in LANGUAGES:
        assert "G*" not in words(language)("patterns.no_spots_text")


@pytest.mark.parametrize("country", COUNTRIES)
def test_legend_table_and_sentence_of_the_types_tell_one_number_each(country: str) -> None:
    """Also of Ukraine, whose occupied places have no type."""
    t = words("en")
    drawn = map_data(opened("potential", lang="en", country=country, map="types"), "types")
    legend = [int(entry["count"].replace(",", "")) for entry in drawn["legend"] if entry["kind"] == "class"]
    found = types(similarity_defaults(country), country, "ward", "best", "en")
    chosen = [catalogue()[key] for key in similarity_defaults(country)]
    heads = [column.head for column in profile_columns(found, chosen, t)[1:]]
    table = [int(head.partition("(")[2].rstrip(")").replace(",", "")) for head in heads]
    assert legend == table == found.found.sizes.tolist()
    assert types_sentence(found, t).startswith(f"Municipalities: {t.number(sum(table))},")
    assert not set(found.found.types.index) & set(occupied(country))
    drawn_areas = len(found.picture.rows)
    assert sum(table) + len(found.found.left_out) + len(occupied(country)) == drawn_areas

"""The index on the screen: choices in the address, intervals beside ranks, recipes that load again."""

import html
import io
import itertools
import json
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from patokaz.analysis.index.normalise import above_nil
from patokaz.index.choices import CHOICES, Choices, alternatives, read_pairs, read_recipe, write_pairs
from patokaz.index.index import computed, framework_values, index_of
from patokaz.index.screen import listed_table
from patokaz.index.texts import STEPS, left_out_texts, measured_text, missing_pillar_text, rank_text, step_text
from patokaz.index.workbook import steps_workbook
from patokaz.language.words import LANGUAGES, words
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import PILLARS, RESOURCES, framework, framework_reason, missing_pillars, words_of
from patokaz.statistics.newest import unranked
from patokaz.statistics.war_status import status_list
from tests.pages import READERS, TWO_SCRIPTS, opened, shown


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_ranks_have_intervals_that_hold_them_and_occupied_places_have_none(country: str) -> None:
    index = index_of(Choices(country), "en")
    ranked = index.table.dropna(subset=["rank"])
    assert ranked["rank"].tolist() == ranked["value"].rank(ascending=False, method="min").tolist()
    assert ((ranked["low"] >= 1) & (ranked["low"] <= ranked["high"]) & (ranked["high"] <= len(ranked))).all()
    assert not set(ranked["area_id"]) & set(index.greyed)
    apart = len(set(unranked(country, "municipality")) - set(index.greyed))  # Kyiv, which only stands on the map
    assert len(ranked) + len(index.withheld) + len(index.greyed) + apart == len(index.table)
    assert (country == "UA") == bool(index.greyed)


def test_weights_scale_away_and_change_the_title() -> None:
    plain = index_of(Choices("BG"), "en").table
    doubled = Choices("BG", weights=(("energy", 2.0), ("people", 2.0), ("transport", 2.0), ("workforce", 2.0)))
    pd.testing.assert_series_equal(plain["value"], index_of(doubled, "en").table["value"])
    page = shown(opened("potential", lang="en", country="BG", show="index", w="people*2,nonsense*3,finance*x"))
    assert html.escape(words("en")("index.title_reader")) in page
    assert index_of(Choices("BG", weights=(("people", 3.0),)), "en").table["value"].tolist() != plain["value"].tolist()


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_every_rank_on_the_page_has_its_interval_and_every_step_a_text(language: str) -> None:
    t = words_of(language, "MK")
    index = index_of(Choices("MK"), language)
    page = shown(opened("potential", lang=language, country="MK", show="index", area="MK00805"))
    row = index.table.set_index("area_id").loc["MK00805"]
    assert html.escape(rank_text(row, t)) in page
    for step in STEPS:
        assert html.escape(step_text(step, index, t)) in page
    assert html.escape(t("error.failed_title")) not in page


OPTIONS = [(key, option) for key, options in CHOICES.items() for option in options]


@pytest.mark.usefixtures("few_runs")
@pytest.mark.parametrize(("key", "option"), OPTIONS)
def test_every_choice_gives_an_index_or_says_why_not(key: str, option: str) -> None:
    index = index_of(Choices("MK", **{key: option}), "en")
    assert len(index.table) == 80 and index.table["value"].notna().any()


@pytest.mark.usefixtures("few_runs")
@pytest.mark.parametrize(
    ("key", "option", "country"),
    [(*options[-1], country) for options, country in zip(
        (list(group) for _, group in itertools.groupby(OPTIONS, key=lambda choice: choice[0])),
        itertools.cycle(("BG", "UA")), strict=False,
    )],
)  # fmt: skip
def test_the_last_option_of_every_choice_is_a_page(key: str, option: str, country: str) -> None:
    app = opened("potential", lang="en", country=country, show="index", **{key: option})
    assert not app.exception
    assert html.escape(words("en")("error.failed_title")) not in shown(app)


def test_weights_of_nil_everywhere_are_a_sentence() -> None:
    page = shown(
        opened("potential", lang="en", country="MK", show="index", w="energy*0,transport*0,workforce*0,fixed_assets*0")
    )
    assert html.escape(words("en")("error.failed_title")) not in page
    assert html.escape(words("en")("index.impossible")) in page


@given(
    st.dictionaries(
        st.sampled_from(["people", "transport", "tertiary_education_share_pct"]), st.sampled_from([0.0, 0.5, 1.0, 2.25])
    )
)
def test_weights_survive_the_address(weights: dict[str, float]) -> None:
    assert dict(read_pairs(write_pairs(weights), "BG", "weights")) == {
        key: value for key, value in weights.items() if value != 1
    }


def test_a_recipe_loads_again_and_other_files_are_refused() -> None:
    choices = Choices("BG", aggregation="geometric", weights=(("people", 2.0),))
    told = read_recipe(choices.as_json().encode())
    assert told["aggregation"] == "geometric" and told["weights"] == "people*2" and told["country"] == "BG"
    for file in (b"", b"[]", b'{"weights": 3}', b"\xff\xfe", json.dumps({"weights": {"a": "b"}}).encode()):
        with pytest.raises(ValueError, match="not a recipe"):
            read_recipe(file)


def test_every_step_is_a_sheet_in_the_language_of_the_reader() -> None:
    t, index = words("mk"), index_of(Choices("BG"), "mk")
    listed = listed_table(index, "PAZ21", status_list("BG"), t)
    book = load_workbook(io.BytesIO(steps_workbook(index, listed, "PAZ21", [("a", "b")], t)))
    scores = book[t("index_sheet.scores")]
    heads = [cell.value for cell in scores[1]]
    assert scores.max_row == len(index.result.scores) + 1 and scores.page_setup.orientation == "landscape"
    assert catalogue()["tertiary_education_share_pct"].text("name", "mk") in heads
    value = scores.cell(2, heads.index(t("index_head.index")) + 1)
    assert value.value == pytest.approx(index.result.scores["index"].iloc[0]) and value.number_format == "#,##0.0"
    result = book[t("index_sheet.result")]
    heads = [cell.value for cell in result[1]]
    assert f"Пред {index.units.loc['PAZ21', 'name']}, % од пресметките" in heads
    for column in ("rank", "low", "high", "tier"):
        cell = result.cell(2, heads.index(t("index_head." + column)) + 1)
        assert (cell.value, cell.number_format) == (listed.iloc[0][column].round(), "0")
    told = {sheet.title for sheet in book} | {
        cell.value for sheet in book.worksheets[1:-1] for row in sheet.iter_rows(max_row=3) for cell in row
        if isinstance(cell.value, str) and cell.column_letter != "A"
    }  # fmt: skip
    assert not [text for text in told if re.search(r"[a-z]{4}", text)]
    assert "tertiary_education_share_pct" in [row[1].value for row in book.worksheets[-1].iter_rows(min_row=2)]


def test_a_turned_direction_turns_the_scores_round() -> None:
    plain = index_of(Choices("BG", treatment="none"), "en").result.scores
    turned = index_of(
        Choices("BG", treatment="none", directions=(("tertiary_education_share_pct", -1.0),)), "en"
    ).result.scores
    total = (plain["tertiary_education_share_pct"] + turned["tertiary_education_share_pct"]).dropna()
    assert total.tolist() == pytest.approx([100.0] * len(total))
    assert read_pairs("tertiary_education_share_pct*-1,share_aged_65_plus_pct*-1,area_km2*1", "BG", "directions") == (
        ("tertiary_education_share_pct", -1.0),
    )


def test_a_target_scores_what_is_reached_of_it_and_no_more() -> None:
    goal = 30.0
    index = index_of(
        Choices("BG", treatment="none", normalisation="target", targets=(("tertiary_education_share_pct", goal),)), "en"
    )
    raw, score = (
        index.result.denominated["tertiary_education_share_pct"],
        index.result.scores["tertiary_education_share_pct"],
    )
    low = raw.min()
    expected = (100 * (raw - low) / (goal - low)).clip(upper=100)
    assert score.dropna().tolist() == pytest.approx(expected.loc[score.dropna().index].tolist())
    assert read_pairs(
        "tertiary_education_share_pct*nan,area_km2*inf,tertiary_education_share_pct*4", "BG", "targets"
    ) == (("tertiary_education_share_pct", 4.0),)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_ranks_without_imputed_values_stand_beside_those_with_them(language: str) -> None:
    """No value of the default indexes is missing, so one is taken away."""
    values = framework_values("UA").copy()
    values.iloc[7, 0] = float("nan")
    index, alone = (
        computed(Choices("UA", imputation=how), values, language, catalogue()) for how in ("group_median", "none")
    )
    assert index.measured is not None and alone.measured is None
    pd.testing.assert_series_equal(index.measured, alone.result.ranks["index"], check_names=False)
    assert measured_text(index, words(language)) in left_out_texts(index, words(language))


def test_the_reader_s_own_choices_are_among_the_alternatives() -> None:
    values = framework_values("MK")
    for choices in (
        Choices("MK"),
        Choices("MK", normalisation="rank", aggregation="harmonic", imputation="mean"),
        Choices("MK", normalisation="goalposts", aggregation="power", treatment="winsorise"),
        Choices("MK", normalisation="reference"),
        Choices("MK", aggregation="mazziotta_pareto", treatment="box_cox"),
    ):
        others = alternatives(choices, values)
        assert choices.imputation in others.imputations and choices.treatment in others.treatments
        assert choices.aggregation in others.aggregations and above_nil(choices.scaled(values)) in others.normalisations


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_every_indicator_of_a_framework_has_its_reason_in_every_language(country: str) -> None:
    members = [key for pillar in framework(country).values() for key in pillar]
    for language in LANGUAGES:
        reasons = [framework_reason(country, key, words(language)) for key in members]
        assert all(len(reason) > 40 and reason.endswith(".") for reason in reasons)
        assert len(set(reasons)) == len(members)
    assert len({framework_reason(country, members[0], words(language)) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(("country", "language"), READERS)
def test_a_pillar_without_data_is_shown_as_missing(country: str, language: str) -> None:
    t = words(language)
    missing = missing_pillars(country)
    assert missing and set(RESOURCES) <= {*missing, *framework(country)} <= set(PILLARS)
    page = shown(opened("potential", lang=language, country=country, show="index"))
    for pillar in missing:
        assert html.escape(missing_pillar_text(pillar, country, t)) in page
    for pillar in framework(country):
        assert html.escape(missing_pillar_text(pillar, country, t)) not in page

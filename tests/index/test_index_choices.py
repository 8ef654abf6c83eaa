"""The choices of an index: what goes together, what the address and a recipe file keep, and that no recipe breaks it."""

import html
import itertools
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patokaz.analysis.index.normalise import Normalisation, above_nil
from patokaz.index import index as indexes
from patokaz.index.choices import CHOICES, FURTHER, PAIRS, POWERS, Choices, read_pairs, read_recipe, write_pairs
from patokaz.index.index import framework_values, index_of
from patokaz.index.report import view_of
from patokaz.index.robustness_screen import against_sentence, far_limit, moves_table, removal_sentence
from patokaz.index.texts import adaptation_texts, option_help, option_name
from patokaz.language.words import words
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import framework_members, words_of
from tests.pages import in_a_script_each, opened, shown

MEMBERS = {country: framework_members(country) for country in ("MK", "BG", "UA")}


def values(country: str) -> pd.DataFrame:
    return framework_values(country)


def numbers(codes: list[str]) -> st.SearchStrategy[tuple[tuple[str, float], ...]]:
    pairs = st.dictionaries(st.sampled_from(codes), st.sampled_from([-3.5, 0.0, 12.0, 1e6]), max_size=3)
    return pairs.map(lambda found: tuple(sorted(found.items())))


def recipes(country: str) -> st.SearchStrategy[Choices]:
    codes = MEMBERS[country]
    return st.builds(
        Choices,
        country=st.just(country),
        **{key: st.sampled_from(options) for key, options in CHOICES.items()},
        power=st.sampled_from(POWERS),
        reference=st.sampled_from(["median", *values(country).index[:5]]),
        weights=st.dictionaries(st.sampled_from(codes), st.sampled_from([0.0, 0.5, 3.0]), max_size=3).map(
            lambda found: tuple(sorted(found.items()))
        ),
        directions=st.sampled_from(codes).map(lambda code: ((code, -1.0),)),
        targets=numbers(codes),
        lower_posts=numbers(codes),
        upper_posts=numbers(codes),
    )


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_any_recipe_gives_ranks_with_intervals_or_is_refused(data: st.DataObject) -> None:
    country = data.draw(st.sampled_from(["MK", "BG"]))
    choices = data.draw(recipes(country))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexes, "RUNS", 12)
        patch.setattr(indexes, "POINTS", 4)
        try:
            index = indexes.computed(choices, values(country), "en", catalogue())
        except ValueError:
            return
    ranked = index.table.dropna(subset=["rank"])
    assert ranked["rank"].tolist() == ranked["value"].rank(ascending=False, method="min").tolist()
    assert ((ranked["low"] >= 1) & (ranked["low"] <= ranked["high"]) & (ranked["high"] <= len(ranked))).all()
    assert {key: read for key, read in read_recipe(choices.as_json().encode()).items() if key in CHOICES} == {
        key: getattr(choices, key) for key in CHOICES
    }
    assert removal_sentence(index, words("uk")) and against_sentence(index, words("mk"))


@given(recipes("BG"))
def test_the_address_and_the_file_keep_every_choice(choices: Choices) -> None:
    file = read_recipe(choices.as_json().encode())
    for key in PAIRS:
        told = read_pairs(write_pairs(dict(getattr(choices, key))), "BG", key)
        assert told == read_pairs(file.get(key, ""), "BG", key)
        assert key in ("weights", "directions") or told == getattr(choices, key)
    assert {key: file[key] for key in (*CHOICES, *FURTHER)} == {
        key: getattr(choices, key) for key in (*CHOICES, *FURTHER)
    }


def test_a_recipe_from_before_goalposts_loads() -> None:
    old = {
        "country": "BG", "imputation": "median", "treatment": "none", "normalisation": "target", "aggregation": "geometric",
        "availability": "80", "weights": {"people": 2.0}, "directions": {}, "targets": {"tertiary_education_share_pct": 4.0},
    }  # fmt: skip
    told = read_recipe(json.dumps(old).encode())
    assert told["targets"] == "tertiary_education_share_pct*4" and told["weights"] == "people*2"
    assert not {"lower_posts", "upper_posts"} & set(told)
    page = shown(opened("potential", lang="en", show="index", **{key: value for key, value in told.items() if value}))
    assert 'class="notice"' not in page and html.escape(words("en")("index.title_reader")) in page


def test_goalposts_are_the_percentiles_unless_told_and_the_ends_where_those_are_one() -> None:
    table = pd.DataFrame({code: [0.0] * 39 + [5.0] for code in MEMBERS["MK"]})
    table["dwellings_change_pct"] = [float(number) for number in range(40)]
    posts = Choices("MK", lower_posts=(("dwellings_change_pct", -2.0),)).all_posts(table)
    assert posts["dwellings_change_pct"] == (-2, pytest.approx(39 * 0.95))
    assert posts["share_aged_15_29_pct"] == (0, 5)


def test_scores_between_goalposts_are_in_the_indicator_s_own_unit_whatever_the_treatment() -> None:
    own = Choices(
        "UA", normalisation="goalposts", treatment="log", lower_posts=(("wage_tax_per_head_uah", 1000.0),),
        upper_posts=(("wage_tax_per_head_uah", 9000.0),),
    )  # fmt: skip
    assert own.treatment_in_force == "none" and own.adaptations == ("own_units",)
    result = index_of(own, "en").result
    raw = result.denominated.loc[result.scores.index, "wage_tax_per_head_uah"]
    expected = (100 * (raw - 1000) / 8000).clip(0, 100)
    assert result.scores["wage_tax_per_head_uah"].tolist() == pytest.approx(expected.tolist())


@pytest.mark.usefixtures("few_runs")
def test_a_mean_that_bears_no_nil_gets_scales_that_begin_at_1() -> None:
    table = values("MK")
    means = ("geometric", "harmonic", "power")
    for scale, mean in itertools.product(CHOICES["normalisation"], means):
        how = Choices("MK", normalisation=scale, aggregation=mean).scaled(table)
        assert how == above_nil(how)
    for scale, mean in zip(CHOICES["normalisation"], itertools.cycle(means), strict=False):
        scores = index_of(Choices("MK", normalisation=scale, aggregation=mean), "en").result.normalised
        assert scores.min().min() > 0
    assert above_nil(Normalisation("borda")) == Normalisation("rank")


def test_the_reference_scores_100() -> None:
    place = "MK00805"
    result = index_of(Choices("MK", normalisation="reference", reference=place), "en").result
    assert result.scores.loc[place].tolist() == pytest.approx([100] * result.scores.shape[1])
    middle = index_of(Choices("MK", normalisation="reference", treatment="none"), "en").result.normalised
    assert middle.median().tolist() == pytest.approx([100] * middle.shape[1])


@in_a_script_each(
    "choices",
    [
        Choices("UA", normalisation="goalposts", aggregation="power", power="-2"),
        Choices("BG", normalisation="reference", reference="PAZ21", aggregation="geometric", imputation="mean"),
        Choices("MK", normalisation="zscore", aggregation="mazziotta_pareto", treatment="box_cox"),
        Choices("MK", normalisation="borda", aggregation="copeland", availability="100"),
        Choices(
            "BG",
            normalisation="target",
            targets=(("tertiary_education_share_pct", 4.0),),
            weights=(("transport", 0.0),),
        ),
    ],
)
def test_unusual_recipes_say_what_they_do_in_every_language(choices: Choices, language: str) -> None:
    t = words_of(language, choices.country)
    told = {key: value for key, value in view_of(index_of(choices, language), "", t).items() if key != "lang"}
    app = opened("potential", {"index_steps_fold": True}, lang=language, **told)
    page, index = shown(app), index_of(choices, language)
    assert not app.exception and 'class="notice"' not in page
    texts = [
        *adaptation_texts(index, t), removal_sentence(index, t), against_sentence(index, t),
        *(option_help(key, getattr(choices, key), t) for key in CHOICES),
    ]  # fmt: skip
    assert all(html.escape(text) in page for text in texts)
    labels = {box.key: box.value for box in app.selectbox}
    assert labels.get("choose_power", choices.power) == choices.power
    assert labels.get("choose_reference", choices.reference) == choices.reference
    assert option_name("power", t, "0.5") in ("0.5", "0,5")


def test_what_does_not_work_is_a_sentence() -> None:
    for told in (
        {
            "normalisation": "goalposts",
            "low": "tertiary_education_share_pct*4",
            "high": "tertiary_education_share_pct*4",
        },
        {"normalisation": "target", "goal": "tertiary_education_share_pct*-5"},
    ):
        page = shown(opened("potential", lang="en", country="BG", show="index", **told))
        assert html.escape(words("en")("index.impossible_text")) in page
    page = shown(opened("potential", lang="en", country="BG", show="index", normalisation="reference", reference="<x>"))
    assert "&lt;x&gt;" in page and html.escape(words("en")("error.unknown_choice_title")) in page


def test_both_indices_stand_beside_each_other() -> None:
    index = index_of(Choices("BG", aggregation="harmonic"), "en")
    usual, table = index_of(Choices("BG"), "en").table.set_index("area_id"), moves_table(index).set_index("area_id")
    assert table["rank_default"].sort_index().tolist() == usual["rank"].sort_index().tolist()
    own = index.table.set_index("area_id")["rank"]
    assert table["rank"].sort_index().tolist() == own.sort_index().tolist()
    assert (table["change"] == table["rank_default"] - table["rank"]).all()
    assert far_limit(index) == 14  # a twentieth of 265, rounded up
    page = shown(opened("potential", lang="en", country="BG", show="index"))
    assert html.escape(words("en")("index.against")) not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"country": "XX"},
        {"imputation": "zzz"},
        {"weights": {"people": "NaN"}},
        {"targets": {"tertiary_education_share_pct": "inf"}},
    ],
)
def test_a_recipe_that_names_what_is_not_here_is_refused(wrong: dict[str, object]) -> None:
    good = json.loads(Choices("BG").as_json())
    assert read_recipe(json.dumps(good).encode())["country"] == "BG"
    with pytest.raises(ValueError, match="not here"):
        read_recipe(json.dumps(good | wrong).encode())

"""The index engine: formulas by hand and properties."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.analysis.index import multivariate
from patokaz.analysis.index.aggregate import (
    aggregate,
    arithmetic_mean,
    combine,
    copeland_scores,
    geometric_mean,
    harmonic_mean,
    mazziotta_pareto,
    outranking_matrix,
    power_mean,
)
from patokaz.analysis.index.denominate import denominate
from patokaz.analysis.index.framework import Framework, Node
from patokaz.analysis.index.impute import impute
from patokaz.analysis.index.normalise import Normalisation, normalise
from patokaz.analysis.index.pipeline import Recipe, compute, ranks
from patokaz.analysis.index.runs import Alternatives, noisy_weights, rank_rows
from patokaz.analysis.index.screen import screen
from patokaz.analysis.index.treat import box_cox, kurtosis, log_ct, passes, skewness, treat, winsorise
from patokaz.analysis.index.uncertainty import monte_carlo, quantile_rows, saltelli_sample, sobol_indices

NAN = math.nan
PILLARS = {"work": {"jobs": 1, "unemployed": -1}, "care": {"doctors": 1}}
ROWS = st.lists(st.lists(st.floats(0.5, 1e3), min_size=3, max_size=3), min_size=2, max_size=12)


@pytest.fixture
def framework() -> Framework:
    return Framework.from_pillars(PILLARS, {"work": 3, "jobs": 2})


@pytest.fixture
def figures() -> pd.DataFrame:
    return pd.DataFrame(
        {"jobs": [10.0, 20.0, 30.0], "unemployed": [5.0, 15.0, 10.0], "doctors": [2.0, 1.0, 3.0]}, index=["A", "B", "C"]
    )


def test_effective_weights_multiply_down_the_tree(framework: Framework) -> None:
    found = framework.effective_weights()
    assert found == pytest.approx(
        {"index": 1, "work": 3 / 4, "care": 1 / 4, "jobs": 3 / 4 * 2 / 3, "unemployed": 3 / 4 * 1 / 3, "doctors": 1 / 4}
    )
    table = multivariate.effective_weights(framework)
    assert table.loc["jobs", ["parent", "weight"]].tolist() == ["work", 2]
    assert table.groupby("level")["effective_weight"].sum().tolist() == pytest.approx([1, 1, 1])


def test_a_table_and_pillars_give_the_same_tree(framework: Framework) -> None:
    rows = [
        ("jobs", 1, "work", 1, 2, "Indicator"), ("unemployed", 1, "work", -1, 1, "Indicator"),
        ("doctors", 1, "care", 1, 1, "Indicator"), ("work", 2, "index", 1, 3, "Aggregate"),
        ("care", 2, "index", 1, 1, "Aggregate"), ("index", 3, None, 1, 1, "Aggregate"),
        ("people", None, None, None, None, "Denominator"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["iCode", "Level", "Parent", "Direction", "Weight", "Type"])
    assert Framework.from_table(table) == framework
    assert framework.children("work") == ("jobs", "unemployed")
    assert framework.levels == {1: ("jobs", "unemployed", "doctors"), 2: ("work", "care"), 3: ("index",)}


INDEX = Node("index", None, 3)
PILLAR = Node("work", "index", 2)
INDICATOR = Node("jobs", "work", 1)


@pytest.mark.parametrize(
    ("nodes", "sentence"),
    [
        ((INDEX, PILLAR, INDICATOR, INDICATOR), "stand twice"),
        ((INDEX, PILLAR, Node("jobs", "play", 1)), "parents are unknown: play of jobs"),
        ((INDEX, PILLAR, Node("jobs", "work", 1, direction=0)), "direction must be 1 or -1"),
        ((INDEX, PILLAR, Node("jobs", "work", 1, weight=-1)), "weight must be 0 or more"),
        ((INDEX, PILLAR, Node("jobs", "work", 1, weight=NAN)), "weight must be 0 or more"),
        ((INDEX, PILLAR, INDICATOR, Node("care", "index", 2)), "needs indicators, but has none: care"),
        ((Node("a", "b", 1), Node("b", "a", 2)), "circle"),
        ((INDEX, PILLAR, INDICATOR, Node("other", None, 3)), "one index on top, this one has 2"),
        ((INDEX, PILLAR, Node("jobs", "work", 2)), "level must be below"),
    ],
)
def test_a_wrong_framework_is_refused_with_a_sentence(nodes: tuple[Node, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Framework(nodes)


def test_other_wrong_frameworks_are_refused() -> None:
    with pytest.raises(ValueError, match="lacks the columns parent"):
        Framework.from_table(pd.DataFrame({"code": ["a"], "level": [1]}))
    with pytest.raises(ValueError, match="unknown codes: play"):
        Framework.from_pillars(PILLARS, {"play": 1})
    with pytest.raises(ValueError, match="needs indicators"):
        Framework.from_pillars({"work": {}})


def test_denomination_is_per_unit_of_the_denominator() -> None:
    values = pd.DataFrame({"births": [30.0, 8.0, 5.0], "rate": [1.0, 2.0, 3.0]})
    people = pd.DataFrame({"people": [6000.0, 4000.0, 0.0]})
    found = denominate(values, people, {"births": "people"}, {"births": 1000})
    assert found["births"].tolist()[:2] == pytest.approx([30 / (6000 / 1000), 8 / (4000 / 1000)])
    assert math.isnan(found["births"][2])
    assert found["rate"].tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match="not in the table: area"):
        denominate(values, people, {"births": "area"})


def test_imputation_by_all_and_by_group_marks_the_cells() -> None:
    values = pd.DataFrame({"x": [1.0, 3.0, NAN, 10.0, NAN, NAN]})
    groups = pd.Series(["a", "a", "a", "b", "b", "c"])
    assert impute(values, "mean")[0]["x"][2] == pytest.approx((1 + 3 + 10) / 3)
    assert impute(values, "median")[0]["x"][2] == 3
    filled, cells = impute(values, "group_mean", groups)
    assert filled["x"][:5].tolist() == [1, 3, 2, 10, 10]
    assert math.isnan(filled["x"][5])
    assert cells["x"].tolist() == [False, False, True, False, True, False]
    assert not impute(values, "none")[1].to_numpy().any()
    with pytest.raises(ValueError, match="needs the group"):
        impute(values, "group_median")
    with pytest.raises(ValueError, match="Unknown imputation"):
        impute(values, "guess")


def test_screening_keeps_the_units_at_the_threshold() -> None:
    values = pd.DataFrame({"x": [1, NAN, NAN], "y": [1, 1, NAN]}, index=["full", "half", "empty"])
    kept, excluded = screen(values, 0.5)
    assert list(kept.index) == ["full", "half"]
    assert excluded.to_dict() == {"empty": 0.0}
    with pytest.raises(ValueError, match="between 0 and 1"):
        screen(values, 50)


def test_skewness_and_kurtosis_by_hand() -> None:
    """d = -1, -1, -1, 3: Σd² = 12, Σd³ = 24, Σd⁴ = 84."""
    values = np.array([0.0, 0.0, 0.0, 4.0, NAN])
    assert skewness(values) == pytest.approx(math.sqrt(4) * 24 / 12**1.5 * math.sqrt(4 * 3) / 2)
    assert skewness(values) == pytest.approx(2)
    assert kurtosis(values) == pytest.approx((5 * (4 * 84 / 144 - 3) + 6) * 3 / (2 * 1))
    assert kurtosis(values) == pytest.approx(4)
    assert math.isnan(skewness(np.array([1.0, 2.0])))
    assert math.isnan(kurtosis(np.full(9, 2.0)))


def test_the_rule_is_or_not_and_kurtosis_is_not_absolute() -> None:
    skewed_but_light = np.array([0.0] * 60 + [1.0] * 10)
    assert skewness(skewed_but_light) > 2
    assert kurtosis(skewed_but_light) < 3.5
    heavy_but_even = np.array([-10.0, *[0.0] * 40, 10.0])
    assert abs(skewness(heavy_but_even)) < 2
    assert kurtosis(heavy_but_even) > 3.5
    flat = np.array([0.0, 1.0] * 3)
    assert kurtosis(flat) < -2
    assert passes(skewed_but_light)
    assert passes(heavy_but_even)
    assert passes(flat)
    assert not passes(np.array([*range(10), 1000.0]))


def test_winsorising_follows_the_published_example() -> None:
    """COINr, vignette Outlier treatment, section Numeric vectors: 1 to 10, 30 and 100; one point is enough."""
    values = pd.Series([*range(1, 11), 30, 100], dtype=float)
    assert (skewness(values), kurtosis(values)) == (
        pytest.approx(3.063241, abs=1e-6),
        pytest.approx(9.741391, abs=1e-6),
    )
    moved, units = winsorise(values)
    assert moved.tolist() == [*range(1, 11), 30, 30]
    assert units == (11,)
    assert (skewness(moved), kurtosis(moved)) == (pytest.approx(1.712038, abs=1e-6), pytest.approx(1.815781, abs=1e-6))


def test_ties_move_together_and_low_outliers_move_up() -> None:
    high = pd.Series([*range(1, 21), 100, 100], dtype=float)
    moved, units = winsorise(high)
    assert moved.tolist()[-3:] == [20, 20, 20]
    assert units == (20, 21)
    assert winsorise(-high)[0].tolist() == (-moved).tolist()
    assert winsorise(high, winmax=0)[1] == ()


def test_log_and_box_cox_by_hand() -> None:
    assert log_ct(pd.Series([0.0, 50.0, 100.0])).tolist() == pytest.approx([math.log(1), math.log(51), math.log(101)])
    squared, power = box_cox(pd.Series([0.0, 1.0, 2.0]), power=2)
    assert squared.tolist() == [(1 - 1) / 2, (4 - 1) / 2, (9 - 1) / 2]
    assert power == 2
    assert box_cox(pd.Series([0.0, 1.0]), power=0)[0].tolist() == pytest.approx([0, math.log(2)])


def test_the_log_is_of_the_original_and_every_treatment_is_recorded() -> None:
    table = pd.DataFrame({"even": np.arange(30.0), "steep": np.exp(np.arange(30.0) / 3)})
    treated, (even, steep) = treat(table, winmax=1)
    assert (even.treatment, even.points, even.passes) == ("none", 0, True)
    assert (steep.treatment, steep.units, steep.passes) == ("log", (), True)
    assert steep.skewness_before == pytest.approx(skewness(table["steep"]))
    assert steep.kurtosis_after == pytest.approx(kurtosis(treated["steep"]))
    assert treated["steep"].tolist() == pytest.approx(log_ct(table["steep"]).tolist())
    assert treat(table, "winsorise", winmax=2)[1][1].units == (28, 29)
    assert treat(table, "none")[1][1].passes is False
    assert treat(table, "box_cox")[1][1].power == pytest.approx(0, abs=1e-3)
    with pytest.raises(ValueError, match="Unknown treatment"):
        treat(table, "guess")


UP = pd.DataFrame({"x": [2.0, 4.0, 4.0, 10.0, NAN]})


@pytest.mark.parametrize(
    ("how", "up", "down"),
    [
        (Normalisation(), [0, 25, 25, 100], [100, 75, 75, 0]),
        (Normalisation(low=1, high=100), [1, 25.75, 25.75, 100], [100, 75.25, 75.25, 1]),
        (
            Normalisation("zscore", mean=10, sd=2),
            [10 + 2 * d / math.sqrt(12) for d in (-3, -1, -1, 5)],
            [10 - 2 * d / math.sqrt(12) for d in (-3, -1, -1, 5)],
        ),
        (Normalisation("rank"), [1, 2, 2, 4], [4, 2, 2, 1]),
        (Normalisation("percentile_rank"), [0, 1 / 3, 1 / 3, 1], [1, 1 / 3, 1 / 3, 0]),
        (Normalisation("borda"), [0, 1, 1, 3], [3, 1, 1, 0]),
        (Normalisation("distance_to_max", scale=100), [0, 25, 25, 100], [100, 75, 75, 0]),
        (Normalisation("distance_to_reference", reference=1), [0, 1, 1, 4], [8 / 6, 1, 1, 0]),
        (Normalisation("distance_to_reference", reference=1, cap=True), [0, 1, 1, 1], [1, 1, 1, 0]),
        (Normalisation("distance_to_reference"), [0, 1, 1, 4], [8 / 6, 1, 1, 0]),
        (Normalisation("distance_to_reference", scale=100, floor=1), [1, 100, 100, 397], [133, 100, 100, 1]),
        (Normalisation("percentile_rank", scale=100, floor=1), [1, 34, 34, 100], [100, 34, 34, 1]),
        (Normalisation("goalposts", goalposts={"x": (3, 8)}, scale=101, floor=1), [1, 21, 21, 101], [101, 81, 81, 1]),
        (Normalisation("distance_to_target", targets={"x": 6}), [0, 2 / 4, 2 / 4, 8 / 4], [8 / 4, 6 / 4, 6 / 4, 0]),
        (Normalisation("distance_to_target", targets={"x": 6}, cap=True), [0, 0.5, 0.5, 1], [1, 1, 1, 0]),
        (Normalisation("goalposts", goalposts={"x": (3, 8)}, scale=10), [0, 2, 2, 10], [10, 8, 8, 0]),
        (Normalisation("mazziotta_pareto", references={"x": 6}), [70, 85, 85, 130], [130, 115, 115, 70]),
        (Normalisation("mazziotta_pareto"), [77.5, 92.5, 92.5, 137.5], [122.5, 107.5, 107.5, 62.5]),
    ],
)
def test_normalisations_by_hand_in_both_directions(how: Normalisation, up: list[float], down: list[float]) -> None:
    """x = 2, 4, 4, 10: min 2, max 10, mean 5, Σ(x - 5)² = 36 and so a sample variance of 12."""
    for direction, expected in ((1, up), (-1, down)):
        found = normalise(UP, {"x": direction}, how)["x"]
        assert found[:4].tolist() == pytest.approx(expected)
        assert math.isnan(found[4])


def test_the_fraction_of_the_maximum_needs_a_positive_one() -> None:
    found = normalise(UP, {"x": 1}, Normalisation("fraction_of_max"))["x"]
    assert found[:4].tolist() == [0.2, 0.4, 0.4, 1]
    with pytest.raises(ValueError, match="maximum above 0"):
        normalise(UP, {"x": -1}, Normalisation("fraction_of_max"))


def test_a_constant_is_missing_and_what_is_needed_is_asked_for() -> None:
    assert normalise(pd.DataFrame({"x": [3.0, 3.0]}), {"x": 1}).isna().all(axis=None)
    for how, sentence in (
        (Normalisation("guess"), "Unknown normalisation"),
        (Normalisation("distance_to_target"), "no target: x"),
        (Normalisation("distance_to_target", targets={"x": 2}), "better than the worst value"),
        (Normalisation("goalposts"), "no pair of goalposts: x"),
        (Normalisation("goalposts", goalposts={"x": (3, 3)}), "goalposts must differ"),
        (Normalisation("distance_to_reference", reference="Z"), "reference unit Z"),
    ):
        with pytest.raises(ValueError, match=sentence):
            normalise(UP, {"x": 1}, how)
    with pytest.raises(ValueError, match="no direction: x"):
        normalise(UP, {})


VALUES = np.array([[1.0, 4.0, NAN], [2.0, 8.0, 4.0], [NAN, NAN, NAN]])
WEIGHTS = np.array([1.0, 1.0, 2.0])


@pytest.mark.parametrize(
    ("method", "first", "second"),
    [
        ("arithmetic", (1 + 4) / 2, (2 + 8 + 2 * 4) / 4),
        ("geometric", (1 * 4) ** (1 / 2), (2 * 8 * 4**2) ** (1 / 4)),
        ("harmonic", 2 / (1 / 1 + 1 / 4), 4 / (1 / 2 + 1 / 8 + 2 / 4)),
        ("power", math.sqrt((1 + 16) / 2), math.sqrt((4 + 64 + 2 * 16) / 4)),
    ],
)
def test_means_by_hand_drop_what_is_missing(method: str, first: float, second: float) -> None:
    found = combine(VALUES, WEIGHTS, method, power=2)
    assert found[:2].tolist() == pytest.approx([first, second])
    assert math.isnan(found[2])


def test_means_refuse_what_they_cannot_take() -> None:
    zero, weights = np.array([[0.0, 1.0]]), np.ones(2)
    for mean in (geometric_mean, harmonic_mean):
        with pytest.raises(ValueError, match="1, 100"):
            mean(zero, weights)
    with pytest.raises(ValueError, match="geometric mean"):
        power_mean(zero, weights, 0)
    with pytest.raises(ValueError, match="Unknown aggregation"):
        combine(zero, weights, "guess")


def test_copeland_by_hand() -> None:
    """Weights 1/2, 1/4, 1/4. A beats B in x, ties in y, loses z: 1/2 + 1/8; A loses to C in x and y, beats it in z."""
    values = np.array([[2.0, 5.0, 1.0], [1.0, 5.0, 3.0], [3.0, 6.0, 0.0]])
    weights = np.array([2.0, 1.0, 1.0])
    expected = [[0, 5 / 8, 1 / 4], [3 / 8, 0, 1 / 4], [3 / 4, 3 / 4, 0]]
    np.testing.assert_allclose(outranking_matrix(values, weights), expected)
    assert copeland_scores(values, weights).tolist() == [1 - 1, -1 - 1, 1 + 1]
    assert math.isnan(copeland_scores(VALUES, WEIGHTS)[2])


def test_mazziotta_pareto_by_hand_punishes_unequal_profiles() -> None:
    """Mean 100 in both rows; sd 0 and 10: 100 - 10²/100 = 99."""
    found = mazziotta_pareto(np.array([[100.0, 100.0], [90.0, 110.0]]), np.ones(2))
    assert found.tolist() == pytest.approx([100, 99])


def test_levels_follow_the_tree_and_the_threshold_withholds(framework: Framework) -> None:
    scores = pd.DataFrame({"jobs": [30.0, NAN], "unemployed": [60.0, 60.0], "doctors": [80.0, 80.0]})
    found = aggregate(scores, framework)
    assert found["work"].tolist() == pytest.approx([(2 * 30 + 60) / 3, 60])
    assert found["index"].tolist() == pytest.approx([(3 * 40 + 80) / 4, (3 * 60 + 80) / 4])
    withheld = aggregate(scores, framework, threshold=2 / 3)
    assert math.isnan(withheld["work"][1])
    assert math.isnan(withheld["index"][1])
    mixed = aggregate(scores, framework, {2: "arithmetic", 3: "geometric"})
    assert mixed["index"][0] == pytest.approx((40**3 * 80) ** (1 / 4))
    with pytest.raises(ValueError, match="level 3"):
        aggregate(scores, framework, {2: "arithmetic"})


def test_the_pipeline_by_hand(figures: pd.DataFrame, framework: Framework) -> None:
    """A: jobs 0, unemployed 100, doctors 50; B: 50, 0, 0; C: 100, 50, 100; jobs weigh 2 of 3, work 3 of 4."""
    result = compute(figures, framework, Recipe())
    assert result.normalised.to_numpy().tolist() == [[0, 100, 50], [50, 0, 0], [100, 50, 100]]
    assert result.scores["work"].tolist() == pytest.approx([100 / 3, 100 / 3, 250 / 3])
    assert result.scores["index"].tolist() == pytest.approx([(100 + 50) / 4, 100 / 4, (250 + 100) / 4])
    assert result.ranks["index"].tolist() == [2, 3, 1]
    assert result.ranks["work"].tolist() == [2, 2, 1]


def test_every_step_is_kept(figures: pd.DataFrame, framework: Framework) -> None:
    figures.loc["D"] = [40.0, NAN, NAN]
    figures.loc["B", "doctors"] = NAN
    before = compute(figures, framework, Recipe(imputation="mean", availability=0.5, screen_first=True))
    assert before.excluded.to_dict() == pytest.approx({"D": 1 / 3})
    assert before.shares.tolist() == pytest.approx([1, 2 / 3, 1, 1 / 3])
    assert before.imputed_cells.loc["B", "doctors"]
    assert before.imputed.loc["B", "doctors"] == (2 + 3) / 2
    after = compute(figures, framework, Recipe(imputation="mean", availability=0.5))
    assert after.excluded.empty
    assert list(after.scores.index) == ["A", "B", "C", "D"]


def test_the_pipeline_says_what_it_lacks(figures: pd.DataFrame, framework: Framework) -> None:
    with pytest.raises(ValueError, match="no column: doctors"):
        compute(figures[["jobs", "unemployed"]], framework, Recipe())
    with pytest.raises(ValueError, match="No unit has 90%"):
        compute(figures.assign(jobs=NAN), framework, Recipe(availability=0.9))
    with pytest.raises(ValueError, match="stand twice: A"):
        compute(pd.concat([figures, figures.loc[["A"]]]), framework, Recipe())
    nodes = (INDEX, PILLAR, Node("jobs", "work", 1, denominator="people"))
    with pytest.raises(ValueError, match="none are given"):
        compute(figures, Framework(nodes), Recipe())


def test_alpha_and_components_by_hand() -> None:
    """Variances 1 and 4, covariance 2: alpha = 2² · 2 / (1 + 4 + 2 · 2); two columns in a line have one component."""
    values = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [2.0, 4.0, 6.0]})
    assert multivariate.cronbach_alpha(values) == pytest.approx(4 * 2 / 9)
    assert math.isnan(multivariate.cronbach_alpha(values[["x"]]))
    found = multivariate.principal_components(values)
    assert found.explained.tolist() == pytest.approx([1, 0])
    assert found.loadings["PC1"].tolist() == pytest.approx([math.sqrt(0.5)] * 2)
    with pytest.raises(ValueError, match="vary"):
        multivariate.principal_components(values.assign(z=1.0))


def test_correlations_know_pillars_and_flags(framework: Framework) -> None:
    """jobs against unemployed is a falling line; against doctors r = 1 / √(2 · 2) = 0.5."""
    values = pd.DataFrame({"jobs": [1.0, 2.0, 3.0], "unemployed": [3.0, 2.0, 1.0], "doctors": [1.0, 3.0, 2.0]})
    found = multivariate.correlations(values, framework).set_index(["first", "second"])
    assert found["r"].tolist() == pytest.approx([-1, 0.5, -0.5])
    assert found["within"].tolist() == [True, False, False]
    assert found["flag"].tolist() == ["redundant", "", "negative"]
    assert found["units"].tolist() == [3, 3, 3]


def test_removal_by_hand(figures: pd.DataFrame, framework: Framework) -> None:
    """Ranks of A, B, C are 2, 3, 1; without work (doctors only) the same; without care A and B tie at 2: change 1/3."""
    result = compute(figures, framework, Recipe())
    assert multivariate.removal(result, 2).to_dict() == pytest.approx({"work": 0, "care": 1 / 3})
    with pytest.raises(ValueError, match="level 3"):
        multivariate.removal(result, 3)


def test_the_only_indicator_of_a_pillar_takes_it_along(figures: pd.DataFrame, framework: Framework) -> None:
    """Without the doctors nothing is left of care; though all of its data are asked for, the index is that of work."""
    result = compute(figures, framework, Recipe(availability=1.0, data_threshold=1.0))
    assert multivariate.removal(result, 1)["doctors"] == pytest.approx(multivariate.removal(result, 2)["care"])
    assert multivariate.removal(result, 2).to_dict() == pytest.approx({"work": 0, "care": 1 / 3})


def test_an_element_of_weight_0_is_not_asked_for_by_the_threshold() -> None:
    framework = Framework.from_pillars({"work": {"jobs": 1, "unemployed": 1, "wages": 1}}, {"jobs": 0})
    scores = pd.DataFrame({"jobs": [NAN, 1.0], "unemployed": [2.0, NAN], "wages": [4.0, 6.0]})
    assert aggregate(scores, framework, threshold=0.8)["work"].tolist() == pytest.approx([3, NAN], nan_ok=True)


def test_consistency_of_pillars_by_hand(framework: Framework) -> None:
    """Two indicators with r = 0.5 and sd 1: alpha 2 · 0.5 / 1.5, first component (1 + r) / 2; care has one indicator."""
    values = pd.DataFrame({"jobs": [1.0, 2.0, 3.0], "unemployed": [1.0, 3.0, 2.0], "doctors": [1.0, 3.0, 2.0]})
    found = multivariate.consistency(values, framework)
    assert found.loc["work"].tolist() == pytest.approx([2, 2 / 3, 0.75, 1, 3])
    assert found.loc["care"].tolist() == pytest.approx([1, NAN, NAN, NAN, 3], nan_ok=True)
    constant = multivariate.consistency(values.assign(jobs=1.0), framework)
    assert math.isnan(constant.loc["work", "first_component"])


def test_rank_correlations_by_hand() -> None:
    """1, 2, 3 against 9, 1, 4 by rank 3, 1, 2: r = 1 - 6 · 6 / (3 · 8) = -0.5; D has no score."""
    score = pd.Series({"A": 1.0, "B": 2.0, "C": 30.0, "D": NAN})
    others = pd.DataFrame(
        {"up": [1.0, 5.0, 6.0, 7.0], "mixed": [9.0, 1.0, 4.0, 0.0], "few": [1.0, NAN, NAN, 2.0], "constant": 1.0},
        index=["A", "B", "C", "D"],
    )
    found = multivariate.rank_correlations(score, others, least=2)
    assert found.index.tolist() == ["up", "mixed"]
    assert found["r"].tolist() == pytest.approx([1, -0.5]) and found["units"].tolist() == [3, 3]
    assert multivariate.rank_correlations(score, others).empty


def test_moves_by_hand() -> None:
    """Ranks 1, 2, 3, 4 become 4, 1, 2, 3: A falls by three, the others rise by one; E is in one index only."""
    first = pd.Series({"A": 9.0, "B": 8.0, "C": 7.0, "D": 6.0, "E": 1.0})
    rising, falling = multivariate.moves(
        multivariate.compare(first, pd.Series({"A": 1.0, "B": 9.0, "C": 8.0, "D": 7.0})), 2
    )
    assert falling.index.tolist() == ["A"] and falling["difference"].tolist() == [-3]
    assert rising.index.tolist() == ["B", "C"] and rising[["first", "second"]].to_numpy().tolist() == [[2, 1], [3, 2]]


def test_strengths_weaknesses_and_comparison_by_hand(figures: pd.DataFrame, framework: Framework) -> None:
    """A is first in unemployment, second in doctors and last in jobs."""
    strengths, weaknesses = multivariate.strengths_and_weaknesses(figures, framework, "A", most=1)
    assert strengths[["code", "rank", "value"]].to_numpy().tolist() == [["unemployed", 1, 5.0]]
    assert weaknesses[["code", "rank", "value"]].to_numpy().tolist() == [["jobs", 3, 10.0]]
    shared = multivariate.strengths_and_weaknesses(figures.assign(jobs=[10.0, 10.0, 30.0]), framework, "A")[1]
    assert "jobs" not in shared["code"].tolist()
    with pytest.raises(ValueError, match="no unit Z"):
        multivariate.strengths_and_weaknesses(figures, framework, "Z")
    first = pd.Series({"A": 9.0, "B": 8.0, "C": 7.0, "D": 6.0})
    found = multivariate.compare(first, pd.Series({"A": 7.0, "B": 8.0, "C": 9.0}))
    assert found.ranks.loc["A"].tolist() == [1, 3, -2]
    assert found.spearman == pytest.approx(-1)


def test_the_design_is_a_then_b_then_a_with_one_column_of_b() -> None:
    sample = saltelli_sample(4, 3, np.random.default_rng(1))
    first, second, *crossed = sample.reshape(5, 4, 3)
    for column, block in enumerate(crossed):
        assert (block[:, column] == second[:, column]).all()
        assert (np.delete(block, column, axis=1) == np.delete(first, column, axis=1)).all()


def test_sobol_indices_by_hand() -> None:
    """yA = 0, 2; yB = 1, 3; yAB = 1, 3: mean 3/2, variance 5/3, S = (-1/2·1 + 3/2·1)/2 / (5/3), ST = (1 + 1)/(2·2·5/3)."""
    first, total, variance = sobol_indices(np.array([0.0, 2.0, 1.0, 3.0, 1.0, 3.0]), 1)
    assert variance == pytest.approx(5 / 3)
    assert first.tolist() == pytest.approx([0.5 / (5 / 3)])
    assert total.tolist() == pytest.approx([2 / (4 * 5 / 3)])


def test_sobol_indices_of_a_sum_are_the_shares_of_variance() -> None:
    """y = x1 + 2·x2 + 0·x3: variances 1 : 4 : 0, no interaction."""
    sample = saltelli_sample(20_000, 3, np.random.default_rng(1))
    first, total, _ = sobol_indices(sample @ np.array([1.0, 2.0, 0.0]) - 1.5, 3)
    assert first.tolist() == pytest.approx([0.2, 0.8, 0], abs=0.03)
    assert total.tolist() == pytest.approx([0.2, 0.8, 0], abs=0.02)


def test_ranks_and_quantiles_of_many_runs() -> None:
    scores = np.array([[3.0, 1.0, 3.0, NAN], [1.0, 2.0, 3.0, 4.0]])
    np.testing.assert_array_equal(rank_rows(scores), [[1, 3, 1, NAN], [4, 3, 2, 1]])
    ordered, counts = np.array([[1.0, 2.0, 4.0, 9.0], [1.0, 3.0, NAN, NAN]]), np.array([4, 2])
    assert quantile_rows(ordered, counts, 0.05).tolist() == pytest.approx([1 + 3 * 0.05 * 1, 1 + 0.05 * 2])
    assert quantile_rows(ordered, counts, 0.5).tolist() == pytest.approx([3, 2])
    assert quantile_rows(ordered[:1], counts[:1], 0.95)[0] == pytest.approx(np.quantile(ordered[0], 0.95))


def test_noise_stays_within_its_share() -> None:
    found = noisy_weights(np.array([1.0, 4.0]), 0.25, 1000, np.random.default_rng(1)) / [1, 4]
    assert 0.75 <= found.min() < 0.76
    assert 1.24 < found.max() <= 1.25
    with pytest.raises(ValueError, match="between 0 and 1"):
        noisy_weights(np.ones(2), 1.5, 1, np.random.default_rng(1))


def test_an_element_of_weight_0_does_not_count(figures: pd.DataFrame) -> None:
    framework = Framework.from_pillars(PILLARS, {"doctors": 0, "unemployed": 0})
    figures.loc["A", "jobs"] = NAN
    result = compute(figures, framework, Recipe())
    assert result.scores["care"].isna().all()
    assert result.ranks["index"][1:].tolist() == [2, 1]
    found = monte_carlo(result, Alternatives(aggregations=("arithmetic",)), runs=2).ranks
    assert found["median"].tolist() == pytest.approx(result.ranks["index"].tolist(), nan_ok=True)


@given(ROWS, st.floats(0.01, 100))
def test_weights_scale_away(rows: list[list[float]], factor: float) -> None:
    values, weights = np.array(rows), np.array([1.0, 2.0, 3.0])
    for method in ("arithmetic", "geometric", "harmonic", "power", "mazziotta_pareto"):
        found = combine(values, weights * factor, method, power=2)
        assert found.tolist() == pytest.approx(combine(values, weights, method, power=2).tolist(), rel=1e-9, abs=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=20), st.floats(0, 1e6), st.sampled_from([1, -1]))
def test_a_better_value_never_lowers_a_minmax_score(values: list[float], step: float, direction: int) -> None:
    before = normalise(pd.DataFrame({"x": values}), {"x": direction})["x"][0]
    after = normalise(pd.DataFrame({"x": [values[0] + direction * step, *values[1:]]}), {"x": direction})["x"][0]
    assert math.isnan(before) or math.isnan(after) or after >= before - 1e-6


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40, unique=True))
def test_ranks_without_ties_are_a_permutation(values: list[float]) -> None:
    expected = list(range(1, len(values) + 1))
    assert sorted(ranks(pd.DataFrame({"x": values}))["x"]) == expected
    found = rank_rows(np.array([values]))[0]
    assert sorted(found) == expected
    assert values[int(np.argmin(found))] == max(values)


@given(ROWS)
def test_the_geometric_mean_on_1_to_100_survives_the_worst_unit(rows: list[list[float]]) -> None:
    table = pd.DataFrame([*rows, [0.0] * 3, [2e3] * 3], columns=["x", "y", "z"])
    scores = normalise(table, {"x": 1, "y": 1, "z": 1}, Normalisation(low=1, high=100))
    found = geometric_mean(scores.to_numpy(), np.ones(3))
    assert found[-2] == pytest.approx(1)
    assert (found <= arithmetic_mean(scores.to_numpy(), np.ones(3)) + 1e-9).all()


@given(ROWS)
def test_outranking_is_antisymmetric_round_a_half(rows: list[list[float]]) -> None:
    values, weights = np.array(rows), np.array([1.0, 2.0, 3.0])
    values[0, 0] = NAN
    matrix = outranking_matrix(values, weights)
    both = matrix + matrix.T
    assert both[~np.eye(len(both), dtype=bool)] == pytest.approx(1)
    assert copeland_scores(values, weights).sum() == pytest.approx(0)

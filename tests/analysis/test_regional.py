"""Regional, spatial and similarity methods on published cases and on tables computed by hand."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from patokaz.analysis import convergence as grow
from patokaz.analysis import inequality as unequal
from patokaz.analysis import location, spatial
from patokaz.analysis.deviance import positive_deviance
from patokaz.analysis.similarity import similar_areas, standard_scores
from patokaz.analysis.typology import METHODS, silhouettes, typology

CASES = Path(__file__).parents[1] / "cases"
INCOMES = [10, 10, 10, 20, 50]
GERMAN_GDP = [460.69, 549.19, 124.16, 65.29, 31.59, 109.27, 263.44, 39.87,
              258.53, 645.59, 131.95, 35.03, 112.66, 56.22, 85.61, 56.81]  # fmt: skip
POSITIVE = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40)
JOBS = arrays.arrays(np.float64, (2, 4, 5), elements=st.integers(0, 5000).map(float))


def jobs(rows: list[list[float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=list("ABCDE")[: len(rows)], columns=[f"s{at}" for at in range(len(rows[0]))])


def test_theil_l_and_t_of_stoermann_are_those_of_reat() -> None:
    assert unequal.theil_l(INCOMES) == pytest.approx(0.2326302, abs=5e-8)
    assert unequal.theil_t(INCOMES) == pytest.approx(0.2502012, abs=5e-8)


def test_gini_is_that_of_reat() -> None:
    assert unequal.gini([20, 50, 20, 10]) == pytest.approx(0.3)
    assert unequal.gini(GERMAN_GDP) == pytest.approx(0.5009, abs=5e-5)
    classes = [500, 1500, 2500, 4000, 7500, 15000]
    assert unequal.gini(classes, [1000, 1200, 1600, 400, 200, 600]) == pytest.approx(0.5278, abs=5e-5)


def test_variation_hoover_and_ratio_by_hand() -> None:
    assert unequal.coefficient_of_variation([2, 4, 6]) == pytest.approx(math.sqrt(8 / 3) / 4)
    assert unequal.coefficient_of_variation([2, 4, 6], sample=True) == pytest.approx(2 / 4)
    # one area of 3 people at 2, one of 1 person at 6: mean 3, variance (3·1 + 1·9)/4
    assert unequal.coefficient_of_variation([2, 6], [3, 1]) == pytest.approx(math.sqrt(3) / 3)
    assert unequal.hoover([30, 50, 20], [50, 25, 25]) == pytest.approx((0.2 + 0.25 + 0.05) / 2)
    assert unequal.max_min_ratio([2, 8, math.nan]) == 4


def test_what_values_do_not_allow_is_missing() -> None:
    assert math.isnan(unequal.theil_l([0, 1]))
    assert unequal.theil_t([0, 2]) == pytest.approx(math.log(2))  # (0 + 2·ln 2)/2
    assert all(math.isnan(f([-1, 3])) for f in (unequal.gini, unequal.theil_t, unequal.theil_l, unequal.max_min_ratio))
    assert math.isnan(unequal.coefficient_of_variation([-1, 1]))
    assert math.isnan(unequal.hoover([-1, 3], [1, 1]))
    assert math.isnan(unequal.coefficient_of_variation([5], sample=True))
    assert math.isnan(unequal.gini([]))


def test_wrong_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="2 values but 3 weights"):
        unequal.gini([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="not be negative"):
        unequal.theil_t([1, 2], [1, -1])
    with pytest.raises(ValueError, match="has no weights"):
        unequal.coefficient_of_variation([1, 2], [1, 1], sample=True)


@pytest.mark.filterwarnings("error")
def test_disparity_counts_the_areas_of_each_year() -> None:
    values = pd.DataFrame({2021: [1.0, 2.0, math.nan, 0.0], 2022: [10.0, 10.0, 10.0, 20.0]}, index=list("abcd"))
    found = unequal.disparity(values)
    assert found["areas"].tolist() == [3, 4]
    assert math.isnan(found.loc[2021, "theil_l"])
    assert math.isnan(found.loc[2021, "max_min_ratio"])
    assert found.loc[2021, "hoover"] == pytest.approx((1 / 3 + 1 / 3) / 2)
    weighted = unequal.disparity(values[[2022]], pd.Series({"d": 2.0, "a": 1.0, "b": 1.0}))
    assert weighted.loc[2022, "areas"] == 3  # nobody says how many live in c
    assert weighted.loc[2022, "gini"] == pytest.approx(unequal.gini([10, 10, 20, 20]))
    assert weighted.loc[2022, "hoover"] == pytest.approx(40 / 60 - 1 / 2)


def test_sigma_convergence_counts_the_same_areas_every_year() -> None:
    values = pd.DataFrame({2020: [1.0, 3.0, 90.0], 2021: [2.0, 4.0, math.nan]})
    found = grow.sigma_convergence(values)
    assert found["areas"].tolist() == [2, 2]
    assert found["coefficient_of_variation"].tolist() == pytest.approx([1 / 2, 1 / 3])
    assert found["change"].tolist() == pytest.approx([0, -1 / 6])
    with pytest.raises(ValueError, match="at least two areas"):
        grow.sigma_convergence(values.tail(1))


def test_beta_convergence_finds_the_line_it_was_made_of() -> None:
    first = pd.Series({"a": 1.0, "b": math.e, "c": math.e**2, "d": 5.0})
    last = first * np.exp(10 * (0.05 - 0.02 * np.log(first)))
    found = grow.beta_convergence(first, last.drop("d"), 10)
    assert (found.slope, found.intercept, found.areas) == (pytest.approx(-0.02), pytest.approx(0.05), 3)
    assert found.r_squared == pytest.approx(1)
    assert found.speed == pytest.approx(-math.log(0.8) / 10)
    assert found.half_life == pytest.approx(10 * math.log(2) / -math.log(0.8))


def test_beta_convergence_by_hand() -> None:
    first = pd.Series([1.0, math.e, math.e**2])  # ln: 0 1 2; growth a year: 3 1 2; slope -1/2, rest 1/2 -1 1/2
    found = grow.beta_convergence(first, first * np.exp([3.0, 1.0, 2.0]), 1)
    assert found.slope == pytest.approx(-1 / 2)
    assert found.r_squared == pytest.approx(1 - 1.5 / 2)
    diverging = grow.beta_convergence(first, first**2, 1)
    assert diverging.speed == pytest.approx(-math.log(2))
    assert math.isnan(diverging.half_life)


@pytest.mark.parametrize(
    ("first", "years", "message"),
    [([1, 2, 3], 0, "longer than zero"), ([1, 2], 5, "there are 2"), ([0, 1, 2], 5, "above zero"), ([2, 2, 2], 5, "same value")],
)  # fmt: skip
def test_growth_without_a_regression_is_refused(first: list[float], years: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        grow.beta_convergence(pd.Series(first), pd.Series([1.0, 2.0, 3.0][: len(first)]), years)


@given(POSITIVE, st.floats(0.01, 1e4))
def test_inequality_is_bounded_and_knows_no_unit(values: list[float], scale: float) -> None:
    scaled = [scale * value for value in values]
    assert 0 <= unequal.gini(values) <= 1 - 1 / len(values) + 1e-9
    assert 0 <= unequal.theil_t(values) <= math.log(len(values)) + 1e-9
    assert unequal.theil_l(values) >= 0
    assert 0 <= unequal.hoover(values, [1.0] * len(values)) <= 1
    for measure in (unequal.gini, unequal.theil_t, unequal.theil_l, unequal.coefficient_of_variation):
        assert measure(scaled) == pytest.approx(measure(values), abs=1e-7)


@given(st.lists(st.tuples(st.floats(0.01, 1e4), st.integers(1, 5)), min_size=1, max_size=12))
def test_a_weight_is_as_many_areas(pairs: list[tuple[float, int]]) -> None:
    values, weights = [value for value, _ in pairs], [weight for _, weight in pairs]
    repeated = [value for value, weight in pairs for _ in range(weight)]
    for measure in (unequal.gini, unequal.theil_t, unequal.theil_l, unequal.coefficient_of_variation):
        assert measure(values, weights) == pytest.approx(measure(repeated), abs=1e-9)


def krumme() -> pd.DataFrame:
    return pd.read_csv(CASES / "krumme_shift_share.csv", index_col="industry")


def test_the_published_shift_share_table_kept_its_minus_signs() -> None:
    table = krumme()
    assert (table["differential_effect"] + table["composition_effect"]).tolist() == table["total_shift"].tolist()
    sectors, total = table.drop(index="Total"), table.loc["Total"]
    for column in ("reg_1985", "reg_1995", "expected_at_national_rate", "total_shift", "differential_effect"):
        assert sectors[column].sum() == total[column]


def test_shift_share_is_the_published_one() -> None:
    table = krumme().drop(index="Total")
    nation = 1000.0 * table["nat_share_1985_pct"]
    later = nation * (1 + table["nat_change_pct"] / 100)
    start = pd.DataFrame({"region": table["reg_1985"], "rest": nation - table["reg_1985"]}).T
    end = pd.DataFrame({"region": table["reg_1995"], "rest": later - table["reg_1995"]}).T
    found = location.shift_share(start, end).set_index(["place", "sector"]).loc["region"]
    assert found["mix"].tolist() == pytest.approx(table["composition_effect"].tolist())
    assert found["local"].tolist() == pytest.approx(table["differential_effect"].tolist())
    assert found[["change", "national", "mix", "local"]].sum().tolist() == pytest.approx([630, 290, -80, 420])
    quotients = location.location_quotient(start.loc[["region"]], nation).loc["region"]
    assert quotients.tolist() == pytest.approx(table["LQ"].tolist(), abs=5e-4)


def test_shift_share_by_hand_with_sectors_that_are_new() -> None:
    start, end = jobs([[10, 0, 0], [30, 60, 0]]), jobs([[20, 6, 3], [40, 54, 27]])  # nation 100 -> 150
    found = location.shift_share(start, end).set_index(["place", "sector"])
    assert found.loc[("A", "s0"), ["national", "mix", "local"]].tolist() == pytest.approx([5, 0, 5])
    assert found.loc[("A", "s1"), ["national", "mix", "local"]].tolist() == pytest.approx([0, 0, 6])
    assert found.loc[("B", "s2"), ["national", "mix", "local"]].tolist() == pytest.approx([0, 0, 27])
    split = location.esteban_marquillas(start, end).set_index(["place", "sector"])
    # A has 10 of 100 jobs, so 4 in s0 as the nation; it grew by 1, the sector by 1/2
    assert split.loc[("A", "s0"), ["homothetic", "pure_local", "allocation"]].tolist() == pytest.approx([4, 2, 3])
    assert split.loc[("A", "s1"), ["homothetic", "pure_local", "allocation"]].tolist() == pytest.approx([6, 6, 0])
    assert split["new_in_place"].tolist() == [False, True, True, False, False, True]


def test_dynamic_shift_share_by_hand() -> None:
    tables = [jobs([[10, 10], [10, 10]]), jobs([[20, 10], [10, 20]]), jobs([[20, 20], [40, 40]])]
    found = location.dynamic_shift_share(tables).set_index(["place", "sector"]).loc[("A", "s0")]
    # first year: 10·1/2, no mix, 20 - 15; second year: 20·1, no mix, 20 - 40
    assert found[["start", "end", "national", "mix", "local"]].tolist() == pytest.approx([10, 20, 25, 0, -15])
    with pytest.raises(ValueError, match="at least two years"):
        location.dynamic_shift_share(tables[:1])
    with pytest.raises(ValueError, match="3 tables but 1 nations"):
        location.dynamic_shift_share(tables, [tables[0].sum()])


@given(JOBS)
def test_shift_share_adds_up(cells: np.ndarray) -> None:
    assume(cells[0].sum() > 0)
    start, end = jobs(cells[0].tolist()), jobs(cells[1].tolist())
    found = location.esteban_marquillas(start, end)
    summed = found["national"] + found["mix"] + found["local"]
    assert summed.tolist() == pytest.approx(found["change"].tolist(), rel=1e-9, abs=1e-9)
    split = found["pure_local"] + found["allocation"]
    assert split.tolist() == pytest.approx(found["local"].tolist(), rel=1e-9, abs=1e-9)
    assert found["national"].sum() == pytest.approx(found["change"].sum(), rel=1e-9, abs=1e-6)
    assert found["local"].sum() == pytest.approx(0, abs=1e-6) or (start.sum() == 0).any()


@given(arrays.arrays(np.float64, (4, 3, 3), elements=st.integers(1, 500).map(float)))
def test_dynamic_shift_share_adds_up(cells: np.ndarray) -> None:
    found = location.dynamic_shift_share([jobs(year.tolist()) for year in cells])
    summed = found["national"] + found["mix"] + found["local"]
    assert summed.tolist() == pytest.approx(found["change"].tolist(), rel=1e-9, abs=1e-9)
    assert found["change"].tolist() == (found["end"] - found["start"]).tolist()


def test_location_quotient_is_that_of_reat() -> None:
    nation = pd.Series({"s0": 879213.0, "s1": 15593224.0 - 879213})
    found = location.location_quotient(jobs([[1714, 79006 - 1714]]), nation)
    assert found.loc["A", "s0"] == pytest.approx(0.3847623, abs=5e-8)


def test_location_quotients_by_hand() -> None:
    table = jobs([[8, 2, 0], [2, 8, 0], [0, 0, 0]])
    quotients = location.location_quotient(table)
    assert quotients.loc["A", ["s0", "s1"]].tolist() == pytest.approx([1.6, 0.4])
    assert quotients.loc["C"].isna().all()
    assert quotients["s2"].isna().all()
    logs = location.log10_location_quotient(jobs([[8, 2], [0, 10]]))
    assert logs.loc["A", "s0"] == pytest.approx(math.log10(2))
    assert math.isnan(logs.loc["B", "s0"])
    standard = location.standardised_location_quotient(table)["s0"]
    assert standard.tolist()[:2] == pytest.approx([math.sqrt(1 / 2), -math.sqrt(1 / 2)])
    assert location.standardised_location_quotient(jobs([[1, 2], [2, 4]])).isna().all(axis=None)
    assert location.small_base(jobs([[20, 0], [60, 80]])).loc["A"].tolist() == [False, False]  # 10 expected in each
    assert location.small_base(jobs([[20, 0], [60, 80]]), threshold=11).loc["A"].tolist() == [True, True]


@given(st.lists(st.integers(1, 900), min_size=2, max_size=8), st.integers(2, 50))
def test_a_place_like_the_nation_has_quotients_of_one(national: list[int], part: int) -> None:
    nation = pd.Series(national, index=[f"s{at}" for at in range(len(national))], dtype=float)
    place = (nation / part).to_frame("A").T
    assert location.location_quotient(place, nation).loc["A"].tolist() == pytest.approx([1.0] * len(national))
    assert location.krugman_specialisation(place, nation)["A"] == pytest.approx(0, abs=1e-12)
    assert location.gini_specialisation(place, nation)["A"] == pytest.approx(0, abs=1e-12)


def test_specialisation_is_that_of_reat() -> None:
    region = jobs([[700, 600, 500, 10000, 40000]])
    nation = pd.Series([30000, 15000, 10000, 60000, 50000], index=region.columns)
    assert location.gini_specialisation(region, nation)["A"] == pytest.approx(0.6222222, abs=5e-8)
    other = pd.Series([0, 0, 0, 60, 40], index=region.columns)
    assert location.krugman_specialisation(jobs([[20, 10, 70, 0, 0]]), other)["A"] == pytest.approx(2)
    found = location.herfindahl(jobs([[20, 50, 20, 10]])).loc["A"]
    assert found.tolist() == pytest.approx([0.34, 0.12, 1 / 0.34])
    assert location.herfindahl(jobs([GERMAN_GDP])).loc["A", "herfindahl"] == pytest.approx(0.125, abs=5e-4)


def test_an_empty_place_has_no_structure() -> None:
    table = jobs([[0, 0], [3, 1]])
    assert location.krugman_specialisation(table).isna().tolist() == [True, False]
    assert location.herfindahl(table).isna().all(axis=1).tolist() == [True, False]
    assert location.gini_specialisation(table).isna().tolist() == [True, False]


def test_wrong_tables_are_refused() -> None:
    good = jobs([[1, 2], [3, 4]])
    for wrong, message in ((good * -1, "negative cells"), (good.replace(4, math.nan), "missing cells")):
        with pytest.raises(ValueError, match=message):
            location.location_quotient(wrong)
        with pytest.raises(ValueError, match=message):
            location.shift_share(good, wrong)
    with pytest.raises(ValueError, match="same places and sectors"):
        location.shift_share(good, good.iloc[::-1])
    with pytest.raises(ValueError, match="lacks a sector"):
        location.location_quotient(good, pd.Series({"s0": 5.0}))
    with pytest.raises(ValueError, match="at neither"):
        location.shift_share(good, good, good.sum())
    with pytest.raises(ValueError, match="its nation has none"):
        location.shift_share(good, good, good.sum() * [0, 1], good.sum())
    with pytest.raises(ValueError, match="empty at the start"):
        location.shift_share(good * 0, good)
    with pytest.raises(ValueError, match="two sectors"):
        location.herfindahl(good[["s0"]])


FOUR_AREAS = pd.DataFrame(
    {"a": [1.0, 2.0, 3.0, 2.0], "b": [0.0, 10.0, 20.0, math.nan], "same": [7.0] * 4}, index=["w", "x", "y", "v"]
)


def test_standard_scores_by_hand() -> None:
    found = standard_scores(FOUR_AREAS)
    assert found["a"].tolist() == pytest.approx([-math.sqrt(1.5), 0, math.sqrt(1.5), 0])  # sd = √(2/3)
    assert found["b"].tolist() == pytest.approx([-1, 0, 1, math.nan], nan_ok=True)
    assert found["same"].tolist() == [0, 0, 0, 0]


def test_similar_areas_by_hand() -> None:
    found = similar_areas(FOUR_AREAS, "w", {"a": 2, "b": 1}).set_index("area")
    assert found.index.tolist() == ["x", "v", "y"]
    # x differs by √1.5 in a and 1 in b: (2·1.5 + 1·1)/3; v lacks b, and a alone has two thirds of the weight
    assert found.loc["x", ["distance", "coverage", "a", "b"]].tolist() == pytest.approx(
        [math.sqrt(4 / 3), 1, 3 / 4, 1 / 4]
    )
    assert found.loc["v", ["distance", "coverage", "a"]].tolist() == pytest.approx([math.sqrt(1.5), 2 / 3, 1])
    assert math.isnan(found.loc["v", "b"])
    assert "v" not in similar_areas(FOUR_AREAS, "w", {"a": 1, "b": 1})["area"].tolist()
    assert similar_areas(FOUR_AREAS, "w", {"a": 2, "b": 1}, nearest=1)["area"].tolist() == ["x"]


def test_a_question_without_an_answer_is_refused() -> None:
    for area, weights, nearest, message in (
        ("z", {"a": 1}, 5, "no area z"),
        ("w", {"c": 1}, 5, "no indicator c"),
        ("w", {"a": 0}, 5, "not all zero"),
        ("w", {"a": -1, "b": 2}, 5, "not negative"),
        ("w", {"a": math.nan}, 5, "must be numbers"),
        ("w", {"a": 1}, 0, "At least one"),
    ):
        with pytest.raises(ValueError, match=message):
            similar_areas(FOUR_AREAS, area, weights, nearest)
    with pytest.raises(ValueError, match="more than one row"):
        similar_areas(pd.concat([FOUR_AREAS, FOUR_AREAS]), "w", {"a": 1})


@given(
    arrays.arrays(np.float64, (6, 3), elements=st.one_of(st.floats(-1e4, 1e4), st.just(math.nan))),
    st.lists(st.floats(0.1, 10), min_size=3, max_size=3),
)
def test_distance_is_symmetric_and_its_parts_add_up(cells: np.ndarray, importance: list[float]) -> None:
    values = pd.DataFrame(np.vstack([cells, cells[:1]]), index=list("abcdefg"), columns=["x", "y", "z"])
    weights = dict(zip(values.columns, importance, strict=True))
    found = {area: similar_areas(values, area, weights).set_index("area") for area in values.index}
    for area, table in found.items():
        parts = table[["x", "y", "z"]].sum(axis=1)
        assert parts.tolist() == pytest.approx((table["distance"] > 0).astype(float).tolist())
        assert (table["coverage"] >= 2 / 3 - 1e-9).all()
        assert table["distance"].is_monotonic_increasing
        for other, distance in table["distance"].items():
            assert found[str(other)].loc[area, "distance"] == pytest.approx(distance, abs=1e-12)
    if not np.isnan(cells[0]).any():
        assert found["a"].loc["g", "distance"] == 0


# points (10,10) (20,10) (40,10) (15,20) (30,20) (30,30), neighbours up to 15 apart
SIX = {"1": ["2", "4"], "2": ["4", "5"], "3": ["5"], "4": ["5"], "5": ["6"], "6": []}
SIX_VALUES = pd.Series([2, 3, 3.2, 5, 8, 7], index=list("123456"))
SIDE = 8
BOARD = {
    f"{row}{column}": [
        f"{row + down}{column + right}"
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
        if (down, right) != (0, 0) and 0 <= row + down < SIDE and 0 <= column + right < SIDE
    ]
    for row in range(SIDE)
    for column in range(SIDE)
}
HALVES = pd.Series({area: float(area[1] < "4") + 1 for area in BOARD})
NOISE = pd.Series(np.random.default_rng(7).normal(10, 1, len(BOARD)), index=list(BOARD))


def test_getis_ord_of_six_points_is_the_published_one() -> None:
    found = spatial.global_g(SIX_VALUES, SIX)
    assert found.value == pytest.approx(0.55709779, abs=5e-9)
    assert found.p_normal == pytest.approx(0.172936, abs=5e-7)
    assert found.expected == pytest.approx(14 / 30)  # 7 links both ways of 6·5
    printed = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    local = spatial.local_g_star(SIX_VALUES, SIX).by_area
    assert local["z"].tolist() == pytest.approx(printed, abs=5e-9)
    assert local.loc["6", "g_star"] == pytest.approx(15 / 28.2)


def test_moran_by_hand() -> None:
    chain = {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}
    values = pd.Series([1.0, 2.0, 4.0, 5.0], index=list("abcd"))  # z -2 -1 1 2, lags -1 -1/2 1/2 1
    found = spatial.global_moran(values, chain)
    assert found.value == pytest.approx((2 + 1 / 2 + 1 / 2 + 2) / 10)
    assert found.expected == pytest.approx(-1 / 3)
    local = spatial.local_moran(values, chain).by_area
    assert local["local_moran"].tolist() == pytest.approx([0.6, 0.15, 0.15, 0.6])
    assert local["quadrant"].tolist() == ["LL", "LL", "HH", "HH"]
    # 1 keeps only 2 4 5 to draw from; its neighbour is 2 in a third of the permutations, and nothing is lower
    assert local.loc["a", "p"] == pytest.approx(1 / 3, abs=0.05)
    mixed = spatial.local_moran(pd.Series([5.0, 1.0, 5.0, 4.0], index=list("abcd")), chain).by_area
    assert mixed["quadrant"].tolist()[:2] == ["HL", "LH"]


@pytest.mark.filterwarnings("ignore:The alternative hypothesis:DeprecationWarning")
def test_permutations_agree_with_those_of_esda() -> None:
    esda = pytest.importorskip("esda")
    weights = spatial.contiguity_weights(BOARD)
    values = (HALVES + NOISE / 3).loc[weights.id_order]
    ours, theirs = spatial.local_moran(values, BOARD), esda.Moran_Local(values.to_numpy(), weights, seed=5)
    assert ours.by_area["local_moran"].tolist() == pytest.approx(theirs.Is.tolist())
    assert np.abs(ours.by_area["p"] - theirs.p_sim).max() < 0.08
    assert np.abs(ours.by_area["p"] - theirs.p_sim).mean() < 0.02
    star = esda.G_Local(values.to_numpy(), weights, transform="B", star=True, seed=5, n_jobs=1)
    assert np.abs(spatial.local_g_star(values, BOARD).by_area["p"] - star.p_sim).max() < 0.08


def test_halves_of_a_board_are_found_and_noise_is_not() -> None:
    found = spatial.global_moran(HALVES, BOARD)
    assert found.value > 0.7
    assert (found.p, found.p_two_sided) == (1 / 1000, 2 / 1000)
    local = spatial.local_moran(HALVES, BOARD, permutations=1999)
    assert set(local.by_area.loc[local.by_area["significant"], "quadrant"]) == {"HH", "LL"}
    assert 0 < local.found_fdr <= local.found
    assert local.expected_by_chance == pytest.approx(0.05 * 64)
    assert spatial.global_moran(NOISE, BOARD).p_two_sided > 0.05
    assert spatial.global_g(NOISE, BOARD).p_two_sided > 0.05
    assert spatial.local_moran(NOISE, BOARD).found_fdr == 0
    assert spatial.local_g_star(HALVES, BOARD).by_area["z"].loc[["00", "07"]].gt(0).tolist() == [True, False]


def test_the_same_seed_gives_the_same_p_whatever_else_draws() -> None:
    first = spatial.local_moran(NOISE, BOARD, seed=3).by_area
    np.random.random(10)
    pd.testing.assert_frame_equal(first, spatial.local_moran(NOISE, BOARD, seed=3).by_area)
    assert spatial.global_moran(NOISE, BOARD, seed=3) == spatial.global_moran(NOISE, BOARD, seed=3)
    assert (first["p"] != spatial.local_moran(NOISE, BOARD, seed=4).by_area["p"]).any()


def test_by_chance_as_many_are_found_as_the_level_says() -> None:
    found = [
        spatial.local_moran(pd.Series(np.random.default_rng(at).normal(size=64), index=list(BOARD)), BOARD).found
        for at in range(40)
    ]
    assert np.mean(found) == pytest.approx(0.05 * 64, rel=0.25)


def test_islands_and_areas_without_a_value_are_named_and_left_out() -> None:
    neighbours = {**SIX, "island": [], "gap": ["1"], "beyond": ["gap"]}
    values = pd.concat([SIX_VALUES, pd.Series({"island": 9.0, "gap": math.nan, "beyond": 4.0, "unmapped": 1.0})])
    found = spatial.global_g(values, neighbours)
    assert found.value == pytest.approx(0.55709779, abs=5e-9)
    assert (found.areas, found.islands, found.missing) == (6, ("beyond", "island", "unmapped"), ("gap",))
    assert spatial.local_moran(values, neighbours).islands == ("beyond", "island", "unmapped")


def test_maps_without_a_pattern_to_look_for_are_refused() -> None:
    for statistic in (spatial.global_moran, spatial.local_moran, spatial.global_g, spatial.local_g_star):
        with pytest.raises(ValueError, match="All 6 areas have the same value"):
            statistic(SIX_VALUES * 0 + 3, SIX)
        with pytest.raises(ValueError, match="there are 2"):
            statistic(SIX_VALUES.head(2), SIX)
        with pytest.raises(ValueError, match="at least one permutation"):
            statistic(SIX_VALUES, SIX, permutations=0)
        with pytest.raises(ValueError, match="more than one row"):
            statistic(pd.concat([SIX_VALUES, SIX_VALUES]), SIX)
    with pytest.raises(ValueError, match="not negative"):
        spatial.global_g(SIX_VALUES - 5, SIX)
    with pytest.raises(ValueError, match="two areas"):
        spatial.global_g(SIX_VALUES.where(SIX_VALUES == 8, 0), SIX)
    with pytest.raises(ValueError, match="between 0 and 1"):
        spatial.local_moran(SIX_VALUES, SIX, level=5)


def test_false_discovery_rate_by_hand() -> None:
    # p·n/rank from the largest down, never rising: 0.04·4/4, 0.03·4/3 -> 0.04, 0.02·4/2 -> 0.04, 0.001·4
    assert spatial.false_discovery_rate(np.array([0.03, 0.001, 0.04, 0.02])) == pytest.approx([0.04, 0.004, 0.04, 0.04])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50), st.floats(0.001, 0.5))
def test_the_correction_never_finds_more(p: list[float], level: float) -> None:
    adjusted = spatial.false_discovery_rate(np.array(p))
    assert (adjusted <= level).sum() <= (np.array(p) <= level).sum()


def test_positive_deviance_by_hand() -> None:
    potential = pd.Series(range(21), dtype=float)
    result = 3 + 2 * potential + pd.Series([(-1) ** at for at in range(21)])
    result[20], result[0] = 143.0, 3.0  # 100 above the line, and on it
    found = positive_deviance(result, potential)
    assert found.slope == pytest.approx(2, abs=0.15)
    assert found.by_area.index[0] == 20
    assert found.by_area.loc[20, "deviance"] > 50  # least squares would give less than 5
    assert found.areas == 21
    assert positive_deviance(result, potential, direction=-1).by_area.index[-1] == 20


def test_theil_sen_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    generator = np.random.default_rng(2)
    potential = pd.Series(generator.integers(0, 15, 40).astype(float))
    result = pd.Series(generator.normal(size=40)) + potential
    found = positive_deviance(result, potential)
    reference = stats.theilslopes(result, potential, method="joint")
    assert (found.slope, found.intercept) == (pytest.approx(reference.slope), pytest.approx(reference.intercept))
    residual = result - found.intercept - found.slope * potential
    assert found.r_squared == pytest.approx(1 - (residual**2).sum() / (40 * result.var(ddof=0)))
    assert found.r_squared <= np.corrcoef(result, potential)[0, 1] ** 2
    spread = stats.median_abs_deviation(residual, scale="normal")
    assert found.by_area["deviance"].sort_index().tolist() == pytest.approx((residual / spread).tolist(), rel=1e-4)


def test_deviance_that_means_nothing_is_refused() -> None:
    steps = pd.Series(range(30), dtype=float)
    noise = pd.Series([(7 * at) % 11 for at in range(30)], dtype=float)
    for result, potential, direction, message in (
        (noise.where(steps > 10), steps, 1, "19 areas: few"),
        (noise, steps * 0, 1, "same_potential"),
        (steps * 0, noise, 1, "same_result"),
        (2 * steps, steps, 1, "on_line"),
        (noise, steps, 0, "more is better"),
    ):
        with pytest.raises(ValueError, match=message):
            positive_deviance(result, potential, direction)


THREE_TYPES = pd.DataFrame(
    {"x": [0, 1, 0, 10, 11, 30, 30, 31, 31, math.nan], "y": [0, 0, 1, 20, 20, 0, 1, 0, 1, 3]}, index=list("abcdefghij")
)


@pytest.mark.parametrize("method", METHODS)
def test_types_by_hand(method: str) -> None:
    found = typology(THREE_TYPES, method, 3)
    assert found.types.to_dict() == dict(zip("abcdefghi", [2, 2, 2, 3, 3, 1, 1, 1, 1], strict=True))
    assert found.sizes.to_dict() == {1: 4, 2: 3, 3: 2}
    assert found.left_out == ("j",)
    scores = standard_scores(THREE_TYPES.dropna())
    assert found.profile.loc[3, "y"] == pytest.approx(scores.loc[["d", "e"], "y"].mean())
    assert (found.profile.mul(found.sizes, axis=0).sum()).tolist() == pytest.approx([0, 0])
    by_number = silhouettes(THREE_TYPES, method, range(2, 6))
    assert by_number.idxmax() == 3
    assert by_number[3] == found.silhouette > 0.8
    pd.testing.assert_series_equal(by_number, silhouettes(THREE_TYPES, method, range(2, 6)))


def test_the_silhouette_by_hand() -> None:
    values = pd.DataFrame({"x": [0.0, 1.0, 4.0, 5.0]})
    # a = 1 each; b = 4.5 for the ends, 3.5 for the middle ones
    assert typology(values, "ward", 2).silhouette == pytest.approx((3.5 / 4.5 + 2.5 / 3.5) / 2)


def test_types_that_cannot_be_are_refused() -> None:
    for types in (1, 9):
        with pytest.raises(ValueError, match="from 2 to 8 types"):
            typology(THREE_TYPES, "ward", types)
    with pytest.raises(ValueError, match="unknown method"):
        typology(THREE_TYPES, "guess", 3)
    with pytest.raises(ValueError, match="the same y"):
        typology(THREE_TYPES.assign(y=1), "ward", 3)

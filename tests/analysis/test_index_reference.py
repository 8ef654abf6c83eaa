"""The index engine against the published results of the package COINr (Becker et al. 2022) on its example ASEM."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.index import multivariate
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation
from patokaz.analysis.index.pipeline import Recipe, Result, compute
from patokaz.analysis.index.runs import Alternatives, noisy_weights
from patokaz.analysis.index.treat import treat
from patokaz.analysis.index.uncertainty import monte_carlo, sobol

ASEM = Path(__file__).parents[1] / "cases" / "asem"
MIXED = {2: "arithmetic", 3: "geometric", 4: "harmonic"}


@pytest.mark.parametrize(
    ("aggregation", "imputation"),
    [
        ("arithmetic", "none"), ("geometric", "group_mean"), ("harmonic", "none"), ("power", "group_mean"),
        ("mazziotta_pareto", "none"), (MIXED, "group_mean"), (MIXED, "none"),
    ],
    ids=str,
)  # fmt: skip
def test_without_alternatives_every_run_is_the_index_itself(aggregation: str | dict[int, str], imputation: str) -> None:
    values, framework = asem_tables()
    how = Normalisation(low=1, high=100)
    recipe = Recipe(
        imputation=imputation, normalisation=how, aggregation=aggregation, power=2, availability=0.8, data_threshold=0.8
    )
    result = compute(values, framework, recipe, values["EurAsia_group"], values)
    found = monte_carlo(result, Alternatives(), runs=2).ranks
    for column in ("low", "median", "mean", "high"):
        pd.testing.assert_series_equal(found[column], found["nominal"], check_names=False, check_dtype=False)
    assert found["nominal"].tolist() == pytest.approx(result.ranks["Index"].tolist(), nan_ok=True)


@pytest.mark.parametrize("imputation", ["group_mean", "none"])
def test_noisy_weights_reach_their_elements(imputation: str) -> None:
    values, framework = asem_tables()
    recipe = Recipe(imputation=imputation, normalisation=Normalisation(low=1, high=100), aggregation="geometric")
    result = compute(values, framework, recipe, values["EurAsia_group"], values)
    found = monte_carlo(result, Alternatives(noise={1: 0.9, 2: 0.9, 3: 0.9}, weight_sets=1), runs=2, seed=7).ranks
    rng, weights = np.random.default_rng(7), {}
    for level, codes in framework.levels.items():
        drawn = noisy_weights(np.ones(len(codes)), 0.0 if level == 4 else 0.9, 1, rng)[0]
        weights |= dict(zip(codes, drawn, strict=True))
    expected = compute(values, framework.with_weights(weights), recipe, values["EurAsia_group"], values)
    assert found["median"].tolist() == expected.ranks["Index"].tolist()
    assert found["median"].tolist() != found["nominal"].tolist()


def test_one_alternative_is_the_index_of_the_other_recipe(asem: Result) -> None:
    values, framework = asem_tables()
    other = Normalisation("percentile_rank")
    found = monte_carlo(asem, Alternatives(normalisations=(other,)), runs=3).ranks
    expected = compute(values, framework, reference_recipe(normalisation=other), values["EurAsia_group"], values)
    assert found["median"].tolist() == expected.ranks["Index"].tolist()
    with pytest.raises(ValueError, match="1, 100"):
        monte_carlo(asem, Alternatives(aggregations=("geometric",)))
    with pytest.raises(ValueError, match="copeland"):
        monte_carlo(asem, Alternatives(aggregations=("copeland",)))
    with pytest.raises(ValueError, match="no weights of level 9"):
        monte_carlo(asem, Alternatives(noise={9: 0.2}))
    with pytest.raises(ValueError, match="two choices"):
        sobol(asem, Alternatives(noise={2: 0.2}))


def test_a_seed_gives_the_same_runs_and_progress_is_told(asem: Result) -> None:
    told: list[float] = []
    alternatives = Alternatives(noise={2: 0.25})
    first = monte_carlo(asem, alternatives, runs=300, seed=5, progress=told.append)
    again = monte_carlo(asem, alternatives, runs=300, seed=5)
    other = monte_carlo(asem, alternatives, runs=300, seed=6)
    pd.testing.assert_frame_equal(first.ranks, again.ranks)
    assert not first.ranks.equals(other.ranks)
    assert told == sorted(told)
    assert told[-1] == 1
    assert (first.seed, first.runs, first.alternatives) == (5, 300, alternatives)
    assert (first.ranks["low"] <= first.ranks["median"]).all()
    assert (first.ranks["median"] <= first.ranks["high"]).all()


def test_a_choice_that_changes_nothing_has_no_share(asem: Result) -> None:
    same = (Normalisation(), Normalisation(low=1, high=100))
    found = sobol(asem, Alternatives(normalisations=same, noise={2: 0.25}), points=100)
    assert found.indices.loc["normalisation", "total"] == 0
    assert found.indices.loc["weights_2", "total"] == pytest.approx(1, abs=0.2)
    assert found.runs == 100 * (2 + 2)
    assert (found.indices["total_low"] <= found.indices["total"]).all()
    assert (found.indices["total"] <= found.indices["total_high"]).all()
    still = sobol(asem, Alternatives(normalisations=same, winmaxes=(5, 5)), points=10)
    assert still.variance == 0
    assert still.indices.drop(columns="effect").isna().all(axis=None)
    assert not still.indices["effect"].any()
    assert found.indices["effect"].to_dict() == {"normalisation": False, "weights_2": True}


def asem_tables() -> tuple[pd.DataFrame, Framework]:
    values = pd.read_csv(ASEM / "ASEM_iData.csv").set_index("uCode")
    return values, Framework.from_table(pd.read_csv(ASEM / "ASEM_iMeta.csv"))


def reference_recipe(normalisation: Normalisation | None = None, imputation: str = "group_mean") -> Recipe:
    how = normalisation or Normalisation(low=0, high=100)
    return Recipe(
        imputation=imputation, availability=0.9, screen_first=imputation == "none", winmax=5, normalisation=how
    )


@pytest.fixture(scope="module")
def asem() -> Result:
    values, framework = asem_tables()
    return compute(values, framework, reference_recipe(), values["EurAsia_group"], values)


RESULTS = {
    "CHE": [1, 68.38, 62.79, 73.98, 63.41, 32.87, 74.78, 85.94, 56.93, 77.21, 87.85, 56.88],
    "NLD": [2, 64.82, 61.94, 67.70, 64.87, 46.62, 84.55, 71.74, 41.92, 58.73, 86.58, 57.78],
    "DNK": [3, 64.80, 57.10, 72.51, 50.52, 30.43, 78.13, 75.35, 51.04, 69.83, 86.40, 61.29],
    "NOR": [4, 64.47, 57.44, 71.50, 58.18, 25.70, 80.03, 89.46, 33.80, 70.90, 87.00, 56.59],
    "BEL": [5, 63.54, 63.99, 63.09, 71.97, 48.22, 80.84, 75.60, 43.32, 53.01, 86.17, 50.09],
    "SWE": [6, 63.00, 53.87, 72.12, 51.51, 23.87, 80.98, 74.51, 38.50, 66.37, 87.74, 62.27],
    "IND": [45, 39.79, 28.60, 50.99, 18.78, 6.38, 51.90, 59.84, 6.07, 75.34, 22.74, 54.88],
}


def test_asem_scores_are_those_coinr_publishes(asem: Result) -> None:
    """COINr, vignette Presenting results: get_results, first six units of 51, and get_unit_summary of India; 2 decimals."""
    codes = [
        "Index",
        "Conn",
        "Sust",
        "Physical",
        "ConEcFin",
        "Political",
        "Instit",
        "P2P",
        "Environ",
        "Social",
        "SusEcFin",
    ]
    best = asem.scores.assign(Rank=asem.ranks["Index"].astype(int)).sort_values("Rank")[["Rank", *codes]]
    print("\n" + best.head(10).round(2).to_string())
    assert len(best) == 51
    for unit, expected in RESULTS.items():
        assert best.loc[unit].tolist() == pytest.approx(expected, abs=0.00501)
    india = [45, 44, 43, 48, 49, 33, 37, 47, 6, 51, 36]
    assert asem.ranks.loc["IND", codes].tolist() == india


RANKS = """PRT 27 17 LAO 48 39 MLT 10 19 EST 22 16 IDN 43 49 ESP 19 24 HRV 18 23 LTU 16 11 MNG 44 48 GBR 15 12 JPN 34 31
LVA 23 20 PAK 50 47 BEL 5 7 BGD 46 44 CHN 49 51 HUN 20 22 IRL 12 14 KAZ 47 45 KOR 31 33 LUX 8 10 NLD 2 4 PHL 38 40
POL 26 28 SVK 24 26 SVN 11 9 AUT 7 6 BGR 30 29 BRN 40 41 CYP 29 30 CZE 17 18 DEU 9 8 DNK 3 2 IND 45 46 ITA 28 27
KHM 37 36 MMR 41 42 MYS 39 38 NOR 4 3 NZL 33 34 RUS 51 50 SGP 14 15 SWE 6 5 THA 42 43 VNM 36 37 AUS 35 35 CHE 1 1
FIN 13 13 FRA 21 21 GRC 32 32 ROU 25 25"""


def test_all_asem_ranks_by_two_normalisations_are_coinr_s(asem: Result) -> None:
    """COINr, vignette Adjustments and comparisons, compare_coins: min-max against percentile ranks, all 51 units."""
    values, framework = asem_tables()
    recipe = reference_recipe(Normalisation("percentile_rank"))
    other = compute(values, framework, recipe, values["EurAsia_group"], values)
    found = multivariate.compare(asem.scores["Index"], other.scores["Index"]).ranks
    words = RANKS.split()
    published = {unit: (int(a), int(b)) for unit, a, b in zip(words[::3], words[1::3], words[2::3], strict=True)}
    assert len(published) == 51
    for unit, (first, second) in published.items():
        assert found.loc[unit].tolist() == [first, second, first - second]


def test_asem_screened_before_imputation(asem: Result) -> None:
    """COINr, the same vignette: without imputation 46 units are left. COINr's example imputes first and so keeps all 51."""
    values, framework = asem_tables()
    kept = compute(values, framework, reference_recipe(imputation="none"), None, values)
    assert kept.excluded.index.tolist() == ["BGD", "BRN", "KHM", "LAO", "MMR"]
    assert len(kept.scores) == 46
    published = {
        "PAK": 44,
        "ESP": 24,
        "IND": 40,
        "RUS": 46,
        "FRA": 18,
        "MLT": 13,
        "SGP": 11,
        "DNK": 2,
        "NLD": 3,
        "ROU": 25,
    }
    assert kept.ranks["Index"][list(published)].to_dict() == published
    recipe = Recipe(imputation="group_mean", availability=0.9, screen_first=True)
    first = compute(values, framework, recipe, values["EurAsia_group"], values)
    both = multivariate.compare(asem.scores["Index"].loc[first.scores.index], first.scores["Index"])
    print(
        f"\nscreened before imputation: {len(first.scores)} units, rank correlation {both.spearman:.4f} with the other order"
    )
    print(both.ranks.head(5).to_string())
    assert first.excluded["BGD"] == pytest.approx(0.877551, abs=1e-6)
    assert both.spearman > 0.98


def test_asem_removal_effects_are_coinr_s(asem: Result) -> None:
    """COINr, vignette Sensitivity analysis, remove_elements at level 2."""
    expected = {
        "Physical": 1.529412, "ConEcFin": 2.627451, "Political": 2.901961, "Instit": 1.176471, "P2P": 1.686275,
        "Environ": 3.098039, "Social": 3.960784, "SusEcFin": 2.627451,
    }  # fmt: skip
    assert multivariate.removal(asem, 2).to_dict() == pytest.approx(expected, abs=1e-6)


def test_asem_treatment_is_coinr_s() -> None:
    """COINr, vignette Outlier treatment: Treat of the raw data, and the same with winmax 1, which logs Goods."""
    values, _ = asem_tables()
    raw = values[["LPI", "Flights", "Bord", "Elec", "Gas", "Goods", "Services"]]
    found = {record.indicator: record for record in treat(raw)[1]}
    published = {
        "Flights": (2.1032872, 4.5088794, 1, 1.900658, 3.336065), "Bord": (2.1482360, 5.7914905, 1, 1.899211, 4.346298),
        "Elec": (2.2252736, 5.7910268, 1, 1.717744, 2.586062), "Gas": (2.8294486, 10.3346494, 1, 1.602518, 1.525576),
        "Goods": (2.649973, 8.266610, 2, 1.140608, 0.1572047),
    }  # fmt: skip
    for code, expected in published.items():
        one = found[code]
        shape = (one.skewness_before, one.kurtosis_before, one.points, one.skewness_after, one.kurtosis_after)
        assert shape == pytest.approx(expected, abs=1e-6)
    assert (found["LPI"].treatment, found["Services"].treatment) == ("none", "none")
    assert (found["Flights"].units, sorted(found["Goods"].units)) == (
        (values.index[29],),
        sorted(values.index[[10, 34]]),
    )
    goods = treat(raw, winmax=1)[1][5]
    assert goods.treatment == "log"
    assert (goods.skewness_after, goods.kurtosis_after) == pytest.approx((0.03104001, -0.8888965), abs=1e-6)


def test_asem_statistics_are_coinr_s(asem: Result) -> None:
    """COINr, vignette Analysis: get_stats, get_data_avail, get_corr_flags, get_cronbach and get_PCA."""
    values, framework = asem_tables()
    raw = values[list(framework.indicators)]
    flights = multivariate.statistics(raw).loc["Flights"]
    shown = ["min", "max", "mean", "median", "sd", "skewness", "kurtosis"]
    assert flights[shown].astype(float).tolist() == pytest.approx([0.99, 211, 38.6, 25.6, 46.7, 2.1, 4.51], rel=5e-3)
    assert (flights["outliers"], multivariate.statistics(raw).loc["Ship", "not_zero"]) == (True, 42)
    shares = multivariate.availability(raw, framework).loc["BGD", ["Index", "Instit", "P2P", "Physical"]]
    assert shares.tolist() == pytest.approx([0.877551, 0.8333333, 0.75, 0.875])
    pairs = multivariate.correlations(asem.normalised, framework)
    pairs = pairs[pairs["within"] & ((pairs["r"] >= 0.75) | (pairs["r"] <= -0.5))]
    assert sorted(pairs["r"].round(3)) == [-0.752, -0.697, -0.623, 0.761, 0.768]
    assert set(pairs.loc[pairs["flag"] == "negative", "first_parent"]) == {"Instit"}
    assert multivariate.cronbach_alpha(raw[list(framework.children("P2P"))]) == pytest.approx(0.05126659, abs=1e-8)
    social = multivariate.principal_components(raw[list(framework.children("Social"))])
    assert social.sd[:4].tolist() == pytest.approx([2.2042, 1.1256, 0.9788, 0.78834], abs=6e-5)
    assert social.explained[:3].tolist() == pytest.approx([0.5398, 0.1408, 0.1065], abs=6e-5)
    environment = multivariate.principal_components(raw[list(framework.children("Environ"))]).loadings["PC1"]
    published = {"CO2": 0.581, "Forest": -0.214, "MatCon": 0.543, "PrimEner": 0.313, "Renew": -0.473}
    assert environment.to_dict() == pytest.approx(published, abs=6e-4)


def test_asem_strengths_and_weaknesses_of_spain_are_coinr_s() -> None:
    """COINr, vignette Presenting results, get_str_weak of the raw data."""
    values, framework = asem_tables()
    strengths, weaknesses = multivariate.strengths_and_weaknesses(values, framework, "ESP")
    assert dict(zip(strengths["code"], strengths["rank"], strict=True)) == {
        "CostImpEx": 1, "TIRcon": 1, "Tourist": 2, "Flights": 3, "UNVote": 3,
    }  # fmt: skip
    assert dict(zip(weaknesses["code"], weaknesses["rank"], strict=True)) == {
        "PubDebt": 43, "Forest": 40, "TBTs": 40, "Lang": 38, "NEET": 33,
    }  # fmt: skip
    assert weaknesses["value"][0] == pytest.approx(99.3, abs=0.05)


def test_asem_uncertainty_agrees_with_coinr_s_run(asem: Result) -> None:
    """COINr, vignette Sensitivity analysis: the same four choices, 100 runs there; and aggregation matters the most."""
    alternatives = Alternatives(
        winmaxes=(1, 2, 3, 4, 5),
        normalisations=(Normalisation(low=1, high=100), Normalisation("zscore", mean=10, sd=2)),
        aggregations=("arithmetic", "geometric"),
        noise={2: 0.25, 3: 0.25},
    )
    found = monte_carlo(asem, alternatives).ranks
    published = {
        "AUS": (35, 35.28, 35, 34, 38), "AUT": (7, 7.00, 7, 5.95, 9), "BEL": (5, 5.15, 5, 3, 9),
        "BGD": (46, 45.46, 46, 41, 48), "BGR": (30, 27.59, 28, 24, 30), "BRN": (40, 40.07, 40, 37, 45),
    }  # fmt: skip
    for unit, (nominal, mean, median, low, high) in published.items():
        assert found.loc[unit, "nominal"] == nominal
        assert found.loc[unit, "mean"] == pytest.approx(mean, abs=0.8)
        assert found.loc[unit, ["median", "low", "high"]].tolist() == pytest.approx([median, low, high], abs=1.1)
    indices = sobol(asem, alternatives, bootstrap=200).indices
    print("\n" + indices.round(3).to_string())
    assert indices["total"].idxmax() == "aggregation"
    assert indices["total"].idxmin() == "winmax"

"""Whether an index hangs together: alpha, influence, double counting and mirrors, on tables made for it."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.index.coherence import coherence
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.influence import correlation_ratio, influence
from patokaz.analysis.index.multivariate import consistency, cronbach_alpha
from patokaz.analysis.index.pipeline import Recipe, Result, compute

CASES = Path(__file__).parents[1] / "cases"
UNITS = 400
PILLARS = {"people": {"a": 1, "b": 1, "c": 1}, "money": {"d": 1, "e": 1, "f": 1}}


def drawn() -> pd.DataFrame:
    """Two pillars of three indicators each, and something in common."""
    generator = np.random.default_rng(8)
    common = generator.normal(size=UNITS)
    latent = {pillar: 0.8 * common + 0.6 * generator.normal(size=UNITS) for pillar in PILLARS}
    columns = {
        code: latent[pillar] + 0.5 * generator.normal(size=UNITS) for pillar, codes in PILLARS.items() for code in codes
    }
    return pd.DataFrame(columns)


def index_of(values: pd.DataFrame, pillars: dict[str, dict[str, int]] | None = None) -> Result:
    return compute(values, Framework.from_pillars(pillars or PILLARS), Recipe())


def codes(values: pd.DataFrame, pillars: dict[str, dict[str, int]] | None = None) -> set[tuple[str, ...]]:
    return {(finding.code, *finding.subjects) for finding in coherence(index_of(values, pillars)).findings}


@pytest.mark.parametrize("name", ["analysis-complementary-shares.csv", "analysis-urban-rural.csv"])
@pytest.mark.filterwarnings("error")
def test_shares_that_add_up_to_100_have_no_alpha_and_are_named(name: str) -> None:
    table = pd.read_csv(CASES / name, sep=";", index_col=0).astype(float)
    values = table.set_axis(["one", "other"], axis=1).assign(third=np.random.default_rng(1).normal(size=len(table)))
    pillars = {"own": {"one": 1, "other": 1}, "given": {"third": 1}}
    assert math.isnan(cronbach_alpha(values[["one", "other"]]))
    result = index_of(values, pillars)
    assert math.isnan(consistency(result.normalised, result.framework).loc["own", "alpha"])
    found = coherence(result)
    assert found.pillars["alpha"].tolist() == [None, None]
    assert found.mirrors == (("one", "other"),)
    assert found.verdict == "does_not_hold"
    assert {("mirrors", "one", "other"), ("no_alpha", "own")} <= {(f.code, *f.subjects) for f in found.findings}
    turned = coherence(index_of(values, {"own": {"one": 1, "other": -1}, "given": {"third": 1}}))
    assert turned.mirrors == (("one", "other"),)
    assert ("twice", "one", "other") in {(f.code, *f.subjects) for f in turned.findings}
    assert turned.pillars.loc["own", "alpha"] == pytest.approx(1)


def test_alpha_of_a_constant_cannot_be_computed() -> None:
    values = pd.DataFrame({"x": [1.0, 2.0, 4.0], "y": [3.0, 3.0, 3.0]})
    assert math.isnan(cronbach_alpha(values))
    # by hand: covariances 7/3, 7/3, 7/3 of a doubled column: 4·(7/3)/(4·7/3)
    assert cronbach_alpha(values.assign(y=values["x"])) == pytest.approx(1)


def test_an_index_that_hangs_together() -> None:
    found = coherence(index_of(drawn()))
    assert (found.verdict, found.findings) == ("holds", ())
    assert (found.pillars["alpha"].astype(float) > 0.8).all()
    assert (found.indicators["r_own"] > found.indicators["r_other"]).all()
    assert found.indicators.loc["a", "pillar"] == "people"
    assert found.indicators.loc["a", "other"] == "money"
    assert found.pillars["influence"].sum() == pytest.approx(1)
    assert found.pillars["weight"].tolist() == [0.5, 0.5]


def test_what_an_auditor_would_note() -> None:
    values = drawn()
    assert ("against_pillar", "c") in codes(values.assign(c=-values["c"]))
    assert ("against_index", "c") in codes(values.assign(c=-values["c"]))
    noise = pd.Series(np.random.default_rng(5).normal(size=UNITS))
    assert ("weak_in_pillar", "c") in codes(values.assign(c=noise))
    assert ("double", "a", "d") in codes(values.assign(d=values["a"] + 0.01 * noise))
    assert ("misplaced", "d", "people") in codes(values.assign(d=values["a"] + 0.3 * noise))
    opposed = values.assign(d=0.1 * noise - values["a"], e=0.1 * noise - values["b"], f=0.1 * noise - values["c"])
    found = coherence(compute(opposed, Framework.from_pillars(PILLARS, {"people": 3}), Recipe()))
    assert found.verdict == "does_not_hold"
    assert any(finding.code == "pillar_against_index" for finding in found.findings)
    assert found.findings[0].serious


def test_r_with_the_own_pillar_leaves_the_indicator_out() -> None:
    values = drawn()
    result = index_of(values)
    rest = result.normalised[["b", "c"]].mean(axis=1)
    expected = float(np.corrcoef(result.normalised["a"], rest)[0, 1])
    assert coherence(result).indicators.loc["a", "r_own"] == pytest.approx(expected)


def test_influence_by_hand() -> None:
    """y = x1 + 2·x2 of independent uniforms: 1/5 and 4/5 of the variance; (x - 1/2)² is told whole by x though r is 0."""
    generator = np.random.default_rng(6)
    first, second = (pd.Series(generator.random(2000)) for _ in range(2))
    score = first + 2 * second
    assert correlation_ratio(score, first) == pytest.approx(0.2, abs=0.04)
    assert correlation_ratio(score, second) == pytest.approx(0.8, abs=0.03)
    bent = (first - 0.5) ** 2
    assert abs(bent.corr(first)) < 0.1
    assert correlation_ratio(bent, first) > 0.98
    assert correlation_ratio(score, second) == pytest.approx(correlation_ratio(score, np.exp(8 * second)))
    assert correlation_ratio(pd.Series(generator.random(2000)), first) < 0.02


def test_the_correlation_ratio_of_few_values_by_hand() -> None:
    """Means 2 and 6 of two each around 4: 4 of 20 within them, and 1 - 4/20·(4 - 1)/(4 - 2) = 0.7."""
    score, element = pd.Series([1.0, 3.0, 5.0, 7.0]), pd.Series([0.0, 0.0, 1.0, 1.0])
    assert correlation_ratio(score, element) == pytest.approx(0.7)
    assert math.isnan(correlation_ratio(score, element * 0))
    assert math.isnan(correlation_ratio(score.head(2), element))


def test_influence_stands_beside_weight() -> None:
    values = pd.DataFrame(np.random.default_rng(9).random((1000, 2)), columns=["x", "y"])
    result = compute(values, Framework.from_pillars({"p": {"x": 1}, "q": {"y": 1}}, {"q": 2}), Recipe())
    found = influence(result.scores, result.framework)
    assert found.loc["q", "weight"] == pytest.approx(2 / 3)
    assert found.loc["q", "influence"] == pytest.approx(0.8, abs=0.04)
    assert found.loc["q", "excess"] == pytest.approx(found.loc["q", "influence"] - 2 / 3)

"""What many runs of one index say: shares of variance, tiers, and who is ahead of whom."""

import math

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.index.runs import Alternatives
from patokaz.analysis.index.tiers import ahead_of_all, ahead_share, tiers
from patokaz.analysis.index.uncertainty import Uncertainty, saltelli_sample, sobol_indices


def uncertainty(by_run: list[list[int]] | np.ndarray, units: list[str]) -> Uncertainty:
    runs = np.array(by_run, dtype=np.uint16)
    known = np.where(runs > 0, runs, np.nan)
    mean = [math.nan if np.isnan(column).all() else float(np.nanmean(column)) for column in known.T]
    table = pd.DataFrame({"nominal": known[0], "mean": mean}, index=units)
    return Uncertainty(table, runs, len(runs), 1, Alternatives())


def test_first_order_indices_hold_far_from_nought() -> None:
    """y = 1000 + x1 + 2·x2 + 0·x3: the shares are 0.2, 0.8 and 0 wherever y lies, and S stays below ST."""
    sample = saltelli_sample(1000, 3, np.random.default_rng(3))
    first, total, _ = sobol_indices(sample @ np.array([1.0, 2.0, 0.0]) + 1000, 3)
    assert first.tolist() == pytest.approx([0.2, 0.8, 0], abs=0.08)
    assert (first <= total + 0.08).all()
    near, _, _ = sobol_indices(sample @ np.array([1.0, 2.0, 0.0]), 3)
    assert first.tolist() == pytest.approx(near.tolist(), abs=1e-6)


def test_who_is_ahead_by_hand() -> None:
    """Ten runs: a is ahead of b in 6, level with it in 2; c is always last, d has no rank in half of the runs."""
    rows = [[1, 2, 3, 4]] * 5 + [[1, 2, 3, 0]] + [[1, 1, 3, 0]] * 2 + [[2, 1, 3, 0]] * 2
    found = uncertainty(rows, list("abcd"))
    assert ahead_share(found, "a", "b") == pytest.approx((6 + 2 / 2) / 10)
    assert ahead_share(found, "b", "a") == pytest.approx((2 + 2 / 2) / 10)
    assert ahead_of_all(found, "c").tolist() == pytest.approx([0, 0, math.nan, 1], nan_ok=True)
    for one, other in (("z", "a"), ("a", "z")):
        with pytest.raises(ValueError, match="no unit z"):
            ahead_share(found, one, other)


def test_tiers_by_hand() -> None:
    """a and b change places, b and c as well, but a is always ahead of c: c opens the second tier, d joins it."""
    rows = [[1, 2, 3, 4, 0], [2, 1, 3, 4, 0], [1, 3, 2, 4, 0], [1, 2, 4, 3, 0]]
    found = uncertainty(rows, list("abcde"))
    assert tiers(found).tolist() == [1, 1, 2, 2, pd.NA]
    # at three quarters a is told apart from b, b from c and c from d
    assert tiers(found, certain=0.75).tolist() == [1, 2, 3, 4, pd.NA]
    with pytest.raises(ValueError, match="between"):
        tiers(found, certain=0.4)


def test_many_units_have_their_tiers_at_once() -> None:
    scores = np.random.default_rng(1).normal(np.arange(300) / 20, 1.0, (1000, 300))
    found = uncertainty(scores.argsort(axis=1).argsort(axis=1) + 1, [f"u{at}" for at in range(300)])
    tier = tiers(found)
    assert 1 < tier.max() < 300
    members = tier[tier == 2].index
    assert max(ahead_of_all(found, one)[members].max() for one in members) < 0.95
    outside = tier[tier == 3].index[0]
    assert min(ahead_of_all(found, outside)[members].min(), 1) <= 0.05

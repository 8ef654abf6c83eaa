"""Positive deviance: areas that achieve more than others with the same potential."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST = 20
NORMAL_MAD = 1.4826


class NoDeviance(ValueError):
    """Why no deviance can be computed.

    reason: `few` (too few areas), `same_potential` or `same_result` (all have the same), `one_value` (half of the areas or
    more have the same result), `on_line` (half of them lie exactly on the line); count: areas with both figures; value: of
    `one_value`.
    """

    def __init__(self, reason: str, count: int, value: float = math.nan) -> None:
        super().__init__(f"No deviance of {count} areas: {reason}")
        self.reason, self.count, self.value = reason, count, value


@dataclass(frozen=True)
class Deviance:
    """The line expected = intercept + slope·potential and how far each area is from it.

    by_area: `potential`, `result`, `expected`, `residual` (result - expected, in units of the result) and `deviance`
    (residual in robust standard deviations, above 0 better than expected), the best first. Show it only beside `areas`
    (how many were counted) and `r_squared`.
    """

    by_area: pd.DataFrame
    slope: float
    intercept: float
    areas: int
    r_squared: float


def positive_deviance(result: pd.Series, potential: pd.Series, direction: int = 1) -> Deviance:
    """Residuals of result on potential by Theil-Sen regression, over 1.4826 times their median absolute deviation.

    Theil-Sen (the slope is the median of the slopes of all pairs, the intercept the median of what is left) because the
    areas sought are outliers and must not attract the line: it tolerates up to 29 % of them, and has
    no tuning constant, unlike Huber's, which is also sensitive to extreme values of the potential. The spread is robust for the same reason.
    r_squared is 1 - Σ residual²/Σ(result - mean)² of that line: never above that of least squares, below 0 where the
    line explains less than the mean does.

    result, potential: by area, any units; areas that lack one are left out. direction: 1 if more of the result is
    better, -1 if less. Raises NoDeviance below FEWEST areas, for equal potentials or results, where half of the areas have
    the same result or lie exactly on the line; ValueError for another direction. Source: Sen 1968, Journal of the American Statistical Association
    63(324); Rousseeuw and Croux 1993, the same 88(424).
    """
    if direction not in (1, -1):
        raise ValueError("The direction of a result is 1 (more is better) or -1 (less is better).")
    table = pd.concat([potential, result], axis=1, keys=["potential", "result"]).astype(float)
    table = table[np.isfinite(table).all(axis=1)]
    if len(table) < FEWEST:
        raise NoDeviance("few", len(table))
    for name in table:
        if table[name].nunique() == 1:
            raise NoDeviance("same_potential" if name == "potential" else "same_result", len(table))
    slope, intercept = _theil_sen(table["potential"].to_numpy(), table["result"].to_numpy())
    table["expected"] = intercept + slope * table["potential"]
    table["residual"] = table["result"] - table["expected"]
    table["deviance"] = direction * table["residual"] / _robust_spread(table["residual"].to_numpy(), table["result"])
    around_mean = ((table["result"] - table["result"].mean()) ** 2).sum()
    return Deviance(
        by_area=table.sort_values("deviance", ascending=False, kind="stable"),
        slope=slope,
        intercept=intercept,
        areas=len(table),
        r_squared=float(1 - (table["residual"] ** 2).sum() / around_mean),
    )


def _theil_sen(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    first, second = np.triu_indices(x.size, k=1)
    run, rise = x[second] - x[first], y[second] - y[first]
    slope = float(np.median(rise[run != 0] / run[run != 0]))
    return slope, float(np.median(y - slope * x))


def _robust_spread(residuals: np.ndarray, result: pd.Series) -> float:
    spread = NORMAL_MAD * float(np.median(np.abs(residuals - np.median(residuals))))
    if spread <= 1e-12 * float(np.ptp(result)):
        often = result.value_counts()
        if 2 * int(often.iloc[0]) >= len(result):
            raise NoDeviance("one_value", len(result), float(often.index[0]))
        raise NoDeviance("on_line", len(result))
    return spread

"""A first composite index: min-max normalisation, pillars, equal weights, coverage (OECD/JRC Handbook 2008)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Framework:
    """What an index is made of: pillar -> indicator -> direction (1 more is better, -1 less is better)."""

    pillars: Mapping[str, Mapping[str, int]]

    @property
    def indicators(self) -> Sequence[str]:
        """All indicator ids, pillar by pillar."""
        return [indicator for members in self.pillars.values() for indicator in members]


def minmax_score(
    values: pd.DataFrame, directions: Mapping[str, int], low: float = 0.0, high: float = 100.0
) -> pd.DataFrame:
    """Each column rescaled to [low, high] by (s·x - min)/(max - min), s the direction; missing stays missing.

    values: units × indicators. A column with one value only is missing: it tells nothing apart.
    Source: OECD/JRC Handbook 2008, section 5.2; COINr n_minmax.
    """
    signed = values * pd.Series(directions).reindex(values.columns)
    spread = (signed.max() - signed.min()).replace(0.0, np.nan)
    return (signed - signed.min()) / spread * (high - low) + low


def composite_index(values: pd.DataFrame, framework: Framework, threshold: float = 2 / 3) -> pd.DataFrame:
    """Scores 0-100 of units: one column a pillar, then `index`, `coverage` (share of indicators present) and `rank`.

    values: units × indicators in their own units. A pillar is the mean of its present indicators, the index the mean of
    present pillars; both are missing where less than `threshold` of their parts is present. Rank 1 is the best; units
    without an index have none. Source: OECD/JRC Handbook 2008, steps 5 and 6.
    """
    directions = {key: sign for members in framework.pillars.values() for key, sign in members.items()}
    present = values.reindex(columns=framework.indicators)
    scores = minmax_score(present, directions)
    pillars = pd.DataFrame(
        {pillar: _mean_above(scores[list(members)], threshold) for pillar, members in framework.pillars.items()}
    )
    result = pillars.assign(index=_mean_above(pillars, threshold), coverage=present.notna().mean(axis=1))
    return result.assign(rank=result["index"].rank(ascending=False, method="min"))


def _mean_above(table: pd.DataFrame, threshold: float) -> pd.Series:
    return table.mean(axis=1).where(table.notna().mean(axis=1) >= threshold)

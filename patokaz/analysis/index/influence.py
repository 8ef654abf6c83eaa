"""What an indicator really counts for in an index, beside its weight (OECD/JRC Handbook 2008, step 6)."""

import math

import numpy as np
import pandas as pd

from patokaz.analysis.index.framework import Framework
from patokaz.analysis.spread import is_constant

MOST_GROUPS = 25
GROUP_SIZE = 8


def correlation_ratio(score: pd.Series, element: pd.Series) -> float:
    """Share of the score's variance that goes when the element is known, Var(E[score | element])/Var(score), 0 … 1.

    Also called first-order sensitivity index or Pearson's correlation ratio; unlike r² it sees bent dependence. E is the
    mean of groups by the element's rank, as many as MOST_GROUPS or GROUP_SIZE units allow, or of each value where there are
    fewer; 1 - (1 - η²)(n - 1)/(n - groups) takes out what groups explain by chance. score, element: unit -> value, units
    that lack one left out. Missing for fewer units than two groups need or where one does not vary. Source: Paruolo,
    Saisana and Saltelli 2013, Journal of the Royal Statistical Society A 176(3), section 3; Kelley 1935, PNAS 21(9) (ε²).
    """
    pair = pd.concat([score, element], axis=1, keys=["score", "element"]).astype(float).dropna()
    if len(pair) < 3 or is_constant(pair["score"]) or is_constant(pair["element"]):
        return math.nan
    groups = pair["element"].rank()
    most = max(2, min(MOST_GROUPS, len(pair) // GROUP_SIZE))
    if groups.nunique() > most:
        groups = np.ceil(groups * most / len(pair))
    means = pair["score"].groupby(groups).transform("mean")
    unexplained = float(((pair["score"] - means) ** 2).sum() / ((pair["score"] - pair["score"].mean()) ** 2).sum())
    return max(0.0, 1 - unexplained * (len(pair) - 1) / (len(pair) - groups.nunique()))


def influence(scores: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Influence of every indicator and pillar beside its weight: one row a code below the index.

    scores: units × codes of all levels. Columns: level, parent, `weight` (share of the index, effective), `ratio`
    (correlation_ratio with the index), `influence` (ratio over the sum of the ratios of its level), `excess` = influence -
    weight: above 0 it decides more than it should. Source: as correlation_ratio; Becker, Saisana, Paruolo and Vandecasteele
    2017, Ecological Indicators 80.
    """
    shares = framework.effective_weights()
    rows = {
        node.code: (
            node.level,
            node.parent,
            shares[node.code],
            correlation_ratio(scores[framework.top], scores[node.code]),
        )
        for node in framework.nodes
        if node.parent is not None
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["level", "parent", "weight", "ratio"])
    total = table.groupby("level")["ratio"].transform("sum")
    table["influence"] = table["ratio"] / total.where(total > 0)
    table["excess"] = table["influence"] - table["weight"]
    return table

"""Looking back at the data: statistics, correlation, consistency, influence (OECD/JRC Handbook 2008, steps 4 and 8)."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from patokaz.analysis.index.aggregate import aggregate
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.pipeline import Result, ranks
from patokaz.analysis.index.treat import kurtosis, passes, skewness
from patokaz.analysis.spread import is_constant

REDUNDANT = 0.9
NEGATIVE = -0.4
CANCELLED = 1e-9


@dataclass(frozen=True)
class PrincipalComponents:
    """Components of standardised indicators, the strongest first.

    explained: component -> share of the variance; sd: component -> standard deviation; loadings: indicators ×
    components, each column of length 1; units: how many had all the data.
    """

    explained: pd.Series
    sd: pd.Series
    loadings: pd.DataFrame
    units: int


@dataclass(frozen=True)
class Comparison:
    """Ranks of two indices side by side (first, second, difference = first - second), and Spearman's rank correlation."""

    ranks: pd.DataFrame
    spearman: float


def statistics(values: pd.DataFrame) -> pd.DataFrame:
    """One row an indicator: min, max, mean, median, sd (n - 1), skewness G1, kurtosis G2, counts, share present, outliers.

    values: units × indicators. outliers is True where |G1| >= 2 and G2 >= 3.5. Source: COINr get_stats.
    """
    table = values.astype(float)
    return pd.DataFrame(
        {
            "min": table.min(),
            "max": table.max(),
            "mean": table.mean(),
            "median": table.median(),
            "sd": table.std(ddof=1),
            "skewness": table.agg(skewness),
            "kurtosis": table.agg(kurtosis),
            "present": table.notna().sum(),
            "not_zero": (table.notna() & (table != 0)).sum(),
            "distinct": table.nunique(),
            "share_present": table.notna().mean(),
            "outliers": ~table.agg(passes).astype(bool),
        }
    )


def availability(values: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Share of indicators present, 0 to 1: units × aggregates of every level. Source: COINr get_data_avail."""
    present = values[list(framework.indicators)].notna()
    shares = {}
    for codes in framework.levels.values():
        for code in codes:
            if framework.children(code):
                shares[code] = present[_indicators_below(framework, code)].mean(axis=1)
    return pd.DataFrame(shares, index=values.index)


def correlations(values: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Pearson's r of every pair of columns over the units that have both, with a flag.

    values: units × codes of one level, in the direction of more is better. Columns: first, second, first_parent,
    second_parent, within (the same parent), r, units, flag: `redundant` for |r| >= 0.9, `negative` for r <= -0.4, else
    empty. Source: OECD/JRC Handbook 2008, section 4; COINr get_corr, get_corr_flags.
    """
    matrix, present = values.astype(float).corr(), values.notna().astype(int)
    counts = present.T @ present
    rows = []
    for first, second in combinations(values.columns, 2):
        r, parents = float(matrix.loc[first, second]), (framework.node(first).parent, framework.node(second).parent)
        rows.append((first, second, *parents, parents[0] == parents[1], r, int(counts.loc[first, second]), _flag(r)))
    columns = ["first", "second", "first_parent", "second_parent", "within", "r", "units", "flag"]
    return pd.DataFrame(rows, columns=columns)


def cronbach_alpha(values: pd.DataFrame) -> float:
    """k² · mean covariance / sum of all covariances of k indicators; missing where it cannot be computed.

    That is for fewer than two indicators, a constant one, and indicators that cancel each other out, so that their sum
    does not vary (shares that add up to 100). values: units × indicators; pairs use the units that have both. Source:
    Cronbach 1951; COINr get_cronbach.
    """
    count = len(values.columns)
    if count < 2 or any(is_constant(values[code]) for code in values):
        return float("nan")
    covariances = values.astype(float).cov().to_numpy()
    total = float(np.nansum(covariances))
    if total <= CANCELLED * float(np.nansum(np.abs(covariances))):
        return float("nan")
    mean = (total - float(np.nansum(np.diag(covariances)))) / (count * (count - 1))
    return count**2 * mean / total


def consistency(values: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """One row a pillar (level 2): indicators, Cronbach's alpha, share of the variance in the first component and in the first two, units.

    values: units × indicators, in the direction of more is better. units: how many have all the pillar's indicators.
    Missing where a pillar has one indicator, one that is constant, or too few complete units. Source: OECD/JRC Handbook
    2008, section 4.
    """
    rows = {}
    for pillar in framework.levels[2]:
        members = values[list(framework.children(pillar))].dropna(axis=1, how="all")
        complete = members.dropna()
        first = second = float("nan")
        if len(members.columns) > 1 and len(complete) > 1 and bool((complete.std(ddof=1) > 0).all()):
            explained = principal_components(members).explained
            first, second = float(explained.iloc[0]), float(explained.iloc[:2].sum())
        rows[pillar] = (len(framework.children(pillar)), cronbach_alpha(members), first, second, len(complete))
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["indicators", "alpha", "first_component", "two_components", "units"]
    )


def rank_correlations(score: pd.Series, others: pd.DataFrame, least: int = 30) -> pd.DataFrame:
    """Spearman's r of a score with each column of other figures, the strongest first: columns r, units.

    score: unit -> score; others: units × figures. Left out: figures that fewer than `least` units of the score have, and
    constants. Source: OECD/JRC Handbook 2008, section 9.
    """
    aligned = others.reindex(score.dropna().index)
    counts = aligned.notna().sum()
    rows = {}
    for code in counts[counts >= least].index:
        # Ranks first, then Pearson: pandas' own Spearman of two series imports scipy, most of a second.
        known = aligned[code].dropna().rank()
        rows[code] = (float(known.corr(score[known.index].rank())), int(counts[code]))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["r", "units"]).dropna(subset=["r"])
    return table.loc[table["r"].abs().sort_values(ascending=False, kind="stable").index]


def principal_components(values: pd.DataFrame) -> PrincipalComponents:
    """PCA of standardised indicators over the units that have all of them; the largest loading of each is positive.

    values: units × indicators. Raises ValueError for fewer than two such units and for a constant indicator.
    Source: OECD/JRC Handbook 2008, section 4; COINr get_PCA.
    """
    complete = values.astype(float).dropna()
    spread = complete.std(ddof=1)
    if len(complete) < 2 or not (spread > 0).all():
        raise ValueError("Principal components need two complete units and indicators that vary.")
    _, sizes, vectors = np.linalg.svd(((complete - complete.mean()) / spread).to_numpy(), full_matrices=False)
    largest = vectors[np.arange(len(vectors)), np.abs(vectors).argmax(axis=1)]
    names = [f"PC{number}" for number in range(1, len(sizes) + 1)]
    variances = sizes**2 / (len(complete) - 1)
    return PrincipalComponents(
        pd.Series(variances / len(values.columns), names),
        pd.Series(np.sqrt(variances), names),
        pd.DataFrame((vectors * np.sign(largest)[:, None]).T, values.columns, names),
        len(complete),
    )


def effective_weights(framework: Framework) -> pd.DataFrame:
    """One row a node: parent, level, weight as given, effective weight (share of the index). Source: COINr get_eff_weights."""
    shares = framework.effective_weights()
    rows = [(node.code, node.parent, node.level, node.weight, shares[node.code]) for node in framework.nodes]
    return pd.DataFrame(rows, columns=["code", "parent", "level", "weight", "effective_weight"]).set_index("code")


def removal(result: Result, level: int) -> pd.Series:
    """Mean absolute change of the index' rank, in ranks, when each element of a level gets the weight 0.

    A pillar left without elements goes with its last one; missing where no unit has an index without the element. Raises
    ValueError for a level that is not below the index. Source: COINr remove_elements.
    """
    framework, recipe = result.framework, result.recipe
    if level not in framework.levels or framework.top in framework.levels[level]:
        raise ValueError(f"There is no level {level} below the index.")
    nominal = result.ranks[framework.top]
    changes = {}
    for code in framework.levels[level]:
        scores = aggregate(
            result.normalised, _without(framework, code), recipe.aggregation, recipe.data_threshold, recipe.power
        )
        changes[code] = float((ranks(scores[[framework.top]])[framework.top] - nominal).abs().mean())
    return pd.Series(changes, name="mean_absolute_rank_change")


def _without(framework: Framework, code: str) -> Framework:
    """The framework with a weight of 0 for an element, and for its parents without other weighted elements."""
    taken, parent = {code: 0.0}, framework.node(code).parent
    while parent and not any(taken.get(child, framework.weights[child]) for child in framework.children(parent)):
        taken[parent], parent = 0.0, framework.node(parent).parent
    return framework.with_weights(taken)


def strengths_and_weaknesses(
    values: pd.DataFrame, framework: Framework, unit: Hashable, most: int = 5
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The indicators in which a unit ranks best and worst, at most `most` of each: code, name, parent, rank, value, unit.

    values: units × indicators in their own units. Indicators in which the unit shares the last rank are excluded: they do
    not distinguish it. Raises ValueError for an unknown unit. Source: COINr get_str_weak, which also leaves out the
    indicators in which the unit alone is the last (min_discard).
    """
    if unit not in values.index:
        raise ValueError(f"There is no unit {unit}.")
    table = values[list(framework.indicators)].astype(float)
    ranked = ranks(table * pd.Series(framework.directions))
    own = ranked.loc[unit]
    shared = (ranked == ranked.max()).sum() > 1
    own = own[own.notna() & ~(shared & (own == ranked.max()))].sort_values(kind="stable")
    rows = []
    for code, rank in own.items():
        node = framework.node(str(code))
        rows.append((code, node.name, node.parent, int(rank), table.loc[unit, code], node.unit))
    listed = pd.DataFrame(rows, columns=["code", "name", "parent", "rank", "value", "unit"])
    return listed.head(most), listed.tail(most).iloc[::-1].reset_index(drop=True)


def compare(first: pd.Series, second: pd.Series) -> Comparison:
    """Two indices by the ranks of their scores, the largest difference first; units of only one have one rank.

    first, second: unit -> score, higher is better. Spearman's correlation is over the units of both, ranked again with
    mean ranks of ties. Source: COINr compare_coins.
    """
    scores = pd.DataFrame({"first": first, "second": second})
    table = ranks(scores)
    table["difference"] = table["first"] - table["second"]
    order = table["difference"].abs().sort_values(ascending=False, kind="stable", na_position="last").index
    both = scores.dropna().rank()
    return Comparison(table.loc[order], float(both["first"].corr(both["second"])))


def moves(comparison: Comparison, most: int = 10) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The units that rise and that fall most from the first index to the second, at most `most` of each; rows as of `ranks`."""
    known = comparison.ranks.dropna()
    rising = known[known["difference"] > 0].sort_values("difference", ascending=False, kind="stable")
    falling = known[known["difference"] < 0].sort_values("difference", kind="stable")
    return rising.head(most), falling.head(most)


def _indicators_below(framework: Framework, code: str) -> list[str]:
    members = framework.children(code)
    return [found for member in members for found in _indicators_below(framework, member)] if members else [code]


def _flag(r: float) -> str:
    if abs(r) >= REDUNDANT:
        return "redundant"
    return "negative" if r <= NEGATIVE else ""

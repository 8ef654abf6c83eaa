"""From figures to ranks: a recipe of choices, and every step's table kept (OECD/JRC Handbook 2008, steps 2 to 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from patokaz.analysis.index.aggregate import aggregate
from patokaz.analysis.index.denominate import denominate
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.impute import impute
from patokaz.analysis.index.normalise import Normalisation, normalise
from patokaz.analysis.index.screen import data_share, screen
from patokaz.analysis.index.treat import WINMAX, Treatment, treat
from patokaz.analysis.spread import is_constant


@dataclass(frozen=True)
class Recipe:
    """The choices that make an index.

    availability: least share of indicators of a unit. screen_first: that share is of the data before imputation; False
    takes it after, as COINr's example does, where imputation has filled the gaps. aggregation: one method, or level ->
    method. data_threshold: least share of the elements of an aggregate.
    """

    denominate: bool = True
    imputation: str = "none"
    availability: float = 0.0
    screen_first: bool = False
    treatment: str = "winsorise_or_log"
    winmax: int = WINMAX
    normalisation: Normalisation = field(default_factory=Normalisation)
    aggregation: str | Mapping[int, str] = "arithmetic"
    power: float = 1.0
    data_threshold: float = 0.0


@dataclass(frozen=True)
class Result:
    """Every step of an index, tables of units × indicators; scores and ranks are units × codes of all levels.

    groups: unit -> group, as given. denominated, imputed, screened, treated, normalised: the table after that step. imputed_cells: True where imputed.
    shares: share of data each unit had before imputation. excluded: share of data of the units left out. ranks: 1 is the
    best, ties share the better rank.
    """

    framework: Framework
    recipe: Recipe
    groups: pd.Series | None
    denominated: pd.DataFrame
    imputed: pd.DataFrame
    imputed_cells: pd.DataFrame
    screened: pd.DataFrame
    shares: pd.Series
    excluded: pd.Series
    treated: pd.DataFrame
    treatments: tuple[Treatment, ...]
    normalised: pd.DataFrame
    scores: pd.DataFrame
    ranks: pd.DataFrame


class ConstantIndicators(ValueError):
    """Indicators with the same value in all units, which cannot discriminate; `indicators` are their codes."""

    def __init__(self, indicators: tuple[str, ...]) -> None:
        super().__init__(f"These indicators are the same in all units: {', '.join(indicators)}.")
        self.indicators = indicators


def compute(
    values: pd.DataFrame,
    framework: Framework,
    recipe: Recipe,
    groups: pd.Series | None = None,
    denominators: pd.DataFrame | None = None,
) -> Result:
    """The index of a table of figures by a recipe, with every step.

    values: units × indicators in their own units (other columns are ignored); groups: unit -> group for imputation;
    denominators: units × denominators. Raises ValueError for an indicator without a column, duplicate units, denominators
    that are needed and not given, a recipe that leaves no unit, and what the steps raise; ConstantIndicators for those with
    a weight that have one value. Source: OECD/JRC Handbook 2008; COINr.
    """
    denominated = _denominated(values, framework, recipe, denominators)
    if recipe.screen_first:
        screened, excluded = screen(denominated, recipe.availability)
        imputed, cells = impute(screened, recipe.imputation, groups)
        ready = imputed
    else:
        imputed, cells = impute(denominated, recipe.imputation, groups)
        screened, excluded = screen(imputed, recipe.availability)
        ready = screened
    if ready.empty:
        raise ValueError(f"No unit has {recipe.availability:.0%} of the data.")
    treated, treatments = treat(ready, recipe.treatment, recipe.winmax)
    _refuse_constants(treated, framework)
    normalised = normalise(treated, framework.directions, recipe.normalisation)
    scores = aggregate(normalised, framework, recipe.aggregation, recipe.data_threshold, recipe.power)
    return Result(
        framework, recipe, groups, denominated, imputed, cells, screened, data_share(denominated), excluded, treated, treatments,
        normalised, scores, ranks(scores),
    )  # fmt: skip


def ranks(scores: pd.DataFrame) -> pd.DataFrame:
    """Ranks in each column, 1 the highest, ties share the better rank; missing stays missing. Source: COINr rank_df."""
    return scores.rank(ascending=False, method="min")


def _refuse_constants(treated: pd.DataFrame, framework: Framework) -> None:
    """An indicator that no unit has is missing, not constant: the least share of data decides of it."""
    shares = framework.effective_weights()
    constant = tuple(
        code
        for code in framework.indicators
        if shares[code] > 0 and treated[code].notna().any() and is_constant(treated[code])
    )
    if constant:
        raise ConstantIndicators(constant)


def _denominated(
    values: pd.DataFrame, framework: Framework, recipe: Recipe, denominators: pd.DataFrame | None
) -> pd.DataFrame:
    missing = [code for code in framework.indicators if code not in values.columns]
    if missing:
        raise ValueError(f"These indicators have no column: {', '.join(missing)}.")
    if not values.index.is_unique:
        raise ValueError(f"These units stand twice: {', '.join(map(str, values.index[values.index.duplicated()]))}.")
    table = values[list(framework.indicators)].astype(float)
    by = {node.code: node.denominator for node in framework.nodes if node.level == 1 and node.denominator is not None}
    if not recipe.denominate or not by:
        return table
    if denominators is None:
        raise ValueError("The recipe divides by denominators, but none are given.")
    return denominate(table, denominators, by)

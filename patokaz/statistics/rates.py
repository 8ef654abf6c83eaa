"""Rates of few cases, derived from the catalogue's formulas and tested on counts; pure functions.

Covers indicators computed as a count per population (or as a balance of two counts), for one or two years.
"""

import ast
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis import small_numbers
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.formulas import evaluate, names_in

COUNTS = ("persons", "count")
FEWEST = 20
NEWEST = 6
RATES = ("pct", "per_1000")


@dataclass(frozen=True)
class RateParts:
    """The components of a rate: factor · (cases - losses) / people, each a formula; losses empty where there are none."""

    factor: float
    cases: str
    losses: str
    people: str


def rate_parts(formula: str) -> RateParts | None:
    """The components of a rate of counts; None for other formulas: amounts of money, or cases with lags."""
    try:
        node = ast.parse(formula, mode="eval").body
    except SyntaxError:
        return None
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        return None
    above, factor = node.left, 1.0
    if isinstance(above, ast.BinOp) and isinstance(above.op, ast.Mult) and isinstance(above.left, ast.Constant):
        factor, above = float(str(above.left.value)), above.right
    cases, losses = above, None
    if isinstance(above, ast.BinOp) and isinstance(above.op, ast.Sub):
        cases, losses = above.left, above.right
    if not all(_is_sum(part) for part in (cases, losses) if part is not None) or not _are_counts(formula):
        return None
    return RateParts(factor, ast.unparse(cases), ast.unparse(losses) if losses else "", ast.unparse(node.right))


def _is_sum(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and _is_sum(node.left) and _is_sum(node.right)
    if isinstance(node, ast.Subscript):
        return int(ast.literal_eval(node.slice)) > 0
    return isinstance(node, ast.Name)


def _are_counts(formula: str) -> bool:
    entries = [catalogue().get(name) for name in names_in(formula)]
    return all(entry is not None and entry.unit in COUNTS and not entry.in_groups for entry in entries)


def counts_of(entry: Indicator, country: str) -> list[str]:
    """The counts from which a rate is computed in a country (mk, bg, ua); empty where the indicator is no such rate."""
    formula = entry.formula_of(country)
    if not formula or entry.context or entry.unit not in RATES or rate_parts(formula) is None:
        return []
    return list(names_in(formula))


def judged_rates(entry: Indicator, country: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The newest rates of an indicator with what chance explains of them; empty where it is not a rate of counts.

    country: mk, bg or ua; rows: area_id, indicator_id, year, value of its counts (`counts_of`), for the areas of one
    level. Returns a frame by area_id with rate, smoothed (in the indicator's unit), weight (of the raw rate in the
    smoothed one), population, low_95, high_95, low_998, high_998, place (as analysis.small_numbers.funnel), missing for
    balances, which have no funnel; by_chance, change_by_chance: whether chance alone explains the difference from the
    overall rate, and the change from the previous year.
    """
    names = counts_of(entry, country)
    parts = rate_parts(entry.formula_of(country)) if names else None
    if parts is None:
        return pd.DataFrame()
    values = {
        name: of_name.set_index(["area_id", "year"])["value"] for name, of_name in _needed(rows).groupby("indicator_id")
    }
    if set(values) != set(names):
        return pd.DataFrame()
    series = [evaluate(part, values, {}) for part in (parts.cases, parts.losses, parts.people) if part]
    dated = [{*one.index.get_level_values("year")} for one in series if "year" in one.index.names]
    years = sorted(set.intersection(*dated)) if dated else [0]
    if not years:
        return pd.DataFrame()
    tables = [_at(series, year, bool(parts.losses)) for year in years[-2:]]
    found = _judged(tables[-1], parts, entry)
    if len(found) and len(tables) > 1 and years[-1] - years[-2] == 1:
        found = found.assign(change_by_chance=_change(tables[-2], tables[-1]).reindex(found.index))
    return found


def _needed(rows: pd.DataFrame) -> pd.DataFrame:
    """The counts of the NEWEST years, and the newest value of each, which a formula may fix."""
    newest = rows.groupby("indicator_id")["year"].transform("max")
    return rows[newest - rows["year"] < NEWEST]


def _at(series: list[pd.Series], year: int, balance: bool) -> pd.DataFrame:
    """Cases, losses and population of the areas with complete data in a year."""
    columns = ["cases", "losses", "people"] if balance else ["cases", "people"]
    taken = [one.xs(year, level="year") if "year" in one.index.names else one for one in series]
    table = pd.concat(taken, axis=1, keys=columns, join="inner").dropna()
    table = table[(table["people"] > 0) & (table["cases"] >= 0)]
    return table if balance else table.assign(losses=0.0)


def _judged(table: pd.DataFrame, parts: RateParts, entry: Indicator) -> pd.DataFrame:
    if len(table) < FEWEST or not table["cases"].sum() > 0:
        return pd.DataFrame()
    unknown = pd.Series(pd.NA, table.index, dtype="boolean")
    if parts.losses:
        target = float((table["cases"] - table["losses"]).sum() / table["people"].sum())
        chance = small_numbers.balance_by_chance(table["cases"], table["losses"], table["people"], target)
        rate = (table["cases"] - table["losses"]) / table["people"]
        return pd.DataFrame({"rate": parts.factor * rate, "by_chance": chance, "change_by_chance": unknown})
    shares = entry.unit == "pct" and bool((table["cases"] <= table["people"]).all())
    chance = small_numbers.by_chance(table["cases"], table["people"], shares=shares)
    found = pd.DataFrame({"by_chance": chance, "change_by_chance": unknown})
    smoothed = small_numbers.empirical_bayes(table["cases"], table["people"])
    bounds = small_numbers.funnel(table["cases"], table["people"], shares=shares).by_area
    for column in ("low_95", "high_95", "low_998", "high_998", "rate"):
        bounds[column] *= parts.factor
    return found.join(bounds).assign(smoothed=parts.factor * smoothed["smoothed"], weight=smoothed["weight"])


def _change(before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    both = before.index.intersection(after.index)
    old, new = before.loc[both], after.loc[both]
    if (old["losses"] > 0).any() or (new["losses"] > 0).any():
        return small_numbers.balance_change_by_chance(old, new)
    return small_numbers.change_by_chance(old["cases"], new["cases"], old["people"], new["people"])

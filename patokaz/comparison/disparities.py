"""Disparities among the areas of a country or region, and their convergence."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.convergence import Convergence, convergence, residual_autocorrelation
from patokaz.analysis.inequality import TheilParts, disparity, disparity_beside, theil_parts
from patokaz.analysis.ranking import competition_ranks
from patokaz.analysis.spatial import GlobalStatistic
from patokaz.geography.map_files import neighbours
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import levels
from patokaz.statistics.database import query
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.war_status import kept_apart

LEAST_AREAS = 3
PEOPLE = "population_persons"


def area_values(indicator: str, country: str, level: str, within: str) -> pd.DataFrame:
    """Areas × years of a level, of a country or within an area ('' means all); years with fewer than LEAST_AREAS left out.

    Without areas that are occupied now in any year: the same areas are compared over the years.
    """
    rows = query("level_series", indicator=indicator, country=country, level=level, within=within)
    rows = rows[~rows["area_id"].isin(list(kept_apart(country, level)))]
    if rows.empty:
        return pd.DataFrame()
    values = rows.pivot(index="area_id", columns="year", values="value")
    return values[values.columns[values.notna().sum() >= LEAST_AREAS]]


def disparities(values: pd.DataFrame) -> pd.DataFrame:
    """Measures of disparity by year (analysis.inequality), without years with a negative value or a total of zero."""
    positive = positive_years(values)
    return disparity(values[positive]) if positive else pd.DataFrame()


def positive_years(values: pd.DataFrame) -> list[int]:
    """Years valid for measures of inequality: no negative value, a total above zero."""
    return [year for year in values if (values[year].dropna() >= 0).all() and values[year].sum() > 0]


@cached(60)
def weighted_disparities(indicator: str, country: str, level: str, within: str) -> pd.DataFrame:
    """Measures by year weighted by population beside unweighted ones (disparity_beside); read only.

    Empty for plain counts and without population. A year without population uses that of the nearest earlier one,
    otherwise the next.
    """
    values = area_values(indicator, country, level, within)
    known = _people(indicator, values, country, level, within)
    positive = [] if known.empty else positive_years(values)
    return disparity_beside(values[positive], known[positive]) if positive else pd.DataFrame()


def _people(indicator: str, values: pd.DataFrame, country: str, level: str, within: str) -> pd.DataFrame:
    """Population by area in the years of values and its own; empty for plain counts."""
    people = area_values(PEOPLE, country, level, within)
    if catalogue()[indicator].is_of_whole_area or people.empty or values.empty:
        return pd.DataFrame()
    return people.reindex(columns=sorted({*people.columns, *values.columns})).T.ffill().bfill().T


@dataclass(frozen=True)
class TheilBetween:
    """Theil T of a year between and within the areas of a level `above`; population-weighted where valid."""

    above: str
    year: int
    parts: TheilParts
    weighted: TheilParts | None


@cached(60)
def theil_between(indicator: str, country: str, level: str) -> tuple[TheilBetween, ...]:
    """The newest year's Theil T decomposed by the areas of each higher level, nearest first. Read only."""
    values = area_values(indicator, country, level, "")
    positive = [] if values.empty else positive_years(values)
    if not positive:
        return ()
    newest = values[positive[-1]].dropna()
    people = _people(indicator, values, country, level, "")
    weights = people[positive[-1]] if len(people) else None
    found = []
    for above, groups in _areas_above(country, level).items():
        if 2 <= groups.reindex(newest.index).nunique() < len(newest):
            weighted = _parted(newest, groups, weights) if weights is not None else None
            found.append(TheilBetween(above, positive[-1], theil_parts(newest, groups), weighted))
    return tuple(found)


def _parted(values: pd.Series, groups: pd.Series, weights: pd.Series) -> TheilParts | None:
    try:
        return theil_parts(values, groups, weights)
    except ValueError:  # nobody lives where there is any
        return None


def _areas_above(country: str, level: str) -> Mapping[str, pd.Series]:
    """For each higher level, the larger area of each area; the next higher one if there is none at that level."""
    order = levels(country)
    tables = {key: level_places(country=country, level=key, language="en").set_index("area_id") for key in order}
    parents = pd.concat([table["parent_id"] for table in tables.values()])
    found = {}
    holder = tables[level]["parent_id"]
    for above in order[order.index(level) + 1 :]:
        lower = {area for key in order[: order.index(above)] for area in tables[key].index}
        while (below := holder.isin(lower)).any():
            holder = holder.where(~below, holder.map(parents))
        found[above] = holder
    return found


def breaks_of(indicator: str, country: str) -> list[int]:
    """The first years after a break in an indicator's series for the whole country, without breaks of single areas."""
    found = query("breaks", country=country)
    return [int(year) for year in found[(found["indicator_id"] == indicator) & (found["area_id"] == "")]["year"]]


def area_convergence(values: pd.DataFrame, indicator: str, country: str) -> Convergence | None:
    """Sigma and beta convergence of areas × years; None if the values or the kind of figure do not allow it."""
    try:
        counts = catalogue()[indicator].is_of_whole_area
        return convergence(values, breaks_of(indicator, country), counts=counts)
    except ValueError:
        return None


def likeness_of_residuals(found: Convergence, country: str, level: str) -> GlobalStatistic | None:
    """Moran's I of the growth regression's residuals; None if undefined."""
    try:
        return residual_autocorrelation(found, neighbours(country, level))
    except ValueError:
        return None


def growth_rows(found: Convergence, areas: pd.DataFrame) -> pd.DataFrame:
    """Annual growth of every area for a map: the columns of `areas` (area_id, name, upper), value, rank; by area_id."""
    rows = areas.merge(found.by_area["growth"].rename("value"), how="left", left_on="area_id", right_index=True)
    rows = by_area(rows)
    return rows.assign(rank=competition_ranks(rows["value"]))


def growth_table(found: Convergence, areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with initial value, growth and expected growth, fastest first; without excluded ones."""
    return areas.merge(found.by_area, left_on="area_id", right_index=True).sort_values("growth", ascending=False)

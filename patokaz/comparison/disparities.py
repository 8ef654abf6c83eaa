"""Disparities among the areas of a country or region, and whether they grow closer."""

import pandas as pd

from patokaz.analysis.convergence import Convergence, convergence, residual_autocorrelation
from patokaz.analysis.inequality import TheilParts, disparity, disparity_beside, theil_parts
from patokaz.analysis.ranking import competition_ranks
from patokaz.analysis.spatial import GlobalStatistic
from patokaz.geography.map_files import neighbours
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query

LEAST_AREAS = 3
PEOPLE = "population_persons"


def area_values(indicator: str, country: str, level: str, within: str) -> pd.DataFrame:
    """Areas × years of a level, of a country or within an area ('' means all); years with fewer than LEAST_AREAS left out."""
    rows = query("level_series", indicator=indicator, country=country, level=level, within=within)
    if rows.empty:
        return pd.DataFrame()
    values = rows.pivot(index="area_id", columns="year", values="value")
    return values[values.columns[values.notna().sum() >= LEAST_AREAS]]


def disparities(values: pd.DataFrame) -> pd.DataFrame:
    """Measures of disparity by year (analysis.inequality); years with a negative value or a total of zero left out."""
    positive = positive_years(values)
    return disparity(values[positive]) if positive else pd.DataFrame()


def positive_years(values: pd.DataFrame) -> list[int]:
    """The years in which measures of inequality hold: no negative value, a total above zero."""
    return [year for year in values if (values[year].dropna() >= 0).all() and values[year].sum() > 0]


@cached(60)
def weighted_disparities(indicator: str, country: str, level: str, within: str) -> pd.DataFrame:
    """Measures by year with each inhabitant weighing the same beside those with each area so (disparity_beside); empty
    for mere counts, and without population. A year without population takes that of the nearest earlier one, else the next. Read only.
    """
    values, people = (area_values(key, country, level, within) for key in (indicator, PEOPLE))
    if catalogue()[indicator].is_of_whole_area or people.empty or values.empty:
        return pd.DataFrame()
    years = sorted({*people.columns, *values.columns})
    known = people.reindex(columns=years).T.ffill().bfill().T
    positive = positive_years(values)
    return disparity_beside(values[positive], known[positive]) if positive else pd.DataFrame()


@cached(60)
def theil_between(indicator: str, country: str, level: str) -> tuple[int, TheilParts] | None:
    """The newest year's Theil T, between the areas above and within them; None without such areas or values. Read only."""
    values = area_values(indicator, country, level, "")
    positive = [] if values.empty else positive_years(values)
    groups = query("areas", country=country, level=level, language="en").set_index("area_id")["group_id"]
    groups = groups[groups.notna() & (groups != "")]
    if not positive or groups.nunique() < 2 or groups.nunique() == len(groups):
        return None
    try:
        return positive[-1], theil_parts(values[positive[-1]].dropna(), groups)
    except ValueError:
        return None


def breaks_of(indicator: str, country: str) -> list[int]:
    """The first years after a break in an indicator's series, of the country; breaks of single areas are not among them."""
    found = query("breaks", country=country)
    return [int(year) for year in found[(found["indicator_id"] == indicator) & (found["area_id"] == "")]["year"]]


def area_convergence(values: pd.DataFrame, indicator: str, country: str) -> Convergence | None:
    """Sigma and beta convergence of areas × years; None where the values or the kind of figure do not allow it."""
    try:
        counts = catalogue()[indicator].is_of_whole_area
        return convergence(values, breaks_of(indicator, country), counts=counts)
    except ValueError:
        return None


def likeness_of_residuals(found: Convergence, country: str, level: str) -> GlobalStatistic | None:
    """Moran's I of what the growth regression leaves; None where it cannot be told."""
    try:
        return residual_autocorrelation(found, neighbours(country, level))
    except ValueError:
        return None


def growth_rows(found: Convergence, areas: pd.DataFrame) -> pd.DataFrame:
    """Growth a year of every area for a map: the columns of `areas` (area_id, name, upper), value, rank; by area_id."""
    rows = areas.merge(found.by_area["growth"].rename("value"), how="left", left_on="area_id", right_index=True)
    rows = rows.sort_values("area_id", ignore_index=True)
    return rows.assign(rank=competition_ranks(rows["value"]))


def growth_table(found: Convergence, areas: pd.DataFrame) -> pd.DataFrame:
    """The areas with start, growth and expected growth, the fastest first; those left out are absent."""
    return areas.merge(found.by_area, left_on="area_id", right_index=True).sort_values("growth", ascending=False)

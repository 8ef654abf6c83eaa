"""Disparities among the areas of a country or region, and whether they grow closer."""

import pandas as pd

from patokaz.analysis.convergence import Convergence, convergence, residual_autocorrelation
from patokaz.analysis.inequality import disparity
from patokaz.analysis.ranking import competition_ranks
from patokaz.analysis.spatial import GlobalStatistic
from patokaz.geography.map_files import neighbours
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query

LEAST_AREAS = 3


def area_values(indicator: str, country: str, level: str, within: str) -> pd.DataFrame:
    """Areas × years of a level, of a country or within an area ('' means all); years with fewer than LEAST_AREAS left out."""
    rows = query("level_series", indicator=indicator, country=country, level=level, within=within)
    if rows.empty:
        return pd.DataFrame()
    values = rows.pivot(index="area_id", columns="year", values="value")
    return values[values.columns[values.notna().sum() >= LEAST_AREAS]]


def disparities(values: pd.DataFrame) -> pd.DataFrame:
    """Measures of disparity by year (analysis.inequality); years with a negative value or a total of nil left out."""
    positive = [year for year in values if (values[year].dropna() >= 0).all() and values[year].sum() > 0]
    return disparity(values[positive]) if positive else pd.DataFrame()


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

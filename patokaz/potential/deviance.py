"""Result against potential: eligible figures for both axes, and the residuals."""

import pandas as pd

from patokaz.analysis.deviance import Deviance, positive_deviance
from patokaz.analysis.spatial import GlobalStatistic, global_moran
from patokaz.geography.map_files import neighbours
from patokaz.index.choices import Choices
from patokaz.index.index import index_of
from patokaz.own_data.indicators import OwnIndicators
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import framework_members
from patokaz.statistics.coverage import coverage
from patokaz.statistics.formulas import names_in
from patokaz.statistics.newest import newest_figures
from patokaz.statistics.war_status import occupied

INDEX = "index"


LEVEL = "municipality"


COMMON = {"population_persons"}  # the size that most ratios are divided by


def directed(country: str) -> list[str]:
    """Municipal indicators with a better direction."""
    held = coverage(country, "municipality")
    return [key for key in held["indicator_id"] if catalogue()[key].direction and catalogue()[key].is_ranked]


@cached(60)
def deviance_of(country: str, potential: str, result: str) -> Deviance:
    """The robust residuals of a result on a potential, without occupied places. Raises ValueError as the method."""
    direction = catalogue()[result].direction
    return positive_deviance(side_values(result, country), side_values(potential, country), direction)


def own_deviance(country: str, potential: str, result: str, own: OwnIndicators) -> Deviance:
    """As `deviance_of` with the session's own figures on an axis, never cached across sessions. Raises ValueError."""
    values = own.at(LEVEL)
    sides = [values[key] if key in values else side_values(key, country) for key in (result, potential)]
    ids = sides[0].index.intersection(sides[1].index).difference(list(occupied(country)))
    return positive_deviance(sides[0].reindex(ids), sides[1].reindex(ids), own.known[result].direction or 1)


def residual_moran(found: Deviance, country: str) -> GlobalStatistic | None:
    """Moran's I of the residuals; None if undefined."""
    try:
        return global_moran(found.by_area["residual"], neighbours(country, LEVEL))
    except ValueError:
        return None


@cached(60)
def residual_moran_of(country: str, potential: str, result: str) -> GlobalStatistic | None:
    """As `residual_moran`, of `deviance_of`; read only."""
    return residual_moran(deviance_of(country, potential, result), country)


def side_values(key: str, country: str) -> pd.Series:
    """The newest municipal values of an indicator or the index, without occupied places."""
    if key == INDEX:
        return index_of(Choices(country), "en").table.set_index("area_id")["value"]
    values = newest_figures(country, "municipality", [key]).values.get(key, pd.Series(dtype=float))
    return values[~values.index.isin(list(occupied(country)))]


def shared_figures(country: str, potential: str, result: str) -> set[str]:
    """Counts used by both figures, which make part of the correlation arithmetic. Empty for own figures."""
    sides = (framework_members(country) if potential == INDEX else [potential], [result])
    made_of = [
        {
            name
            for key in keys
            if key in catalogue()
            for name in names_in(catalogue()[key].formula_of(country.lower()) or key)
        }
        for keys in sides
    ]
    return (made_of[0] & made_of[1]) - COMMON

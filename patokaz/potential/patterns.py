"""Spatial and multivariate patterns: local clusters, bivariate maps, types of areas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.classes import Classes, bivariate, categories
from patokaz.analysis.spatial import GlobalStatistic, LocalStatistic, global_moran, local_g_star, local_moran
from patokaz.analysis.typology import RESAMPLES, Typology, silhouettes, stability, typology
from patokaz.geography.map_files import neighbours
from patokaz.maps.picture import Picture
from patokaz.own_data.costly import costly
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.war_status import kept_apart

STATISTICS: Mapping[str, tuple[str, ...]] = {
    "moran": ("HH", "LL", "HL", "LH", "none"),
    "g_star": ("hot", "cold", "none"),
}
SPOT_SHADES = {"moran": (0, 6, 1, 5, 3), "g_star": (0, 6, 3)}  # of a diverging scale, by kind
BEST = "best"  # the number of types that parts the areas best
TYPE_NUMBERS = ("2", "3", "4", "5", "6")
TOLD = 2
PERMUTATIONS = 9999  # with 999 no p is below 0.002, too coarse for the correction of hundreds of tests
MANY, RESAMPLES_OF_MANY = 500, 15  # Ward's method takes a tenth of a second for 1,400 areas
NO_OWN = pd.DataFrame()


@dataclass(frozen=True)
class Spots:
    """Local clusters on the map.

    kinds: kind of cluster by area, one of STATISTICS; missing for excluded and occupied areas.
    """

    picture: Picture
    everywhere: GlobalStatistic
    local: LocalStatistic
    kinds: pd.Series

    @property
    def marked(self) -> int:
        """Number of areas in clusters."""
        return int(self.kinds.notna().sum() - (self.kinds == "none").sum())

    def names(self, kind: str) -> list[str]:
        """Names of the areas of a kind, lowest p-value first."""
        p = self.local.by_area["p_two_sided"]
        rows = self.picture.rows.set_index("area_id")
        found = self.kinds.index[self.kinds == kind]
        return [str(rows.loc[area, "name"]) for area in p.reindex(found).sort_values(kind="stable").index]


@dataclass(frozen=True)
class Pair:
    """Two quantities on one map. rows: area_id, name, upper, first, second; rho: Spearman's, over `areas` with both."""

    rows: pd.DataFrame
    classes: Classes
    rho: float
    areas: int


@dataclass(frozen=True)
class Types:
    """Types of areas; separation: mean silhouette by number of types; stability: Jaccard by type over `resamples`."""

    picture: Picture
    found: Typology
    separation: pd.Series
    stability: pd.Series
    resamples: int


def newest_year(indicator: str, country: str, level: str) -> int:
    """The newest year of an indicator at a level.

    Raises:
        ValueError: no values.
    """
    years = query("indicator_years", indicator=indicator, country=country, level=level)["year"]
    if years.empty:
        raise ValueError(f"{indicator} has no values of {level} in {country}.")
    return int(years.iloc[0])


def spots(indicator: str, country: str, level: str, year: int, statistic: str, corrected: bool, language: str) -> Spots:
    """Hot and cold spots of an indicator; read only. Raises ValueError as analysis.spatial."""
    return _spots(indicator, country, level, year, statistic, corrected, language)


@cached(60)
def _spots(
    indicator: str, country: str, level: str, year: int, statistic: str, corrected: bool, language: str
) -> Spots:
    rows = query("indicator_values", indicator=indicator, country=country, level=level, year=year, language=language)
    return costly(spots_of, rows, country, level, statistic, corrected)


def spots_of(rows: pd.DataFrame, country: str, level: str, statistic: str, corrected: bool) -> Spots:
    """Hot and cold spots of values. rows: area_id, name, upper, value. Raises ValueError as analysis.spatial."""
    apart = list(kept_apart(country, level))
    values = rows.set_index("area_id")["value"]
    values = values.mask(values.index.isin(apart))
    around = neighbours(country, level)
    method = local_moran if statistic == "moran" else local_g_star
    local = method(values, around, permutations=PERMUTATIONS)
    table = local.by_area
    certain = table["significant_fdr" if corrected else "significant"]
    kind = table["quadrant"] if statistic == "moran" else table["z"].gt(0).map({True: "hot", False: "cold"})
    kinds = kind.where(certain, "none").reindex(rows["area_id"])
    kinds = kinds.mask(kinds.index.isin(apart))
    picture = Picture(rows, categories(kinds, STATISTICS[statistic]))
    return Spots(picture, global_moran(values, around, permutations=PERMUTATIONS), local, kinds)


def pair(first: str, second: str, country: str, level: str, language: str, own: pd.DataFrame = NO_OWN) -> Pair:
    """Two indicators in their newest years; read only. own: as in `newest_values`. Raises ValueError as there."""
    if {first, second} & set(own):
        return pair_of(newest_values([first, second], country, level, own), first, second, country, level, language)
    return _pair(first, second, country, level, language)


@cached(60)
def _pair(first: str, second: str, country: str, level: str, language: str) -> Pair:
    return pair_of(newest_values([first, second], country, level), first, second, country, level, language)


def pair_of(values: pd.DataFrame, first: str, second: str, country: str, level: str, language: str) -> Pair:
    """Two columns of areas × quantities on one map."""
    areas = level_places(country=country, level=level, language=language).set_index("area_id")[["name", "upper"]]
    rows = areas.assign(
        first=values[first].reindex(areas.index), second=values[second].reindex(areas.index)
    ).sort_index()
    both = rows[["first", "second"]].dropna()
    rho = float(both["first"].corr(both["second"], method="spearman"))
    return Pair(rows.reset_index(), bivariate(rows["first"], rows["second"]), rho, len(both))


def types(
    indicators: Sequence[str], country: str, method: str, number: str, language: str, own: pd.DataFrame = NO_OWN
) -> Types:
    """Types of municipalities by their newest figures; read only.

    number: BEST or one of TYPE_NUMBERS; own: as in `newest_values`. Raises ValueError as there and as
    analysis.typology.
    """
    if set(indicators) & set(own):
        values = newest_values(indicators, country, "municipality", own)
        return costly(types_of, values, country, method, number, language)
    return _types(tuple(indicators), country, method, number, language)


@cached(40)
def _types(indicators: tuple[str, ...], country: str, method: str, number: str, language: str) -> Types:
    return costly(types_of, newest_values(indicators, country, "municipality"), country, method, number, language)


def types_of(values: pd.DataFrame, country: str, method: str, number: str, language: str) -> Types:
    """Types by the columns of municipalities × quantities; occupied places have none, as they have no index."""
    areas = level_places(country=country, level="municipality", language=language)
    rows = by_area(areas[["area_id", "name", "upper"]])
    values = values.reindex(rows.loc[~rows["area_id"].isin(list(kept_apart(country))), "area_id"])
    separation = silhouettes(values, method, map(int, TYPE_NUMBERS))
    count = int(separation.idxmax()) if number == BEST else int(number)
    found = typology(values, method, count)
    rows = rows.assign(value=found.types.reindex(rows["area_id"]).to_numpy(dtype=float), rank=float("nan"))
    picture = Picture(rows, categories(rows["value"], range(1, count + 1)))
    resamples = RESAMPLES if len(values.dropna()) <= MANY else RESAMPLES_OF_MANY
    return Types(picture, found, separation, stability(values, method, count, resamples), resamples)


def newest_values(indicators: Sequence[str], country: str, level: str, own: pd.DataFrame = NO_OWN) -> pd.DataFrame:
    """Areas × indicators, each in its newest year, without occupied areas. own: areas × the user's own quantities, without years.

    Raises:
        ValueError: an indicator without values.
    """
    found = {}
    for indicator in indicators:
        if indicator in own:
            found[indicator] = own[indicator]
            continue
        year = newest_year(indicator, country, level)
        rows = query("indicator_values", indicator=indicator, country=country, level=level, year=year, language="en")
        found[indicator] = rows.set_index("area_id")["value"]
    return pd.DataFrame(found).drop(index=list(kept_apart(country, level)), errors="ignore")


def outstanding_indicators(profile: pd.Series) -> list[tuple[str, bool]]:
    """The TOLD indicators with the largest |mean z| of a type, and its sign. profile: mean z."""
    first = profile.abs().sort_values(ascending=False, kind="stable").index[:TOLD]
    return [(str(indicator), bool(profile[indicator] > 0)) for indicator in first]

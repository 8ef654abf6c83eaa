"""The figures of a country used for needs and signs, queried once for all its places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from patokaz.analysis.readiness import mark_of_rank
from patokaz.needs.signs import Figures, Spread, Spreads, parsed
from patokaz.needs.statements import CLASSES, CountryNeeds, country_needs, statements
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.newest import unranked
from patokaz.statistics.places import level_places
from patokaz.statistics.war_status import status_list

PLACE = "municipality"
PEOPLE = "population_persons"
SILENCED = ("occupied_whole", "occupied_part", "active_hostilities")  # their figures propose no need
WORST = 0
NEITHER = 0  # the direction of an indicator of which neither more nor less is better


@dataclass(frozen=True)
class DataNeed:
    """A figure in the lowest fifth of the country's places. rank: 1 is best; of: places with a rank."""

    statement: str
    indicator: str
    value: float
    year: int
    rank: int
    of: int

    @property
    def percentile(self) -> float:
        """The rank as a share of the places: 1 for the last."""
        return self.rank / self.of


@dataclass(frozen=True, eq=False)
class CountryFigures:
    """Figures and ranks of a country's areas; read only, shared.

    indicators: those used; values: (area, indicator) -> value and year; ranks: of places, with their number; around:
    place -> itself and its larger areas; levels: of all areas.
    """

    indicators: Sequence[str]
    values: Mapping[tuple[str, str], tuple[float, int]]
    spreads: Spreads
    ranks: Mapping[tuple[str, str], tuple[int, int]]
    around: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, str]

    def of(self, area: str) -> Figures:
        """The figures of a place and its larger areas."""
        return {
            (self.levels[upper], key): (*self.values[upper, key], upper)
            for upper in self.around.get(area, ()) for key in self.indicators if (upper, key) in self.values
        }  # fmt: skip

    def people(self, area: str) -> float | None:
        """The newest population of a place."""
        found = self.values.get((area, PEOPLE))
        return found[0] if found else None


@cached(6)
def country_figures(country: str) -> CountryFigures:
    """The figures used for needs and signs of a country.

    Raises:
        DatabaseMissing: no build.
    """
    told = country_needs(country)
    asked = {part.indicator for text in told.sign.values() for part in parsed(text).parts}
    beside = {key.split("@")[0] for keys in told.fact.values() for key in keys}
    indicators = sorted(asked | beside | set(told.data.values()) | {PEOPLE})
    values: dict[tuple[str, str], tuple[float, int]] = {}
    ranks: dict[tuple[str, str], tuple[int, int]] = {}
    spreads = {}
    for row in query("need_figures", country=country, indicators=indicators).itertuples(index=False):
        columns = (row.areas, row.figures, row.years, row.ranks, row.ranks_of)
        for area, value, year, rank, of in zip(*(column.tolist() for column in columns), strict=True):
            values[area, row.indicator_id] = value, year
            if rank and row.level == PLACE:
                ranks[area, row.indicator_id] = rank, of
        compared = ~np.isin(row.areas, unranked(country, row.level))
        spreads[row.level, row.indicator_id] = Spread(np.sort(row.figures[compared]))
    return CountryFigures(indicators, values, spreads, ranks, *_around(country))


def _around(country: str) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Place -> itself and its larger areas below the country; area -> its level."""
    parents: dict[str, str] = {}
    levels: dict[str, str] = {}
    for level in (PLACE, "district", "region"):
        rows = level_places(country=country, level=level, language="en")
        ids = rows["area_id"].tolist()
        parents |= dict(zip(ids, rows["parent_id"].tolist(), strict=True))
        levels |= dict.fromkeys(ids, level)
    found = {}
    for area in [area for area, level in levels.items() if level == PLACE]:
        line = [area]
        while parents.get(line[-1], "") in levels:
            line.append(parents[line[-1]])
        found[area] = tuple(line)
    return found, levels


def data_needs(country: str, area: str) -> dict[str, DataNeed]:
    """Statement -> the figure that indicates a need of a place; empty where war makes figures meaningless."""
    return {
        key: need for key, need in asked_of_data(country, area).items() if mark_of_rank(need.rank, need.of) == WORST
    }


def asked_of_data(country: str, area: str) -> dict[str, DataNeed]:
    """Statements covered by data for a place, with the figure: a ranked indicator with a direction."""
    if status_list(country).of(area) in SILENCED:
        return {}
    return _asked(country_needs(country), country_figures(country), area)


def _asked(told: CountryNeeds, known: CountryFigures, area: str) -> dict[str, DataNeed]:
    found = {}
    for statement, indicator in told.data.items():
        rank = known.ranks.get((area, indicator))
        if rank is not None and catalogue()[indicator].direction != NEITHER:
            value, year = known.values[area, indicator]
            found[statement] = DataNeed(statement, indicator, value, year, *rank)
    return found


@cached(6)
def classes_by_place(country: str) -> Mapping[str, tuple[str, ...] | None]:
    """Place -> classes with a need shown by the data; None without data. Read only."""
    known, told, statuses = country_figures(country), country_needs(country), status_list(country)
    found: dict[str, tuple[str, ...] | None] = {}
    for area in known.around:
        asked = {} if statuses.of(area) in SILENCED else _asked(told, known, area)
        needed = {statements()[key].cls for key, need in asked.items() if mark_of_rank(need.rank, need.of) == WORST}
        found[area] = tuple(cls for cls in CLASSES if cls in needed) if asked else None
    return found

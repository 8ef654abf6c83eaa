"""The figures of a country that propose needs and that the signs of measures test, asked once for all its places."""

from collections.abc import Mapping
from dataclasses import dataclass

from patokaz.needs.signs import Figures, Spread, Spreads, parsed
from patokaz.needs.statements import CLASSES, CountryNeeds, country_needs, statements
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.war_status import status_list

PLACE = "municipality"
PEOPLE = "population_persons"
SILENCED = ("occupied_whole", "occupied_part", "active_hostilities")  # their figures propose no need
FIFTHS = 5
WORST = 0
NEITHER = 0  # the direction of an indicator of which neither more nor less is better


@dataclass(frozen=True)
class DataNeed:
    """A figure among the worst fifth of the country's places. rank: 1 is best; of: places with a rank."""

    statement: str
    indicator: str
    value: float
    year: int
    rank: int
    of: int

    @property
    def percentile(self) -> float:
        """The rank as a share of the places: 1 for the worst."""
        return self.rank / self.of


@dataclass(frozen=True, eq=False)
class CountryFigures:
    """Figures and ranks of a country's places; read only, shared. around: place -> it and the areas that contain it."""

    figures: Mapping[str, Figures]
    spreads: Spreads
    ranks: Mapping[tuple[str, str], tuple[int, int]]
    around: Mapping[str, tuple[str, ...]]

    def people(self, area: str) -> float | None:
        """The newest population of a place."""
        found = self.figures.get(area, {}).get((PLACE, PEOPLE))
        return found[0] if found else None


def mark_of_rank(rank: int, of: int) -> int:
    """4 for the best fifth of the ranks down to 0 for the worst: 4 − floor(5·(rank − 1)/of)."""
    return 4 - FIFTHS * (rank - 1) // of


@cached(6)
def country_figures(country: str) -> CountryFigures:
    """What the needs and signs of a country ask for. Raises DatabaseMissing."""
    told = country_needs(country)
    asked = {part.indicator for text in told.sign.values() for part in parsed(text).parts}
    beside = {key.split("@")[0] for keys in told.fact.values() for key in keys}
    indicators = sorted(asked | beside | set(told.data.values()) | {PEOPLE})
    rows = query("need_figures", country=country, indicators=indicators)
    values: dict[str, dict[str, tuple[float, int, str]]] = {}
    columns = (rows[name].tolist() for name in ("area_id", "level", "indicator_id", "year", "value"))
    for area, _, key, year, value in zip(*columns, strict=True):
        values.setdefault(area, {})[key] = (value, year, area)
    ranked = rows[(rows["level"] == PLACE) & rows["rank"].notna()]
    columns = (ranked[name].astype(int).tolist() for name in ("rank", "rank_of"))
    pairs = zip(ranked["area_id"].tolist(), ranked["indicator_id"].tolist(), strict=True)
    ranks = dict(zip(pairs, zip(*columns, strict=True), strict=True))
    around, levels = _around(country)
    figures = {
        area: {(levels[upper], key): found for upper in uppers for key, found in values.get(upper, {}).items()}
        for area, uppers in around.items()
    }
    spreads = {
        (str(level), str(indicator)): Spread(group["value"].sort_values().to_numpy(dtype=float))
        for (level, indicator), group in rows.groupby(["level", "indicator_id"])
    }
    return CountryFigures(figures, spreads, ranks, around)


def _around(country: str) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Place -> itself and the areas above it below the country; area -> its level."""
    parents: dict[str, str] = {}
    levels: dict[str, str] = {}
    for level in (PLACE, "district", "region"):
        for row in query("areas", country=country, level=level, language="en").itertuples(index=False):
            parents[row.area_id], levels[row.area_id] = row.parent_id, level
    found = {}
    for area in [area for area, level in levels.items() if level == PLACE]:
        line = [area]
        while parents.get(line[-1], "") in levels:
            line.append(parents[line[-1]])
        found[area] = tuple(line)
    return found, levels


def data_needs(country: str, area: str) -> dict[str, DataNeed]:
    """Statement -> the figure of a place that proposes a need there; none where war silences its figures."""
    return {
        key: need for key, need in asked_of_data(country, area).items() if mark_of_rank(need.rank, need.of) == WORST
    }


def asked_of_data(country: str, area: str) -> dict[str, DataNeed]:
    """Statements on which the data have a word for a place, with the figure: a rank of an indicator with a direction."""
    if status_list(country).of(area) in SILENCED:
        return {}
    return _asked(country_needs(country), country_figures(country), area)


def _asked(told: CountryNeeds, known: CountryFigures, area: str) -> dict[str, DataNeed]:
    found = {}
    for statement, indicator in told.data.items():
        rank = known.ranks.get((area, indicator))
        if rank is not None and catalogue()[indicator].direction != NEITHER:
            value, year, _ = known.figures[area][PLACE, indicator]
            found[statement] = DataNeed(statement, indicator, value, year, *rank)
    return found


@cached(6)
def classes_by_place(country: str) -> Mapping[str, tuple[str, ...] | None]:
    """Place -> classes in which the data propose a need; None where the data have no word. Read only."""
    known, told, statuses = country_figures(country), country_needs(country), status_list(country)
    found: dict[str, tuple[str, ...] | None] = {}
    for area in known.around:
        asked = {} if statuses.of(area) in SILENCED else _asked(told, known, area)
        needed = {statements()[key].cls for key, need in asked.items() if mark_of_rank(need.rank, need.of) == WORST}
        found[area] = tuple(cls for cls in CLASSES if cls in needed) if asked else None
    return found

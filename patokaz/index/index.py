"""The composite index of a country by given settings: scores, rank intervals, sensitivity."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

import pandas as pd

from patokaz.analysis.classes import classify
from patokaz.analysis.index.coherence import Coherence, coherence
from patokaz.analysis.index.multivariate import Comparison, compare, rank_correlations, removal
from patokaz.analysis.index.pipeline import Result, compute
from patokaz.analysis.index.tiers import tiers
from patokaz.analysis.index.uncertainty import Sensitivity, Uncertainty, monte_carlo, sobol
from patokaz.index.choices import TOP, Choices, alternatives, build_framework
from patokaz.maps.picture import Picture, mapped_indicators
from patokaz.own_data.costly import costly
from patokaz.own_data.indicators import NO_OWN, OwnIndicators
from patokaz.own_data.session import made_of_own
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import framework_members
from patokaz.statistics.newest import Newest, newest_figures, unranked
from patokaz.statistics.places import level_places
from patokaz.statistics.remembers import Remembers
from patokaz.statistics.war_status import occupied

PEOPLE = "population_persons"
RUNS = 1000
POINTS = 500


@dataclass(frozen=True)
class Index(Remembers):
    """An index with its uncertainty; read only and in one language: derived texts are cached with `once`.

    units: area_id -> name, upper; withheld and greyed ones are not ranked. measured: ranks without imputed values,
    where some were imputed. known: indicators by id, including the session's own.
    """

    BYTES: ClassVar[int] = 3_000_000  # tables of every place among them

    choices: Choices
    result: Result
    uncertainty: Uncertainty
    sensitivity: Sensitivity
    units: pd.DataFrame
    people: pd.Series
    greyed: Mapping[str, str]
    measured: pd.Series | None = None
    known: Mapping[str, Indicator] = field(default_factory=catalogue)

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row per municipality: area_id, name, upper, rank, low, high, tier, value, coverage (%), pillars."""
        top = self.result.framework.top
        scores = self.result.scores[list(self.result.framework.levels[2])]
        ranks = self.uncertainty.ranks[["nominal", "low", "high"]].rename(columns={"nominal": "rank"})
        rows = (
            self.units.assign(order=range(len(self.units)))
            .join(ranks)
            .join(self.tiers)
            .join(self.result.scores[top].rename("value"))
        )
        rows = rows.join((100 * self.result.shares).rename("coverage")).join(scores)
        return rows.reset_index().sort_values("area_id", ignore_index=True)

    @cached_property
    def withheld(self) -> pd.DataFrame:
        """Municipalities without an index for lack of data; occupied ones and places that are none (Kyiv) are not among them."""
        apart = self.table["area_id"].isin([*self.greyed, *unranked(self.choices.country, "municipality")])
        return self.table[self.table["rank"].isna() & ~apart]

    def picture(self, scheme: str, classes: int) -> Picture:
        """The index on the map."""
        if (scheme, classes) not in self._pictures:
            self._pictures[scheme, classes] = Picture(self.table, classify(self.table["value"], scheme, classes))
        return self._pictures[scheme, classes]

    @cached_property
    def tiers(self) -> pd.Series:
        """Tiers of municipalities that alternative settings cannot distinguish: area_id -> tier, 1 the best."""
        return tiers(self.uncertainty)

    @cached_property
    def coherence(self) -> Coherence:
        """Internal coherence of the index; computed at the first access."""
        return coherence(self.result)

    @cached_property
    def removed(self) -> pd.Series:
        """Mean absolute rank change without each pillar and indicator: code -> ranks; computed at the first access."""
        return pd.concat([removal(self.result, level) for level in (2, 1)])

    @cached_property
    def against_usual(self) -> Comparison:
        """Ranks of the default index (first) and of this one (second); computed at the first access."""
        return compare(usual_scores(self.choices.country), self.result.scores[TOP])

    @cached_property
    def links(self) -> pd.DataFrame:
        """Spearman's r of the index with each indicator outside it, in descending order of |r|: r, units."""
        others = other_figures(self.choices.country)
        return rank_correlations(
            self.result.scores[TOP], others.drop(columns=list(self.result.framework.indicators), errors="ignore")
        )

    @cached_property
    def _pictures(self) -> dict[tuple[str, int], Picture]:
        return {}

    @cached_property
    def ordered(self) -> pd.DataFrame:
        """The table by rank, unranked municipalities last."""
        return self.table.sort_values(["rank", "order"])

    @cached_property
    def in_rank(self) -> list[str]:
        """Ranked municipalities by rank."""
        return self.ordered.dropna(subset=["rank"])["area_id"].tolist()


def index_of(choices: Choices, language: str, own: OwnIndicators = NO_OWN) -> Index:
    """The index for these settings: cached for all sessions, with own figures for the session only.

    Raises:
        ValueError: no unit qualifies under the settings.
    """
    if not choices.own:
        return _index(choices, language)

    def with_own() -> Index:
        values = framework_values(choices.country)
        added = own.at("municipality")[[code for code, _ in choices.own]].reindex(values.index)
        return costly(computed, choices, values.join(added), language, own.known)

    return made_of_own("index", (choices, language), own, with_own)


@cached(40)
def _index(choices: Choices, language: str) -> Index:
    """The index with names in a language; its numbers are computed once for all languages."""
    areas = level_places(country=choices.country, level="municipality", language=language).set_index("area_id")
    return replace(_numbers(choices), units=areas[["name", "upper"]])


@cached(40)
def _numbers(choices: Choices) -> Index:
    return costly(_of_the_framework, choices)


def _of_the_framework(choices: Choices) -> Index:
    return computed(choices, framework_values(choices.country), "en", catalogue())


def computed(choices: Choices, values: pd.DataFrame, language: str, known: Mapping[str, Indicator]) -> Index:
    """The index of municipalities × indicators with its uncertainty.

    Raises:
        ValueError: fewer than two municipalities have an index.
    """
    tree = build_framework(choices)
    areas = level_places(country=choices.country, level="municipality", language=language).set_index("area_id")
    groups = areas["group_id"].reindex(values.index)
    recipe = choices.recipe(values)
    result = compute(values, tree, recipe, groups)
    if result.scores[TOP].notna().sum() < 2:
        raise ValueError("These choices leave no municipality with an index.")
    measured = None
    if result.imputed_cells.to_numpy().any():
        measured = compute(values, tree, replace(recipe, imputation="none"), groups).ranks[TOP]
    others = alternatives(choices, values)
    sizes = _figures(choices.country).values
    return Index(
        choices=choices,
        result=result,
        uncertainty=monte_carlo(result, others, RUNS),
        sensitivity=sobol(result, others, POINTS),
        units=areas[["name", "upper"]],
        people=sizes[PEOPLE].dropna() if PEOPLE in sizes else pd.Series(dtype=float),
        greyed=occupied(choices.country),
        measured=measured,
        known=known,
    )


def _figures(country: str) -> Newest:
    """Newest municipal figures of the framework, and the population."""
    return newest_figures(country, "municipality", [PEOPLE, *framework_members(country)])


@cached(6)
def framework_values(country: str) -> pd.DataFrame:
    """Municipalities × indicators of the country's framework, newest values; occupied ones are omitted. Read only."""
    found = _figures(country).values
    values = found[[key for key in found if key in framework_members(country)]].dropna(how="all")
    return values[~values.index.isin(list(occupied(country)))]


@cached(6)
def usual_scores(country: str) -> pd.Series:
    """The default index of a country, without its uncertainty: area_id -> score. Read only."""
    values, choices = framework_values(country), Choices(country)
    areas = level_places(country=country, level="municipality", language="en").set_index("area_id")
    groups = areas["group_id"].reindex(values.index)
    return compute(values, build_framework(choices), choices.recipe(values), groups).scores[TOP]


@cached(6)
def other_figures(country: str) -> pd.DataFrame:
    """Municipalities × indicators of a country without context indicators, newest values. Read only."""
    held = mapped_indicators(country)
    municipal = held[(held["level"] == "municipality") & ~held["is_context"].astype(bool)]
    return newest_figures(country, "municipality", municipal["indicator_id"]).values

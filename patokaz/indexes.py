"""The composite index of a country by a reader's recipe: scores, rank intervals, and what moves the ranks."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import classify
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation
from patokaz.analysis.index.pipeline import Recipe, Result, compute
from patokaz.analysis.index.runs import Alternatives
from patokaz.analysis.index.uncertainty import Sensitivity, Uncertainty, monte_carlo, sobol
from patokaz.countries import framework
from patokaz.database import data_version, query
from patokaz.potential import Picture, occupied

RUNS = 1000
POINTS = 500
NOISE = 0.25
TOP = "index"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "imputation": ("none", "median", "group_median"),
    "treatment": ("winsorise_or_log", "none"),
    "normalisation": ("minmax", "zscore", "percentile_rank"),
    "aggregation": ("arithmetic", "geometric", "harmonic"),
    "availability": ("67", "50", "80", "100"),
}
HEAVIEST = 3.0


@dataclass(frozen=True)
class Choices:
    """What a reader may choose; weights are code*weight pairs of pillars and indicators that differ from 1."""

    country: str
    imputation: str = "none"
    treatment: str = "winsorise_or_log"
    normalisation: str = "minmax"
    aggregation: str = "arithmetic"
    availability: str = "67"
    weights: tuple[tuple[str, float], ...] = ()

    @property
    def is_default(self) -> bool:
        """Whether these are the product's own choices."""
        return self == Choices(self.country)

    @property
    def recipe(self) -> Recipe:
        """The choices as the engine's recipe; a geometric or harmonic mean needs scores above 0."""
        share = int(self.availability) / 100 if self.availability != "67" else 2 / 3
        return Recipe(
            denominate=False, imputation=self.imputation, availability=share, treatment=self.treatment,
            normalisation=_scale(self.normalisation, self.aggregation), aggregation=self.aggregation, data_threshold=share,
        )  # fmt: skip

    def as_json(self) -> str:
        """The recipe as a file that loads again."""
        return json.dumps(asdict(self) | {"weights": dict(self.weights)}, indent=2, ensure_ascii=False)


def _scale(normalisation: str, aggregation: str) -> Normalisation:
    positive = aggregation != "arithmetic"
    match normalisation:
        case "zscore":
            return Normalisation("zscore", mean=1000.0 if positive else 50.0, sd=10.0)
        case "percentile_rank" if positive:
            return Normalisation("minmax", 1.0, 100.0)
        case "percentile_rank":
            return Normalisation("percentile_rank")
        case _:
            return Normalisation("minmax", 1.0 if positive else 0.0, 100.0)


@dataclass(frozen=True)
class Index:
    """An index with its uncertainty; read only. units: area_id -> name, upper; withheld and greyed are in no ranking."""

    choices: Choices
    result: Result
    uncertainty: Uncertainty
    sensitivity: Sensitivity
    units: pd.DataFrame
    people: pd.Series
    greyed: Mapping[str, str]

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a municipality: area_id, name, upper, rank, low, high, value, coverage (per cent), then the pillars."""
        top = self.result.framework.top
        scores = self.result.scores[list(self.result.framework.levels[2])]
        ranks = self.uncertainty.ranks[["nominal", "low", "high"]].rename(columns={"nominal": "rank"})
        rows = self.units.join(ranks).join(self.result.scores[top].rename("value"))
        rows = rows.join((100 * self.result.shares).rename("coverage")).join(scores)
        return rows.reset_index().sort_values("area_id", ignore_index=True)

    @cached_property
    def withheld(self) -> pd.DataFrame:
        """Municipalities without an index for lack of data; occupied ones are not among them."""
        return self.table[self.table["rank"].isna() & ~self.table["area_id"].isin(list(self.greyed))]

    def picture(self, scheme: str, classes: int) -> Picture:
        """The index on the map."""
        if (scheme, classes) not in self._pictures:
            self._pictures[scheme, classes] = Picture(self.table, classify(self.table["value"], scheme, classes))
        return self._pictures[scheme, classes]

    @cached_property
    def _pictures(self) -> dict[tuple[str, int], Picture]:
        return {}

    @cached_property
    def ordered(self) -> pd.DataFrame:
        """The table by rank, those without one last."""
        return self.table.sort_values(["rank", "name"])


def build_framework(choices: Choices) -> Framework:
    """The country's framework with the reader's weights."""
    return Framework.from_pillars(framework(choices.country), dict(choices.weights))


def index_of(choices: Choices, language: str) -> Index:
    """The index of these choices, computed once for all readers. Raises ValueError where the recipe leaves no unit."""
    return _index(data_version(), choices, language)


@st.cache_resource(show_spinner=False, max_entries=40)
def _index(version: str, choices: Choices, language: str) -> Index:
    tree = build_framework(choices)
    areas = query("areas", country=choices.country, level="municipality", language=language).set_index("area_id")
    greyed = occupied(choices.country)
    figures = query("latest_figures", country=choices.country, level="municipality", indicators=list(tree.indicators))
    values = figures.pivot(index="area_id", columns="indicator_id", values="value")
    values = values.reindex([area for area in areas.index if area not in greyed]).dropna(how="all")
    groups = areas["group_id"].reindex(values.index)
    result = compute(values, tree, choices.recipe, groups)
    if result.scores[TOP].notna().sum() < 2:
        raise ValueError("These choices leave no municipality with an index.")
    others = alternatives()
    sizes = query("latest_figures", country=choices.country, level="municipality", indicators=["population_persons"])
    people = sizes.set_index("area_id")["value"]
    return Index(
        choices,
        result,
        monte_carlo(result, others, RUNS),
        sobol(result, others, POINTS),
        areas[["name", "upper"]],
        people,
        greyed,
    )


def alternatives() -> Alternatives:
    """Reasonable other choices: weights a quarter up or down, another scale, imputation, treatment and mean."""
    positive = (Normalisation("minmax", 1.0, 100.0), Normalisation("zscore", mean=1000.0, sd=10.0))
    return Alternatives(
        imputations=("none", "group_median"),
        treatments=("winsorise_or_log", "none"),
        normalisations=positive,
        aggregations=("arithmetic", "geometric"),
        noise={1: NOISE, 2: NOISE},
    )


def read_weights(text: str, country: str) -> tuple[tuple[str, float], ...]:
    """Weights of an address (code*weight, ...); unknown codes and what is no number from 0 to HEAVIEST are left out."""
    known = {node.code for node in Framework.from_pillars(framework(country)).nodes} - {TOP}
    found = {}
    for entry in text.split(",")[:80]:
        code, _, number = entry.partition("*")
        try:
            weight = float(number)
        except ValueError:
            continue
        if code in known and 0 <= weight <= HEAVIEST and weight != 1:
            found[code] = weight
    return tuple(sorted(found.items()))


def write_weights(weights: Mapping[str, float]) -> str:
    """Weights as the address has them; those of 1 are left out."""
    return ",".join(f"{code}*{weight:g}" for code, weight in sorted(weights.items()) if weight != 1)


def read_recipe(file: bytes) -> dict[str, str]:
    """The query parameters of a recipe file. Raises ValueError for a file that is none."""
    try:
        content = json.loads(file.decode("utf-8-sig"))
        weights = content["weights"]
        told = {key: str(content[key]) for key in ("country", *CHOICES)}
        told["w"] = write_weights({str(code): float(weight) for code, weight in weights.items()})
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a recipe of this product") from error
    return told

"""The composite index of a country by a reader's recipe: scores, rank intervals, and what moves the ranks."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import classify
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation
from patokaz.analysis.index.pipeline import Recipe, Result, compute
from patokaz.analysis.index.runs import Alternatives
from patokaz.analysis.index.uncertainty import Sensitivity, Uncertainty, monte_carlo, sobol
from patokaz.countries import framework, framework_members
from patokaz.database import data_version, query
from patokaz.indicators import Indicator, catalogue
from patokaz.own_indicators import BLOCK, NO_OWN, OwnIndicators
from patokaz.potential import Picture, occupied

RUNS = 1000
POINTS = 500
NOISE = 0.25
TOP = "index"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "imputation": ("none", "mean", "median", "group_mean", "group_median"),
    "treatment": ("winsorise_or_log", "winsorise", "log", "box_cox", "none"),
    "normalisation": ("minmax", "zscore", "rank", "percentile_rank", "target", "mazziotta_pareto"),
    "aggregation": ("arithmetic", "geometric", "harmonic", "copeland", "mazziotta_pareto"),
    "availability": ("67", "50", "80", "100"),
}
HEAVIEST = 3.0
ALWAYS_ABOVE_NIL = ("rank", "mazziotta_pareto")


@dataclass(frozen=True)
class Choices:
    """What a reader may choose: the steps, and what differs from the country's framework.

    weights: code, weight of pillars and indicators whose weight is not 1. directions: indicator, 1 or -1 where turned
    round. targets: indicator, value in its own unit, for the scale `target`; where there is none the best value stands.
    own: id, direction of the session's own figures that are a pillar of the index.
    """

    country: str
    imputation: str = "none"
    treatment: str = "winsorise_or_log"
    normalisation: str = "minmax"
    aggregation: str = "arithmetic"
    availability: str = "67"
    weights: tuple[tuple[str, float], ...] = ()
    directions: tuple[tuple[str, float], ...] = ()
    targets: tuple[tuple[str, float], ...] = ()
    own: tuple[tuple[str, int], ...] = ()

    @property
    def is_default(self) -> bool:
        """Whether these are the product's own choices."""
        return self == Choices(self.country)

    @property
    def scale(self) -> str:
        """The scale in force: Mazziotta and Pareto's mean needs their own."""
        return "mazziotta_pareto" if self.aggregation == "mazziotta_pareto" else self.normalisation

    def recipe(self, values: pd.DataFrame) -> Recipe:
        """The choices as the engine's recipe. values: units × indicators, for targets that are not named."""
        share = int(self.availability) / 100 if self.availability != "67" else 2 / 3
        means: Mapping[int, str] | str = (
            {2: "arithmetic", 3: "copeland"} if self.aggregation == "copeland" else self.aggregation
        )
        return Recipe(
            denominate=False, imputation=self.imputation, availability=share, treatment=self.treatment,
            normalisation=self._normalisation(values), aggregation=means, data_threshold=share,
        )  # fmt: skip

    def _normalisation(self, values: pd.DataFrame) -> Normalisation:
        if self.scale == "target":
            return Normalisation("distance_to_target", scale=100.0, cap=True, targets=self.all_targets(values))
        return above_nil(self.scale) if self.aggregation in ("geometric", "harmonic") else PLAIN_SCALES[self.scale]

    def all_targets(self, values: pd.DataFrame) -> dict[str, float]:
        """The target of every indicator: the reader's, else the best value. values: units × indicators."""
        directions = build_framework(self).directions
        best = {
            code: float(values[code].max() if sign > 0 else values[code].min()) for code, sign in directions.items()
        }
        return best | {code: value for code, value in self.targets if code in best}

    def as_json(self) -> str:
        """The recipe as a file that loads again."""
        pairs = {key: dict(getattr(self, key)) for key in (*PAIRS, "own")}
        return json.dumps(asdict(self) | pairs, indent=2, ensure_ascii=False)


OWN = "add"
PAIRS: Mapping[str, str] = {"weights": "w", "directions": "turn", "targets": "goal"}
PLAIN_SCALES: Mapping[str, Normalisation] = {
    "minmax": Normalisation("minmax", 0.0, 100.0),
    "zscore": Normalisation("zscore", mean=50.0, sd=10.0),
    "rank": Normalisation("rank"),
    "percentile_rank": Normalisation("percentile_rank"),
    "mazziotta_pareto": Normalisation("mazziotta_pareto"),
}


def above_nil(scale: str) -> Normalisation:
    """A scale as a geometric or harmonic mean needs it, without scores of nil; min-max from 1 stands for other shares."""
    if scale == "zscore":
        return Normalisation("zscore", mean=1000.0, sd=10.0)
    return PLAIN_SCALES[scale] if scale in ALWAYS_ABOVE_NIL else Normalisation("minmax", 1.0, 100.0)


@dataclass(frozen=True)
class Index:
    """An index with its uncertainty; read only.

    units: area_id -> name, upper; withheld and greyed are in no ranking. measured: ranks without any imputed value, where
    some were imputed. known: indicators by id, the session's own among them.
    """

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
    def texts(self) -> dict[str, dict[str, str]]:
        """What the screen has said of this index; an index is of one language, and own figures are in no other one."""
        return {}

    @cached_property
    def _pictures(self) -> dict[tuple[str, int], Picture]:
        return {}

    @cached_property
    def ordered(self) -> pd.DataFrame:
        """The table by rank, those without one last."""
        return self.table.sort_values(["rank", "name"])


def build_framework(choices: Choices) -> Framework:
    """The country's framework with the reader's weights and directions."""
    turned = dict(choices.directions)
    pillars = {
        pillar: {code: int(turned.get(code, direction)) for code, direction in members.items()}
        for pillar, members in (framework(choices.country) | own_pillar(choices.own)).items()
    }
    return Framework.from_pillars(pillars, dict(choices.weights))


def own_pillar(own: Sequence[tuple[str, int]]) -> dict[str, dict[str, int]]:
    """The pillar of the session's own figures, none where none are chosen."""
    return {BLOCK: dict(own)} if own else {}


def index_of(choices: Choices, language: str, own: OwnIndicators = NO_OWN) -> Index:
    """The index of these choices: computed once for all readers, with own figures once for the session.

    Raises ValueError where the recipe leaves no unit.
    """
    if not choices.own:
        return _index(data_version(), choices, language)
    key = (data_version(), choices, language)
    held_key, held_table, held = st.session_state.get("own_index", (None, None, None))
    if held is None or held_key != key or held_table is not own.table:
        values = framework_values(data_version(), choices.country)
        added = own.at("municipality")[[code for code, _ in choices.own]].reindex(values.index)
        held = computed(choices, values.join(added), language, own.known)
        st.session_state["own_index"] = (key, own.table, held)
    return held


@st.cache_resource(show_spinner=False, max_entries=40)
def _index(version: str, choices: Choices, language: str) -> Index:
    return computed(choices, framework_values(version, choices.country), language, catalogue())


def computed(choices: Choices, values: pd.DataFrame, language: str, known: Mapping[str, Indicator]) -> Index:
    """The index of municipalities × indicators with its uncertainty. Raises ValueError where fewer than two have one."""
    tree = build_framework(choices)
    areas = query("areas", country=choices.country, level="municipality", language=language).set_index("area_id")
    groups = areas["group_id"].reindex(values.index)
    recipe = choices.recipe(values)
    result = compute(values, tree, recipe, groups)
    if result.scores[TOP].notna().sum() < 2:
        raise ValueError("These choices leave no municipality with an index.")
    measured = None
    if result.imputed_cells.to_numpy().any():
        measured = compute(values, tree, replace(recipe, imputation="none"), groups).ranks[TOP]
    others = alternatives(choices)
    sizes = query("latest_figures", country=choices.country, level="municipality", indicators=["population_persons"])
    return Index(
        choices=choices,
        result=result,
        uncertainty=monte_carlo(result, others, RUNS),
        sensitivity=sobol(result, others, POINTS),
        units=areas[["name", "upper"]],
        people=sizes.set_index("area_id")["value"],
        greyed=occupied(choices.country),
        measured=measured,
        known=known,
    )


@st.cache_resource(show_spinner=False, max_entries=6)
def framework_values(version: str, country: str) -> pd.DataFrame:
    """Municipalities × indicators of the country's framework, newest values; occupied ones left out. Read only."""
    figures = query("latest_figures", country=country, level="municipality", indicators=framework_members(country))
    values = figures.pivot(index="area_id", columns="indicator_id", values="value")
    return values[~values.index.isin(list(occupied(country)))]


def alternatives(choices: Choices) -> Alternatives:
    """Reasonable other choices beside the reader's: weights a quarter up or down, scale, imputation, treatment and mean."""
    own = () if choices.scale == "target" else (above_nil(choices.scale),)
    own_mean = (choices.aggregation,) if choices.aggregation in ("arithmetic", "geometric", "harmonic") else ()
    scales = (*own, above_nil("minmax"), above_nil("zscore"))
    return Alternatives(
        imputations=_with(choices.imputation, "none", "group_median"),
        treatments=_with(choices.treatment, "winsorise_or_log", "none"),
        normalisations=tuple(scale for position, scale in enumerate(scales) if scale not in scales[:position]),
        aggregations=_with(*own_mean, "arithmetic", "geometric"),
        noise={1: NOISE, 2: NOISE},
    )


def _with(*options: str) -> tuple[str, ...]:
    """The options once each, sorted so that the same ones give the same runs."""
    return tuple(sorted(set(options)))


def read_own(text: str, own: OwnIndicators) -> tuple[tuple[str, int], ...]:
    """The session's own figures of an address (own:0,own:1) with their directions; those it does not have are left out."""
    possible = own.at("municipality").columns
    return tuple((key, own.entries[key].direction or 1) for key in dict.fromkeys(text.split(",")) if key in possible)


def read_pairs(text: str, country: str, key: str, own: Sequence[tuple[str, int]] = ()) -> tuple[tuple[str, float], ...]:
    """Weights, directions or targets (`key`, one of PAIRS) of an address (code*number, ...).

    Left out: unknown codes, what is no finite number, weights of 1 or outside 0 to HEAVIEST, directions that are as the
    framework has them.
    """
    pillars = framework(country) | own_pillar(own)
    members = {code: sign for pillar in pillars.values() for code, sign in pillar.items()}
    known = {*members, *pillars} if key == "weights" else set(members)
    found = {}
    for entry in text.split(",")[:80]:
        code, _, told = entry.partition("*")
        try:
            number = float(told)
        except ValueError:
            continue
        allowed = {
            "weights": 0 <= number <= HEAVIEST and number != 1,
            "directions": number in (1, -1) and number != members.get(code),
            "targets": math.isfinite(number),
        }
        if code in known and allowed[key]:
            found[code] = number
    return tuple(sorted(found.items()))


def write_pairs(pairs: Mapping[str, float]) -> str:
    """Numbers by code as the address has them."""
    return ",".join(f"{code}*{number:.12g}" for code, number in sorted(pairs.items()))


def read_recipe(file: bytes) -> dict[str, str]:
    """The query parameters of a recipe file. Raises ValueError for a file that is none."""
    try:
        content = json.loads(file.decode("utf-8-sig"))
        told = {key: str(content[key]) for key in ("country", *CHOICES)}
        for key, parameter in PAIRS.items():
            told[parameter] = write_pairs({str(code): float(number) for code, number in content.get(key, {}).items()})
        told[OWN] = ",".join(str(code) for code in content.get("own", {}))
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a recipe of this product") from error
    return told

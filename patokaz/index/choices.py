"""Settings of an index: every step, as stored in the address or a settings file and as passed to the engine."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation, above_nil
from patokaz.analysis.index.pipeline import Recipe
from patokaz.analysis.index.runs import Alternatives
from patokaz.frame import pairs
from patokaz.own_data.indicators import OwnIndicators
from patokaz.statistics.catalogue import BLOCK
from patokaz.statistics.countries import countries, framework

NOISE = 0.25
TOP = "index"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "imputation": ("none", "mean", "median", "group_mean", "group_median"),
    "treatment": ("winsorise_or_log", "winsorise", "log", "box_cox", "none"),
    "normalisation": (
        "minmax", "zscore", "rank", "percentile_rank", "borda", "distance_to_max", "reference", "target", "goalposts",
        "mazziotta_pareto",
    ),
    "aggregation": ("arithmetic", "geometric", "harmonic", "power", "copeland", "mazziotta_pareto"),
    "availability": ("67", "50", "80", "100"),
}  # fmt: skip
POWERS = ("0.5", "-2", "2", "3")
MEDIAN = "median"
FURTHER: Mapping[str, str] = {"power": POWERS[0], "reference": MEDIAN}
OWN = "own_figures"
PAIRS = ("weights", "directions", "targets", "lower_posts", "upper_posts")
HEAVIEST = 3.0
FINEST = 0.05  # step of a weight: each further decimal would be an index of its own to compute
MOST_PAIRS = 80
MOST_BYTES = 200_000
LONGEST_CODE = 40
OWN_ID = re.compile(r"own:\d{1,3}")
ADDING = ("arithmetic", "geometric", "harmonic", "power")
WITHOUT_NIL = ("geometric", "harmonic", "power")
IN_OWN_UNITS: Mapping[str, str] = {"winsorise_or_log": "winsorise", "log": "none", "box_cox": "none"}
PLAIN_SCALES: Mapping[str, Normalisation] = {
    "minmax": Normalisation("minmax", 0.0, 100.0),
    "zscore": Normalisation("zscore", mean=50.0, sd=10.0),
    "rank": Normalisation("rank"),
    "percentile_rank": Normalisation("percentile_rank", scale=100.0),
    "borda": Normalisation("borda"),
    "distance_to_max": Normalisation("distance_to_max", scale=100.0),
    "mazziotta_pareto": Normalisation("mazziotta_pareto"),
}


@dataclass(frozen=True)
class Choices:
    """Settings of an index: the methods of each step, and deviations from the country's framework.

    weights: code, weight of pillars and indicators whose weight is not 1; directions: indicator, 1 or -1 where
    reversed; targets, lower_posts, upper_posts: indicator, value in its own unit, for the scales `target` and
    `goalposts`, by default the best value and the 5th and 95th percentile; power: exponent of the power mean;
    reference: the municipality that scores 100 on the scale `reference`, or MEDIAN; own: id and direction of the
    session's own figures that form a pillar.
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
    lower_posts: tuple[tuple[str, float], ...] = ()
    upper_posts: tuple[tuple[str, float], ...] = ()
    power: str = POWERS[0]
    reference: str = MEDIAN

    @property
    def is_default(self) -> bool:
        """Whether these are the default settings of the product."""
        return self == Choices(self.country)

    @property
    def scale(self) -> str:
        """The scale in effect: the Mazziotta-Pareto mean requires its own."""
        return "mazziotta_pareto" if self.aggregation == "mazziotta_pareto" else self.normalisation

    @property
    def treatment_in_force(self) -> str:
        """The outlier treatment in effect, without logarithms where targets or goalposts need the original unit."""
        in_own_units = self.scale in ("target", "goalposts")
        return IN_OWN_UNITS.get(self.treatment, self.treatment) if in_own_units else self.treatment

    @property
    def adaptations(self) -> tuple[str, ...]:
        """Settings replaced because they are incompatible with others."""
        found = {
            "own_units": self.treatment_in_force != self.treatment,
            "own_scale": self.scale != self.normalisation,
            "above_nil": self.aggregation in WITHOUT_NIL and self.scale not in ("rank", "mazziotta_pareto"),
            "copeland": self.aggregation == "copeland",
        }
        return tuple(key for key, true in found.items() if true)

    def recipe(self, values: pd.DataFrame) -> Recipe:
        """The settings as a recipe of the engine. values: units × indicators, for default targets and goalposts."""
        share = int(self.availability) / 100 if self.availability != "67" else 2 / 3
        means: Mapping[int, str] | str = (
            {2: "arithmetic", 3: "copeland"} if self.aggregation == "copeland" else self.aggregation
        )
        return Recipe(
            denominate=False, imputation=self.imputation, screen_first=True, availability=share, treatment=self.treatment_in_force,
            normalisation=self.scaled(values), aggregation=means, power=float(self.power), data_threshold=share,
        )  # fmt: skip

    def scaled(self, values: pd.DataFrame) -> Normalisation:
        """The scale as passed to the engine. values: units × indicators."""
        match self.scale:
            case "target":
                how = Normalisation("distance_to_target", scale=100.0, cap=True, targets=self.all_targets(values))
            case "goalposts":
                how = Normalisation("goalposts", scale=100.0, goalposts=self.all_posts(values))
            case "reference":
                unit = None if self.reference == MEDIAN else self.reference
                how = Normalisation("distance_to_reference", scale=100.0, reference=unit)
            case plain:
                how = PLAIN_SCALES[plain]
        return above_nil(how) if self.aggregation in WITHOUT_NIL else how

    def all_targets(self, values: pd.DataFrame) -> dict[str, float]:
        """The target of every indicator: the user's, else the best value. values: units × indicators."""
        directions = build_framework(self).directions
        best = {
            code: float(values[code].max() if sign > 0 else values[code].min()) for code, sign in directions.items()
        }
        return best | {code: value for code, value in self.targets if code in best}

    def all_posts(self, values: pd.DataFrame) -> dict[str, tuple[float, float]]:
        """The goalposts of every indicator: the user's, else the 5th and 95th percentile.

        Where these coincide, minimum and maximum are used. values: units × indicators.
        """
        lower, upper = dict(self.lower_posts), dict(self.upper_posts)
        codes = list(build_framework(self).indicators)
        usual = values[codes].quantile([0.05, 0.95])
        for code in usual.columns[usual.iloc[0] == usual.iloc[1]]:
            usual[code] = [values[code].min(), values[code].max()]
        return {
            code: (lower.get(code, low), upper.get(code, high))
            for code, low, high in zip(codes, *usual.to_numpy(dtype=float).tolist(), strict=True)
        }

    def as_json(self) -> str:
        """The settings as a file that can be loaded again."""
        pairs = {key: dict(getattr(self, key)) for key in (*PAIRS, "own")}
        return json.dumps(asdict(self) | pairs, indent=2, ensure_ascii=False)


def build_framework(choices: Choices) -> Framework:
    """The country's framework with the user's weights and directions."""
    turned = dict(choices.directions)
    pillars = {
        pillar: {code: int(turned.get(code, direction)) for code, direction in members.items()}
        for pillar, members in (framework(choices.country) | own_pillar(choices.own)).items()
    }
    return Framework.from_pillars(pillars, dict(choices.weights))


def own_pillar(own: Sequence[tuple[str, int]]) -> dict[str, dict[str, int]]:
    """The pillar of the session's own figures, none where none are selected."""
    return {BLOCK: dict(own)} if own else {}


def alternatives(choices: Choices, values: pd.DataFrame) -> Alternatives:
    """Alternative settings for the uncertainty analysis: weights ±25%, scale, imputation, outlier treatment, mean.

    z-scores are excluded, since some runs take the geometric mean, for which they are replaced by min–max. The
    Mazziotta-Pareto mean keeps its scale. Copeland's pairwise comparison is excluded because it takes too long. values:
    units × indicators.
    """
    means = (choices.aggregation,) if choices.aggregation in (*ADDING, "mazziotta_pareto") else ()
    scales = [above_nil(choices.scaled(values))]
    if choices.aggregation != "mazziotta_pareto":
        scales.append(above_nil(PLAIN_SCALES["minmax"]))
    usual_treatment = replace(choices, treatment="winsorise_or_log").treatment_in_force
    return Alternatives(
        imputations=_with(choices.imputation, "none", "group_median"),
        treatments=_with(choices.treatment_in_force, usual_treatment, "none"),
        normalisations=tuple(scale for position, scale in enumerate(scales) if scale not in scales[:position]),
        aggregations=_with(*means, "arithmetic", "geometric"),
        noise={1: NOISE, 2: NOISE},
    )


def _with(*options: str) -> tuple[str, ...]:
    """The options without duplicates, sorted, so that the same options give the same runs."""
    return tuple(sorted(set(options)))


def read_own(text: str, own: OwnIndicators) -> tuple[tuple[str, int], ...]:
    """The session's own figures in an address (own:0,own:1) with their directions; missing ones are omitted."""
    possible = own.at("municipality").columns
    return tuple((key, own.entries[key].direction or 1) for key in dict.fromkeys(text.split(",")) if key in possible)


def read_pairs(text: str, country: str, key: str, own: Sequence[tuple[str, int]] = ()) -> tuple[tuple[str, float], ...]:
    """Weights, directions, targets or goalposts (`key`, one of PAIRS) from an address (code*number, ...).

    Omitted: unknown codes, values that are not finite, weights of 1 or outside 0 to HEAVIEST, directions equal to the
    framework's. Weights are rounded to FINEST.
    """
    members, known = _codes(country, key, own)

    def changes(code: str, number: float) -> bool:
        usual = 1 if key == "weights" else members.get(code) if key == "directions" else None
        return _is_number_of(key, number) and number != usual

    numbers = pairs.read_pairs(text, known, changes)
    if key == "weights":  # few steps, so that an address of any number is not one more computation
        numbers = {code: round(round(number / FINEST) * FINEST, 2) for code, number in numbers.items()}
        numbers = {code: number for code, number in numbers.items() if number != 1}
    return tuple(sorted(numbers.items()))


def unread_pairs(text: str, country: str, key: str, own: Sequence[tuple[str, int]] = ()) -> list[str]:
    """Invalid entries of an address's pairs: unknown codes and values that are no numbers of the kind."""
    _, known = _codes(country, key, own)
    return pairs.unread_pairs(text, known, lambda _, number: _is_number_of(key, number))


def _codes(country: str, key: str, own: Sequence[tuple[str, int]]) -> tuple[dict[str, int], set[str]]:
    """Directions of the indicators by code, and the codes that may have a number."""
    pillars = framework(country) | own_pillar(own)
    members = {code: sign for pillar in pillars.values() for code, sign in pillar.items()}
    return members, {*members, *pillars} if key == "weights" else set(members)


def _is_number_of(key: str, number: float) -> bool:
    if key == "weights":
        return 0 <= number <= HEAVIEST
    return key != "directions" or number in (1, -1)


def write_pairs(numbers: Mapping[str, float]) -> str:
    """Numbers by code as written in the address, sorted, so that equal settings have the same address."""
    return pairs.write_pairs(dict(sorted(numbers.items())))


def read_recipe(file: bytes) -> dict[str, str]:
    """Query parameters of a settings file, also of versions before goalposts; unknown codes are omitted.

    Raises:
        ValueError: the file is no settings file.
    """
    if len(file) > MOST_BYTES:
        raise ValueError("too large for a recipe of this product")
    try:
        content = json.loads(file.decode("utf-8-sig"))
        told = {key: str(content[key]) for key in ("country", *CHOICES)}
        own = [str(code) for code in content.get("own", {}) if OWN_ID.fullmatch(str(code))][:MOST_PAIRS]
        further = {key: str(content[key]) for key in FURTHER if key in content}
        pairs = {key: [(str(code), float(number)) for code, number in content.get(key, {}).items()] for key in PAIRS}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("not a recipe of this product") from error
    known = told["country"] in countries() and all(told[key] in options for key, options in CHOICES.items())
    known &= further.get("power", POWERS[0]) in POWERS and len(further.get("reference", "")) <= LONGEST_CODE
    if not known or not all(math.isfinite(number) for entries in pairs.values() for _, number in entries):
        raise ValueError("a recipe that names what is not here")
    pillars = framework(told["country"])
    codes = {*pillars, *(code for members in pillars.values() for code in members), BLOCK, *own}
    for key in PAIRS:
        told[key] = write_pairs(dict([entry for entry in pairs[key] if entry[0] in codes][:MOST_PAIRS]))
    told |= further | {OWN: ",".join(own)}
    return {key: text for key, text in told.items() if text}

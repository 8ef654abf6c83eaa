"""Candidates for a service around a place: terms of the scores, places without data, excluded places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.partners import (
    MOST_TOGETHER,
    best_group,
    complementary_need,
    is_connected,
    partner_score,
    rings,
    same_need,
    scale,
    shortfall,
)
from patokaz.geography.areas import named_areas
from patokaz.geography.map_files import neighbours
from patokaz.language.words import words
from patokaz.partners.law import country_law
from patokaz.partners.services import Service, services
from patokaz.profile.profile import PEOPLE
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query
from patokaz.statistics.war_status import status_list

LEVEL = "municipality"
FIGHTING = ("occupied_whole", "occupied_part", "active_hostilities")
MODES = ("same", "complementary")
USUAL_TOGETHER = 3


@dataclass(frozen=True)
class Figure:
    """A figure of a place. shortfall: rank/of of its rank, None without one."""

    value: float
    year: int
    shortfall: float | None


@dataclass(frozen=True)
class Partner:
    """A place around the own one, or the own one.

    terms: of the score; lacks: missing terms, which leave it without a score; status: in the list of hostilities, empty
    if not listed.
    """

    area: str
    name: str
    figures: Mapping[str, Figure]
    status: str
    terms: Mapping[str, float]
    lacks: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The weighted mean of the terms."""
        return partner_score(self.terms)

    @property
    def people(self) -> float | None:
        """Residents."""
        return self.figures[PEOPLE].value if PEOPLE in self.figures else None


@dataclass(frozen=True, eq=False)
class Finder:
    """Candidates for a service; read only, cached for equal requests.

    left_out: terms excluded from all scores, each with the reason; candidates: with a score, best first; unknown:
    without one; not_offered: occupied or with active hostilities; need: indicator of the need, may be empty.
    """

    country: str
    own: Partner
    service: Service
    mode: str
    need: str
    left_out: Mapping[str, str]
    candidates: Sequence[Partner]
    unknown: Sequence[Partner]
    not_offered: Sequence[Partner]

    @property
    def around(self) -> list[Partner]:
        """All places around the place."""
        return [*self.candidates, *self.unknown, *self.not_offered]

    @property
    def alone_enough(self) -> bool:
        """Whether the place reaches the threshold by itself."""
        return bool(self.service.threshold) and (self.own.people or 0) >= self.service.threshold

    @property
    def is_better_half(self) -> bool:
        """Whether the place itself has no need by its figure."""
        figure = self.own.figures.get(self.need)
        return "need" not in self.left_out and figure is not None and (figure.shortfall or 0) <= 1 / 2


def find(country: str, area: str, service: str, mode: str, language: str) -> Finder:
    """The candidates of a place for a service. mode: one of MODES.

    Raises:
        DatabaseMissing: no build.
    """
    return _find(country, area, service, mode, language)


@cached(200)
def _find(country: str, area: str, service_id: str, mode: str, language: str) -> Finder:
    service, law = services().all[service_id], country_law(country)
    need, agreements = service.need.get(country, ""), law.agreements if law else ""
    near = rings(neighbours(country, LEVEL), area)
    around = _partners([area, *near], [PEOPLE, need, agreements], country, language)
    own = around.pop(area)
    left_out = _left_out(own, service, need, agreements)
    asked = {"need": need, "scale": PEOPLE, "experience": agreements}
    candidates: list[Partner] = []
    unknown: list[Partner] = []
    not_offered: list[Partner] = []
    for other in around.values():
        lacks = tuple(term for term, key in asked.items() if term not in left_out and not _has(other, term, key))
        terms = {"nearness": near[other.area]} if lacks else _terms(own, other, near, asked, left_out, service, mode)
        told = Partner(other.area, other.name, other.figures, other.status, terms, lacks)
        (not_offered if other.status in FIGHTING else unknown if lacks else candidates).append(told)
    candidates.sort(key=lambda one: (-round(one.score, 9), -one.terms["nearness"], one.name))
    return Finder(country, own, service, mode, need, left_out, candidates, unknown, not_offered)


def _partners(ids: Sequence[str], indicators: Sequence[str], country: str, language: str) -> dict[str, Partner]:
    rows = query("partner_figures", areas=list(ids), indicators=[key for key in indicators if key])
    figures: dict[str, dict[str, Figure]] = {key: {} for key in ids}
    for row in rows.itertuples(index=False):
        of = None if pd.isna(row.rank) else shortfall(int(row.rank), int(row.rank_of))
        figures[row.area_id][row.indicator_id] = Figure(float(row.value), int(row.year), of)
    found = status_list(country)
    statuses = {key: found.statuses.get(key, "") for key in ids}
    listed = {key: "" if status == "not_listed" else status for key, status in statuses.items()}
    named = {row["area_id"]: row["name"] for row in named_areas(list(ids), words(language))}
    return {key: Partner(key, named[key], figures[key], listed[key], {}) for key in ids}


def _has(place: Partner, term: str, key: str) -> bool:
    figure = place.figures.get(key)
    return figure is not None and (term != "need" or figure.shortfall is not None)


def _left_out(own: Partner, service: Service, need: str, agreements: str) -> dict[str, str]:
    """The terms excluded from the score for this place and service, with the reason."""
    found = {}
    if not need:
        found["need"] = "no_indicator"
    elif own.status in FIGHTING:
        found["need"] = "fighting"
    elif not _has(own, "need", need):
        found["need"] = "own_missing"
    if not service.threshold:
        found["scale"] = "no_threshold"
    elif own.people is None:
        found["scale"] = "own_missing"
    if not agreements:
        found["experience"] = "no_register"
    return found


def _terms(
    own: Partner, other: Partner, near: Mapping[str, float], asked: Mapping[str, str], left_out: Mapping[str, str],
    service: Service, mode: str,
) -> dict[str, float]:  # fmt: skip
    terms = {"nearness": near[other.area]}
    if "need" not in left_out:
        ours, theirs = own.figures[asked["need"]].shortfall or 0, other.figures[asked["need"]].shortfall or 0
        terms["need"] = (complementary_need if mode == "complementary" else same_need)(ours, theirs)
    if "scale" not in left_out:
        terms["scale"] = scale((own.people or 0) + (other.people or 0), service.threshold)
    if "experience" not in left_out:
        terms["experience"] = float(other.figures[asked["experience"]].value > 0)
    return terms


@dataclass(frozen=True)
class Group:
    """The place with its partners.

    people: joint population, None if one is unknown; connected: whether the areas are contiguous; score: mean of the
    partners' scores, None without any.
    """

    partners: Sequence[Partner]
    people: float | None
    connected: bool
    score: float | None


def group_of(finder: Finder, partners: Sequence[str]) -> Group:
    """The group of chosen candidates of the finder."""
    offered = {one.area: one for one in (*finder.candidates, *finder.unknown)}
    members = [offered[area] for area in partners if area in offered]
    people = [one.people for one in (finder.own, *members)]
    scored = [one.score for one in members if not one.lacks]
    return Group(
        members,
        None if any(count is None for count in people) else sum(count or 0 for count in people),
        is_connected({finder.own.area, *(one.area for one in members)}, neighbours(finder.country, LEVEL)),
        sum(scored) / len(scored) if scored and len(scored) == len(members) else None,
    )


@cached(200)
def suggested(finder: Finder, together: int) -> tuple[str, ...]:
    """The partners of the contiguous group of `together` places with the highest mean score."""
    scores = [(one.area, one.score) for one in finder.candidates]
    return best_group(finder.own.area, scores, neighbours(finder.country, LEVEL), together)


@cached(200)
def usual_together(finder: Finder) -> int:
    """Group size: the smallest whose best group reaches the threshold; USUAL_TOGETHER without one."""
    least = finder.service.least.get(finder.country, 0)
    if not finder.service.threshold or "scale" in finder.left_out or finder.alone_enough:
        return max(USUAL_TOGETHER, least)
    for together in range(2, MOST_TOGETHER):
        if (group_of(finder, suggested(finder, together)).people or 0) >= finder.service.threshold:
            return together
    return MOST_TOGETHER

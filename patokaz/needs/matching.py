"""Measures indicated by the figures of a place, each with the figure behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.needs.figures import PLACE, country_figures
from patokaz.needs.measures import Measure, measures
from patokaz.needs.signs import Outcome, Sign, outcome, parsed
from patokaz.needs.statements import country_needs
from patokaz.statistics.war_status import status_list

MOST = 7
WHOLLY_OCCUPIED = "occupied_whole"
NEAR_WAR = ("active_hostilities", "occupied_part")
NEAR_WAR_MEASURES = ("M13", "M22", "M39")
ETHNIC = "share_ethnicity_"  # a sign that rests on such a share is for the officer's own list alone


@dataclass(frozen=True)
class Match:
    """A measure whose sign is met by a place."""

    measure: Measure
    outcome: Outcome


@dataclass(frozen=True)
class Matches:
    """The measures of a place, strongest evidence first.

    shown: at most seven; further: number of further matches; unknown: number of signs without a figure; own_list: those
    that depend on an ethnic share, for the officer's own list only; status: of war if it withholds measures.
    """

    shown: Sequence[Match] = ()
    further: int = 0
    unknown: int = 0
    own_list: Sequence[Match] = ()
    status: str = ""


def rests_on_ethnic_share(sign: Sign) -> bool:
    """Whether a sign depends on the share of an ethnic group."""
    return any(part.indicator.startswith(ETHNIC) for part in sign.parts)


def matches(country: str, area: str) -> Matches:
    """The measures of a place by strength of evidence, then by distance from the threshold; none under occupation."""
    status = status_list(country).of(area)
    if status == WHOLLY_OCCUPIED:
        return Matches(status=status)
    known = country_figures(country)
    figures = known.of(area)
    found: list[Match] = []
    own: list[Match] = []
    unknown = 0
    for key, text in country_needs(country).sign.items():
        if status in NEAR_WAR and key not in NEAR_WAR_MEASURES:
            continue
        sign = parsed(text)
        told = outcome(sign, figures, known.spreads, PLACE)
        unknown += told.held is None
        if told.held:
            (own if rests_on_ethnic_share(sign) else found).append(Match(measures()[key], told))
    found.sort(key=lambda match: (-match.measure.strength, -match.outcome.beyond))
    return Matches(found[:MOST], max(0, len(found) - MOST), unknown, own, status if status in NEAR_WAR else "")

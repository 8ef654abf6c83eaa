"""Needs, measures and funding row by row, for page, slides and documents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.needs.answers import Answers
from patokaz.needs.assessment import Need, kind_of, needs
from patokaz.needs.figures import country_figures
from patokaz.needs.matching import Match, Matches, matches
from patokaz.needs.measures import Instrument, Measure, Money, measures, money_for
from patokaz.needs.statements import country_needs, statements
from patokaz.needs.texts import (
    about,
    cost_text,
    duty_text,
    evidence_lines,
    evidence_of_answer,
    facts,
    figure_text,
    gap_text,
    ground_of,
    months_text,
    origin_text,
    pay_text,
    priority_text,
    rank_text,
    sign_lines,
    state_text,
    strength_text,
    terms_text,
)
from patokaz.statistics.war_status import status_list


@dataclass(frozen=True)
class Assessment:
    """A place with its needs and possible measures. place: as in `barred`."""

    country: str
    area: str
    name: str
    answers: Answers
    needs: Sequence[Need]
    matches: Matches
    money: Money
    place: tuple[Collection[str], float | None, str]
    today: date

    @property
    def kind(self) -> tuple[str, ...]:
        """The classes with a need."""
        return kind_of(self.needs)

    @property
    def ticked(self) -> list[tuple[Measure, str]]:
        """Measures requested from own knowledge, with the reason."""
        return [(measures()[row.measure], row.sentence) for row in self.answers.ticked]


def assessment(country: str, area: str, name: str, answers: Answers, today: date) -> Assessment:
    """The needs assessment of a place.

    Raises:
        DatabaseMissing: no build.
    """
    known, found = country_figures(country), matches(country, area)
    chosen = [match.measure for match in found.shown] + [measures()[row.measure] for row in answers.ticked]
    place = known.around.get(area, (area,)), known.people(area), status_list(country).of(area)
    money = money_for(chosen, country, place, today)
    return Assessment(country, area, name, answers, needs(country, area, answers), found, money, place, today)


def need_rows(told: Assessment, t: Words) -> list[dict[str, Any]]:
    """The needs as displayed in the list."""
    rows = []
    for need in told.needs:
        key = need.statement.id
        ground = ground_of(key, told.country)
        evidence = evidence_of_answer(need, t)
        rows.append(
            {
                "rank": rank_text(need, t),
                "text": t.of_data(need.statement.text),
                "about": about(need.statement, told.country, t),
                "duty": duty_text(key, told.country, t),
                "origin": origin_text(need, t),
                "gap": gap_text(need, t),
                "cost": cost_text(need, t),
                "figure": figure_text(need.figure, t) if need.figure else "",
                "facts": facts(key, told.country, told.area, t),
                "evidence": t("needs.evidence_is", text=evidence) if evidence else "",
                "law": ground.law,
                "says": ground.says.get(t.language, ""),
                "address": ground.address,
                "priority": priority_text(need, t),
            }
        )
    return rows


def match_rows(found: Sequence[Match], told: Assessment, t: Words) -> list[dict[str, Any]]:
    """Measures with the figures that indicate them."""
    ids = sorted({line.area for match in found for line in match.outcome.shown if line.area})
    names = {row["area_id"]: row["long_name"] for row in named_areas(ids, t)} if ids else {}
    return [measure_row(match.measure, sign_lines(match, names, t), told, t) for match in found]


def measure_row(measure: Measure, lines: Sequence[str], told: Assessment, t: Words) -> dict[str, Any]:
    """A measure as displayed on a card."""
    return {
        "name": t.of_data(measure.name),
        "lines": lines,
        "what": t.of_data(measure.what),
        "strength": strength_text(measure, t),
        "months": months_text(measure, t),
        "tried": measure.tried.get(t.language) or t("needs.tried_none"),
        "evidence": evidence_lines(measure, t),
        "cost": measure.cost[t.language],
        "risk": t.of_data(measure.risk),
        "pay": pay_text(measure, money_for([measure], told.country, told.place, told.today), t),
    }


def money_rows(found: Sequence[tuple[Instrument, str]], told: Assessment, t: Words) -> list[dict[str, Any]]:
    """Instruments with their terms; each with the reason for exclusion, or none."""
    shared = country_needs(told.country).language
    return [
        {
            "name": instrument.name[t.language],
            "terms": terms_text(instrument, t),
            "reason": t(f"needs.barred.{reason}") if reason else "",
            "state": state_text(instrument, told.today, t),
            "by": instrument.by.get(t.language, ""),
            "law": instrument.law,
            "language": shared if len(instrument.countries) == 1 else "en",
            "address": instrument.address,
            "is_grey": instrument.freshness(told.today) != "fresh",
        }
        for instrument, reason in found
    ]


def summary(told: Assessment, t: Words) -> str:
    """Number of needs, their origin, and the share answered."""
    by_data = sum(need.by_data for need in told.needs)
    by_answer = sum(need.by_answer for need in told.needs)
    answered = t("needs.answered", done=len(told.answers.answers), total=len(statements()))
    if not told.needs:
        return f"{t('needs.none_yet', place=told.name)} {answered}"
    return f"{t('needs.found', place=told.name, count=len(told.needs), data=by_data, answers=by_answer)} {answered}"

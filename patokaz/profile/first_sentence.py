"""The first sentence of a profile: three facts chosen by rule, each linked to its figure.

The population with its change over ten years or more; then, of the headline figures with a better direction and at
least FEWEST places, the one with the best and the one with the lowest position; if all of them are in the upper half, or
none is, the sentence says so. For a temporarily occupied place only the population.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from patokaz.analysis.standing import FEWEST, LongChange, is_at_the_goal, long_change, row_standing
from patokaz.language.words import Words, inside_sentence
from patokaz.profile.figures import NO_SERIES
from patokaz.profile.profile import PEOPLE, Profile
from patokaz.profile.texts import said_once
from patokaz.reports.profile.pieces import Fact
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline

MIDDLE = 0.5  # the position above which a place is in the upper half
CHANGED = 0.0005  # of the first value; less is no change worth a word
Row = Mapping[Hashable, Any]


def first_facts(profile: Profile, t: Words) -> list[Fact]:
    """The facts of a place: three if available, none without figures."""
    rows = profile.figures.to_dict("records")
    series = profile.series.get(PEOPLE, NO_SERIES)
    known = pd.Series(dict(zip(series.years, series.values, strict=True)), dtype=float)
    changed = long_change(known, list(profile.breaks.get(PEOPLE, {})))
    wanted = () if profile.is_occupied else headline(profile.area["country_id"])
    return facts_of(rows, wanted, changed, profile.title, t)


def facts_of(
    rows: Sequence[Row], wanted: Sequence[str], changed: LongChange | None, name: str, t: Words
) -> list[Fact]:  # fmt: skip
    """The facts from rows of queries/area_figures.sql. wanted: the headline figures in order."""
    people = next((row for row in rows if row["indicator_id"] == PEOPLE), None)
    facts = [] if people is None else [Fact(f"{name}: {_people(people, changed, t)}", PEOPLE)]
    placed = extremes(rows, wanted)
    last = "lowest" if placed and position(placed[-1]) < MIDDLE else "nowhere_low"
    first = "best" if any(position(row) >= MIDDLE for row in _ranked(rows, wanted)) else "nowhere_high"
    for key, row in zip((first, last), placed, strict=False):
        facts.append(Fact(_position(row, "only" if len(placed) == 1 else key, t), str(row["indicator_id"])))
    return facts


def extremes(rows: Sequence[Row], wanted: Collection[str]) -> list[Row]:
    """The figures with the best and the lowest position among the places of the country; one or none if fewer.

    Position: (places - rank) / (places - 1), so 1 at rank 1 and 0 at the last rank; ties by headline order. A negative
    balance, even if smaller than elsewhere, is not a best position.
    """
    ranked = _ranked(rows, wanted)
    best = next((row for row in ranked if row_standing({**row, "strength": True}) == "strength"), None)
    if len(ranked) < 2:
        return ranked
    return [ranked[-1]] if best is None or best is ranked[-1] else [best, ranked[-1]]


def _ranked(rows: Sequence[Row], wanted: Collection[str]) -> list[Row]:
    order = list(wanted)
    ranked = [
        row for row in rows
        if row["indicator_id"] in order and row["direction"] and not row["is_context"] and not pd.isna(row["rank"])
        and int(row["rank_of"]) >= FEWEST and not is_at_the_goal(str(row["indicator_id"]), row["value"])
    ]  # fmt: skip
    return sorted(ranked, key=lambda row: (-position(row), order.index(str(row["indicator_id"]))))


def position(row: Row) -> float:
    """Position of a figure: 1 at rank 1, 0 at the last rank."""
    return (float(row["rank_of"]) - float(row["rank"])) / (float(row["rank_of"]) - 1)


def _people(row: Row, changed: LongChange | None, t: Words) -> str:
    people = t("profile.people_year", people=t("profile.people", count=int(float(row["value"]))), year=int(row["year"]))
    if changed is None or not abs(changed.share) >= CHANGED:
        return people
    told = t(
        "facts.fewer" if changed.difference < 0 else "facts.more", people=people,
        change=t.percent(100 * abs(changed.share), 1), year=t.year(changed.first_year),
    )  # fmt: skip
    if not changed.breaks:
        return told
    return f"{told} {t('facts.breaks', count=len(changed.breaks), years=', '.join(map(str, changed.breaks)))}"


def _position(row: Row, key: str, t: Words) -> str:
    indicator = catalogue()[str(row["indicator_id"])]
    return t(
        "facts." + key, indicator=inside_sentence(indicator.text("name", t.language)),
        value=said_once(t.amount(float(row["value"]), indicator.unit, indicator.decimals), indicator.text("name", t.language)),
        rank=t.number(float(row["rank"])), total=t.number(float(row["rank_of"])),
    )  # fmt: skip

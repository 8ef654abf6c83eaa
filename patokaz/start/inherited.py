"""Projects a new mayor inherits according to the lists: ongoing ones, unpaid amounts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from patokaz.analysis.projects import BOARD, project_state
from patokaz.language.words import Words
from patokaz.portfolio.lists import ProjectList, project_lists
from patokaz.portfolio.texts import compiled_text, list_source_titles, list_title
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query
from patokaz.statistics.fetching import records

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Held:
    """The projects of a municipality in one list.

    projects: those that involve it, running of them; base: contracted amount of its own projects, in the currency, of
    which `paid` is a part.
    """

    projects: int
    running: int
    paid: float
    base: float
    currency: str


@dataclass(frozen=True)
class Inherited:
    """What one list says of a place. source: its id; lines: sentences; note: publisher and the day it was made; running: its
    projects in progress."""

    source: str
    title: str
    lines: tuple[str, ...]
    note: str
    running: int = 0


@cached(300)
def inherited(profile: Profile, today: date, t: Words) -> tuple[Inherited, ...]:
    """Information of each list that contains the place; lists are never summed.

    Raises:
        DatabaseMissing: no build.
    """
    lists = project_lists(profile.area["country_id"])
    found = (_told(lists[source], held, t) for source, held in held_by_lists(profile, today).items())
    return tuple(told for told in found if told is not None)


def held_by_lists(profile: Profile, today: date) -> dict[str, Held]:
    """Projects of a municipality on a day, by the list's source.

    Raises:
        DatabaseMissing: no build.
    """
    rows = records(query("projects_of_area", area=profile.area["area_id"]))
    return {
        source: _held(about, [row for row in rows if row["source_id"] == about.rows], profile, today)
        for source, about in project_lists(profile.area["country_id"]).items()
    }


def _held(about: ProjectList, rows: Rows, profile: Profile, today: date) -> Held:
    running = sum(_state(row, today) in BOARD for row in rows)
    if about.money:
        figures = (profile.figure(key) for key in (about.paid, about.money))
        paid, base = (float(str(figure["value"])) if figure else 0.0 for figure in figures)
        return Held(len(rows), running, paid, base, about.currency)
    used = Counter(row["currency"] for row in rows if row["has_amount"]).most_common(1)
    currency = used[0][0] if used else ""
    known = [row for row in rows if row["own"] and row["has_amount"] and row["currency"] == currency]
    known = [row for row in known if row["base"] == row["base"] and row["paid"] == row["paid"]]
    return Held(len(rows), running, sum(row["paid"] for row in known), sum(row["base"] for row in known), currency)


def _state(row: Mapping[str, Any], today: date) -> str:
    end = row["end"]
    plan = list(zip(row["years"], row["paid_in_years"], strict=True))
    return project_state(row["status"], None if end != end else end.date(), False, plan, today)[0]


def _told(about: ProjectList, held: Held, t: Words) -> Inherited | None:
    lines = []
    if held.running:
        lines.append(t("start.running", count=held.running))
    elif held.projects:
        lines.append(t("start.none_running"))
    if held.base > held.paid:
        lines.append(t("start.open_money", money=t.money(held.base - held.paid, held.currency)))
    if not lines:
        return None
    note = f"{list_source_titles(about, t)} · {compiled_text(about.made, t)}"
    return Inherited(about.source, list_title(about, t), tuple(lines), note, held.running)

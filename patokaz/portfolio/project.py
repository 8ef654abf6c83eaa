"""One project as a fiche: description, money, position in the list, neighbours under the filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

import pandas as pd

from patokaz.charts.money_bars import MoneyBar
from patokaz.charts.year_cells import Cell, CellRow
from patokaz.geography.plain_words import plain, plain_words
from patokaz.language.words import LANGUAGES, Words, words
from patokaz.portfolio.lists import OWN, Portfolio, list_of
from patokaz.portfolio.texts import body_name, money_or_dash, percent, state_text
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query

CHAIN = ("fund", "programme", "axis", "procedure", "number")
FACTS = ("authority", "beneficiary", "status_original")
DATES = ("start", "end", "actual_end", "registered")
TEXTS = ("description", "results")
MONEY = ("planned", "contracted", "paid")
MOST_OTHERS = 6


@dataclass(frozen=True)
class Neighbours:
    """Position of a project under the filters. at: from 1, 0 where filtered out; before, after: ids, empty at the ends."""

    at: int
    count: int
    before: str
    after: str


def our_note(description: str, t: Words) -> str:
    """A remark by the compilers of a list in the language of `t`, separated from the source's own text before it."""
    parts = description.split(" ")
    for at in range(len(parts)):
        key = "project_note." + " ".join(parts[at:])
        if t.has(key):
            return " ".join([*parts[:at], t(key)])
    return description


def stored_project(project_id: str) -> Mapping[str, Any] | None:
    """A project of the database as in its list; None for an unknown id. Raises DatabaseMissing."""
    return _stored_project(project_id[:200])


@cached(300)
def _stored_project(project_id: str) -> Mapping[str, Any] | None:
    found = query("project", project=project_id)
    return None if found.empty else {str(key): value for key, value in found.iloc[0].to_dict().items()}


def list_source(project: Mapping[str, Any]) -> str:
    """The list in which a stored project is shown; empty where its source belongs to no declared list."""
    entry = list_of(str(project["source_id"]), str(project["country_id"]))
    return entry.source if entry else ""


def neighbours(ids: Sequence[str], project_id: str) -> Neighbours:
    """The previous and the next project among the ids of a filtered list."""
    if project_id not in ids:
        return Neighbours(0, len(ids), "", "")
    at = ids.index(project_id)
    return Neighbours(at + 1, len(ids), ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else "")


def others_here(portfolio: Portfolio, project_id: str) -> pd.DataFrame:
    """Other projects of the list in the same place, the largest first; none for a project without a single place."""
    return portfolio.once(("others", project_id), lambda: _others(portfolio.projects, project_id))


def _others(rows: pd.DataFrame, project_id: str) -> pd.DataFrame:
    ids = rows["project_id"].tolist()
    places = rows["sole"].tolist()
    place = places[ids.index(project_id)]
    same = [at for at, other in enumerate(places) if place and other == place and ids[at] != project_id]
    return rows.iloc[same[:MOST_OTHERS]]


def money_bars(project: Mapping[str, Any], t: Words) -> list[MoneyBar]:
    """Planned, contracted and paid money where known, each as a share of the previous phase.

    Paid money is compared with the plan of the years whose payments are known.
    """
    bars: list[MoneyBar] = []
    before: tuple[str, float] | None = None
    for phase in MONEY:
        value = project[phase]
        if pd.isna(value):
            continue
        base = project["base"] if phase == "paid" and before and not pd.isna(project["base"]) else before and before[1]
        share = ""
        if before and base:
            of = before[0] if isclose(float(base), before[1]) else "known"
            share = t("portfolio.of_" + of, share=percent(100 * value / base, t))
        bars.append(
            MoneyBar(phase, t("portfolio." + phase), float(value), t.money(float(value), project["currency"]), share)
        )
        before = (phase, float(value))
    return bars


def year_row(portfolio: Portfolio, project_id: str, t: Words) -> CellRow | None:
    """The project's years as cells; None where the list has none."""
    money = portfolio.money[portfolio.money["project_id"] == project_id]
    if money.empty:
        return None
    cells = {
        int(row.year): Cell(
            None if pd.isna(row.paid) or not row.planned else 100 * row.paid / row.planned,
            f"{t('portfolio.planned')} {money_or_dash(row.planned, row.currency, t)}, {t('portfolio.paid')} {money_or_dash(row.paid, row.currency, t)}",
        )
        for row in money.itertuples()
    }  # fmt: skip
    return CellRow(t("portfolio.paid_share"), "", "", cells)


def year_table(portfolio: Portfolio, project_id: str) -> pd.DataFrame:
    """Planned and paid money by year: year, planned, paid, currency."""
    return portfolio.money[portfolio.money["project_id"] == project_id][["year", "planned", "paid", "currency"]]


def chain(project: Mapping[str, Any], t: Words) -> Sequence[tuple[str, str]]:
    """Known links from the fund to the contract; a fund identical to its programme appears once."""
    steps: dict[str, str] = {}
    for key in CHAIN:
        if there(project.get(key)):
            steps.setdefault(body_name(str(project[key]), t), t("project." + key))
    return [(label, text) for text, label in steps.items()]


def standing(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> str:
    """Status of a project as a phrase; the title for a project without further data."""
    if project["state"] != "unknown":
        return state_text(project["state"], project["since"], portfolio.about, t)
    known = (*CHAIN, *FACTS, *DATES, *TEXTS, *MONEY)
    is_bare = not any(there(project.get(key)) for key in known) and set(project["areas"]) <= {portfolio.country}
    return t("project.only_title" if is_bare else "project.unknown_state")


def is_own(project_id: str) -> bool:
    """Whether an id belongs to the user's own portfolio."""
    return project_id.startswith(OWN + ":")


def project_file(project: Mapping[str, Any], t: Words) -> str:
    """File name of a project without suffix: its transliterated title, else its number."""
    told = words(project["title_language"]) if project["title_language"] in LANGUAGES else t
    return f"patokaz-{plain_words(str(project['title']), told) or plain(str(project['project_id']))}"


def there(value: object) -> bool:
    """Whether a field has a value."""
    return value is not None and not pd.isna(value) and value != ""

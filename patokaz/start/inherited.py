"""What a new mayor inherits as far as the lists of projects know it: what is running, what is not yet paid."""

from dataclasses import dataclass
from datetime import date

from patokaz.analysis.projects import BOARD
from patokaz.language.words import Words
from patokaz.portfolio.chosen import selection_of_place
from patokaz.portfolio.lists import project_lists
from patokaz.portfolio.texts import list_source_titles, list_title, made_text
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query


@dataclass(frozen=True)
class Inherited:
    """What one list says of a place. source: its id; lines: sentences; note: publisher and the day it was made."""

    source: str
    title: str
    lines: tuple[str, ...]
    note: str


@cached(300)
def inherited(country: str, area: str, today: date, t: Words) -> tuple[Inherited, ...]:
    """What each list that names the place says of it; lists are never added to one another. Raises DatabaseMissing."""
    naming = set(query("portfolio_lists_of_area", area=area)["source_id"])
    known = [source for source, about in project_lists(country).items() if about.money or about.rows in naming]
    found = (_of_list(source, country, area, today, t) for source in known)
    return tuple(told for told in found if told is not None)


def _of_list(source: str, country: str, area: str, today: date, t: Words) -> Inherited | None:
    chosen = selection_of_place(source, country, area, t.language, today.isoformat())
    running = int(chosen.projects["state"].isin(BOARD).sum())
    paid, base = chosen.paid_base or (0.0, 0.0)
    lines = []
    if running:
        lines.append(t("start.running", count=running))
    elif len(chosen.projects):
        lines.append(t("start.none_running"))
    if base > paid:
        lines.append(t("start.open_money", money=t.money(base - paid, chosen.currency)))
    if not lines:
        return None
    about = chosen.portfolio.about
    note = f"{list_source_titles(about, t)} · {t('portfolio.made', made=made_text(about.made, t))}"
    return Inherited(source, list_title(about, t), tuple(lines), note)

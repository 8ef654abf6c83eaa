"""One page of the list of projects as displayed."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from markupsafe import Markup

from patokaz.charts.plain import Column, table_html
from patokaz.language.words import Words
from patokaz.portfolio.chosen import place_names, selection
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.project_views import project_link
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.texts import body_name, money_or_dash, percent, sentence_case, state_text, who_text, years_text
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import words_of

ROWS = 20


@dataclass(frozen=True)
class ListPage:
    """Rows of a page as a table. at: page number from 1; who: number of projects with known beneficiary and authority."""

    table: Markup
    at: int
    pages: int
    count: int
    who: str


def list_page(chosen: Selection, order: tuple[str, int], kept: Kept, day: date, t: Words) -> ListPage:
    """A page of the selected projects. order: sort order and page number; an invalid number gives the nearest page."""
    if chosen.portfolio.about.source == OWN:
        return _made(chosen, order, kept, t)
    return _page(chosen.filters, t.language, day.isoformat(), order, kept)


@cached(100)
def _page(filters: Filters, language: str, day: str, order: tuple[str, int], kept: Kept) -> ListPage:
    return _made(selection(filters, language, day), order, kept, words_of(language, filters.country))


def _made(chosen: Selection, order: tuple[str, int], kept: Kept, t: Words) -> ListPage:
    rows = chosen.listed(order[0])
    pages = max(1, -(-len(rows) // ROWS))
    at = min(pages, max(1, order[1]))
    shown = rows.iloc[ROWS * (at - 1) : ROWS * at]
    table = table_html(project_columns(shown, chosen, kept, t), t("portfolio.list"))
    return ListPage(table, at, pages, len(rows), who_text(rows, t))


def project_columns(shown: pd.DataFrame, chosen: Selection, kept: Kept, t: Words) -> list[Column]:
    """Columns of the list as texts in the language of `t`; columns without any value are omitted."""
    rows = list(shown.itertuples())
    about = chosen.portfolio.about
    places = place_names(chosen.portfolio.country, t.language)
    named = [
        ", ".join(places.get(area, area) for area in row.areas[:4]) + (" …" if len(row.areas) > 4 else "")
        for row in rows
    ]
    states = [state_text(row.state, row.since, about, t) for row in rows]
    marks = [t("portfolio.shared_mark") if row.shared else "" for row in rows]
    amounts = [money_or_dash(row.amount, row.currency, t) for row in rows]
    columns = [
        Column(
            t("portfolio.name"), [sentence_case(row.title) for row in rows], links=None if about.source == OWN else [project_link(row.project_id, kept) for row in rows], below=marks,
            phone=[" · ".join(filter(None, parts)) for parts in zip(named, states, strict=True)],
        ),
        Column(t("choice.area"), named, minor=True),
    ]  # fmt: skip
    for key, head in (
        ("programme", "choice.programme"),
        ("beneficiary", "project.beneficiary"),
        ("authority", "project.authority"),
    ):
        cells = [body_name(str(text or ""), t) for text in shown[key]]
        if chosen.projects[key].fillna("").replace("", pd.NA).nunique() > (key == "programme"):
            columns.append(Column(t(head), cells, minor=True))
    if chosen.projects["start_year"].notna().any():
        columns.append(
            Column(t("portfolio.years"), [years_text(row.start_year, row.end_year) for row in rows], minor=True)
        )
    columns.append(Column(t("choice.status"), states, minor=True))
    if chosen.projects["paid"].notna().any():
        shares = [
            percent(100 * row.paid / row.base, t, 0) if row.base == row.base and row.base > 0 else "–" for row in rows
        ]
        columns.append(Column(t("portfolio.paid_share"), shares, number=True, minor=True))
    if chosen.projects["amount"].notna().any():
        columns.append(Column(t("portfolio.amount"), amounts, number=True))
    return columns

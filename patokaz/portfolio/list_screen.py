"""The list of projects: search, order, pages; every row can be reached, every title opens its project."""

import pandas as pd
import streamlit as st

from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choose, keep
from patokaz.frame.parts import show_notice, show_quiet, show_titled
from patokaz.language.words import Words
from patokaz.portfolio.filters import SORTS
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.project_views import project_link
from patokaz.portfolio.selection import Selection, place_names
from patokaz.portfolio.texts import money_or_dash, percent, sentence_case, state_text, who_text

ROWS = 20


def show_list(chosen: Selection, kept: Kept, t: Words) -> None:
    """Search and order above, the rows of a page, the way to the others below."""
    about = chosen.portfolio.about
    show_titled(
        t("portfolio.list"),
        "",
        t("portfolio.sample_list") if about.source != OWN and about.rows_extent != "complete" else "",
    )
    with st.container(key="list_choices", horizontal=True, vertical_alignment="bottom", gap="medium"):
        _search(t)
        sort = choose(t("portfolio.sort"), "sort", SORTS, "largest", t, lambda key: t("portfolio.sort_" + key))
    rows = chosen.listed(sort)
    if rows.empty:
        show_notice(t("portfolio.none"), t("portfolio.none_text"))
        return
    pages = -(-len(rows) // ROWS)
    page = min(pages, max(1, _page()))
    shown = rows.iloc[ROWS * (page - 1) : ROWS * page]
    st.html(table_html(project_columns(shown, chosen, kept, t), t("portfolio.list")))
    if pages > 1:
        _pages(page, pages, len(rows), t)
    show_quiet(who_text(rows, t))


def project_columns(shown: pd.DataFrame, chosen: Selection, kept: Kept, t: Words) -> list[Column]:
    """The list's columns as texts in the reader's language; those of which the list knows nothing are left out."""
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
            t("portfolio.name"), [sentence_case(row.title) for row in rows], links=[project_link(row.project_id, kept) for row in rows], below=marks,
            phone=[" · ".join(filter(None, parts)) for parts in zip(named, states, strict=True)],
        ),
        Column(t("choice.area"), named, minor=True),
    ]  # fmt: skip
    for key, head in (
        ("programme", "choice.programme"),
        ("beneficiary", "project.beneficiary"),
        ("authority", "project.authority"),
    ):
        cells = [str(text or "") for text in shown[key]]
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


def years_text(first: float, last: float) -> str:
    """A year, or the first and the last."""
    if pd.isna(first):
        return ""
    return str(int(first)) if pd.isna(last) or int(first) == int(last) else f"{int(first)}–{int(last)}"


def _search(t: Words) -> None:
    st.session_state["find_titles"] = st.query_params.get("find", "")[:80]

    def typed() -> None:
        keep("find", st.session_state["find_titles"].strip()[:80])
        keep("page", "")

    st.text_input(
        t("portfolio.search"), key="find_titles", on_change=typed, placeholder=t("portfolio.search_help"), max_chars=80
    )


def _page() -> int:
    asked = st.query_params.get("page", "1")
    return int(asked) if asked.isdigit() and len(asked) < 6 else 1


def _pages(page: int, pages: int, count: int, t: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages_of_list"):
        st.button(
            t("portfolio.previous"),
            key="page_before",
            disabled=page == 1,
            on_click=keep,
            args=("page", str(page - 1), "1"),
        )
        first, last = ROWS * (page - 1) + 1, min(count, ROWS * page)
        show_quiet(t("portfolio.page_of", first=t.number(first), last=t.number(last), count=t.number(count)))
        st.button(
            t("portfolio.next"),
            key="page_after",
            disabled=page == pages,
            on_click=keep,
            args=("page", str(page + 1), "1"),
        )

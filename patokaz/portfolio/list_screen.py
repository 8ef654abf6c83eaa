"""The list of projects: search, sort order, pages; every title opens its project."""

from datetime import date

import streamlit as st

from patokaz.frame.address import go
from patokaz.frame.choices import choice, choose, keep
from patokaz.frame.parts import show_html, show_notice, show_quiet, show_titled, together
from patokaz.language.words import Words
from patokaz.portfolio.filters import sorts_of
from patokaz.portfolio.filters_screen import asked_text
from patokaz.portfolio.list_page import ROWS, ListPage, list_page
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.selection import Selection


def show_list_title(chosen: Selection, t: Words) -> None:
    """The title of the list, and whether its rows are a sample; outside what is drawn anew with every page of the list."""
    about = chosen.portfolio.about
    is_sample = about.source != OWN and about.rows_extent != "complete"
    show_titled(t("portfolio.list"), "", t("portfolio.sample_list") if is_sample else "")


def show_list(chosen: Selection, kept: Kept, day: date, t: Words) -> None:
    """Search and sort order, the rows of a page, and the page navigation."""
    if asked_text() != chosen.filters.text:  # a text that is searched filters the whole page
        st.rerun()
    with st.container(key="list_choices", horizontal=True, vertical_alignment="bottom", gap="medium"):
        _search(t)
        sorts = sorts_of(chosen.portfolio)
        sort = choose(t("portfolio.sort"), "sort", sorts, sorts[0], t, lambda key: t("portfolio.sort_" + key))
    page = list_page(chosen, (sort, _page(t)), kept, day, t)
    if not page.count:
        show_notice(t("portfolio.none"), t("portfolio.none_text"))
        return
    with together():
        show_html(page.table)
        show_quiet(page.who)
    if page.pages > 1:
        _pages(page, t)
    if chosen.portfolio.about.source == OWN:
        _open_own(chosen, t)


def _open_own(chosen: Selection, t: Words) -> None:
    """A button that opens a project of the user's own list: a link would start a new session and lose the file."""
    rows = chosen.listed("title")
    titles = dict(zip(rows["project_id"], rows["title"], strict=True))
    opened = st.selectbox(
        t("portfolio.choose_project"), list(titles), index=None, format_func=titles.__getitem__, key="open_own_project"
    )
    if opened:
        go("project", project=opened, country=chosen.portfolio.country, list=OWN)


def _search(t: Words) -> None:
    st.session_state["find_titles"] = asked_text()

    def typed() -> None:
        keep("find", st.session_state["find_titles"].strip()[:80])
        keep("at", "")

    st.text_input(
        t("portfolio.search"), key="find_titles", on_change=typed, placeholder=t("portfolio.search_help"), max_chars=80
    )


def _page(t: Words) -> int:
    asked = st.query_params.get("at", "1")
    if asked.isdecimal() and len(asked) < 6:
        return int(asked)
    choice(t("portfolio.page"), "at", [], "", t)
    return 1


def _pages(page: ListPage, t: Words) -> None:
    at = page.at
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages_of_list"):
        st.button(
            t("portfolio.previous"), key="page_before", disabled=at == 1, on_click=keep, args=("at", str(at - 1), "1")
        )
        first, last = ROWS * (at - 1) + 1, min(page.count, ROWS * at)
        show_quiet(t("portfolio.page_of", first=t.number(first), last=t.number(last), count=t.number(page.count)))
        st.button(
            t("portfolio.next"),
            key="page_after",
            disabled=at == page.pages,
            on_click=keep,
            args=("at", str(at + 1), "1"),
        )

"""The page of a project: status, money, years, place, programme, neighbours, source."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from patokaz.charts.money_bars import money_bars_html
from patokaz.charts.plain import Column, table_html
from patokaz.charts.year_cells import year_cells_html
from patokaz.frame.address import address, links, view_address
from patokaz.frame.choices import choice
from patokaz.frame.parts import show_notice, show_opening, show_quiet, show_titled
from patokaz.frame.presenting import show_present
from patokaz.frame.rooms import room
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import show_locator_map
from patokaz.portfolio.chosen import listed_ids, options, place_names, stated_project
from patokaz.portfolio.filters import sorts_of
from patokaz.portfolio.filters_screen import asked_filters, kept_choices
from patokaz.portfolio.lists import OWN, Portfolio, project_lists, read_list
from patokaz.portfolio.own_screen import own_portfolio
from patokaz.portfolio.presented_screen import view_of_project
from patokaz.portfolio.project import (
    DATES,
    FACTS,
    TEXTS,
    chain,
    is_own,
    list_source,
    money_bars,
    neighbours,
    others_here,
    our_note,
    project_file,
    standing,
    stored_project,
    there,
    year_row,
    year_table,
)  # fmt: skip
from patokaz.portfolio.texts import body_name, money_or_dash, sentence_case
from patokaz.reports.files.qr import qr_address
from patokaz.statistics.sources import source_text, sources


def show_project(t: Words) -> None:
    """The project named in the address, or a message where it names none."""
    asked = st.query_params.get("project", "")
    found = _found(asked, t)
    if found is None:
        show_opening(t("page.project"), "" if asked else t("portfolio.no_project_text"))
        if asked:
            show_notice(t("error.unknown_project_title"), t("error.unknown_project_text", value=asked[:60]))
        with st.container(key="ways_to_portfolio"):
            st.page_link(room("portfolio"), label=t("portfolio.choose_project"), query_params=address(area=None))
        return
    project, portfolio = found
    title = sentence_case(str(project["title"]))
    show_opening(
        title,
        standing(project, portfolio, t),
        project["title_language"] or t.language,
    )
    _show_way(project, portfolio, t)
    steps = chain(project, t)
    if steps:
        st.html(html("portfolio/chain", title=t("project.chain"), steps=steps))
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_money(project, portfolio, t)
        show_facts(project, portfolio, t)
    with right:
        show_place(project, portfolio, t)
    show_others(project, portfolio, t)
    show_source(project, portfolio, t)


def _found(asked: str, t: Words) -> tuple[Mapping[str, Any], Portfolio] | None:
    """The project with its computed status, and its list."""
    stored: Mapping[str, Any] = {}
    if is_own(asked):
        portfolio = own_portfolio(st.query_params.get("country", ""), t)
    else:
        stored = stored_project(asked) or {}
        source = list_source(stored) if stored else ""
        portfolio = read_list(source, str(stored["country_id"]), t.language) if source else None
    if portfolio is None:
        return None
    mine = stated_project(portfolio, asked, t.language, date.today())
    return None if mine is None else ({**stored, **mine}, portfolio)


def _show_way(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """Link to the list, and the previous and next project under the filters."""
    own = portfolio.about.source
    choice(t("portfolio.choose_list"), "list", [*project_lists(portfolio.country), OWN], own, t)
    kept = kept_choices(address() | {"lang": t.language, "country": portfolio.country, "list": own})
    filters = asked_filters(portfolio, options(portfolio, t.language, date.today()), t)
    sorts = sorts_of(portfolio)
    sort = choice(t("portfolio.sort"), "sort", sorts, sorts[0], t)
    place = neighbours(listed_ids(portfolio, filters, sort, t.language, date.today()), project["project_id"])
    with st.container(key="way", horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link(room("portfolio"), label="← " + t("project.back"), query_params=dict(kept), width="content")
        for key, other in (("previous", place.before), ("next", place.after)):
            if other:
                asked = {**dict(kept), "project": other}
                st.page_link(room("project"), label=t("project." + key), query_params=asked, width="content")
        if place.at:
            show_quiet(t("project.position", at=t.number(place.at), count=t.number(place.count)))
        show_present("project", project_file(project, t), lambda: view_of_project(project, portfolio, t), t)


def show_money(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """The money bar, and the years as cells with their amounts."""
    bars = money_bars(project, t)
    kind = project.get("amount_kind")
    title = t("portfolio.phases") + (f" · {t('amount_kind.' + str(kind))}" if there(kind) else "")
    if bars:
        show_titled(title, money_bars_html(bars, title))
    row = year_row(portfolio, project["project_id"], t)
    if row is None:
        return
    title = t("project.money")
    show_titled(title, year_cells_html([row], title, date.today().year, t("portfolio.today")))
    years = year_table(portfolio, project["project_id"])
    columns = [Column(t("choice.year"), [str(year) for year in years["year"]])]
    for phase in ("planned", "paid"):
        texts = [
            money_or_dash(value, currency, t) for value, currency in zip(years[phase], years["currency"], strict=True)
        ]
        columns.append(Column(t("portfolio." + phase), texts, number=True))
    st.html(table_html(columns, f"{title}: {t('portfolio.planned')}, {t('portfolio.paid')}"))


def show_facts(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """Facts of the list about the project as a table; only known ones."""
    facts = [(t("project." + key), body_name(str(project[key]), t)) for key in FACTS if there(project.get(key))]
    facts += [
        (t("project." + key), t.date(pd.Timestamp(project[key]).date())) for key in DATES if there(project.get(key))
    ]
    texts = [
        key for key in TEXTS if there(project.get(key)) and not (key == "description" and portfolio.about.our_notes)
    ]
    names = place_names(portfolio.country, t.language)
    areas = list(project["areas"])
    url = str(project["url"]) if there(project.get("url")) else ""
    st.html(html(
        "portfolio/facts", before=facts, places_label=t("project.places"),
        places=list(zip(links("profile", "area", areas), [names.get(area, area) for area in areas], strict=True)),
        after=[(t("project." + key), str(project[key])) for key in texts], address_label=t("project.url"),
        address=url if url.startswith("https://") else "",
    ))  # fmt: skip


def show_place(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """Location, shared places, and the public address of the page."""
    if project["sole"]:
        with st.container(key="place_of_project"):
            show_locator_map(t, country=portfolio.country, level="municipality", selected=project["sole"], height=260)
    elif len(project["areas"]) > 1:
        show_quiet(t("project.shared_by", count=len(project["areas"])))
    page = view_address("project", {"lang": t.language, "project": project["project_id"]})
    if page and portfolio.about.source != OWN:
        st.html(html("portfolio/qr", picture=qr_address(page), text=t("project.qr")))


def show_others(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """Other projects of the list in the same place."""
    rows = others_here(portfolio, project["project_id"])
    if rows.empty:
        return
    title = t("project.others")
    columns = [
        Column(
            t("portfolio.name"),
            [sentence_case(text) for text in rows["title"]],
            links=None if portfolio.about.source == OWN else links("project", "project", rows["project_id"]),
        ),
        Column(
            t("portfolio.amount"),
            [money_or_dash(row.amount, row.currency, t) for row in rows.itertuples()],
            number=True,
        ),
    ]
    show_titled(title, table_html(columns, title))


def show_source(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> None:
    """Publisher, list, licence and caution; our own remark below."""
    if portfolio.about.source == OWN:
        show_quiet(t("portfolio.own_source"))
        return
    source = sources(t)[str(project["source_id"])]
    note = (
        our_note(str(project["description"]), t)
        if portfolio.about.our_notes and there(project.get("description"))
        else ""
    )
    st.html(html(
        "portfolio/source", label=t("project.source"), source=source_text(source, t), caution=source["caution"],
        language=t("project.original_language"), note=note, note_label=t("project.note"),
    ))  # fmt: skip

"""The user's own portfolio: template, upload, report; its views exist only in the session."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import keep
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_notice, show_quiet, show_sentence
from patokaz.geography.areas import named_areas
from patokaz.language.languages import CURRENCIES
from patokaz.language.words import Words
from patokaz.own_data.matched import places_of
from patokaz.own_data.reading import OwnTable, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.screen import otherwise_text, question_text, refusal_text, table_notes
from patokaz.own_data.session import held_table, turn_reading
from patokaz.own_data.upload_screen import take_file
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import OWN, Portfolio
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.own import BadCell, OwnProjects, own_projects
from patokaz.portfolio.own_columns import field_name, phase_names
from patokaz.portfolio.own_lists import SAMPLE_COUNTRY, own_list, own_template, sample_file, sample_notes, sample_table
from patokaz.portfolio.selection import selected, with_states
from patokaz.portfolio.texts import currency_name
from patokaz.portfolio.views import Told, told
from patokaz.statistics.countries import countries
from patokaz.statistics.database import data_version

KEY = "portfolio"
SHOWN = 40
OF_FIGURES = ("empty", "scaled", "scale_above")  # told of figures of areas; amounts of projects are told below


def show_own(country: str, t: Words) -> Portfolio | None:
    """Template, upload and report; the user's projects as a list, None without a usable file."""
    show_sentence(t("portfolio.own_explained"))
    with st.container(horizontal=True, gap="large", key="own_portfolio"):
        with st.container(width="content"):
            show_quiet(t("portfolio.own_template"))
            show_downloads(lambda: own_template(t, date.today()), "portfolio-template", lambda: sample_notes(t), t)
        with st.container(width="content"):
            st.button(t("portfolio.own_sample"), key="own_portfolio_sample", on_click=take_sample)
            show_downloads(sample_table, "portfolio-example", lambda: sample_notes(t), t)
    take_file(KEY, t)
    try:
        held = held_table(KEY)
        if held is None:
            show_notice(t("portfolio.own"), t("portfolio.own_nothing"))
            return None
        name, table = held
        found, portfolio = _read(table, country, t)
    except UnreadableTable as error:
        text = _refusal(error, t)
        show_notice(t("own.refused"), text)
        if error.reason == "no_title":
            _ask_for_titles(error.details["columns"], t)  # type: ignore[arg-type]
        return None
    _report(name, table, found, country, t)
    return portfolio if len(portfolio.projects) else None


def _ask_for_titles(columns: Sequence[str], t: Words) -> None:
    """Choice of the title column where no heading identifies it."""

    def picked() -> None:
        st.session_state[f"{KEY}_title"] = st.session_state["own_portfolio_titles"]

    st.selectbox(
        t("portfolio.own_which_title"), columns, index=None, key="own_portfolio_titles", on_change=picked,
        placeholder=t("framework.choose"),
    )  # fmt: skip


def _refusal(error: UnreadableTable, t: Words) -> str:
    """The reason why the file is no portfolio, as a sentence."""
    if error.reason == "no_title":
        return t("portfolio.own_no_title", name=field_name("title", t))
    if error.reason == "too_many":
        return t("portfolio.own_too_many", most=t.number(int(str(error.details["most"]))))
    return refusal_text(error, t)


def take_sample() -> None:
    """Use the example as the session's file, with the places of its country."""
    st.session_state.pop(f"{KEY}_matched", None)
    st.session_state[f"{KEY}_table"] = ("two-projects.csv", read_table(sample_file(), "two-projects.csv"))
    keep("country", SAMPLE_COUNTRY)
    keep("area", "")


def _read(table: OwnTable, country: str, t: Words) -> tuple[OwnProjects, Portfolio]:
    """The session's table as projects, read once per country and language."""
    known = _known(table)
    title = str(st.session_state.get(f"{KEY}_title", ""))
    key = ("list", country, t.language, data_version(), title, _assumed(country))
    if key not in known:
        places = places_of(country, "municipality")
        found = own_projects(table, places, _assumed(country), title)
        known[key] = (found, own_list(found, places, country, t.language))
    found, portfolio = known[key]
    return found, portfolio


def _assumed(country: str) -> str:
    """The currency of amounts without one: the user's choice, else the country's."""
    return str(st.session_state.get(f"{KEY}_currency") or countries()[country]["currency"])


def own_portfolio(country: str, t: Words) -> Portfolio | None:
    """The session's own projects as a list of a country; None without a usable file."""
    try:
        held = held_table(KEY)
        return _read(held[1], country, t)[1] if held and country in countries() else None
    except UnreadableTable:
        return None


def _known(table: OwnTable) -> dict[Any, Any]:
    known: dict[Any, Any] = st.session_state.setdefault(f"{KEY}_matched", {})
    if known.get("table") is not table:
        known.clear()
        known["table"] = table
    return known


def told_of_own(filters: Filters, t: Words, day: date, kept: Kept) -> Told:
    """The views of the session's own projects. Raises KeyError where the session has none."""
    held = held_table(KEY)
    if held is None:
        raise KeyError(OWN)
    _, portfolio = _read(held[1], filters.country, t)
    known = _known(held[1])
    key = ("told", filters, t.language, day, kept, data_version(), _assumed(filters.country))
    if key not in known:
        stated = with_states(portfolio, day)
        for other in [entry for entry in known if entry[0] == "told"][:-8]:
            del known[other]
        known[key] = told(selected(portfolio, filters, stated), day, kept, t)
    found: Told = known[key]
    return found


def _report(name: str, table: OwnTable, found: OwnProjects, country: str, t: Words) -> None:
    """What was read, what was not, and what was read in one of two possible ways."""
    show_sentence(t("portfolio.own_read", count=len(found.projects), file=name))
    if name == "two-projects.csv":
        show_quiet(t("portfolio.own_sample_shown"))
    for note in table_notes(table, t, OF_FIGURES):
        show_quiet(note)
    if found.unread:
        show_quiet(t("portfolio.own_unread", columns=", ".join(found.unread)))
    if found.read_as:
        pairs = [f"{name} → {field_name(key, t)}" for name, key in found.read_as.items()]
        show_quiet(t("portfolio.own_read_as", columns="; ".join(pairs)))
    if found.scaled:
        show_quiet(t("portfolio.own_scaled", columns=", ".join(found.scaled)))
    if found.above:
        text, columns = found.above
        show_quiet(t("portfolio.own_above", text=text, columns=", ".join(columns)))
    if found.without_currency:
        currency = currency_name(_assumed(country), t)
        show_quiet(t("portfolio.own_no_currency", count=found.without_currency, currency=t.in_currency(currency)))
        _ask_for_currency(country, t)
    for key, groups in (("own_repeated", found.repeated), ("own_alike", found.alike)):
        if groups:
            rows = "; ".join(", ".join(map(str, rows)) for rows in groups[:SHOWN])
            show_quiet(t(f"portfolio.{key}", rows=rows + " …" * (len(groups) > SHOWN)))
    if found.periods:
        show_quiet(t("portfolio.own_periods", count=found.periods))
    for position, question in enumerate(table.questions):
        with st.container(horizontal=True, vertical_alignment="center", key=f"own_portfolio_question_{position}"):
            show_quiet(question_text(question, t))
            st.button(
                otherwise_text(question, t), key=f"own_portfolio_otherwise_{position}", on_click=turn_reading,
                args=(KEY, question.column, question.sign),
            )  # fmt: skip
    if found.bad:
        title = t("portfolio.own_problems", count=len(found.bad))
        with st.expander(title, expanded=True):
            st.html(table_html(_bad_columns(found.bad[:SHOWN], t), title))


def _ask_for_currency(country: str, t: Words) -> None:
    """The currency of amounts without one: since 2026 a Bulgarian sheet may be in euro or still in leva."""

    def picked() -> None:
        st.session_state[f"{KEY}_currency"] = st.session_state["own_portfolio_currency"]

    codes = [code.upper() for code in CURRENCIES]
    st.selectbox(
        t("portfolio.currency"), codes, codes.index(_assumed(country)), key="own_portfolio_currency", on_change=picked,
        format_func=lambda code: currency_name(code, t), width=220,
    )  # fmt: skip


def _bad_columns(bad: list[BadCell], t: Words) -> list[Column]:
    codes = ", ".join(code.upper() for code in CURRENCIES)
    expected = {
        key: t("portfolio.own_needs_" + key, phases=", ".join(phase_names(t)), codes=codes)
        for key in dict.fromkeys(cell.expected for cell in bad)
    }
    columns = [
        Column(t("portfolio.own_row"), [str(cell.row) for cell in bad], number=True),
        Column(t("portfolio.own_column"), [cell.column for cell in bad]),
        Column(t("portfolio.own_found"), [cell.found or "–" for cell in bad]),
        Column(t("portfolio.own_expected"), [expected[cell.expected] for cell in bad]),
    ]
    near = sorted({area for cell in bad for area in cell.near})
    if not near:
        return columns
    names = {row["area_id"]: f"{row['name']}, {row['upper']}" for row in named_areas(near, t)}
    told = ["; ".join(names.get(area, area) for area in cell.near) for cell in bad]
    return [*columns, Column(t("own.nearest"), told)]

"""The data officer's part of the data page: tables of the office, mapping to indicators, fetching and checking."""

from ipaddress import ip_address

import pandas as pd
import streamlit as st

from patokaz.frame.parts import show_quiet, show_titled
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.statistics import freshness
from patokaz.statistics.alphabet import in_alphabet
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import level_name

FAILED = "order_failed"
STEPS_OF_A_TABLE = ("fetch", "judge")


def may_ask() -> bool:
    """Whether the user is the data officer.

    The product must be started in officer mode, bound to this machine and opened under its local name.
    """
    return freshness.is_officer() and is_local(bound_to()) and is_local(host())


def is_local(name: str) -> bool:
    """Whether an address or a name denotes this machine itself."""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def bound_to() -> str:
    """The address at which the server listens; empty for all."""
    return str(st.get_option("server.address") or "")


def host() -> str:
    """The host name in the user's address bar, without the port."""
    return str(st.context.headers.get("Host", "")).rsplit(":", 1)[0].strip("[]")


def show_mapping(country: str, t: Words) -> None:
    """Search the office's directory, map a table to an indicator, fetch and check mapped tables."""
    tables = freshness.discovered(country)
    note = (
        t("fresh.tree_holds", count=len(tables), number=t.number(len(tables))) if len(tables) else t("fresh.not_walked")
    )
    show_titled(t("fresh.tree"), "", note=note)
    if st.button(t("fresh.walk"), key="walk_tree"):
        _do(country, t, ("discover",))
    if len(tables):
        show_choice(country, tables, t)
    show_mapped(country, t)
    if failed := st.session_state.pop(FAILED, ""):
        st.html(html("metadata/report", text=failed))


def show_choice(country: str, tables: pd.DataFrame, t: Words) -> None:
    """The form that maps a table to an indicator; the list can be filtered by a word of the title."""
    word = st.text_input(t("fresh.word_of_title"), key="tree_word").strip().lower()
    fitting = tables[tables["text"].str.lower().str.contains(word, regex=False)]
    if fitting.empty:
        show_quiet(t("fresh.no_such_title"))
        return
    titles = dict(zip(fitting["path"], fitting["text"], strict=True))
    levels = dict(zip(fitting["path"], fitting["level"], strict=True))
    days = dict(zip(fitting["path"], fitting["updated"].str[:10], strict=True))
    with st.form("map_table"):
        path = st.selectbox(
            t("fresh.table"),
            list(titles),
            format_func=lambda key: f"{titles[key]} ({levels_name(country, levels[key], t)}, {days[key]})",
            key="tree_table",
        )
        names = published_names(country, t)
        indicator = st.selectbox(
            t("choice.indicator"), list(names), format_func=lambda key: names[key], key="tree_indicator"
        )
        category = st.text_input(t("fresh.category"), help=t("fresh.category_help"))
        if st.form_submit_button(t("fresh.map")):
            further = ("--category", category.strip()) if category.strip() else ()
            _do(country, t, ("map", path, indicator, *further))


def show_mapped(country: str, t: Words) -> None:
    """Mapped tables, to be fetched and checked here; they are accepted only by the command, with a name."""
    names = published_names(country, t)
    for row in freshness.mapped(country).itertuples():
        show_quiet(t("fresh.mapped_to", table=row.title, indicator=names.get(row.indicator, row.indicator)))
        if st.button(t("fresh.fetch"), key=f"fetch_{row.table}"):
            _do(country, t, *((step, row.table) for step in STEPS_OF_A_TABLE))
        st.code(f"python -m data.renew accept {country.lower()} {row.table} --by …", language="bash")


def published_names(country: str, t: Words) -> dict[str, str]:
    """Indicators of a country without a formula, by id, sorted by name."""
    named = {
        key: entry.text("name", t.language)
        for key, entry in catalogue().items()
        if country.lower() in entry.countries and not entry.formula_of(country.lower())
    }
    return {key: named[key] for key in in_alphabet(named, named.__getitem__, t.language)}


def levels_name(country: str, level: str, t: Words) -> str:
    """Name of the level; empty where the title of the office's table states none."""
    return level_name(country, level, t) if level else ""


def _do(country: str, t: Words, *orders: tuple[str, ...]) -> None:
    """Run steps of the data officer's command until one fails, then reload the page with its error message."""
    with st.spinner(t("fresh.asking")):
        for step, *words in orders:
            if failed := freshness.order(country, t.language, step, *words):
                st.session_state[FAILED] = failed
                break
    st.rerun()

"""Freshness of the figures: newest years, newer tables of the offices, accepted tables, reports."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from patokaz.frame.parts import show_quiet, show_titled
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.metadata.officer_screen import may_ask, show_mapping
from patokaz.statistics import freshness
from patokaz.statistics.catalogue import BLOCKS
from patokaz.statistics.countries import country_name, country_names, level_name, levels
from patokaz.statistics.coverage import coverage


def show_fresh(country: str, t: Words) -> None:
    """Newest years of all countries, then the renewal of one."""
    show_newest(t)
    show_offices(country, t)
    show_accepted(country, t)
    if may_ask() and freshness.has_tree(country):
        show_mapping(country, t)
    for table, text in freshness.reports(country, t.language).items():
        show_titled(t("fresh.report", table=table), html("metadata/report", text=text))


def show_newest(t: Words) -> None:
    """By block, country and level: the newest year, the number of indicators that reach it, the oldest newest year."""
    names = country_names(t)
    columns = [(country, level) for country in names for level in levels(country)]
    rows = freshness.newest_years(coverage())
    cells = {(row.block, row.country_id, row.level): newest_cell(row, t) for row in rows.itertuples()}
    st.html(
        html(
            "metadata/matrix",
            note=t("fresh.note"),
            indicator=t("fresh.block"),
            countries=[(name, len(levels(country))) for country, name in names.items()],
            levels=[level_name(country, level, t) for country, level in columns],
            blocks=[
                ("", [(t("block." + block), [cells.get((block, *column)) for column in columns]) for block in BLOCKS])
            ],
        )
    )


def newest_cell(row: Any, t: Words) -> dict[str, str]:
    """A row of `newest_years` as texts."""
    reach = t("fresh.reach", count=int(row.indicators), reached=t.number(row.in_newest))
    oldest = t("fresh.oldest", year=row.oldest) if row.oldest != row.newest else ""
    return {"years": str(row.newest), "areas": "; ".join(part for part in (reach, oldest) if part)}


def show_offices(country: str, t: Words) -> None:
    """Tables of the offices that are newer than the database, by the last check; the data officer may check again."""
    asked = freshness.last_asked(country)
    rows = freshness.beyond(country)
    titles: dict[str, list[str]] = {}  # by what is told of them: an office that does not answer is told once
    for row in rows.itertuples():
        text = row.told[t.language] if isinstance(row.told, dict) else _of_office(row.updated, t)
        titles.setdefault(text, []).append(t.of_source(row.title))
    told = [("; ".join(dict.fromkeys(names)), text) for text, names in titles.items()]
    note = t("fresh.asked", day=_day(asked, t)) if asked else t("fresh.never_asked")
    if asked and not told:
        told = [(t("fresh.nothing_new"), "")]
    show_titled(t("fresh.beyond", country=country_name(country, t)), html("metadata/facts", facts=told), note=note)
    if not may_ask():
        return
    if st.button(t("fresh.ask"), key="ask_offices"):
        with st.spinner(t("fresh.asking")):
            st.session_state["offices_failed"] = freshness.order(country, t.language, "check")
        st.rerun()
    if failed := st.session_state.pop("offices_failed", ""):
        st.html(html("metadata/report", text=failed))
    show_quiet(t("fresh.then"))
    asked_by_area = " --area AREA" if freshness.has_partial(country) else ""
    st.code(f"python -m data.renew {country.lower()}{asked_by_area}", language="bash")


def show_accepted(country: str, t: Words) -> None:
    """Tables accepted by a data officer in place of those delivered with the product."""
    rows = freshness.in_place(country)
    facts = [
        (
            f"{t.of_source(row.title)}, {row.years}",
            t("fresh.accepted_by", name=row.accepted_by, day=_day(row.accepted, t), reason=row.reason).rstrip(" :"),
        )
        for row in rows.itertuples()
    ]
    show_titled(t("fresh.accepted"), html("metadata/facts", facts=facts or [(t("fresh.none_accepted"), "")]))
    if facts and may_ask():
        show_quiet(t("fresh.undo"))
        st.code("\n".join(f"python -m data.renew undo {country.lower()} {table}" for table in rows["table"]), "bash")


def _of_office(updated: str, t: Words) -> str:
    """The day on which the office changed a table, or that the office publishes no time stamp."""
    return t("fresh.office_has", day=_day(updated, t)) if updated else t("fresh.office_undated")


def _day(stamp: str, t: Words) -> str:
    """The day of a time stamp formatted in the language of `t`; other text unchanged."""
    day = pd.to_datetime(stamp[:10], errors="coerce")
    return stamp if pd.isna(day) else t.date(date(day.year, day.month, day.day))

"""The parts of the portfolio page: filters, three figures, charts, map, list."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from patokaz.charts.plain import Column, paired_columns_html, ranked_bars_html, table_html, year_columns_html
from patokaz.frame.address import links
from patokaz.frame.choices import choose, choose_country
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_notice, show_quiet, show_titled
from patokaz.geography.areas import area_options, named_areas
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import show_country_map
from patokaz.portfolio.selection import (
    Execution,
    Filters,
    Selection,
    all_chosen,
    execution_rows,
    offered,
    selection,
    translated,
)
from patokaz.statistics.countries import countries
from patokaz.statistics.sources import sources

LEAST = ("0", "10000", "100000", "1000000", "10000000", "100000000")
LISTED = 100


def show_portfolio(t: Words) -> None:
    """Filters, then everything about the projects that pass them."""
    country = choose_country(t)
    kinds = offered(country)
    filters = choose_filters(kinds, country, t)
    chosen = selection(filters, t.language, LISTED)
    if not chosen.count:
        show_notice(t("portfolio.none"), t("portfolio.none_text"))
    else:
        show_totals(chosen, t)
        show_charts(chosen, t)
        show_map(chosen, country, t)
        show_list(chosen, filters, t)
    show_coverage(kinds["source"], filters.source, t)


def choose_filters(kinds: Mapping[str, Mapping[str, int]], country: str, t: Words) -> Filters:
    """The choices above the portfolio, all in the address; only values that occur can be chosen."""
    known = sources(t)
    years = sorted(kinds["year"])

    with st.container(key="choices"):
        row = st.columns(4)
    with row[0]:
        area = choose_area(country, t)
        source = choose(
            t("choice.source"), "source", ["", *kinds["source"]], "", t,
            lambda key: known[key]["title"] if key else t("portfolio.all"),
        )  # fmt: skip
    with row[1]:
        programme = choose(
            t("choice.programme"),
            "programme",
            ["", *kinds["programme"]],
            "",
            t,
            lambda key: translated("programme", key, t) or t("portfolio.all"),
        )
        status = choose(
            t("choice.status"), "status", ["", *kinds["status"]], "", t,
            lambda key: t("project_status." + key) if key else t("portfolio.all"),
        )  # fmt: skip
    with row[2]:
        first = choose(t("choice.from"), "from", ["", *years], "", t, lambda key: key or t("portfolio.all"))
        last = choose(t("choice.to"), "to", ["", *years[::-1]], "", t, lambda key: key or t("portfolio.all"))
    with row[3]:
        currency = next(iter(kinds["currency"]), countries()[country]["currency"])
        least = choose(
            t("choice.least"), "least", LEAST, "0", t,
            lambda key: t("portfolio.all") if key == "0" else t.money(float(key), currency),
        )  # fmt: skip
    return Filters(country, area, source, programme, status, int(first or 0), int(last or 0), float(least))


def choose_area(country: str, t: Words) -> str:
    """The country or one area of its group level; a municipality that the address names is kept as a choice."""
    group = area_options(country, countries()[country]["group_level"], t)
    names = {"": t("portfolio.all")} | dict(zip(group["area_id"], group["name"], strict=True))
    asked = st.query_params.get("area", "")
    if asked and asked not in names:
        found = named_areas([asked], t)
        if found and found[0]["country_id"] == country:
            names[asked] = found[0]["name"]
        elif found:
            asked = ""
            st.query_params.pop("area", None)
    return choose(t("choice.area"), "area", list(names), "", t, names.__getitem__)


def show_totals(chosen: Selection, t: Words) -> None:
    """How many, how much, how far: three figures."""
    amounts = [t.money(row.amount, row.currency) for row in chosen.priced.itertuples()]
    priced = int(chosen.priced["priced"].sum())
    cards = [
        (
            t("portfolio.how_many"),
            t.number(chosen.count),
            t("portfolio.with_amount", count=priced) if priced else "",
        ),
        (
            t("portfolio.how_much"),
            amounts[0] if amounts else "–",
            " · ".join(amounts[1:]) or ("" if amounts else t("portfolio.no_amount")),
        ),
    ]
    share = chosen.executed
    if share is None:
        cards.append((t("portfolio.how_far"), "–", t("portfolio.no_execution")))
    else:
        done, planned = t.money(share.executed, share.currency), t.money(share.planned, share.currency)
        text = t("portfolio.executed_of", executed=done, planned=planned)
        cards.append((t("portfolio.how_far"), t.percent(100 * share.executed / share.planned, 1), text))
    st.html(html("portfolio/totals", cards=cards, nominal=t("portfolio.nominal")))


def show_charts(chosen: Selection, t: Words) -> None:
    """Money by programme, planned against executed, projects by year."""
    left, right = st.columns(2, gap="large")
    with left:
        if not chosen.priced.empty:
            show_programme_money(chosen, t)
        if chosen.count > int(chosen.priced["priced"].sum()):
            show_programme_counts(chosen, t)
    with right:
        if chosen.executed is not None:
            show_execution(chosen.executed, t)
        show_starts(chosen.starts, t)


def show_programme_money(chosen: Selection, t: Words) -> None:
    """Money by programme in one currency, the most used one unless another is chosen."""
    currencies = chosen.priced["currency"].tolist()
    currency = currencies[0]
    if len(currencies) > 1:
        currency = choose(t("portfolio.currency"), "currency", currencies, currency, t,
            lambda code: t.unit(code.lower(), short=False), "pills",
        )  # fmt: skip
    rows = chosen.by_programme(currency)
    texts = [t.money(amount, currency) for amount in rows["value"]]
    _show_bars(t("portfolio.by_programme"), rows.assign(text=texts), t)


def show_programme_counts(chosen: Selection, t: Words) -> None:
    """Projects by programme, for lists without amounts."""
    rows = chosen.by_programme()
    _show_bars(t("portfolio.by_programme_count"), rows.assign(text=[t.number(count) for count in rows["value"]]), t)


def _show_bars(title: str, rows: pd.DataFrame, t: Words) -> None:
    if not rows.empty:
        rows = rows.assign(
            label=[translated("programme", name, t) or t("portfolio.other_programmes") for name in rows["programme"]]
        )
        show_titled(title, ranked_bars_html(rows, title))


def show_execution(executed: Execution, t: Words) -> None:
    """Planned against executed by year."""
    years, currency = executed.years, executed.currency
    title = t("portfolio.by_year")
    rows = execution_rows(years, currency, t)
    drawn = paired_columns_html(rows, title, t("portfolio.planned"), t("portfolio.executed"))
    show_titled(title, drawn)


def show_starts(starts: pd.DataFrame, t: Words) -> None:
    """Projects by the year of their start."""
    if starts.empty:
        return
    title = t("portfolio.timeline")
    rows = starts.assign(value=starts["projects"], text=[t.number(count) for count in starts["projects"]])
    show_titled(title, year_columns_html(rows, title))


def show_map(chosen: Selection, country: str, t: Words) -> None:
    """Projects by municipality; what is known only for a larger area is said."""
    show_titled(t("portfolio.map"), "")
    if chosen.picture is not None:
        show_country_map(
            chosen.picture, t.measure("count"), t, country=country, level="municipality",
            title=t("portfolio.map"), key="projects", missing_text=t("portfolio.map_none"),
        )  # fmt: skip
    if chosen.unlocated:
        show_quiet(t("portfolio.unlocated", count=chosen.unlocated))


def show_list(chosen: Selection, filters: Filters, t: Words) -> None:
    """The projects, the largest first; a name opens the project's page."""
    title = t("portfolio.list")
    show_titled(title, table_html(project_columns(chosen.listed, t), title))
    if chosen.count > len(chosen.listed):
        show_quiet(t("portfolio.first_only", shown=t.number(len(chosen.listed)), count=t.number(chosen.count)))
    show_downloads(
        lambda: all_chosen(filters, t.language), f"projects-{filters.country.lower()}",
        lambda: coverage_notes([filters.source] if filters.source else list(offered(filters.country)["source"]), t), t,
    )  # fmt: skip


def project_columns(shown: pd.DataFrame, t: Words) -> list[Column]:
    """The list's columns as texts in the reader's language."""
    rows = list(shown.itertuples())
    return [
        Column(
            t("portfolio.name"),
            [row.title for row in rows],
            links=links("project", "project", shown["project_id"]),
        ),
        Column(t("choice.programme"), [translated("programme", row.programme, t) for row in rows], minor=True),
        Column(t("choice.area"), [row.places or "" for row in rows], minor=True),
        Column(t("portfolio.years"), [_years(row.start_year, row.end_year) for row in rows], minor=True),
        Column(t("choice.status"), [t("project_status." + row.status) for row in rows], minor=True),
        Column(
            t("portfolio.amount"),
            ["–" if pd.isna(row.amount) else t.money(row.amount, row.currency) for row in rows],
            number=True,
        ),
    ]


def coverage_notes(source_ids: Sequence[str], t: Words) -> list[tuple[str, str]]:
    """What each list covers and lacks, for a file's notes."""
    known = sources(t)
    return [(known[key]["title"], f"{known[key]['covers']} – {known[key]['lacks']}") for key in source_ids]


def show_coverage(counts: Mapping[str, int], source: str, t: Words) -> None:
    """What each list covers and what it lacks."""
    known = sources(t)
    lists = [
        {key: known[list_id][key] for key in ("title", "publisher", "covers", "lacks")} | {"count": t.number(count)}
        for list_id, count in counts.items()
        if not source or list_id == source
    ]
    heads = (t("choice.source"), t("portfolio.covers"), t("portfolio.lacks"), t("portfolio.list"))
    st.html(html("portfolio/coverage", title=t("portfolio.covers"), heads=heads, lists=lists))


def _years(first: float, last: float) -> str:
    if pd.isna(first):
        return ""
    return str(int(first)) if pd.isna(last) or int(first) == int(last) else f"{int(first)}–{int(last)}"

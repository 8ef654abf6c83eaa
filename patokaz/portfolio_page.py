"""The parts of the portfolio page: filters, three figures, charts, map, list."""

import html
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.charts.bars import planned_executed_chart, ranked_bars, year_bars
from patokaz.charts.palette import PALETTES
from patokaz.countries import choose_country, countries
from patokaz.country_map import show_country_map
from patokaz.downloads import show_downloads
from patokaz.i18n import Words
from patokaz.places import area_options, named_areas
from patokaz.portfolios import Filters, Offer, Selection, by_programme, largest_first, offer, selection
from patokaz.sources import sources

LEAST = ("0", "10000", "100000", "1000000", "10000000", "100000000")
LISTED = 100


def show_portfolio(t: Words) -> None:
    """Filters, then everything about the projects that pass them."""
    country = choose_country(t)
    offered = offer(country, t.language)
    filters = choose_filters(offered, country, t)
    chosen = selection(filters, t.language)
    if chosen.projects.empty:
        layout.show_notice(t("portfolio.none"), t("portfolio.none_text"))
    else:
        show_totals(chosen, t)
        show_charts(chosen, t)
        show_map(chosen, country, t)
        show_list(chosen.projects, country, t)
    show_coverage(offered.projects, country, filters.source, t)


def choose_filters(offered: Offer, country: str, t: Words) -> Filters:
    """The choices above the portfolio, all in the address; only values that occur can be chosen."""
    known = sources()
    years = [str(year) for year in offered.years]

    def options(column: str) -> list[str]:
        return ["", *offered.choices[column]]

    with st.container(key="choices"):
        row = st.columns(4)
    with row[0]:
        area = choose_area(country, t)
        source = layout.choose(
            t("choice.source"), "source", options("source_id"), "", t,
            lambda key: known[key]["title"] if key else t("portfolio.all"),
        )  # fmt: skip
    with row[1]:
        programme = layout.choose(
            t("choice.programme"), "programme", options("programme"), "", t, lambda key: key or t("portfolio.all")
        )
        status = layout.choose(
            t("choice.status"), "status", options("status"), "", t,
            lambda key: t("project_status." + key) if key else t("portfolio.all"),
        )  # fmt: skip
    with row[2]:
        first = layout.choose(t("choice.from"), "from", ["", *years], "", t, lambda key: key or t("portfolio.all"))
        last = layout.choose(t("choice.to"), "to", ["", *years[::-1]], "", t, lambda key: key or t("portfolio.all"))
    with row[3]:
        currency = offered.currency or countries()[country]["currency"]
        least = layout.choose(
            t("choice.least"), "least", LEAST, "0", t,
            lambda key: t("portfolio.all") if key == "0" else t.money(float(key), currency),
        )  # fmt: skip
    return Filters(
        country, area, source, programme, status,
        int(first) if first else None, int(last) if last else None, float(least),
    )  # fmt: skip


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
    return layout.choose(t("choice.area"), "area", list(names), "", t, names.__getitem__)


def show_totals(chosen: Selection, t: Words) -> None:
    """How many, how much, how far: three figures."""
    money = chosen.money
    amounts = [t.money(row.amount, row.currency) for row in money.itertuples()]
    priced = int(money["projects"].sum())
    cards = [
        (
            t("portfolio.how_many"),
            t.number(len(chosen.projects)),
            t("portfolio.with_amount", count=priced) if priced else "",
        ),
        (
            t("portfolio.how_much"),
            amounts[0] if amounts else "–",
            " · ".join(amounts[1:]) or ("" if amounts else t("portfolio.no_amount")),
        ),
    ]
    both = chosen.years.dropna(subset=["planned", "executed"])
    if both.empty or not both["planned"].sum():
        cards.append((t("portfolio.how_far"), "–", t("portfolio.no_execution")))
    else:
        currency = both["currency"].iloc[0]
        both = both[both["currency"] == currency]
        planned, executed = both["planned"].sum(), both["executed"].sum()
        text = t("portfolio.executed_of", executed=t.money(executed, currency), planned=t.money(planned, currency))
        cards.append((t("portfolio.how_far"), t.number(100 * executed / planned, 1) + " %", text))
    body = "".join(
        f'<div class="figure"><div class="label">{html.escape(label)}</div><div class="value">{html.escape(value)}</div>'
        f'<div class="meta">{html.escape(note)}</div></div>'
        for label, value, note in cards
    )
    st.html(f'<div class="totals">{body}</div><p class="quiet">{html.escape(t("portfolio.nominal"))}</p>')


def show_charts(chosen: Selection, t: Words) -> None:
    """Money by programme, planned against executed, projects by year."""
    left, right = st.columns(2, gap="large")
    with left:
        if not chosen.money.empty:
            show_programme_money(chosen, t)
        if len(chosen.projects) > int(chosen.money["projects"].sum()):
            show_programme_counts(chosen.projects, t)
    with right:
        show_execution(chosen.years, t)
        show_starts(chosen.starts, t)


def show_programme_money(chosen: Selection, t: Words) -> None:
    """Money by programme in one currency, the most used one unless another is chosen."""
    currencies = chosen.money["currency"].tolist()
    currency = currencies[0]
    if len(currencies) > 1:
        currency = layout.choose(t("portfolio.currency"), "currency", currencies, currency, t, str, "pills")
    rows = by_programme(chosen.projects, currency)
    rows = rows.assign(
        label=[_short(name or t("portfolio.other_programmes"), 34) for name in rows["programme"]],
        value=rows["amount"],
        text=[t.money(amount, currency) for amount in rows["amount"]],
    )
    _show_bars(t("portfolio.by_programme"), rows, "by_programme", t)


def show_programme_counts(chosen: pd.DataFrame, t: Words) -> None:
    """Projects by programme, for lists without amounts."""
    rows = chosen["programme"].value_counts().rename_axis("label").rename("value").reset_index().head(8)
    rows = rows.assign(label=[_short(name, 34) for name in rows["label"]], text=[t.number(v) for v in rows["value"]])
    _show_bars(t("portfolio.by_programme_count"), rows, "by_count", t)


def _show_bars(title: str, rows: pd.DataFrame, key: str, t: Words) -> None:
    st.html(f"<h3>{html.escape(title)}</h3>")
    if not rows.empty:
        layout.show_chart(ranked_bars(rows, PALETTES[layout.theme()]), key, title, t)


def show_execution(years: pd.DataFrame, t: Words) -> None:
    """Planned against executed by year, where a list has it."""
    both = years.dropna(subset=["planned", "executed"], how="all")
    if both.empty:
        return
    currency = both["currency"].iloc[0]
    both = both[both["currency"] == currency]
    both = both.assign(
        planned_text=[t.money(value, currency) for value in both["planned"]],
        executed_text=[t.money(value, currency) for value in both["executed"]],
    )
    scale, unit = (1e6, f"{t('money.million')} {currency}") if both["planned"].max() >= 1e7 else (1.0, currency)
    both = both.assign(planned=both["planned"] / scale, executed=both["executed"] / scale)
    st.html(f"<h3>{html.escape(t('portfolio.by_year'))} ({html.escape(unit)})</h3>")
    figure = planned_executed_chart(both, PALETTES[layout.theme()], t("portfolio.planned"), t("portfolio.executed"))
    layout.show_chart(figure, "planned_executed", t("portfolio.by_year"), t)


def show_starts(starts: pd.DataFrame, t: Words) -> None:
    """Projects by the year of their start."""
    if starts.empty:
        return
    starts = starts.assign(value=starts["projects"], text=[t.number(count) for count in starts["projects"]])
    st.html(f"<h3>{html.escape(t('portfolio.timeline'))}</h3>")
    layout.show_chart(year_bars(starts, PALETTES[layout.theme()], 220), "timeline", t("portfolio.timeline"), t)


def show_map(chosen: Selection, country: str, t: Words) -> None:
    """Projects by municipality; what is known only for a larger area is said."""
    st.html(f"<h3>{html.escape(t('portfolio.map'))}</h3>")
    if chosen.picture is not None:
        show_country_map(
            chosen.picture, t.measure("count"), t, country=country, level="municipality",
            title=t("portfolio.map"), key="projects", missing_text=t("portfolio.map_none"),
        )  # fmt: skip
    if chosen.unlocated:
        st.html(f'<p class="quiet">{html.escape(t("portfolio.unlocated", count=chosen.unlocated))}</p>')


def show_list(chosen: pd.DataFrame, country: str, t: Words) -> None:
    """The projects, the largest first; a chosen row opens the project's page."""
    ordered = largest_first(chosen)
    shown = ordered.head(LISTED)
    table = pd.DataFrame(
        {
            t("portfolio.name"): shown["title"],
            t("choice.programme"): shown["programme"],
            t("choice.area"): shown["places"],
            t("portfolio.years"): [_years(row.start_year, row.end_year) for row in shown.itertuples()],
            t("choice.status"): [t("project_status." + status) for status in shown["status"]],
            t("portfolio.amount"): shown["amount"],
            t("portfolio.currency"): shown["currency"],
        }
    )
    st.html(f"<h3>{html.escape(t('portfolio.list'))}</h3><p class='quiet'>{html.escape(t('portfolio.open_hint'))}</p>")
    picked = st.dataframe(
        table.style.format({t("portfolio.amount"): t.number}),
        hide_index=True,
        height=420,
        column_config={t("portfolio.name"): st.column_config.TextColumn(width="large")},
        on_select="rerun",
        selection_mode="single-row",
        key=f"projects_{country}_{t.language}",
        alt=t("portfolio.list"),
    )
    rows = picked.get("selection", {}).get("rows", []) if picked else []
    if rows and rows[0] < len(shown):
        layout.go("project", project=str(shown.iloc[rows[0]]["project_id"]))
    if len(ordered) > LISTED:
        text = t("portfolio.first_only", shown=t.number(LISTED), count=t.number(len(ordered)))
        st.html(f'<p class="quiet">{html.escape(text)}</p>')
    show_downloads(
        lambda: ordered.assign(areas=[" ".join(areas) for areas in ordered["areas"]]),
        f"projects-{country.lower()}", lambda: coverage_notes(ordered["source_id"].unique().tolist()), t,
    )  # fmt: skip


def coverage_notes(source_ids: Sequence[str]) -> list[tuple[str, str]]:
    """What each list covers and lacks, for a file's notes."""
    known = sources()
    return [(known[key]["title"], f"{known[key]['covers']} – {known[key]['lacks']}") for key in source_ids]


def show_coverage(projects: pd.DataFrame, country: str, source: str, t: Words) -> None:
    """What each list covers and what it lacks."""
    known = sources()
    rows = "".join(
        f"<tr><td><b>{html.escape(known[key]['title'])}</b><br><span class='quiet'>{html.escape(known[key]['publisher'])}</span></td>"
        f"<td>{html.escape(known[key]['covers'])}</td><td>{html.escape(known[key]['lacks'])}</td>"
        f'<td class="num">{t.number(count)}</td></tr>'
        for key, count in projects["source_id"].value_counts().items()
        if not source or key == source
    )
    heads = "".join(
        f"<th>{html.escape(text)}</th>"
        for text in (t("choice.source"), t("portfolio.covers"), t("portfolio.lacks"), t("portfolio.list"))
    )
    st.html(
        f'<h3>{html.escape(t("portfolio.covers"))}</h3><div class="wide"><table class="plain"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _years(first: float, last: float) -> str:
    if pd.isna(first):
        return ""
    return str(int(first)) if pd.isna(last) or int(first) == int(last) else f"{int(first)}–{int(last)}"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

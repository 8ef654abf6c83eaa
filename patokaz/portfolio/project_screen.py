"""The page of one project: what it is, its money, its places, where that is written."""

import html

import pandas as pd
import streamlit as st

from patokaz.charts.plain import Column, paired_columns_html, table_html
from patokaz.frame.address import address, links
from patokaz.frame.parts import show_notice
from patokaz.language.words import Words
from patokaz.portfolio.selection import execution_rows
from patokaz.statistics.database import query
from patokaz.statistics.sources import source_text, sources

FIELDS = ("number", "programme", "axis", "procedure", "authority", "fund", "beneficiary", "status_original")
DATES = ("start", "end", "registered")
TEXTS = ("description", "results")


def show_project(t: Words) -> None:
    """The project that the address names, or a sentence when it names none."""
    asked = st.query_params.get("project", "")
    found = query("project", project=asked[:200])
    if found.empty:
        if asked:
            show_notice(t("error.unknown_project_title"), t("error.unknown_project_text", value=asked[:60]))
        st.page_link("pages/portfolio.py", label=t("portfolio.choose_project"), query_params=address(area=None))
        return
    project = found.iloc[0]
    places = query("project_places", project=asked, language=t.language)
    st.html(
        f'<div class="band"><h1 class="long" lang="{html.escape(project["title_language"] or "")}">'
        f"{html.escape(project['title'])}</h1></div>"
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(facts_html(project, places, t))
    with right:
        show_money(project, t)
    st.html(source_html(project, t))
    st.page_link(
        "pages/portfolio.py", label=t("portfolio.title"),
        query_params=address(country=project["country_id"], area=None),
    )  # fmt: skip


def facts_html(project: pd.Series, places: pd.DataFrame, t: Words) -> str:
    """What the list says about the project, as a table; only what is there."""
    rows: list[tuple[str, str]] = [(t("project.status"), html.escape(t("project_status." + project["status"])))]
    rows += [(t("project." + key), html.escape(str(project[key]))) for key in FIELDS if _there(project[key])]
    rows += [
        (t("project." + key), html.escape(t.date(pd.Timestamp(project[key]).date())))
        for key in DATES
        if _there(project[key])
    ]
    place_links = ", ".join(
        f'<a href="{html.escape(address)}" target="_self">{html.escape(name)}</a>'
        for address, name in zip(links("profile", "area", places["area_id"]), places["name"], strict=True)
    )
    rows.append((t("project.places"), place_links))
    rows += [(t("project." + key), html.escape(str(project[key]))) for key in TEXTS if _there(project[key])]
    if _there(project["url"]) and str(project["url"]).startswith("https://"):
        address = html.escape(str(project["url"]))
        rows.append((t("project.url"), f'<a href="{address}" rel="noreferrer">{address}</a>'))
    body = "".join(f"<tr><th>{html.escape(label)}</th><td>{value}</td></tr>" for label, value in rows)
    return f'<table class="plain facts"><tbody>{body}</tbody></table>'


def show_money(project: pd.Series, t: Words) -> None:
    """The amount, and planned against executed by year where the list has it."""
    if _there(project["amount"]):
        kind = t("amount_kind." + project["amount_kind"]) if project["amount_kind"] else t("project.amount")
        st.html(
            f'<div class="figure"><div class="label">{html.escape(kind)}</div>'
            f'<div class="value">{html.escape(t.money(float(project["amount"]), project["currency"]))}</div></div>'
        )
    years = query("project_money", project=project["project_id"])
    if years.empty:
        return
    title = t("project.money")
    rows = execution_rows(years, project["currency"], t)
    drawn = paired_columns_html(rows, title, t("portfolio.planned"), t("portfolio.executed"))
    st.html(f"<h3>{html.escape(title)}</h3>{drawn}")
    columns = [
        Column(t("choice.year"), [str(year) for year in rows["year"]]),
        Column(t("portfolio.planned"), rows["first_text"].tolist(), number=True),
        Column(t("portfolio.executed"), rows["second_text"].tolist(), number=True),
    ]
    st.html(table_html(columns, title))


def source_html(project: pd.Series, t: Words) -> str:
    """Publisher, list, licence and caution."""
    source = sources(t)[str(project["source_id"])]
    return (
        f'<p class="quiet"><b>{html.escape(t("project.source"))}.</b> {html.escape(source_text(source, t))}. '
        f"{html.escape(source['caution'])}<br>{html.escape(t('project.original_language'))}</p>"
    )


def _there(value: object) -> bool:
    return value is not None and not pd.isna(value) and value != ""

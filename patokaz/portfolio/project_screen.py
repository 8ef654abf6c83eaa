"""The page of one project: what it is, its money, its places, where that is written."""

import pandas as pd
import streamlit as st

from patokaz.charts.plain import Column, paired_columns_html, table_html
from patokaz.frame.address import address, links
from patokaz.frame.parts import show_notice, show_opening, show_titled
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.portfolio.selection import execution_rows, translated
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
    show_opening(project["title"], language=project["title_language"] or t.language)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_facts(project, places, t)
    with right:
        show_money(project, t)
    show_source(project, t)
    st.page_link(
        "pages/portfolio.py", label=t("portfolio.title"),
        query_params=address(country=project["country_id"], area=None),
    )  # fmt: skip


def show_facts(project: pd.Series, places: pd.DataFrame, t: Words) -> None:
    """What the list says about the project, as a table; only what is there."""
    facts = [(t("project.status"), t("project_status." + project["status"]))]
    facts += [(t("project." + key), _in_words(key, str(project[key]), t)) for key in FIELDS if _there(project[key])]
    facts += [(t("project." + key), t.date(pd.Timestamp(project[key]).date())) for key in DATES if _there(project[key])]
    url = str(project["url"]) if _there(project["url"]) else ""
    st.html(
        html(
            "portfolio/facts",
            before=facts,
            places_label=t("project.places"),
            places=list(zip(links("profile", "area", places["area_id"]), places["name"], strict=True)),
            after=[(t("project." + key), str(project[key])) for key in TEXTS if _there(project[key])],
            address_label=t("project.url"),
            address=url if url.startswith("https://") else "",
        )
    )


def _in_words(field: str, original: str, t: Words) -> str:
    """A field of the list in the reader's language, where it is a programme, a fund or a state with a translation."""
    kind = {"programme": "programme", "fund": "list_word", "status_original": "list_word"}.get(field)
    return translated(kind, original, t) if kind else original


def show_money(project: pd.Series, t: Words) -> None:
    """The amount, and planned against executed by year where the list has it."""
    if _there(project["amount"]):
        kind = t("amount_kind." + project["amount_kind"]) if project["amount_kind"] else t("project.amount")
        amount = t.money(float(project["amount"]), project["currency"])
        st.html(html("portfolio/amount", label=kind, value=amount))
    years = query("project_money", project=project["project_id"])
    if years.empty:
        return
    title = t("project.money")
    rows = execution_rows(years, project["currency"], t)
    drawn = paired_columns_html(rows, title, t("portfolio.planned"), t("portfolio.executed"))
    show_titled(title, drawn)
    columns = [
        Column(t("choice.year"), [str(year) for year in rows["year"]]),
        Column(t("portfolio.planned"), rows["first_text"].tolist(), number=True),
        Column(t("portfolio.executed"), rows["second_text"].tolist(), number=True),
    ]
    st.html(table_html(columns, title))


def show_source(project: pd.Series, t: Words) -> None:
    """Publisher, list, licence and caution."""
    source = sources(t)[str(project["source_id"])]
    st.html(
        html(
            "portfolio/source",
            label=t("project.source"),
            source=source_text(source, t),
            caution=source["caution"],
            language=t("project.original_language"),
        )
    )


def _there(value: object) -> bool:
    return value is not None and not pd.isna(value) and value != ""

"""Downloads of the portfolio: all projects, and the table and picture of each view."""

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.frame.files import show_downloads
from patokaz.frame.share import Files
from patokaz.language.words import Words
from patokaz.portfolio.chosen import place_names
from patokaz.portfolio.lists import Portfolio
from patokaz.portfolio.model import View
from patokaz.portfolio.texts import list_sources, state_name
from patokaz.portfolio.views import Told

PICTURES: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")


def show_files(told: Told, t: Words) -> None:
    """Downloads of all selected projects."""
    state = partial(state_name, t=t)
    fold = st.expander(t("portfolio.downloads"), key="portfolio_files", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.caption(t("portfolio.all_projects"))
        show_downloads(
            lambda: project_table(told),
            f"projects-{told.chosen.portfolio.about.source}",
            lambda: notes(told, t),
            t,
            {"status": state, "state": state},
        )


def project_table(told: Told) -> pd.DataFrame:
    """All selected projects; places are codes separated by blanks."""
    rows = told.chosen.listed("largest").drop(columns=["containers", "common", "sole", "group"])
    portfolio = told.chosen.portfolio
    names = place_names(portfolio.country, portfolio.language)
    named = ["; ".join(names.get(area, area) for area in areas) for areas in rows["areas"]]
    rows.insert(list(rows.columns).index("title") + 1, "places", named)
    return rows.assign(areas=[" ".join(areas) for areas in rows["areas"]])


def notes(told: Told, t: Words) -> list[tuple[str, str]]:
    """Sources and filters of the file of projects."""
    return [
        ("", told.sentence),
        *((t("project.source"), text) for text in list_sources(told.chosen.portfolio.about, t)),
    ]


def view_notes(view: View, t: Words) -> list[tuple[str, str]]:
    """Title, sentence and sources of a view."""
    return [("", view.title), ("", view.sentence), *((t("project.source"), text) for text in view.sources)]


def list_file(portfolio: Portfolio) -> str:
    """File name stem of a list, different for each list."""
    return f"patokaz-{portfolio.about.source.replace('_', '-')}"


def view_pictures(view: View, name: str, t: Words) -> Files:
    """Pictures of a view, created when the button is pressed; none for views drawn only in the page."""
    if view.figure is None:
        return {}
    return {kind.upper(): (f"{name}-{view.id}.{kind}", partial(picture_file, view, kind, t)) for kind in PICTURES}


def picture_file(view: View, kind: Literal["png", "svg", "pdf"], t: Words) -> bytes:
    """The picture of a view for print, with its sentence and sources below."""
    from patokaz.reports.files.chart_files import chart_file

    assert view.figure is not None
    return chart_file(view.figure(PALETTES["light"]), view.title, [view.sentence, *view.sources], t.number, kind)

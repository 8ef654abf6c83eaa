"""A single view of a portfolio for an iframe of another site, and the code that embeds it."""

from collections.abc import Mapping
from contextlib import nullcontext

import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.frame.address import address_of, base_address
from patokaz.frame.choices import choice
from patokaz.frame.parts import show_notice, show_quiet, theme
from patokaz.frame.share import Frame
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import Click, open_profile, show_country_map
from patokaz.portfolio.filters_screen import KEYS
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.map_screen import portfolio_map
from patokaz.portfolio.model import View
from patokaz.portfolio.presented_screen import told_of_address
from patokaz.portfolio.texts import list_sources, list_title
from patokaz.portfolio.views import Told
from patokaz.statistics.countries import country_name

MAP, HEIGHT, PHASES, MAP_HEIGHT = "map", 680, 360, 380
LISTED, ROUND_ROWS, ROW, TALLEST = ("groups", "periods"), 180, 31, 1200  # pixels around a row a line, and of a row
ROWED = "time"  # a chart with a row for each project


def frames_of(view_id: str, title: str, told: Told, t: Words) -> Mapping[str, Frame]:
    """Embedding codes of a view; none for the user's own list, which exists only in the session."""
    filters = told.chosen.filters
    if filters.source == OWN:
        return {}
    asked = st.query_params.to_dict()
    kept = {key: asked[key] for key in ("area", *KEYS, "picked") if key in asked}
    choices = kept | {"country": filters.country, "list": filters.source, "show": "portfolio", "view": view_id}
    return {t("embed.title"): Frame(choices, title, _height(view_id, told))}


def _height(view_id: str, told: Told) -> int:
    """Height in pixels at which a view fits an iframe of usual width."""
    view = told.view(view_id)
    if view is not None and view_id in LISTED:
        return min(TALLEST, ROUND_ROWS + ROW * len(view.table))
    if view is not None and view.figure is not None and view_id == ROWED and not view.drawn:
        return min(TALLEST, ROUND_ROWS + int(view.figure(PALETTES["light"]).layout.height))
    return PHASES if view_id == "phases" else HEIGHT


def show_embedded_portfolio(t: Words) -> None:
    """The view named by the address, with the list and filters of the address."""
    told = told_of_address(t)
    views: dict[str, View | None] = {} if told is None else {view.id: view for view in told.views}
    if told is not None and told.chosen.mapped and told.chosen.picture is not None:
        views[MAP] = None
    if told is None or not views:
        show_notice(t("portfolio.none"), t("portfolio.none_text"))
        return
    view = views[choice(t("choice.show"), "view", list(views), next(iter(views)), t)]
    filters, about = told.chosen.filters, told.chosen.portfolio.about
    choices = {"lang": t.language, "country": filters.country, "list": filters.source}
    own = {"area": filters.area} if filters.area else {}
    link = f"{base_address()}/{address_of('portfolio', choices | own)}"
    of = f"{list_title(about, t)} · {country_name(filters.country, t)}"
    if view is None:
        click = Click(open_profile, t("portfolio.map_click"), address_of("portfolio", choices | {"area": ""}))
        drawn = portfolio_map(told.chosen, t, key="embedded", height=MAP_HEIGHT, click=click)
        st.html(html("profile/embedded_title", title=f"{drawn.title} · {of}", link=link))
        show_country_map(drawn, t)
    else:
        st.html(html("profile/embedded_title", title=f"{view.title} · {of}", link=link))
        pictured = view.figure is not None and not view.drawn
        all_of = t("portfolio.all_of", count=len(view.table)) if view.drawn else ""
        st.html(
            html(
                "portfolio/embedded",
                sentence=view.sentence,
                drawn=view.drawn or "",
                note=view.note,
                link=link,
                all_of=all_of,
                pictured=pictured,
            )
        )
        if pictured:
            _show_figure(view)
    show_quiet("; ".join([*list_sources(about, t), "Patokaz"]))


def _show_figure(view: View) -> None:
    assert view.figure is not None
    rowed = view.id == ROWED
    around = st.container(key="rows_kept") if rowed else nullcontext()
    with around:
        st.plotly_chart(
            view.figure(PALETTES[theme()]), theme=None, config={"displayModeBar": False}, alt=view.title,
            height="content" if rowed else "stretch",
        )  # fmt: skip

"""The portfolio page: one list with its summary, money, projects and table."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from patokaz.charts.palette import PALETTES
from patokaz.charts.rankings import ranking_html
from patokaz.frame.address import address
from patokaz.frame.choices import choose_country, keep
from patokaz.frame.failures import show_changing
from patokaz.frame.parts import (
    show_html,
    show_notice,
    show_opening,
    show_quiet,
    show_sentence,
    show_so_far,
    show_titled,
    side_by_side,
    theme,
    together,
)
from patokaz.frame.presenting import show_present
from patokaz.frame.share import Shared, show_share
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import Click, show_country_map
from patokaz.portfolio.chosen import options
from patokaz.portfolio.embedded_screen import MAP, frames_of
from patokaz.portfolio.files_screen import list_file, show_files, view_notes, view_pictures
from patokaz.portfolio.filters_screen import choose_filters, choose_list, kept_choices, show_chips
from patokaz.portfolio.list_screen import show_list, show_list_title
from patokaz.portfolio.lists import OWN, Portfolio, ProjectList, project_lists, read_list
from patokaz.portfolio.map_screen import map_measure, portfolio_map
from patokaz.portfolio.model import View
from patokaz.portfolio.own_screen import show_own, told_of_own
from patokaz.portfolio.presented_screen import portfolio_view
from patokaz.portfolio.texts import about_list, chips, list_sources, list_title
from patokaz.portfolio.views import Told, told_of
from patokaz.statistics.countries import country_name
from patokaz.statistics.sources import sources

SQUARE = 680  # pixels
PAIRS = (("course", "groups"), ("places", "concentration"))


def show_portfolio(t: Words) -> None:
    """The country, its lists, and the views of the selected list."""
    show_opening(t("portfolio.title"))
    country = choose_country(t)
    lists = project_lists(country)
    _show_what_there_is(country, lists, t)
    source = choose_list(lists, country, t)
    today = date.today()
    if source == OWN:
        portfolio = show_own(country, t)
        if portfolio is None:
            say_unknown_place(t)
            return
        found = told_of_own
    else:
        portfolio = read_list(source, country, t.language)
        found = told_of
        show_quiet(about_list(portfolio, len(portfolio.projects), t))
    show_changing("portfolio", partial(_show_list_of, portfolio, found, today, t), t)
    if source != OWN:
        show_coverage(lists, t)


def _show_list_of(portfolio: Portfolio, found: Callable[..., Told], today: date, t: Words) -> None:
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        filters = choose_filters(portfolio, options(portfolio, t.language, today), t)
        kept = kept_choices(address() | {"lang": t.language, "country": portfolio.country})
        told = found(filters, t, today, kept)
        show_chips(list(chips(told.chosen, dict(told.names), t)), t)
        has_any = len(told.chosen.projects) > 0 or portfolio.has_figures
        if has_any:
            show_present("portfolio", list_file(portfolio), lambda: portfolio_view(t), t)
    with together():
        show_sentence(told.sentence)
        if not has_any:
            show_notice(t("portfolio.none"), t("portfolio.none_text"))
            return
        if told.chosen.currency:
            show_quiet(t("portfolio.nominal"))
        for view in told.views:
            if view.id == "phases":
                show_view(view, told, t)
    _show_views(told, t)
    show_changing("list", partial(show_list, told.chosen, kept, today, t), t)
    show_files(told, t)


def _show_what_there_is(country: str, lists: Mapping[str, ProjectList], t: Words) -> None:
    """The available lists as a sentence, where none is complete."""
    if any(entry.extent == "complete" for entry in lists.values()):
        return
    titles = "; ".join(list_title(entry, t) for entry in lists.values())
    show_sentence(t("portfolio.no_complete", country=country_name(country, t), count=len(lists), lists=titles))


def _show_views(told: Told, t: Words) -> None:
    """The views after money by phase, in order, two narrow ones side by side; the map after money."""
    views = {view.id: view for view in told.views}
    pairs = PAIRS if "places" in views else (PAIRS[0], ("concentration", _beside_the_curve(views)))
    for pair in pairs:
        shown = [views[key] for key in pair if key in views]
        columns = st.columns(len(shown), gap="large") if len(shown) > 1 else map(_alone, shown)
        for column, view in zip(columns, shown, strict=True):
            with column, together():
                show_view(view, told, t)
        if pair == PAIRS[0]:
            show_map(told, t)
    drawn = {key for pair in pairs for key in pair}
    with together():
        for key in ("who", "time", "periods", "board"):
            if key in views and key not in drawn:
                show_view(views[key], told, t)
        if told.absent:
            rows = [(entry.title, entry.reason) for entry in told.absent]
            show_html(html("portfolio/absent", title=t("portfolio.absent_title"), rows=rows))
        show_list_title(told.chosen, t)


def _beside_the_curve(views: Mapping[str, View]) -> str:
    """The view beside the S-curve: the bodies, or the board where a single body has all projects."""
    return "board" if "who" in views and not views["who"].drawn else "who"


def _alone(view: View) -> Any:
    """Arrangement of a view on its own row; the Lorenz curve stays nearly square."""
    return st.container(width=SQUARE) if view.id == "concentration" else nullcontext()


def show_view(view: View, told: Told, t: Words) -> None:
    """A view on the page: static HTML, or an interactive chart whose selected points filter the list."""
    show_html(html("portfolio/view", title=view.title, sentence=view.sentence, drawn=view.drawn or "", note=view.note))
    if view.figure is not None and not view.drawn:
        show_so_far()
        _show_explored(view, view.figure(PALETTES[theme()]))
    name = list_file(told.chosen.portfolio)
    shared = Shared(
        view.id, view_pictures(view, name, t), lambda: view.table, f"{name.removeprefix('patokaz-')}-{view.id}", view_notes(view, t),
        frames_of(view.id, view.title, told, t),
    )  # fmt: skip
    show_share(shared, t)


def _show_explored(view: View, figure: Figure) -> None:
    key = f"view_{view.id}"
    if not view.selects:
        st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=key, alt=view.title)
        return
    st.plotly_chart(
        figure, theme=None, config={"displayModeBar": False}, key=key, alt=view.title, selection_mode="points",
        on_select=partial(take_points, key, view.selects),
    )  # fmt: skip


def take_points(key: str, selects: str) -> None:
    """Apply points selected in a chart as filters: a year, a minimum amount, a place, or projects and places."""
    chosen = st.session_state[key]["selection"]["points"]
    values = [point["customdata"] for point in chosen if point.get("customdata") not in (None, [])]
    values = [value[0] if isinstance(value, list) else value for value in values]
    if not values:
        keep("picked", "")
    elif selects == "year":
        keep("from", str(int(min(values))))
        keep("to", str(int(max(values))))
    elif selects == "least":
        keep("least", str(int(min(values))))
    elif selects == "place":
        keep("area", str(values[-1]))
    else:
        keep("picked", ",".join(dict.fromkeys(map(str, values))))
    keep("at", "")


def show_map(told: Told, t: Words) -> None:
    """Map of money per head, of the register's counts or of the projects; a click filters. None without a place."""
    chosen = told.chosen
    if not chosen.mapped:
        return
    title = t("portfolio.map_" + chosen.map_kind)
    st.html(html("portfolio/view", title=title, sentence=t("portfolio.map_sentence"), drawn="", note=""))
    measure = map_measure(chosen, t)
    with side_by_side("wide_projects"):
        click = Click(partial(_choose_area, chosen.filters.source), t("portfolio.map_click"))
        frames = frames_of(MAP, title, told, t)
        show_country_map(
            portfolio_map(
                chosen,
                t,
                key="projects",
                click=click,
                frames=frames,
                notes=[title, *list_sources(chosen.portfolio.about, t)],
            ),
            t,
        )
        with together():
            kept = address()
            ranking = chosen.once(
                ("ranking", measure, *kept.items()), lambda: ranking_html(chosen.ranked, measure, kept, t)
            )
            show_titled(t("portfolio.map_ranking"), ranking)
            if chosen.map_kind != "count" and not chosen.portfolio.has_figures and chosen.of_larger:
                show_quiet(t("portfolio.known_only_larger", count=chosen.of_larger))


def _choose_area(source: str, area: str) -> None:
    keep("list", source)
    keep("area", area)
    keep("at", "")
    st.rerun()


def show_coverage(lists: Mapping[str, ProjectList], t: Words) -> None:
    """Coverage and gaps of each list."""
    known = sources(t)
    rows = [
        {key: known[entry.source][key] for key in ("title", "publisher", "covers", "lacks")}
        | {"count": t("portfolio.extent_" + entry.extent)}
        for entry in lists.values()
    ]
    heads = (t("portfolio.choose_list"), t("portfolio.covers"), t("portfolio.lacks"), "")
    st.html(html("portfolio/coverage", title=t("portfolio.covers"), heads=heads, lists=rows))

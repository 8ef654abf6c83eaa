"""The comparison page: places side by side; its other views are separate pages."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from patokaz.charts.comparisons import LETTERS
from patokaz.comparison.comparison import (
    MOST_PLACES,
    chosen_places,
    compared_rows,
    compared_table,
    comparison_notes,
    places_beside,
)
from patokaz.comparison.disparity_screen import show_disparity
from patokaz.comparison.group_screen import show_group_view
from patokaz.comparison.presented_screen import asked_places, beside_first, comparison_view, say_unknown_beside
from patokaz.comparison.similar_screen import show_similar
from patokaz.comparison.tables_answer import tables_address
from patokaz.comparison.trend import shared_indicators, trend_of
from patokaz.frame.address import address, address_of
from patokaz.frame.chart import show_lines
from patokaz.frame.choices import choose, choose_pills, keep
from patokaz.frame.failures import show_changing
from patokaz.frame.files import show_downloads
from patokaz.frame.group import LEAST, PeerGroup, asked_group, group_address
from patokaz.frame.parts import (
    show_later,
    show_notice,
    show_opening,
    show_quiet,
    show_sentence,
    show_titled,
    show_ways_on,
    together,
)
from patokaz.frame.presenting import show_present
from patokaz.frame.search_box import show_search_for
from patokaz.frame.share import Frame
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.file_names import document_stem
from patokaz.profile.peers import with_group
from patokaz.profile.picker_screen import NOBODY, show_picker
from patokaz.profile.profile import Profile
from patokaz.statistics.catalogue import BLOCKS, catalogue

VIEWS = ("places", "similar", "group", "disparity")
LINES_HEIGHT = 560  # pixels of the lines in another site


def show_comparison(t: Words) -> None:
    """Places side by side, places similar to the first one, or disparities in a country."""
    show_opening(t("page.comparison"))
    show_changing("comparison", partial(_show_view, t), t)


def _show_view(t: Words) -> None:
    view = choose_pills(t("choice.show"), "show", VIEWS, "places", t, lambda key: t("comparison." + key))
    if view in ("disparity", "group"):
        say_unknown_place(t)
        (show_disparity if view == "disparity" else show_group_view)(t)
        return
    places = places_beside(st.query_params.get("area", ""), st.query_params.get("with"), t)
    if not places:
        places = chosen_places(asked_places(), t)
    say_unknown_beside(places, t)
    show_chosen(places, t)
    if not places:
        show_notice(t("comparison.nobody"), t("comparison.nobody_text"))
    elif view == "similar":
        show_similar(places[0], t)
    else:
        show_places(places, t)


def add_place(t: Words, area: str) -> None:
    """Add a place to the address and rerun."""
    own = st.query_params.get("area", "")
    if not own:
        keep("area", area)
        st.rerun()
    places = places_beside(own, st.query_params.get("with"), t)
    others = [place.area["area_id"] for place in places if place.area["area_id"] not in {own, area}]
    keep("with", ",".join([*others, area][-(MOST_PLACES - 1) :]))
    st.rerun()


def show_chosen(places: Sequence[Profile], t: Words) -> None:
    """A search to add places, and the chosen ones with a link to remove each."""
    if places:
        show_picker(places[0], "comparison", t, beside_first(places))
    if len(places) < MOST_PLACES:
        show_search_for(t, "comparison", partial(add_place, t), t("comparison.add"))
    ids = [place.area["area_id"] for place in places]
    chips = []
    for position, place in enumerate(places):
        others = [area for area in ids if area != ids[position]]
        kept = address(area=others[0] if others else None) | {"with": ",".join(others[1:]) or NOBODY}
        chips.append(
            {
                "letter": LETTERS[position],
                "name": place.called,
                "where": ", ".join(name for name in (place.area["upper"], place.area["country"]) if name),
                "address": address_of("comparison", kept),
                "remove": t("comparison.remove", place=place.called),
            }
        )
    st.html(html("comparison/chosen", places=chips))


def show_places(places: Sequence[Profile], t: Words) -> None:
    """Every block as a table of places, then one indicator over the years."""
    if len(places) == 1:
        show_sentence(f"{t('comparison.alone')} {t('comparison.alone_text')}")
    group = asked_group(t)
    places = tuple(with_group(place, group) for place in places)
    if len(places) > 1:
        show_present(
            "comparison", document_stem(places[0].area, "comparison", date.today(), t), lambda: comparison_view(t), t
        )
    show_changing("trend", partial(show_trend, places, group, t), t)
    if any(compared_rows(places, block) for block in BLOCKS):
        show_later(tables_address(places, t), t)
    show_downloads(lambda: compared_table(places, t), "comparison", lambda: comparison_notes(places, t), t)
    if len(places) >= LEAST:
        ids = [place.area["area_id"] for place in places]
        own = address_of("comparison", address(**group_address(ids, "")) | {"show": "group"})
        show_ways_on((own, t("group.use_these", count=len(ids))))


def show_trend(places: tuple[Profile, ...], group: PeerGroup | None, t: Words) -> None:
    """One indicator over the years for every place, with the interquartile range of all municipalities."""
    shared = shared_indicators(places)
    if not shared:
        show_quiet(t("comparison.no_years"))
        return
    key = choose(
        t("choice.indicator"), "indicator", shared, shared[0], t,
        lambda entry: catalogue()[entry].text("name", t.language),
    )  # fmt: skip
    trend = trend_of(places, group, key, t)
    ids = [place.area["area_id"] for place in places]
    lines = {"area": ids[0], "with": ",".join(ids[1:]), "indicator": key, "show": "trend"}
    if group:
        lines |= {key: text for key, text in group_address(group.ids, group.name).items() if text}
    names = ", ".join(place.called for place in places)
    frames = {t("embed.kind_line"): Frame(lines, f"{names}: {trend.title}", LINES_HEIGHT)}
    notes = [*trend.gaps, *trend.sources]
    with together():
        show_titled(trend.title, "")
        show_quiet(" ".join([*trend.gaps, "; ".join(trend.sources)]))
        show_lines(trend.chart, "trend", trend.title, t, notes, frames, lambda: trend.table)

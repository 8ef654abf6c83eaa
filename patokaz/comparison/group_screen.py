"""The view of the comparison group: its places, its name, its address."""

from urllib.parse import urlencode

import streamlit as st

from patokaz.frame.address import address, address_of, base_address
from patokaz.frame.choices import keep
from patokaz.frame.group import LEAST, LONGEST, MOST, PeerGroup, asked_group, group_address, written_name
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_ways_on
from patokaz.frame.search_box import show_search_for
from patokaz.geography.areas import named_areas
from patokaz.language.html import html
from patokaz.language.words import Words


def show_group_view(t: Words) -> None:
    """Adding and removing places, naming the group, copying its address."""
    group = asked_group(t)
    show_sentence(t("group.explained", least=LEAST))
    if group is None or len(group.ids) < MOST:
        show_search_for(t, "group", add_member, t("group.add"))
    if group is None:
        show_notice(t("group.nobody"), t("group.nobody_text"))
        if st.query_params.get("area"):
            show_ways_on((address_of("comparison", address() | {"show": "similar"}), t("comparison.similar")))
        return
    show_members(group, t)
    show_name(t)
    link = f"{base_address()}/profile?{urlencode(address())}"
    show_quiet(t("group.address"))
    st.code(link, language=None, wrap_lines=True)
    first = address(area=group.ids[0]) | {"with": ",".join(group.ids[1:5])}
    without = address(group=None, group_name=None) | {"show": "group"}
    show_ways_on(
        (address_of("comparison", first), t("group.side_by_side")),
        (address_of("comparison", without), t("group.leave")),
    )


def add_member(area: str) -> None:
    """Add a place to the group in the address and rerun."""
    ids = [entry for entry in st.query_params.get("group", "").split(",") if entry and entry != area]
    keep("group", ",".join([*ids, area][:MOST]))
    st.rerun()


def show_members(group: PeerGroup, t: Words) -> None:
    """The places as chips, each with a link to remove it."""
    chips = []
    for row in named_areas(list(group.ids), t):
        others = [area for area in group.ids if area != row["area_id"]]
        kept = address(**group_address(others, st.query_params.get("group_name", ""))) | {"show": "group"}
        chips.append(
            {
                "letter": "",
                "name": row["name"],
                "where": ", ".join(name for name in (row["upper"], row["country"]) if name),
                "address": address_of("comparison", kept),
                "remove": t("comparison.remove", place=row["name"]),
            }
        )
    st.html(html("comparison/chosen", places=chips))


def show_name(t: Words) -> None:
    """The user's name for the group, kept in the address."""
    st.session_state["group_name"] = written_name(st.query_params.get("group_name", ""))

    def picked() -> None:
        keep("group_name", written_name(st.session_state["group_name"]))

    st.text_input(
        t("group.name"), key="group_name", on_change=picked, max_chars=LONGEST, placeholder=t("group.unnamed")
    )

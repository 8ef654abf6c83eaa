"""The four chips that choose with whom a place is compared; the same on the profile and in the comparison."""

import streamlit as st

from patokaz.frame.address import address
from patokaz.frame.group import asked_group, group_address
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.picker import sets_of
from patokaz.profile.profile import Profile


def show_picker(profile: Profile, page: str, side_by_side: int, t: Words) -> None:
    """Chips: neighbours, similar, region, own; the chosen one becomes the peer group of every page and document.

    side_by_side: how many of the set the link puts beside the place, 0 for none.
    """
    area, group = profile.area, asked_group(t)
    chosen = set(group.ids) if group else set()
    sets = sets_of(profile)
    with st.container(key="picker", horizontal=True, gap="small", vertical_alignment="center"):
        st.html(html("frame/quiet", text=t("picker.title")), width="content")
        for kind, ids in sets.items():
            around = profile.above[0].area["long_name"] if kind == "region" and profile.above else ""
            name = around or t("picker.name_" + kind, place=area["name"])
            current = "_current" if chosen == set(ids) else ""
            link = address(area=area["area_id"], **group_address(() if current else ids, name))
            if side_by_side and not current:
                link |= {"with": ",".join(ids[:side_by_side])}
            with st.container(key=f"chip_{kind}{current}", width="content"):
                label = f"{around or t('picker.' + kind)} ({t.number(len(ids))})"
                st.page_link(f"pages/{page}.py", label=label, query_params=link, width="content")
        own = "_current" if chosen and chosen not in map(set, sets.values()) else ""
        with st.container(key=f"chip_own{own}", width="content"):
            link = address(area=area["area_id"]) | {"show": "group"}
            st.page_link("pages/comparison.py", label=t("picker.own"), query_params=link, width="content")

"""The parts of the overview."""

import html

import streamlit as st

from patokaz import layout
from patokaz.countries import countries
from patokaz.database import query
from patokaz.i18n import Words
from patokaz.search_box import show_search


def show_search_and_lead(t: Words) -> None:
    """What this is, and the search."""
    st.html(
        f'<div class="band"><h1>{html.escape(t("overview.title"))}</h1></div><p class="lead">{html.escape(t("overview.lead"))}</p>'
    )
    chosen = show_search(t, "overview")
    if chosen:
        layout.go("profile", area=chosen)


def show_map(t: Words) -> None:
    """The country, chosen by three quiet words."""
    names = query("countries", language=t.language).set_index("country_id")["name"].to_dict()
    layout.choose(
        t("choice.country"), "country", list(countries()), next(iter(countries())), t, names.__getitem__, "pills"
    )


def show_doors(t: Words) -> None:
    """Three doors for three users."""
    columns = st.columns(3)
    for column, (door, page) in zip(
        columns, {"mayor": "profile", "analyst": "potential", "portfolio": "portfolio"}.items(), strict=True
    ):
        with column, st.container(key=f"door_{door}"):
            st.html(
                f"<h3>{html.escape(t('overview.door_' + door))}</h3><p>{html.escape(t(f'overview.door_{door}_text'))}</p>"
            )
            st.page_link(f"pages/{page}.py", label=t(f"overview.door_{door}_link"), query_params=layout.address())

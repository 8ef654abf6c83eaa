"""A comparison as slides, from the address, and the button that starts the presentation."""

from collections.abc import Sequence

import streamlit as st

from patokaz.comparison.comparison import MOST_PLACES, places_beside
from patokaz.comparison.slides import comparison_slides
from patokaz.frame.address import view_address
from patokaz.frame.parts import show_notice_above
from patokaz.language.words import Words
from patokaz.profile.picker_screen import NOBODY, Beside, wall_picker
from patokaz.profile.profile import Profile, read_profile
from patokaz.reports.slides.model import Maker, Slide, addressed
from patokaz.statistics.war_status import occupied_part


def comparison_picker(t: Words) -> list[dict[str, object]]:
    """The comparison group of the first place in the address."""
    places = places_beside(st.query_params.get("area", ""), st.query_params.get("with"), t)
    return wall_picker(places[0], t, beside_first(places)) if places else []


def beside_first(places: Sequence[Profile]) -> Beside:
    """The places beside the first one."""
    return Beside([place.area["area_id"] for place in places[1:]], MOST_PLACES - 1)


def comparison_view(t: Words) -> Maker:
    """The places in the address side by side."""
    places = places_beside(st.query_params.get("area", ""), st.query_params.get("with"), t)
    say_unknown_beside(places, t)
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("comparison", told | {"lang": t.language})

    def make() -> Sequence[Slide]:
        return addressed(comparison_slides(places, t), link)

    return make


def asked_places() -> list[str]:
    """Ids in the address: the place itself, then its comparison places."""
    others = st.query_params.get("with", "").split(",")
    return [area for area in (st.query_params.get("area", ""), *others) if area][: 4 * MOST_PLACES]


def say_unknown_beside(places: Sequence[Profile], t: Words) -> None:
    """Places of the address that are none are said, and occupied ones with why. places: those that are compared."""
    known = {NOBODY, *(place.area["area_id"] for place in places)}
    for unknown in [area for area in asked_places() if area not in known][: MOST_PLACES - len(places)]:
        apart = read_profile(unknown, t)
        if apart is None:
            show_notice_above(t("error.unknown_place_title"), t("error.unknown_place_text", value=unknown[:60]))
        else:
            status, *_ = occupied_part(apart.area, t) or (t("war_status.occupied_whole"),)
            show_notice_above(f"{apart.title}: {status[:1].lower()}{status[1:]}", t("profile.not_compared_text"))

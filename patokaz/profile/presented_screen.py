"""A profile as slides: the parameters of the address, and the button that starts the presentation."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import address, view_address
from patokaz.frame.choices import keep, listed
from patokaz.frame.group import asked_group
from patokaz.frame.presenting import show_present
from patokaz.language.words import Words
from patokaz.profile.file_names import document_stem
from patokaz.profile.peers import with_group
from patokaz.profile.picker_screen import show_picker, wall_picker
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.profile.profile import Profile, read_profile
from patokaz.profile.swot_screen import asked_swot
from patokaz.reports.slides.model import Maker, nothing


def profile_view(t: Words) -> Maker:
    """The slides of the place in the address; a message for an unknown place."""
    profile = asked_profile(t, needed=True)
    return presented(with_group(profile, asked_group(t)), t) if profile else nothing


def profile_picker(t: Words) -> list[dict[str, object]]:
    """The comparison group of the slides."""
    profile = read_profile(st.query_params.get("area", ""), t)
    return wall_picker(profile, t) if profile else []


def presented(profile: Profile, t: Words) -> Maker:
    """The slides of a place: the parts of the address, or those chosen by rule."""
    from patokaz.profile.slides import profile_slides  # late, as all that only a document or a slide needs

    area = view_address("profile", address(area=profile.area["area_id"], lang=t.language))
    parts = chosen_parts(t)
    return partial(profile_slides, profile, area, t, parts, asked_swot(profile, t))


def chosen_parts(t: Words) -> Sequence[str]:
    """Parts of the address in order; empty if there are none, with a message for unknown ones."""
    from patokaz.profile.slides import PARTS

    return listed(t("present.parts"), "slides", PARTS, t)


def show_present_choice(profile: Profile, t: Words) -> None:
    """The presentation button of the profile, with the choice and order of slides."""

    def choose_parts() -> None:
        from patokaz.profile.slides import PARTS

        st.session_state["chosen_slides"] = list(chosen_parts(t))

        def picked() -> None:
            keep("slides", ",".join(st.session_state["chosen_slides"]))

        st.multiselect(
            t("present.parts"), PARTS, key="chosen_slides", on_change=picked, placeholder=t("present.by_rule"),
            format_func=lambda part: t("present.part_" + part),
        )  # fmt: skip
        show_picker(profile, "profile", t)

    show_present(
        "profile",
        document_stem(profile.area, "slides", date.today(), t),
        lambda: presented(profile, t),
        t,
        choose_parts,
    )

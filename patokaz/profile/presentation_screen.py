"""A profile on the wall: its slides, and which of them are shown."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.frame.address import address, address_of, base_address
from patokaz.frame.browser_parts import browser_part
from patokaz.frame.choices import keep
from patokaz.frame.group import asked_group
from patokaz.frame.page import style_address
from patokaz.frame.parts import theme
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.peers import with_group
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.profile.profile import Profile
from patokaz.profile.report import profile_report
from patokaz.reports.profile.wall import PARTS, slides_html


def show_presentation(t: Words) -> None:
    """The slides of the address's place, full screen."""
    profile = asked_profile(t, needed=True)
    if profile is None:
        return
    palette = PALETTES[theme()]
    report = profile_report(with_group(profile, asked_group(t)), base_address(), date.today(), t, palette)
    slides = slides_html(report, chosen_parts(st.query_params.get("slides", "")))
    words = {key: t("present." + key) for key in ("title", "back", "next", "full", "leave")}
    browser_part("present")(
        key="presentation",
        data={
            "slides": slides, "first": chosen_slide(st.query_params.get("slide", ""), len(slides)), "words": words,
            "leave": address_of("profile", address(area=profile.area["area_id"])),
            "style": style_address(),
        },
    )  # fmt: skip


def chosen_parts(text: str) -> Sequence[str]:
    """Parts of the address in their order; all of them where it names none that exists."""
    chosen = [part for part in dict.fromkeys(text.split(",")) if part in PARTS]
    return chosen or PARTS


def chosen_slide(text: str, slides: int) -> int:
    """A slide's number from 1; the first for anything else, the last for one beyond."""
    return min(max(1, int(text)), slides) if text.isdecimal() else 1


def show_present_choice(profile: Profile, t: Words) -> None:
    """Which slides, in which order, and the link that starts them."""
    with st.popover(t("present.title"), width="content"):
        st.session_state["chosen_slides"] = list(chosen_parts(st.query_params.get("slides", "")))

        def picked() -> None:
            keep("slides", ",".join(st.session_state["chosen_slides"]), ",".join(PARTS))

        st.multiselect(
            t("present.parts"), PARTS, key="chosen_slides", on_change=picked, format_func=lambda part: part_title(part, t),
            placeholder="…",
        )  # fmt: skip
        kept = {"slides": st.query_params["slides"]} if "slides" in st.query_params else {}
        choices = address(area=profile.area["area_id"]) | kept
        st.page_link("pages/presentation.py", label=t("present.start"), query_params=choices, width="stretch")
        st.html(html("profile/quiet", text=t("present.keys")))


def part_title(part: str, t: Words) -> str:
    """What a part of the presentation is called."""
    titles = {
        "opening": "present.opening",
        "headline": "report.headline",
        "standout": "report.standout",
        "chain": "report.chain",
        "closing": "report.sources",
    }
    return t(titles.get(part, f"block.{part}"))

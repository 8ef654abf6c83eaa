"""The first hundred days as slides, from the address and the session."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.choices import choice
from patokaz.frame.presenting import show_present
from patokaz.language.words import Words
from patokaz.profile.file_names import document_stem
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.profile.profile import Profile
from patokaz.reports.slides.model import Maker, Slide, nothing
from patokaz.start.duties import HEADS, CountryDuties, country_duties
from patokaz.start.duties_screen import done_in, said_day
from patokaz.start.inherited import inherited
from patokaz.start.numbers import numbers_to_know
from patokaz.start.slides import FirstCouncil, first_council_slides
from patokaz.statistics.war_status import occupied


def start_view(t: Words) -> Maker:
    """The slides of the place in the address; none without duties or under occupation."""
    profile = asked_profile(t, needed=True)
    if profile is None or profile.area["level"] != "municipality":
        return nothing
    country = country_duties(profile.area["country_id"])
    if country is None or profile.area["area_id"] in occupied(profile.area["country_id"]):
        return nothing
    head = choice(t("start.head"), "head", country.heads, HEADS[0], t)
    return _maker(profile, country, said_day(t(f"start.start_day.{country.start}"), t), head, t)


def show_present_start(profile: Profile, country: CountryDuties, start: date | None, head: str, t: Words) -> None:
    """The button of the page."""
    name = document_stem(profile.area, "start", start or date.today(), t)
    show_present("start", name, lambda: _maker(profile, country, start, head, t), t)


def _maker(profile: Profile, country: CountryDuties, start: date | None, head: str, t: Words) -> Maker:
    kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("start", kept | {"lang": t.language})
    done = frozenset(done_in(profile.area["area_id"]))

    def make() -> Sequence[Slide]:
        today = date.today()
        numbers = numbers_to_know(profile, country.numbers, t)
        lists = inherited(profile, today, t)
        council = FirstCouncil(profile, country, head, start, numbers, lists, done)
        return first_council_slides(council, today, t, link)

    return make

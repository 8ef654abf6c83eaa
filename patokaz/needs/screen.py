"""Needs of a place by figures and answers, possible measures, possible funding."""

from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.choices import choose_country, choose_pills
from patokaz.frame.failures import show_changing
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_chapter, show_quiet, show_sentence, show_ways_on
from patokaz.frame.presenting import show_present
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.needs.documents import need_profile, programme_table
from patokaz.needs.map_screen import show_map
from patokaz.needs.measures_screen import show_measures
from patokaz.needs.presented_screen import slides_of
from patokaz.needs.questionnaire import questionnaire
from patokaz.needs.questions_screen import show_questions
from patokaz.needs.rows import Assessment, assessment, need_rows, summary
from patokaz.needs.session_screen import has_file, held_answers, show_reading, show_upload
from patokaz.needs.statements import country_needs
from patokaz.needs.texts import asked_text, kind_text
from patokaz.profile.file_names import document_stem
from patokaz.profile.place_choice_screen import asked_municipality
from patokaz.profile.profile import Profile
from patokaz.statistics.war_status import status_list, status_sentence

PARTS = ("needs", "questions", "measures", "map")


def show_needs(t: Words) -> None:
    """The needs of the place in the address; without one, the map of a country."""
    profile = asked_municipality("needs", t)
    if profile is None:
        show_map(choose_country(t), t)
    else:
        show_changing("needs", partial(_show_place, profile, date.today(), t), t)


def _show_place(profile: Profile, today: date, t: Words) -> None:
    area, country = profile.area["area_id"], profile.area["country_id"]
    show_chapter(f"{profile.area['name']} · {profile.area['country']}")
    told = assessment(country, area, profile.area["name"], held_answers(area, t), today)
    _show_files(told, t)
    show_reading(area, t)
    part = choose_pills(t("needs.part"), "show", PARTS, PARTS[0], t, lambda key: t(f"needs.show.{key}"))
    if part == "needs":
        _show_list(told, t)
    elif part == "questions":
        show_questions(area, country, told.answers, t)
    elif part == "measures":
        show_measures(told, t)
    else:
        show_map(country, t)
    show_ways_on((address_of("profile", address(country=country, area=area)), t("page.profile")))


def _show_files(told: Assessment, t: Words) -> None:
    names = {
        kind: document_stem({"area_id": told.area}, kind, told.today, t)
        for kind in ("needs", "questionnaire", "programme")
    }
    with st.container(horizontal=True, gap="small", key="needs_files", vertical_alignment="center"):
        place, laws = (told.area, told.name), country_needs(told.country)
        blank = partial(questionnaire, place, told.answers, laws, told.today.year, t)
        show_file(t("needs.questionnaire"), blank, f"{names['questionnaire']}.xlsx", "needs_questionnaire")
        show_upload(told.area, told.country, t)
        show_file(t("needs.profile_file"), partial(need_profile, told, t), f"{names['needs']}.docx", "needs_docx")
        table = partial(programme_table, told, has_file(told.area), t)
        show_file(t("needs.programme_file"), table, f"{names['programme']}.xlsx", "needs_programme")
        show_present("needs", names["needs"], lambda: slides_of(told, t), t)
    show_quiet(t("needs.kept"))


def _show_list(told: Assessment, t: Words) -> None:
    statuses = status_list(told.country)
    war = status_sentence(statuses, told.area, t) if statuses.of(told.area) != "not_listed" else ""
    notes = [asked_text(told.country, t), *([war, t("needs.silenced")] if war else [])]
    show_sentence(f"{summary(told, t)} {kind_text(told.kind, t)}", note=" ".join(notes))
    if not told.needs:
        show_quiet(t("needs.nothing"))
        return
    st.html(html("needs/need", needs=need_rows(told, t), language=country_needs(told.country).language))
    show_quiet(f"{t('needs.listed_as')} {t('needs.method')}")

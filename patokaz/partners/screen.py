"""The partner finder: place and service, candidates with reasons, evidence, legal steps."""

from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.failures import show_changing
from patokaz.frame.files import show_file
from patokaz.frame.parts import (
    show_chapter,
    show_halves,
    show_html,
    show_notice,
    show_quiet,
    show_sentence,
    show_titled,
    show_ways_on,
    together,
)
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.partners.asked_screen import choose_view
from patokaz.partners.brief import brief_file
from patokaz.partners.candidates_screen import show_fixed, show_free
from patokaz.partners.law import country_law
from patokaz.partners.presented_screen import show_present_partners
from patokaz.partners.services import FIXED, STATE, services
from patokaz.partners.texts import (
    checked_on,
    evidence_against,
    evidence_for,
    figure_sources,
    forms_text,
    law_steps,
    law_titles,
    service_title,
)
from patokaz.partners.view import PartnersView, fact_sentence
from patokaz.profile.file_names import document_stem
from patokaz.profile.place_choice_screen import asked_municipality, tells_occupied
from patokaz.profile.profile import Profile


def show_partners(t: Words) -> None:
    """The partners of the place in the address, or the choice of a place."""
    profile = asked_municipality("partners", t)
    if profile is None:
        return
    law = country_law(profile.area["country_id"])
    if law is None:
        show_notice(t("partners.no_law"), "")
        return
    if tells_occupied("partners", profile, t):
        return
    show_chapter(f"{profile.area['name']} · {profile.area['country']}")
    show_changing("partners", lambda: _show_view(choose_view(profile, law, t), t), t)
    _show_ways_on(profile, t)


def _show_view(view: PartnersView, t: Words) -> None:
    if view.kind == STATE:
        show_sentence(t("partners.state_task"), note=t("partners.state_task_text"))
        return
    _show_files(view, t)
    if view.kind == FIXED:
        show_fixed(view, t)
    else:
        show_free(view, t)
    with together():
        if fact := fact_sentence(view, t):
            show_quiet(fact)
        show_titled(t("report.sources"), "")
        show_quiet("; ".join(figure_sources(view, t)))
        show_halves(partial(_show_known, view, t), partial(_show_against, view, t))
        show_halves(partial(_show_steps, view, t), partial(_show_forms, view, t))


def _show_files(view: PartnersView, t: Words) -> None:
    name = document_stem(view.profile.area, "partners", date.today(), t, service_title(view.service, t))
    with st.container(horizontal=True, gap="small", key="partners_files", vertical_alignment="center"):
        show_present_partners(view, name, t)
        show_file(t("partners.brief"), partial(brief_file, view, t), f"{name}.docx", "partners_docx", "primary")


def _show_known(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.known"))
    show_html(html("partners/evidence", entries=evidence_for(view.service, view.country, t)))


def _show_against(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.against"))
    against = evidence_against(view.service, view.country, t)
    if against:
        show_html(html("partners/evidence", entries=against))
    else:
        show_quiet(t("partners.against_none"))
    show_quiet(checked_on(services().checked, t))


def _show_steps(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.steps_title"))
    if view.kind == FIXED:
        show_quiet(t("partners.steps_fixed"))
    else:
        show_html(html("partners/steps", entries=law_steps(view.law, t)))


def _show_forms(view: PartnersView, t: Words) -> None:
    show_chapter(t("partners.form_title"))
    show_sentence(forms_text(view.service, view.country, t))
    show_chapter(t("partners.laws_title"))
    show_html(html("partners/evidence", entries=law_titles(view.law, view.service, t)))
    show_quiet(checked_on(view.law.checked, t))


def _show_ways_on(profile: Profile, t: Words) -> None:
    here = address(country=profile.area["country_id"], area=profile.area["area_id"])
    show_ways_on(*((address_of(page, here), t(f"page.{page}")) for page in ("profile", "start")))

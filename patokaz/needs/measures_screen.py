"""Possible measures, the reasons for listing them, their evidence, and possible funding."""

from collections.abc import Sequence

import streamlit as st

from patokaz.frame.parts import show_chapter, show_notice, show_quiet, show_sentence
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.needs.matching import WHOLLY_OCCUPIED, Match
from patokaz.needs.measures import ALL_STUDIES, Instrument, evidence, measures
from patokaz.needs.questions_screen import show_ticking
from patokaz.needs.rows import Assessment, match_rows, measure_row, money_rows
from patokaz.needs.session_screen import has_file, keep_answers
from patokaz.statistics.war_status import status_list, status_sentence


def show_measures(told: Assessment, t: Words) -> None:
    """The measures indicated by the figures, those of the officer, and the instruments of both."""
    found, war = told.matches, status_sentence(status_list(told.country), told.area, t)
    if found.status == WHOLLY_OCCUPIED:
        show_notice(t("needs.occupied"), war)
        return
    notes = [f"{evidence()[ALL_STUDIES].result[t.language]}.", t("needs.read_on")]
    notes += [t("needs.unknown_signs", count=found.unknown)] * bool(found.unknown)
    notes += [t("needs.near_war"), war] if found.status else []
    if found.shown:
        text = t(
            "needs.matched" if found.further else "needs.matched_all",
            place=told.name,
            count=len(found.shown) + found.further,
            shown=len(found.shown),
        )
    else:
        text = t("needs.no_match", place=told.name)
    show_sentence(text, note=" ".join(notes))
    _show_cards(match_rows(found.shown, told, t), t)
    _show_own_list(found.own_list, told, t)
    _show_ticked(told, t)
    _show_money(told, t)


def _show_cards(rows: Sequence[dict[str, object]], t: Words) -> None:
    words = {
        name: t(f"needs.{key}")
        for name, key in (("effect", "effect"), ("tried", "tried"), ("cost", "cost"), ("risk", "risk"), ("pay", "pays"))
    }
    if rows:
        st.html(html("needs/measure", measures=rows, words=words))


def _show_own_list(found: Sequence[Match], told: Assessment, t: Words) -> None:
    """Measures that depend on an ethnic share: only with the officer's own file, never on slides or in documents."""
    if found and has_file(told.area):
        show_chapter(t("needs.own_list"))
        show_quiet(t("needs.ask_roma_office"))
        _show_cards(match_rows(found, told, t), t)


def _show_ticked(told: Assessment, t: Words) -> None:
    """The officer's own requests, separate from those indicated by figures."""
    show_chapter(t("needs.own_knowledge"))
    show_quiet(t("needs.own_knowledge_text"))
    for measure, sentence in told.ticked:
        _show_cards([measure_row(measure, [sentence or t("needs.sentence_missing")], told, t)], t)
        if st.button(t("needs.take_away"), key=f"needs_away_{told.area}_{measure.id}", type="tertiary"):
            keep_answers(told.area, told.answers.without_ticked(measure.id))
            st.rerun()
    show_ticking(told.area, told.answers, t, {key: t.of_data(entry.name) for key, entry in measures().items()})


def _show_money(told: Assessment, t: Words) -> None:
    for key, found in (("open", told.money.open), ("past", told.money.past)):
        if found:
            show_chapter(t(f"needs.money_{key}"))
            show_quiet(t(f"needs.money_{key}_text"))
            _show_instruments([(entry, "") for entry in found], told, t)
    if told.money.barred:
        show_chapter(t("needs.money_barred"))
        _show_instruments(told.money.barred, told, t)


def _show_instruments(found: Sequence[tuple[Instrument, str]], told: Assessment, t: Words) -> None:
    st.html(html("needs/money", instruments=money_rows(found, told, t)))

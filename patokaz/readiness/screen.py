"""Readiness on the screen: place, result, statements, radar chart, next steps."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from patokaz.charts.radar import radar_html
from patokaz.frame.address import address, address_of
from patokaz.frame.failures import show_changing
from patokaz.frame.group import asked_group
from patokaz.frame.menu import PAGES
from patokaz.frame.parts import (
    show_chapter,
    show_folded_html,
    show_html,
    show_quiet,
    show_sentence,
    show_ways_on,
    together,
)
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.place_choice_screen import asked_municipality
from patokaz.profile.profile import Profile
from patokaz.readiness.files_screen import show_files
from patokaz.readiness.peers import GROUPS, Others, others
from patokaz.readiness.readiness import Readiness, readiness
from patokaz.readiness.session_screen import held_answers
from patokaz.readiness.statements import ACT, STATE, bases
from patokaz.readiness.statements_screen import choose_category, show_statements
from patokaz.readiness.texts import (
    amount_text,
    beside_sentence,
    both_text,
    category,
    coverage_sentence,
    data_sentence,
    figure_text,
    mark_basis,
    mark_text,
    next_step,
    radar_of,
    result_sentence,
    share_text,
    statement_text,
    steps_text,
    war_sentence,
)


def show_readiness(t: Words) -> None:
    """The self-assessment of the place in the address, or the choice of a place."""
    profile = asked_municipality("readiness", t)
    if profile is not None:
        show_changing("readiness", partial(_show_place, profile, date.today(), t), t)


def _show_place(profile: Profile, today: date, t: Words) -> None:
    found, beside = readiness(profile, held_answers(profile.area["area_id"], t)), others(profile, asked_group(t))
    with together():
        show_chapter(f"{profile.area['name']} · {profile.area['country']}")
        _show_result(found, t)
    show_files(found, beside, today, t)
    chosen = choose_category(found, t)
    asked, drawn = st.columns([3, 2], gap="large")
    with asked:
        show_statements(found, chosen, today, t)
    with drawn, together():
        _show_beside(found, beside, today, t)
    here = address(country=profile.area["country_id"], area=profile.area["area_id"])
    with together():
        _show_steps(found, t)
        _show_basis(t)
        show_ways_on(*((address_of(page, here), t(f"page.{page}")) for page in ("profile", "start")))


def _show_result(found: Readiness, t: Words) -> None:
    """The result sentence; shares of the administration, the place and both; share answered."""
    asked = [t("readiness.answer_below")] if found.share(ACT) is None else []
    show_sentence(" ".join([result_sentence(found, t), *asked]), note=coverage_sentence(found, t))
    numbers = [
        {"name": t("readiness.act"), "text": share_text(found.share(ACT), t), "about": t("readiness.act_about")},
        {"name": t("readiness.state"), "text": share_text(found.share(STATE), t), "about": t("readiness.state_about")},
        {"name": t("readiness.all"), "text": both_text(found, t), "about": t("readiness.all_about")},
    ]
    word = t(f"readiness.word.{found.word}") if found.word else t("readiness.word.not_ready") if found.not_ready else ""
    show_html(html("readiness/result", numbers=numbers, word=word, is_bad=bool(found.not_ready)))
    show_quiet(" ".join(text for text in (data_sentence(found, t), war_sentence(found, t)) if text))


def _show_beside(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> None:
    """The radar chart of the categories; the state of the place compared with others."""
    show_chapter(t("readiness.radar_title"))
    radar = radar_of(found, beside, t)
    if radar.is_drawable:
        show_html(radar_html(radar, t("readiness.radar_title")))
    else:
        show_quiet(t("readiness.radar_later"))
    filled = found.from_figures
    if not filled:
        return
    show_chapter(t("readiness.beside_title"))
    show_sentence(beside_sentence(found, beside, t))
    groups = {group.group: group for group in beside}
    rows = []
    for item in filled:
        told = figure_text(item, found, today, t)
        assert told is not None and item.prefill is not None
        marks = [groups[key].mark(item.statement.id) if key in groups else None for key in GROUPS]
        rows.append(
            {
                "statement": statement_text(item.statement, t),
                "figure": t("language.dated", name=amount_text(told.figure, t), year=told.figure.year),
                "own": item.prefill.mark,
                "own_text": t.number(item.prefill.mark),
                "others": [(key, mark, mark_text(mark, t)) for key, mark in zip(GROUPS, marks, strict=True) if mark is not None],
            }
        )  # fmt: skip
    names = {
        key: t(f"readiness.group_of.{key}", count=groups[key].places, area=groups[key].name)
        for key in GROUPS
        if key in groups
    }
    show_html(html("readiness/beside", rows=rows, names=names, own=found.profile.area["name"], t=t))


def _show_steps(found: Readiness, t: Words) -> None:
    """Next steps, each with its statement and the page to begin on."""
    show_chapter(t("readiness.steps_title"))
    if not found.steps:
        show_quiet(steps_text(found, t))
        return
    here = address(country=found.profile.area["country_id"], area=found.profile.area["area_id"])
    show_html(
        html(
            "readiness/steps",
            steps=[
                {
                    "text": next_step(item.statement, t),
                    "statement": f"{item.statement.id} {statement_text(item.statement, t)}",
                    "category": category(item.statement.category, t),
                    "mark": t("readiness.mark_of", mark=t.number(item.mark)),
                    "page": item.statement.page if item.statement.page in PAGES else "",
                }
                for item in found.steps
            ],
            here=here,
            t=t,
        )
    )
    show_quiet(t("readiness.steps_rule"))


def _show_basis(t: Words) -> None:
    """The sources of structure, wording and weights."""
    sources = [
        {"name": basis.name, "address": basis.address, "gives": t(f"readiness.gives.{basis.gives}"), "mark": t(f"readiness.read.{basis.mark}")}
        for basis in bases()
    ]  # fmt: skip
    lines = [t("readiness.method"), *mark_basis(t)]
    show_folded_html(t("readiness.basis_title"), html("readiness/basis", lines=lines, sources=sources))

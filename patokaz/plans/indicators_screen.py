"""Indicators of a plan: key ones with path and results, those behind, all, those filled from the statistics."""

from functools import partial

import streamlit as st

from patokaz.charts.plan_path import plan_path_html
from patokaz.frame.choices import choose
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_notice, show_quiet, show_titled
from patokaz.language.html import html
from patokaz.plans.blocks_screen import show_block, show_blocks
from patokaz.plans.documents import report_docx, stem_of
from patokaz.plans.indicator_fiche import indicator_fiche
from patokaz.plans.indicators import filled_table, key_cards, told_targets
from patokaz.plans.report_blocks import indicator_table, open_targets
from patokaz.plans.view import PlanView


def show_indicators(view: PlanView) -> None:
    """Key indicators as cards, then tables."""
    t = view.t
    cards = view.once("key cards", lambda: _cards(view))
    if cards:
        show_titled(t("plans.page.key_indicators"), cards)
        show_quiet(t("plans.page.path_key"))
    elif view.plan.indicators:
        show_notice(t("plans.page.no_pace"), t("plans.page.no_pace_text"))
    behind = view.once("open targets", lambda: list(open_targets(view.facts)))
    if behind:
        show_blocks(behind)
    elif cards:
        show_quiet(
            t("plans.page.none_behind", count=told) if (told := told_targets(view)) else t("plans.page.none_told")
        )
    with st.expander(t("plans.page.all_indicators", count=len(view.state.indicators)), expanded=not cards):
        show_blocks(view.once("indicators", lambda: list(indicator_table(view.facts))))
    _show_fiche(view)
    filled = view.once("filled", lambda: filled_table(view))
    if filled is not None:
        show_block(filled)
        show_quiet(t("plans.page.filled_note"))


def _cards(view: PlanView) -> str:
    """The key indicators with their paths; empty without any."""
    cards = [(card, plan_path_html(card.path, card.sentence) if card.path else "") for card in key_cards(view)]
    return html("plans/cards", cards=cards, language=view.plan.language) if cards else ""


def _show_fiche(view: PlanView) -> None:
    """One indicator as a fiche, on the page and as a document."""
    t = view.t
    names = {indicator.key: indicator.name for indicator, _ in view.state.indicators}
    if not names:
        return
    show_titled(t("plans.indicator.title"), "")
    key = choose(t("plans.report.indicator"), "indicator", list(names), next(iter(names)), t, names.__getitem__)
    fiche = view.once(("fiche", key), lambda: indicator_fiche(view, key))
    show_blocks(block for chapter in fiche.chapters for block in chapter.blocks)
    name = f"{stem_of(view, 'indicator', names[key])}.docx"
    show_file(t("plans.indicator.file"), partial(report_docx, fiche, t, True), name, "plan_indicator")

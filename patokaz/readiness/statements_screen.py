"""The statements of a category with descriptions, figures, and the user's scores and evidence."""

from datetime import date

import streamlit as st

from patokaz.frame.choices import choose, keep, plain_label
from patokaz.frame.parts import show_chapter, show_quiet
from patokaz.language.html import html
from patokaz.language.words import Words, ended
from patokaz.readiness.answers import LONGEST, Answer, written_evidence
from patokaz.readiness.readiness import Item, Readiness
from patokaz.readiness.session_screen import hold_answer
from patokaz.readiness.statements import CATEGORIES
from patokaz.readiness.texts import (
    amount_text,
    answer_text,
    category,
    evidence_asked,
    fact_text,
    figure_text,
    scale,
    statement_text,
)

CHOSEN = "part"  # in the address
OPTIONS = (0, 1, 2, 3, 4)


def choose_category(found: Readiness, t: Words) -> str:
    """The category in the address, labelled with the number answered."""
    show_chapter(t("readiness.statements_title"))

    def named(key: str) -> str:
        items = found.of("", key)
        done = sum(item.mark is not None for item in items)
        return f"{category(key, t)} {t.number(done)}/{t.number(len(items))}"

    shown = _shown(found)
    return choose(t("readiness.category_choice"), CHOSEN, shown, shown[0], t, named, "pills")


def show_statements(found: Readiness, chosen: str, today: date, t: Words) -> None:
    """The statements of a category, and the link to the next one."""
    shown = _shown(found)
    show_quiet(t("readiness.how_to_mark"))
    for item in found.of("", chosen):
        _show_item(item, found, today, t)
    after = shown.index(chosen) + 1
    if after < len(shown):
        label = t("readiness.next_category", category=category(shown[after], t))
        st.button(label, key="readiness_next", on_click=keep, args=(CHOSEN, shown[after]))


def _shown(found: Readiness) -> list[str]:
    return [key for key in CATEGORIES if found.of("", key)]


def _show_item(item: Item, found: Readiness, today: date, t: Words) -> None:
    statement, filled = item.statement, figure_text(item, found, today, t)
    title, fact = f"{statement.id} {statement_text(statement, t)}", fact_text(item, found, t)
    st.html(
        html(
            "readiness/item",
            title=title,
            importance=t(f"readiness.importance.{statement.importance}"),
            is_elimination=statement.is_elimination,
            answer=answer_text(item, t),
            has_mark=item.mark is not None,
            mark="" if item.mark is None else t.number(item.mark),
            scale=[(t.number(mark), words, mark == item.mark) for mark, words in scale(statement, t)],
            filled=filled,
            filled_amount=amount_text(filled.figure, t) if filled else "",
            fact=fact,
            fact_amount=amount_text(fact, t) if fact else "",
            fact_name=t("readiness.fact"),
            ended=ended,
            t=t,
        )
    )
    if filled is None:
        _show_controls(item, title, found.profile.area["area_id"], t)
    else:
        with st.expander(t("readiness.override"), expanded=item.own != Answer()):
            _show_controls(item, title, found.profile.area["area_id"], t)


def _show_controls(item: Item, title: str, area: str, t: Words) -> None:
    """Score and evidence; a second click removes a score."""
    statement = item.statement.id
    mark, evidence = f"readiness_mark_{area}_{statement}", f"readiness_evidence_{area}_{statement}"
    st.session_state[mark], st.session_state[evidence] = item.own.mark, item.own.evidence

    def answered() -> None:
        written = written_evidence(st.session_state[evidence] or "")
        hold_answer(area, statement, Answer(st.session_state[mark], written))

    asked = evidence_asked(item.statement, t)
    is_needed = item.waits_for_evidence or item.own.lacks_evidence
    label = t("readiness.evidence_needed" if is_needed else "readiness.evidence", what=asked)
    st.segmented_control(  # in a row with the evidence: static/patokaz.css
        plain_label(t("readiness.mark_label", statement=title)), OPTIONS, format_func=t.number, key=mark,
        on_change=answered, label_visibility="collapsed", width="content",
    )  # fmt: skip
    st.text_input(plain_label(label), key=evidence, max_chars=LONGEST, on_change=answered, width="stretch")

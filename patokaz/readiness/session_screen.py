"""The user's answers in the session; scores are also kept in the address."""

from collections.abc import Mapping

import streamlit as st

from patokaz.frame.choices import keep
from patokaz.frame.parts import show_notice
from patokaz.language.words import Words
from patokaz.readiness.answers import Answer, Answers, marks_text, read_marks, with_marks
from patokaz.readiness.statements import statements

MARKS = "marks"  # in the address


def held_answers(area: str, t: Words) -> Answers:
    """The answers for a place: the scores of the address, if any, with the evidence of the session."""
    held: Mapping[str, Answer] = st.session_state.get(_key(area), {})
    asked = st.query_params.get(MARKS)
    if asked is not None and asked != marks_text(held):
        held = with_marks(held, read_marks(asked, statements()), statements())
        if set(asked.split(".")) != set(marks_text(held).split(".")):
            what, value = t("readiness.marks"), asked[:60]
            show_notice(t("error.unknown_choice_title"), t("error.unknown_choice_text", what=what, value=value))
    hold_answers(area, held)
    return held


def hold_answers(area: str, answers: Answers) -> None:
    """Keep answers in the session and their scores in the address."""
    st.session_state[_key(area)] = dict(answers)
    keep(MARKS, marks_text(answers))


def hold_answer(area: str, statement: str, answer: Answer) -> None:
    """Keep one answer in addition to the others, in the order of the statements."""
    held = {**st.session_state.get(_key(area), {}), statement: answer}
    hold_answers(area, {key: held[key] for key in statements() if held.get(key, Answer()) != Answer()})


def _key(area: str) -> str:
    return f"readiness_{area}"

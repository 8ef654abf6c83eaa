"""The SWOT on the screen: four fields filled from the figures; the user's text stays in the session."""

from collections.abc import Mapping, Sequence

import streamlit as st

from patokaz.frame.choices import choice, keep, plain_label
from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.profile.swot import LONGEST, lines_of, swot_start
from patokaz.reports.profile.model import SWOT_PARTS
from patokaz.reports.profile.pieces import Swot

HEIGHT = 190


def asked_swot(profile: Profile, t: Words) -> Swot:
    """The user's text of this session, or the initial one."""
    start, edited = swot_start(profile, t), _edited(profile, t)
    if not edited:
        return start
    return Swot({part: edited.get(part, start.parts[part]) for part in SWOT_PARTS}, t("swot.edited"), start.told)


def _edited(profile: Profile, t: Words) -> dict[str, Sequence[str]]:
    texts: dict[str, dict[str, Sequence[str]]] = st.session_state.setdefault("swot", {})
    return texts.setdefault(f"{profile.area['area_id']} {t.language}", {})


def show_swot(profile: Profile, t: Words) -> Swot | None:
    """The four fields, editable on demand; returns the current SWOT, None while closed."""
    is_open = choice(t("swot.open"), "swot", ["edit"], "", t) == "edit"
    st.button(
        t("swot.close" if is_open else "swot.open"), key="swot_open", icon=":material/edit_note:",
        on_click=keep, args=("swot", "" if is_open else "edit"),
    )  # fmt: skip
    if not is_open:
        return None
    start = swot_start(profile, t)
    rule = [start.note] if start.note == t("swot.rule_larger") else []
    st.caption(plain_label(" ".join([*rule, t("swot.explained")])))
    swot, edited = asked_swot(profile, t), _edited(profile, t)
    for left_part, right_part in (SWOT_PARTS[:2], SWOT_PARTS[2:]):
        for column, part in zip(st.columns(2, gap="medium"), (left_part, right_part), strict=True):
            with column:
                _show_part(part, swot.parts, edited, profile, t)
    if edited and st.button(t("swot.again"), key="swot_again"):
        edited.clear()
        st.rerun()
    return asked_swot(profile, t)


def _show_part(
    part: str, parts: Mapping[str, Sequence[str]], edited: dict[str, Sequence[str]], profile: Profile, t: Words
) -> None:
    widget = f"swot_{part}_{profile.area['area_id']}_{t.language}"
    st.session_state[widget] = "\n".join(parts[part])

    def take() -> None:
        edited[part] = lines_of(st.session_state[widget])

    st.text_area(
        t("report." + part), key=widget, height=HEIGHT, max_chars=LONGEST, on_change=take,
        placeholder=t("swot.hint_" + part),
    )  # fmt: skip

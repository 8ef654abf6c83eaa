"""The duties with boxes to tick, and their files: calendar, checklist, ticks."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from patokaz.frame.browser_parts import browser_part
from patokaz.frame.choices import choice, keep
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_chapter, show_folded, show_notice, show_quiet, together
from patokaz.frame.uploader import uploader
from patokaz.language.words import Words
from patokaz.profile.file_names import document_stem
from patokaz.start.calendar import PARTS, Due, due_list, part_of
from patokaz.start.calendar_file import calendar_file
from patokaz.start.checklist import Beginning, checklist_file
from patokaz.start.duties import CountryDuties
from patokaz.start.listed import listed
from patokaz.start.ticks import EARLIEST, LATEST, UnreadableTicks, read_ticks, ticks_file


def asked_day() -> date | None:
    """The start date in the address; None if missing or invalid."""
    try:
        day = date.fromisoformat(st.query_params.get("start", ""))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def said_day(label: str, t: Words) -> date | None:
    """The same; an invalid date is reported with the label of its control."""
    day = asked_day()
    if day is None:
        choice(label, "start", [], "", t)
    return day


def done_in(area: str) -> set[str]:
    """The duties ticked for a place in this session."""
    done: set[str] = st.session_state.setdefault(f"start_done_{area}", set())
    return done


def show_duties(beginning: Beginning, country: CountryDuties, today: date, t: Words) -> None:
    """The duties by section, each with a box to tick."""
    done = done_in(beginning.area)
    for part in PARTS:
        dues = part_of(beginning.dues, part)
        if dues:
            ticked = sum(due.key in done for due in dues)
            with together():
                show_chapter(t(f"start.part.{part}"))
                show_quiet(t("start.done_of", done=t.number(ticked), all=t.number(len(dues))))
            _show_list(dues, f"start_duties_{beginning.area}_{part}", done, listed(tuple(dues), country, today, t))


def _show_list(dues: Sequence[Due], key: str, done: set[str], drawn: Markup) -> None:
    keys = [due.key for due in dues]

    def ticked() -> None:
        keep_ticks(done, keys, st.session_state[key].get("done"))

    data = {"list": drawn, "done": [due for due in keys if due in done]}
    browser_part("duties")(key=key, data=data, on_done_change=ticked)


def keep_ticks(done: set[str], keys: Sequence[str], told: object) -> None:
    """Take over the browser's ticks. told: their keys; unknown ones are left out."""
    done.difference_update(keys)
    done.update(key for key in keys if isinstance(told, list) and key in told)


def show_files(beginning: Beginning, country: CountryDuties, today: date, t: Words) -> None:
    """Calendar, checklist and ticks to download, and ticks to upload."""
    done, name = done_in(beginning.area), document_stem({"area_id": beginning.area}, "start", beginning.start, t)
    heading = f"{t('start.title')} · {beginning.name}"
    with st.container(horizontal=True, gap="small", key="start_files", vertical_alignment="center"):
        make = partial(calendar_file, beginning.dues, beginning.area, heading, today, t)
        show_file(t("start.calendar_file"), make, f"{name}.ics", "start_calendar", "primary")
        show_file(
            t("start.checklist"), partial(checklist_file, beginning, frozenset(done), t), f"{name}.docx", "start_docx"
        )
        ticks = partial(ticks_file, beginning.area, beginning.start, frozenset(done))
        show_file(t("start.ticks_file"), ticks, f"{name}.json", "start_ticks")

        def bring_back() -> None:
            show_quiet(t("start.bring_back_text"))
            _show_upload(beginning.area, due_list(country.duties, beginning.start), t)

        show_folded(t("start.bring_back"), "start_bring_back", bring_back)
    show_quiet(t("start.calendar_note", count=sum(due.in_calendar for due in beginning.dues)))


def _show_upload(area: str, dues: Sequence[Due], t: Words) -> None:
    """dues: of all kinds of head, so that no tick is lost on changing it."""
    file = uploader(t("start.upload"), f"start_upload_{area}", 1, t)
    if file is None or st.session_state.get("start_read") == file.file_id:
        return
    try:
        start, done = read_ticks(file.getvalue(), area, {due.key for due in dues})
    except UnreadableTicks as refused:
        show_notice(t("start.refused"), t(f"start.refused_{refused.code}"))
        return
    st.session_state["start_read"] = file.file_id
    st.session_state[f"start_done_{area}"] = set(done)
    keep("start", start.isoformat())
    st.rerun()

"""The first hundred days: place and start date, duties, key figures, ongoing projects."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.choices import choose_pills, keep
from patokaz.frame.parts import (
    show_chapter,
    show_html,
    show_notice,
    show_quiet,
    show_sentence,
    show_ways_on,
    together,
)
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.profile.place_choice_screen import asked_municipality, tells_occupied
from patokaz.profile.profile import Profile
from patokaz.start.calendar import due_list, hundredth_day, next_due
from patokaz.start.checklist import Beginning
from patokaz.start.duties import HEADS, CountryDuties, country_duties
from patokaz.start.duties_screen import done_in, said_day, show_duties, show_files
from patokaz.start.inherited import Inherited, inherited
from patokaz.start.numbers import Number, numbers_to_know
from patokaz.start.presented_screen import show_present_start
from patokaz.start.texts import checked, plan_due, title, told, weekday_date
from patokaz.start.ticks import EARLIEST, LATEST


def show_start(t: Words) -> None:
    """The duties of the place in the address, or the choice of a place."""
    profile = asked_municipality("start", t)
    if profile is None:
        return
    country = country_duties(profile.area["country_id"])
    if country is None:
        show_notice(t("start.no_duties"), "")
        return
    if tells_occupied("start", profile, t):
        return
    _show_place(profile, country, date.today(), t)


def _show_place(profile: Profile, country: CountryDuties, today: date, t: Words) -> None:
    area, name = profile.area["area_id"], profile.area["name"]
    show_chapter(f"{name} · {profile.area['country']}")
    start, head = _choose(country, t)
    numbers = numbers_to_know(profile, country.numbers, t)
    lists = inherited(profile, today, t)
    with st.container(horizontal=True, gap="small", key="start_present"):
        show_present_start(profile, country, start, head, t)
    dues = due_list(country.of_head(head), start) if start else []
    if start is None:
        show_notice(t("start.choose_day"), t("start.choose_day_text"))
        beside = st.container()
    else:
        beginning = Beginning(area, name, start, dues, numbers, lists)
        with together():
            _show_sentence(beginning, today, t)
        show_files(beginning, country, today, t)
        listed, beside = st.columns([3, 2], gap="large")
        with listed:
            show_duties(beginning, country, today, t)
    with beside, together():
        _show_numbers(numbers, t)
        _show_inherited(lists, plan_due(dues, t), profile, t)
    here = address(country=profile.area["country_id"], area=area)
    show_ways_on(*((address_of(page, here), t(f"page.{page}")) for page in ("profile", "partners")))


def _choose(country: CountryDuties, t: Words) -> tuple[date | None, str]:
    """Start date and kind of head, both in the address."""
    with st.container(key="choices", horizontal=True, gap="medium", vertical_alignment="bottom"):
        label = t(f"start.start_day.{country.start}")
        st.session_state["start_day"] = said_day(label, t)

        def picked() -> None:
            day = st.session_state["start_day"]
            keep("start", day.isoformat() if day else "")

        start = st.date_input(
            label, None, EARLIEST, LATEST, key="start_day", on_change=picked,
            format="DD.MM.YYYY", width=220,
        )  # fmt: skip
        head = HEADS[0]
        if len(country.heads) > 1:
            head = choose_pills(t("start.head"), "head", country.heads, head, t, lambda key: t(f"start.heads.{key}"))
    if head != HEADS[0]:
        show_quiet(t("start.heads_note"))
    return start, head


def _show_sentence(beginning: Beginning, today: date, t: Words) -> None:
    first, hundredth = weekday_date(beginning.start, t), weekday_date(hundredth_day(beginning.start), t)
    sentences = [t("start.sentence", first=first, hundredth=hundredth)]
    coming = next_due(beginning.dues, done_in(beginning.area), max(today, beginning.start))
    if coming is not None and coming.day is not None:
        sentences.append(t("start.next", title=title(coming.duty, t), day=weekday_date(coming.day, t)))
    remark = f"{t('start.weekend')} {checked((due.duty for due in beginning.dues), t)}"
    show_sentence(told(" ".join(sentences)), note=remark)
    for due in beginning.dues:
        if due.in_calendar and due.day is not None and due.duty.consequence:
            day, number = weekday_date(due.day, t), t.number(due.number)
            missed = t("start.strict", what=due.duty.consequence[t.language])
            show_notice(t("start.strict_text", title=title(due.duty, t), day=day, number=number), f"{missed}.")


def _show_numbers(numbers: tuple[Number, ...], t: Words) -> None:
    if numbers:
        show_chapter(t("start.numbers_title"))
        show_html(html("start/numbers", numbers=numbers))


def _show_inherited(lists: Sequence[Inherited], plan: list[str], profile: Profile, t: Words) -> None:
    show_chapter(t("start.inherited_title"))
    country, area = profile.area["country_id"], profile.area["area_id"]
    if lists:
        shown = [
            {
                "title": told.title,
                "lines": told.lines,
                "note": told.note,
                "link": _list_link(told.source, country, area),
            }
            for told in lists
        ]
        show_html(html("start/inherited", lists=shown))
    else:
        show_quiet(t("start.inherited_none"))
    for line in plan:
        show_quiet(line)
    show_quiet(t("start.inherited_lacks"))


def _list_link(source: str, country: str, area: str) -> str:
    return address_of("portfolio", address(country=country, area=area) | {"list": source})

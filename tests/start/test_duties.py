"""Duties dated by hand, what a calendar file holds, ticks that come back, the checklist in Word."""

import io
import json
from collections.abc import Mapping
from datetime import date

import pytest
from docx import Document
from icalendar import Calendar

from patokaz.language.words import LANGUAGES, words
from patokaz.start.calendar import Due, due_list, hundredth_day, next_due
from patokaz.start.calendar_file import calendar_file
from patokaz.start.checklist import Beginning, checklist_file
from patokaz.start.duties import BELIEVED, VERIFIED, CountryDuties, country_duties
from patokaz.start.texts import about, basis, law, parties, title, when
from patokaz.start.ticks import UnreadableTicks, read_ticks, ticks_file

STARTS: Mapping[str, date] = {"MK": date(2025, 11, 10), "BG": date(2026, 11, 10), "UA": date(2026, 11, 27)}


def declared(country: str) -> CountryDuties:
    found = country_duties(country)
    assert found is not None
    return found


def dues_of(country: str) -> list[Due]:
    return due_list(declared(country).duties, STARTS[country])


@pytest.mark.parametrize(
    ("country", "duty", "day", "number", "in_calendar"),
    [
        ("MK", "mk-budget-draft", date(2025, 11, 15), 5, True),
        (
            "MK",
            "mk-assets-in",
            date(2025, 12, 10),
            30,
            False,
        ),  # the page does not give the day on which the 30 days begin
        ("MK", "mk-31-march", date(2026, 3, 31), 141, True),
        ("BG", "bg-assets-in", date(2026, 12, 10), 30, False),
        ("BG", "bg-account", date(2027, 1, 31), 82, True),
        ("BG", "bg-programme", date(2027, 2, 10), 92, True),  # three months; 90 days would be 8 February
        ("UA", "ua-reg-plan", date(2026, 12, 15), 18, True),
        ("UA", "ua-budget-adopt", date(2026, 12, 25), 28, True),
        ("UA", "ua-assets-yearly", date(2027, 3, 31), 124, True),
        ("UA", "ua-tax-rates", date(2027, 7, 15), 230, True),
    ],
)
def test_a_duty_falls_on_the_day_counted_by_hand(
    country: str, duty: str, day: date, number: int, in_calendar: bool
) -> None:
    due = next(due for due in dues_of(country) if due.duty.id == duty)
    assert (due.day, due.number, due.in_calendar) == (day, number, in_calendar)


def test_three_months_end_on_the_last_day_of_a_shorter_month() -> None:
    programme = [duty for duty in declared("BG").duties if duty.id == "bg-programme"]
    assert due_list(programme, date(2026, 11, 30))[0].day == date(2027, 2, 28)


def test_the_hundredth_day_counts_from_the_day_after_the_start() -> None:
    assert hundredth_day(date(2025, 11, 10)) == date(2026, 2, 18)
    assert hundredth_day(date(2026, 11, 10)) == date(2027, 2, 18)


def test_the_first_account_is_of_a_year_that_the_predecessor_began() -> None:
    account = [duty for duty in declared("BG").duties if duty.id == "bg-account"]
    assert due_list(account, date(2026, 11, 10))[0].inherited_year == 2026
    assert due_list(account, date(2025, 1, 1))[0].inherited_year == 2024
    later = due_list(account, date(2026, 1, 1))[0]
    assert (later.day, later.inherited_year) == (date(2026, 1, 31), 2025)
    whole = due_list(account, date(2025, 12, 31))[0]
    assert "2025" in about(whole, words("en"))


def test_a_day_of_the_year_that_is_the_start_falls_a_year_later() -> None:
    tax = [duty for duty in declared("UA").duties if duty.id == "ua-tax-rates"]
    assert due_list(tax, date(2026, 7, 15))[0].day == date(2027, 7, 15)


@pytest.mark.parametrize("country", STARTS)
def test_only_verified_dates_of_verified_duties_enter_the_calendar_file(country: str) -> None:
    dues, t = dues_of(country), words("en")
    calendar = Calendar.from_ical(calendar_file(dues, "X1", "Name", date(2026, 11, 28), t))
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    sure = [due for due in dues if due.day and due.duty.mark == VERIFIED and due.duty.date_mark == VERIFIED]
    assert {str(uid).split("@")[0] for uid in events} == {f"{due.duty.id}-{due.day}-X1" for due in sure}
    assert any(due.day and due.duty.date_mark == BELIEVED for due in dues)
    for due in sure:
        event = events[f"{due.duty.id}-{due.day}-X1@patokaz"]
        assert event.decoded("dtstart") == due.day
        assert str(event["summary"]) == due.duty.title["en"]
        assert law(due.duty, t) in str(event["description"])


@pytest.mark.parametrize("country", STARTS)
def test_what_is_not_verified_sends_to_the_lawyer_and_says_no_consequence(country: str) -> None:
    t = words("en")
    for due in dues_of(country):
        says = basis(due.duty, t)
        assert ("lawyer" in says) == (
            due.duty.mark != VERIFIED or (due.duty.is_dated and due.duty.date_mark == BELIEVED)
        )
        assert due.duty.mark == VERIFIED or not due.duty.consequence
        if due.duty.article and due.duty.article_mark == BELIEVED:
            assert "not verified" in law(due.duty, t)
        assert due.duty.mark == BELIEVED or due.duty.source


@pytest.mark.parametrize("country", STARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_duty_is_told_in_every_language(country: str, language: str) -> None:
    t = words(language)
    duties = dues_of(country)
    assert len({due.key for due in duties}) == len(duties)
    for due in duties:
        assert title(due.duty, t)
        assert when(due, t)
        assert about(due, t)
        if language in ("mk", "bg", "uk"):
            assert not set("abcdefghijklmnopqrstuvwxyz") & set(title(due.duty, t).replace("DREAM", ""))
        assert language == "en" or title(due.duty, t) != due.duty.title["en"]


def test_an_acting_head_has_no_duties_of_a_newly_elected_council() -> None:
    ids = {head: {duty.id for duty in declared("UA").of_head(head)} for head in declared("UA").heads}
    assert "ua-oath" in ids["elected_head"] - ids["acting_head"]
    assert "ua-starosta" in ids["acting_head"] - ids["military_administration"]
    assert "ua-assets-yearly" in ids["military_administration"]
    told = {head: "".join(parties(duty, words("uk")) for duty in declared("UA").of_head(head)) for head in ids}
    assert "голова громади" in told["elected_head"] and "голова громади" not in told["military_administration"]
    assert "начальник військової адміністрації" in told["military_administration"]


def test_a_duty_checked_more_than_a_year_ago_is_old() -> None:
    duty = declared("BG").duties[0]
    assert not duty.is_old(date(2027, 11, 27))
    assert duty.is_old(date(2027, 11, 28))


def test_months_after_an_event_are_told_as_months() -> None:
    reports = next(due for due in dues_of("UA") if due.duty.id == "ua-budget-reports")
    assert when(reports, words("en")).endswith(": within 2 months") and when(reports, words("uk")).endswith("2 місяців")


def test_what_comes_next_is_verified_and_not_done() -> None:
    dues = dues_of("BG")
    first = next_due(dues, set(), STARTS["BG"])
    assert first is not None
    assert first.duty.id == "bg-waste-fee"
    after = next_due(dues, {"bg-waste-fee", "bg-account", "bg-youth"}, STARTS["BG"])
    assert after is not None
    assert after.duty.id == "bg-programme"


def test_ticks_come_back_from_their_file_and_from_no_other() -> None:
    kept = ticks_file("XE04", date(2026, 11, 10), {"xe-fee", "gone"})
    assert read_ticks(kept, "XE04", {"xe-fee", "xe-bank"}) == (date(2026, 11, 10), frozenset({"xe-fee"}))
    with pytest.raises(UnreadableTicks, match="other_place"):
        read_ticks(kept, "XE05", {"xe-fee"})
    wrong = [b"", b"[]", b"{}", b"\xff", json.dumps({"patokaz": "plan"}).encode(), b"[" * 50_000, b" " * 200_000]
    for content in [*wrong, *(kept.replace(b"2026-11-10", day) for day in (b"2026-11-31", b"1890-01-01"))]:
        with pytest.raises(UnreadableTicks, match="not_a_checklist"):
            read_ticks(content, "XE04", {"xe-fee"})


@pytest.mark.parametrize(
    ("country", "duties"), [("MK", 39), ("BG", 40), ("UA", 37)]
)  # those of the sources; UA and MK without the act that is day 0 itself, MK with one more that was read, BG too
def test_every_duty_of_the_sources_is_carried_with_its_mark(country: str, duties: int) -> None:
    held = declared(country).duties
    assert len(held) == duties
    assert {duty.mark for duty in held} == {VERIFIED, "practice", BELIEVED}


def test_the_checklist_in_word_ticks_what_is_done() -> None:
    dues, t = dues_of("BG"), words("bg")
    document = Document(
        io.BytesIO(checklist_file(Beginning("PAZ21", "Х", STARTS["BG"], dues, (), ()), {"bg-programme"}, t))
    )
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert len(rows) == len(dues)
    ticked = [row for row in rows if row[0] == "☑"]
    assert len(ticked) == 1
    assert ticked[0][1].replace("\N{NO-BREAK SPACE}", " ") == "сряда, 10 февруари 2027 г."
    assert ticked[0][2].startswith("Програма за управление")
    assert "чл. 44(5)" in ticked[0][3]

"""Slides for the first council meeting: start, duties, key figures, ongoing projects, requests, a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from patokaz.language.abbreviations import as_title, first_sentence
from patokaz.language.words import Words
from patokaz.maps.slides import place_map, short_sources
from patokaz.profile.profile import PEOPLE, Profile, source_ids
from patokaz.profile.slides_around import map_slides, neighbour_slides
from patokaz.profile.slides_years import trend_slides
from patokaz.reports.slides.model import (
    MOST,
    MOST_ROWS,
    Chart,
    Fields,
    Number,
    Slide,
    Standing,
    StandingRow,
    addressed,
)
from patokaz.start.calendar import Due, due_list, hundredth_day, next_due, part_of
from patokaz.start.duties import BELIEVED, VERIFIED, CountryDuties
from patokaz.start.inherited import Inherited
from patokaz.start.numbers import Number as KnownNumber
from patokaz.start.texts import about, basis, checked, law, plan_due, title, told, weekday_date, when
from patokaz.statistics.catalogue import catalogue

ASKED = ("debts", "cases", "staff", "audit")
FILL = (map_slides, trend_slides, neighbour_slides)  # of the profile, where the council's own are fewer
PARTS = ("hundred", "first", "later")


@dataclass(frozen=True)
class FirstCouncil:
    """Input of the slides. start: None without a date; done: keys of ticked duties."""

    profile: Profile
    country: CountryDuties
    head: str
    start: date | None
    numbers: Sequence[KnownNumber]
    lists: Sequence[Inherited]
    done: frozenset[str] = frozenset()


def first_council_slides(council: FirstCouncil, today: date, t: Words, address: str = "") -> list[Slide]:
    """MOST slides: the meeting's own, completed with those of the profile. address: empty for no QR codes."""
    before = [_opening(council, t), *_duties(council, today, t), *_numbers(council, t)]
    after = [*_inherited(council, t), _asked(council, t), _question(council, t)]
    room = max(0, MOST - len(before) - len(after))
    filled = _of_profile(council.profile, room, t)
    return addressed([*before, *filled, *after][:MOST], address)


def _of_profile(profile: Profile, room: int, t: Words) -> list[Slide]:
    """Slides of the profile, one of each kind before a second one; made only as needed."""
    made: list[Sequence[Slide]] = []
    for maker in FILL:
        if len(made) < room:
            made.append(list(maker(profile, t)))
    turns = [part[at] for at in range(room) for part in made if at < len(part)]
    return turns[:room]


def _slide(council: FirstCouncil, kind: str, head: str, sentence: str, chart: Chart | None) -> Slide:
    return Slide(kind, head, sentence, chart, "", council.profile.area["name"], "")


def _opening(council: FirstCouncil, t: Words) -> Slide:
    """Day 0 and day 100 beside the place on its country's map, with its population."""
    area, figure = council.profile.area, council.profile.figure(PEOPLE)
    if council.start is None:
        sentence = t("start.choose_day")
    else:
        first, hundredth = weekday_date(council.start, t), weekday_date(hundredth_day(council.start), t)
        sentence = told(t("start.sentence", first=first, hundredth=hundredth))
    chart = place_map(
        area["area_id"], area["name"], area["country_id"], area["level"],
        t.number(float(str(figure["value"]))) if figure else "",
        f"{t.unit('persons', short=False)}, {figure['year']}" if figure else "", t,
    )  # fmt: skip
    slide = _slide(council, "opening", t("start.slide_opening", place=area["name"]), sentence, chart)
    source = short_sources(source_ids(council.profile, catalogue()[PEOPLE]), t) if figure else ""
    return replace(slide, source=source)


def _duties(council: FirstCouncil, today: date, t: Words) -> list[Slide]:
    """The next duty, then the duties by section; empty without a start date."""
    if council.start is None:
        return []
    dues = due_list(council.country.of_head(council.head), council.start)
    coming = next_due(dues, council.done, max(today, council.start))
    slides = [_next(council, coming, t)] if coming is not None else []
    for part in PARTS:
        open_dues = [due for due in part_of(dues, part) if due.key not in council.done]
        shown = open_dues[: MOST_ROWS * (2 if part == "hundred" else 1)]
        for at in range(0, len(shown), MOST_ROWS):
            slides.append(_part(council, part, shown[at : at + MOST_ROWS], len(open_dues), t))
    return slides


def _next(council: FirstCouncil, due: Due, t: Words) -> Slide:
    assert due.day is not None
    number = t("start.day_number", number=t.number(due.number))
    below = " · ".join(part for part in (t.date(due.day), about(due, t), law(due.duty, t)) if part)
    head = told(t("start.next", title=title(due.duty, t), day=t.date(due.day)))
    return _slide(council, "figure", head, basis(due.duty, t), Number(number, "", below=below))


def _part(council: FirstCouncil, part: str, dues: Sequence[Due], count: int, t: Words) -> Slide:
    rows = [StandingRow(title(due.duty, t), t.date(due.day) if due.day else "", _beside(due, t), None) for due in dues]
    heads = (t("start.column_duty"), t("start.column_when"), t("start.column_basis"))
    sentence = t("start.slide_shown", shown=t.number(len(dues)), all=t.number(count))
    slide = _slide(council, "standing", t(f"start.slide_{part}", count=count), sentence, Standing(rows, heads))
    return replace(slide, source=checked([due.duty for due in dues], t))


def _beside(due: Due, t: Words) -> str:
    """Advice without a date, and a note to ask a lawyer if the duty or its date is not verified."""
    is_sure = due.duty.mark == VERIFIED and not (due.duty.is_dated and due.duty.date_mark == BELIEVED)
    parts = ["" if due.day else when(due, t), "" if is_sure else t("start.slide_lawyer")]
    return " · ".join(part for part in parts if part)


def _numbers(council: FirstCouncil, t: Words) -> list[Slide]:
    slides = []
    parts = [council.numbers[at : at + MOST_ROWS] for at in range(0, len(council.numbers), MOST_ROWS)]
    heads = (t("start.numbers_title"), t("start.slide_value"), t("start.slide_rank"))
    for at, part in enumerate(parts, start=1):
        figures = [number.figure for number in part]
        rows = [
            StandingRow(t.dated(figure.name, figure.year), figure.amount, figure.rank, figure.strip)
            for figure in figures
        ]
        name = t("start.slide_numbers", place=council.profile.area["name"], part=at, parts=len(parts))
        ids = [key for figure in figures for key in source_ids(council.profile, catalogue()[figure.indicator])]
        finding, rest = first_sentence(part[0].sentence, t.language)
        title, sentence = as_title(finding, t.language), f"{name}. {rest}" if rest else name
        slide = _slide(council, "standing", title or name, sentence if title else "", Standing(rows, heads))
        slides.append(replace(slide, source=short_sources(list(dict.fromkeys(ids)), t)))
    return slides


def _inherited(council: FirstCouncil, t: Words) -> list[Slide]:
    """What the lists say of projects; where none names the place, the slide of what to ask for says so."""
    if not council.lists:
        return []
    name = t("start.inherited_title")
    dues = due_list(council.country.of_head(council.head), council.start) if council.start else []
    plan = plan_due(dues, t)[:1]
    shown = council.lists[:MOST_ROWS]
    rows = [StandingRow(f"{found.title}: {' '.join(found.lines)}", "", "", None) for found in shown]
    most = max(council.lists, key=lambda found: found.running)
    slide = _slide(
        council, "portfolio", _most_open(most, t), " ".join([name + ".", *plan]), Standing(rows, (name, "", ""))
    )
    return [replace(slide, source="; ".join(dict.fromkeys(found.note for found in shown)))]


def _most_open(found: Inherited, t: Words) -> str:
    """What the list with the most projects in progress says first."""
    finding = as_title(found.lines[0], t.language)
    return f"{found.title}: {finding}" if found.running else finding


def _asked(council: FirstCouncil, t: Words) -> Slide:
    fields = [(t(f"start.ask.{key}"), [t(f"start.ask_text.{key}")]) for key in ASKED]
    told = [] if council.lists else [t("start.inherited_none")]
    return _slide(council, "swot", t("start.slide_ask"), " ".join([*told, t("start.inherited_lacks")]), Fields(fields))


def _question(council: FirstCouncil, t: Words) -> Slide:
    name = council.profile.area["name"]
    return _slide(council, "question", t("start.slide_question", place=name), t("start.lead"), None)

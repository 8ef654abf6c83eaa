"""The finder as slides: the group on the map, candidates, joint population, evidence, steps, a question."""

from collections.abc import Sequence

from patokaz.language.abbreviations import as_title
from patokaz.language.words import Words
from patokaz.maps.slides import short_sources
from patokaz.partners.finder import Finder, Group
from patokaz.partners.group_map import finder_classes, group_slide_map
from patokaz.partners.services import FIXED, STATE, services
from patokaz.partners.texts import (
    DECIMALS,
    Sourced,
    checked_on,
    dated_text,
    evidence_against,
    evidence_for,
    first_place,
    fixed_sentences,
    forms_text,
    law_steps,
    need_figure,
    people_figure,
    saving_slide,
    service_title,
    size_sentences,
    terms_sentence,
)
from patokaz.partners.view import PartnersView, member_names
from patokaz.profile.profile import PEOPLE, source_ids
from patokaz.reports.slides.model import (
    MOST_BARS,
    MOST_NAMED,
    MOST_ROWS,
    Bar,
    Bars,
    Fields,
    Slide,
    Standing,
    StandingRow,
)
from patokaz.statistics.catalogue import catalogue

LINES = 3  # of a field that a hall can read


def partners_slides(view: PartnersView, t: Words) -> list[Slide]:
    """The contents of the page as slides; empty if the service is a state task."""
    if view.kind == STATE:
        return []
    if view.finder is None or view.group is None:
        told = _fixed(view, t)
    else:
        told = [*_free(view, view.finder, view.group, t), *_saving(view, t)]
    steps = _steps(view, t) if view.kind != FIXED else []
    return [*told, _known(view, t), *steps, _question(view, t)]


def _slide(view: PartnersView, kind: str, title: str, sentence: str, chart: object, t: Words) -> Slide:
    need, cost = (told.get(view.country, "") for told in (view.service.need, view.service.cost))
    shown = {"map": (PEOPLE,), "structure": (PEOPLE,), "standing": (need or PEOPLE,), "figure": (cost, PEOPLE)}
    ids = [key for name in shown.get(kind, ()) if name for key in source_ids(view.profile, catalogue()[name])]
    source = short_sources(list(dict.fromkeys(ids)), t)
    return Slide(kind, title, sentence, chart, source, view.profile.area["name"], "")  # type: ignore[arg-type]


def map_slide(view: PartnersView, t: Words) -> Slide:
    """The group on the map, or the members fixed by law; without a map if the group's list is unknown."""
    own = (view.profile.area["area_id"], view.profile.area["name"])
    if view.finder is None or view.group is None:
        title, note = fixed_sentences(view, t)
        classes = {member.area: "place" if member.area == own[0] else "group" for member in view.members}
        chart = group_slide_map(view.country, classes, [own], t) if classes else None
        return _slide(view, "map", title, note, chart, t)
    named = [own, *((one.area, one.name) for one in view.group.partners)][:MOST_NAMED]
    chart = group_slide_map(view.country, finder_classes(view.finder, view.group), named, t)
    return _slide(view, "map", _group_title(view, view.finder, view.group, t), service_title(view.service, t), chart, t)


def _group_title(view: PartnersView, finder: Finder, group: Group, t: Words) -> str:
    """How many people the group has together; who comes first where that is not known or nobody is chosen."""
    if group.partners and group.people:
        return t("partners.slide_group", names=", ".join(member_names(view)), people=t.number(group.people))
    return as_title(first_place(finder, t), t.language)


def _free(view: PartnersView, finder: Finder, group: Group, t: Words) -> list[Slide]:
    slides = [map_slide(view, t)]
    if finder.candidates:
        rows = [
            StandingRow(
                one.name,
                t.number(one.score, DECIMALS),
                dated_text(need_figure(finder, one, t) or people_figure(one, t), t),
                None,
            )
            for one in finder.candidates[:MOST_ROWS]
        ]
        heads = (
            t("partners.place"),
            t("partners.score"),
            t("partners.need_figure" if finder.need else "partners.people"),
        )
        told = _slide(
            view,
            "standing",
            as_title(first_place(finder, t), t.language),
            terms_sentence(finder.candidates[0], t),
            Standing(rows, heads),
            t,
        )
        slides.append(told)
    people = [(one.name, one.people or 0.0) for one in (finder.own, *group.partners)]
    if group.partners and group.people:
        bars = [Bar(name, count, t.number(count), at == 0) for at, (name, count) in enumerate(people)]
        if view.service.threshold:
            bars.append(Bar(t("partners.slide_people"), group.people, t.number(group.people)))
        first, *others = size_sentences(finder, group, t)
        chart = Bars(bars, t("partners.people"))
        slides.append(_slide(view, "structure", as_title(first, t.language), " ".join(others), chart, t))
    return slides


def _saving(view: PartnersView, t: Words) -> list[Slide]:
    if view.saving is None:
        return []
    title, sentence = saving_slide(view.saving, view.country, t)
    found = view.saving.benefit
    currency = catalogue()[view.saving.indicator].unit
    measure = t.measure(currency, 0, max(found.apart, found.together))
    bars = [
        Bar(t(f"partners.{key}"), value, measure(value)) for key, value in (("apart", found.apart), ("as_one", found.together))
    ]  # fmt: skip
    chart = Bars(bars, catalogue()[view.saving.indicator].text("name", t.language))
    return [_slide(view, "figure", title, sentence, chart, t)]


def _fixed(view: PartnersView, t: Words) -> list[Slide]:
    slides = [map_slide(view, t)]
    if any(member.votes_pct is not None for member in view.members):
        state = Bar(t("partners.state"), view.law.state_votes_pct, t.number(view.law.state_votes_pct, 1))
        bars = [
            Bar(one.name, one.votes_pct or 0, t.number(one.votes_pct, 1), one.area == view.profile.area["area_id"])
            for one in view.members
        ]
        shown = bars[: MOST_BARS - 1]
        shown = shown if any(bar.own for bar in shown) else [*shown[:-1], *(bar for bar in bars if bar.own)]
        title = _votes_title(view, t)
        chart = Bars([state, *shown], t("partners.votes"), unit="%")
        slides.append(_slide(view, "structure", title, t("partners.votes_note"), chart, t))
    return slides


def _votes_title(view: PartnersView, t: Words) -> str:
    """How many of the votes the place and the state have; who is in the group where the place's share is not known."""
    own = next((one for one in view.members if one.area == view.profile.area["area_id"]), None)
    if own is None or own.votes_pct is None:
        return fixed_sentences(view, t)[0]
    votes, state = t.percent(own.votes_pct, 1), t.percent(view.law.state_votes_pct, 0)
    return t("partners.slide_votes", service=service_title(view.service, t), place=own.name, votes=votes, state=state)


def _known(view: PartnersView, t: Words) -> Slide:
    """Evidence for and against, with the legal form: the fields of one slide."""
    told, against = evidence_for(view.service, view.country, t), evidence_against(view.service, view.country, t)
    fields = [
        (t("partners.known"), _lines(told)),
        (t("partners.against"), _lines(against) or [t("partners.against_none")]),
        (t("partners.form_title"), [forms_text(view.service, view.country, t)]),
        (t("partners.laws_title"), [law.title for law in view.law.laws_of(view.service.id)[:2]]),
    ]
    checked = checked_on(min(services().checked, view.law.checked), t)
    key = "slide_known" if against else "slide_known_only"
    title = t(
        f"partners.{key}", count=len(told), against=t.number(len(against)), service=service_title(view.service, t)
    )
    return _slide(view, "swot", title, checked, Fields(fields), t)


def _lines(entries: Sequence[Sourced]) -> list[str]:
    return [entry.text for entry in entries[:LINES]]


def _steps(view: PartnersView, t: Words) -> list[Slide]:
    steps = law_steps(view.law, t)
    title = t("partners.slide_steps", count=len(steps))
    heads = (t("partners.steps_title"), "", t("start.column_basis"))
    parts = [steps[at : at + MOST_ROWS] for at in range(0, len(steps), MOST_ROWS)]
    slides = []
    for at, part in enumerate(parts):
        rows = [
            StandingRow(f"{MOST_ROWS * at + number}. {step.text}", "", step.basis, None)
            for number, step in enumerate(part, start=1)
        ]  # fmt: skip
        slides.append(_slide(view, "trend", title, "", Standing(rows, heads), t))
    return slides


def _question(view: PartnersView, t: Words) -> Slide:
    place = view.profile.area["name"]
    others = member_names(view)[1:]
    if view.finder is not None and others:
        title = t("partners.slide_question", place=place, names=", ".join(others))
    else:
        title = t("partners.slide_question_fixed", place=place)
    return _slide(view, "question", title, t("partners.brief_cost"), None, t)

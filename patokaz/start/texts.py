"""Sentences on a duty: date, parties, law, source, and what is not verified."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from patokaz.language.words import Words, inside_sentence
from patokaz.start.calendar import Due
from patokaz.start.duties import BELIEVED, PRACTICE, VERIFIED, Duty


def title(duty: Duty, t: Words) -> str:
    """The duty in the user's language."""
    return duty.title[t.language]


def weekday_date(day: date, t: Words) -> str:
    """A date with its weekday, as no law read so far moves a deadline from a weekend."""
    return f"{format_date(day, format='EEEE', locale=t.locale)}, {t.date(day)}"


def when(due: Due, t: Words) -> str:
    """The due date with its weekday, or the event or advice in its place."""
    duty = due.duty
    if due.day is not None:
        return weekday_date(due.day, t)
    if duty.event:
        event = t(f"start.event.{duty.event}")
        if duty.event_months:
            return t("start.months_after_event", count=duty.event_months, event=event)
        return t("start.after_event", count=duty.event_days, event=event) if duty.event_days else event
    return t(f"start.advice.{duty.advice}")


def rule(duty: Duty, start: str, t: Words) -> str:
    """How the date is determined; empty if none. start: the event the days are counted from."""
    if duty.offset_months:
        return t("start.months_from", count=duty.offset_months, start=t(f"start.begins.{start}"))
    if duty.offset_days:
        return t("start.days_from", count=duty.offset_days, start=t(f"start.begins.{start}"))
    return t("start.every_year") if duty.dates else ""


def parties(duty: Duty, t: Words) -> str:
    """Who owes the duty, and to whom."""
    return " → ".join(t(f"start.office.{office}") for office in (duty.who, duty.to) if office)


def about(due: Due, t: Words) -> str:
    """Parties, the year reported on, and the consequence of a breach, only if verified."""
    parts = [parties(due.duty, t)]
    if due.inherited_year:
        parts.append(t("start.inherited_year", year=due.inherited_year))
    if due.duty.consequence:
        parts.append(t("start.otherwise", what=due.duty.consequence[t.language]))
    return " · ".join(part for part in parts if part)


def law(duty: Duty, t: Words) -> str:
    """Law and article, with a note behind the article if only believed."""
    if not duty.law:
        return ""
    if not duty.article:
        return duty.law
    article = t("start.article", article=duty.article)
    return (
        f"{duty.law}, {article if duty.article_mark == VERIFIED else t('start.not_verified_article', article=article)}"
    )


def basis(duty: Duty, t: Words) -> str:
    """The source page, or a note to ask a lawyer."""
    if duty.mark == BELIEVED or duty.source is None:
        return t("start.basis_believed")
    page = duty.source.address
    if duty.source.year:
        page = t("start.page_of", page=page, year=t.year(duty.source.year))
    read = told(t("start.basis_practice" if duty.mark == PRACTICE else "start.basis_verified", page=page))
    is_unsure = duty.mark == VERIFIED and duty.date_mark == BELIEVED and duty.is_dated
    return f"{read} {t('start.date_believed')}" if is_unsure else read


def plan_due(dues: Iterable[Due], t: Words) -> list[str]:
    """Duties and dates required by the existing plan, one a line."""
    lines = []
    for due in dues:
        if due.duty.of_plan:
            year = t("start.inherited_year", year=due.inherited_year) if due.inherited_year else ""
            day = "; ".join(part for part in (when(due, t), year) if part)
            names_a_day = t.language == "en" and due.day is not None  # days of the week have a capital in English alone
            sentence = t("start.plan_due", title=title(due.duty, t), when=day if names_a_day else inside_sentence(day))
            lines.append(f"{told(sentence)} {basis(due.duty, t)}")
    return lines


def checked(duties: Iterable[Duty], t: Words) -> str:
    """The date on which duties were checked, the earliest of several."""
    return told(t("start.checked", day=t.date(min(duty.checked for duty in duties))))


def told(sentence: str) -> str:
    """A sentence with one full stop, even after a date that ends with one."""
    return sentence.replace("..", ".")

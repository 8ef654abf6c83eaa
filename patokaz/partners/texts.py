"""Sentences on partners for a service: finding, excluded terms, evidence with certainty, legal steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from patokaz.analysis.partners import BORDER
from patokaz.language.words import Words
from patokaz.partners.finder import Finder, Group, Partner
from patokaz.partners.law import CountryLaw
from patokaz.partners.saving import Saving
from patokaz.partners.services import VERIFIED, Evidence, Service, services, told_in
from patokaz.partners.view import PartnersView
from patokaz.profile.profile import PEOPLE
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import occupied

DECIMALS = 2


@dataclass(frozen=True)
class Sourced:
    """A sentence with its source. language: of a text not in the user's language."""

    text: str
    basis: str
    is_believed: bool
    language: str = ""


def service_title(service: Service, t: Words) -> str:
    """The service in the user's language."""
    return service.title[t.language]


def finding(finder: Finder, group: Group, t: Words) -> str:
    """The first candidate, and the group's population compared with a threshold from the sources."""
    return " ".join([first_place(finder, t), *(size_sentences(finder, group, t) if finder.candidates else [])])


def first_place(finder: Finder, t: Words) -> str:
    """The first candidate, or the number with the same score."""
    if not finder.candidates:
        return t("partners.nobody", place=finder.own.name)
    first = finder.candidates[0]
    best = [one for one in finder.candidates if round(one.score, 9) == round(first.score, 9)]
    score = t.number(first.score, DECIMALS)
    if len(best) > 1:
        return t("partners.several_best", count=len(best), place=finder.own.name, score=score)
    return t("partners.best", first=first.name, place=finder.own.name, score=score)


def size_sentences(finder: Finder, group: Group, t: Words) -> list[str]:
    """The group's population, and the threshold from a source."""
    if not group.partners or group.people is None:
        return []
    count, people = len(group.partners) + 1, t.number(group.people)
    if not finder.service.threshold:
        return [t("partners.group_people", count=count, people=people)]
    key = "reaches" if group.people >= finder.service.threshold else "short_of"
    told = [t(f"partners.{key}", count=count, people=people, threshold=t.number(finder.service.threshold))]
    return [*told, *([t("partners.alone_enough", place=finder.own.name)] if finder.alone_enough else [])]


def remarks(finder: Finder, group: Group, t: Words) -> list[str]:
    """Caveats of the score: excluded terms, a place without the need, a group that is not connected."""
    told = [t(f"partners.left.{term}.{reason}") for term, reason in finder.left_out.items()]
    if len(finder.left_out) == 3:
        told.append(t("partners.only_border"))
    if finder.is_better_half and finder.mode == "same":
        other = t("partners.modes.complementary")
        told.append(t("partners.no_need", place=finder.own.name, indicator=need_name(finder, t), mode=other))
    if not group.connected:
        told.append(t("partners.not_connected"))
    least = finder.service.least.get(finder.country, 0)
    if len(group.partners) + 1 < least:
        told.append(t("partners.too_few", count=least))
    if len(group.partners) == 1:
        told.append(t("partners.two"))
    return told


def fixed_sentences(view: PartnersView, t: Words) -> tuple[str, str]:
    """The finding for a group fixed by law, and its legal basis."""
    kind, service = view.service.group[view.country], service_title(view.service, t)
    note = t(f"partners.fixed_{kind}", state=t.number(view.law.state_votes_pct))
    if not view.members:
        return t("partners.fixed_finding_unknown", service=service), note
    if len(view.members) == 1:
        note = f"{note} {t('partners.fixed_alone', place=view.profile.area['name'])}"
    return t("partners.fixed_finding", service=service, count=len(view.members)), note


def need_name(finder: Finder, t: Words) -> str:
    """The indicator of the need; empty if none."""
    return catalogue()[finder.need].text("name", t.language) if finder.need else ""


def need_figure(finder: Finder, place: Partner, t: Words) -> tuple[str, int] | None:
    """The figure of the need and its year; None if none."""
    figure = place.figures.get(finder.need)
    if not figure:
        return None
    indicator = catalogue()[finder.need]
    return t.amount(figure.value, indicator.unit, indicator.decimals), figure.year


def people_figure(place: Partner, t: Words) -> tuple[str, int] | None:
    """Population and year; None if unknown."""
    figure = place.figures.get(PEOPLE)
    return (t.number(figure.value), figure.year) if figure else None


def dated_text(figure: tuple[str, int] | None, t: Words) -> str:
    """A figure with its year; empty if none."""
    return t("language.dated", name=figure[0], year=figure[1]) if figure else ""


def term_text(term: str, place: Partner, t: Words) -> str:
    """A term of the score: proximity and experience in words, the others as numbers."""
    value = place.terms[term]
    if term == "nearness":
        return t("partners.border" if value == BORDER else "partners.second_ring")
    if term == "experience":
        return t("partners.has_agreement" if value else "partners.no_agreement")
    return t.number(value, DECIMALS)


def terms_sentence(place: Partner, t: Words) -> str:
    """All terms of a score in one line."""
    return " · ".join(f"{t(f'partners.term.{term}')}: {term_text(term, place, t)}" for term in place.terms)


def score_rule(country: str, t: Words) -> str:
    """The definition of the score; occupied territories only for countries with any."""
    told = t("partners.rule")
    return f"{told} {t('partners.rule_occupied')}" if occupied(country) else told


def status_text(place: Partner, t: Words) -> str:
    """The war status in a word; empty if the place is not listed."""
    return t(f"war_status.short_{place.status}") if place.status else ""


def saving_sentences(found: Saving, country: str, t: Words) -> list[str]:
    """The benefit with interval, number of places and R², and its limitations."""
    benefit, currency = found.benefit, str(countries()[country]["currency"])
    low, high = (t.money(end, currency) for end in (benefit.low, benefit.high))
    numbers = {
        "low": low,
        "high": high,
        "year": found.year,
        "name": catalogue()[found.indicator].text("name", t.language),
    }
    key = "saving" if benefit.saved >= 0 else "saving_none"
    told = t(f"partners.{key}", value=t.money(abs(benefit.saved), currency), **numbers)
    basis = t(
        "partners.saving_basis", areas=t.number(found.line.areas), r_squared=t.number(found.line.r_squared, DECIMALS)
    )
    return [told, basis, t("partners.saving_caution")]


def saving_slide(found: Saving, country: str, t: Words) -> tuple[str, str]:
    """The benefit as a slide's title, and its interval, caution and basis as the sentence."""
    benefit, currency = found.benefit, str(countries()[country]["currency"])
    key = "slide_saving" if benefit.saved >= 0 else "slide_saving_none"
    title = t(f"partners.{key}", value=t.money(abs(benefit.saved), currency), year=found.year)
    low, high = (t.money(end, currency) for end in (benefit.low, benefit.high))
    _, basis, caution = saving_sentences(found, country, t)
    return title, " ".join([t("partners.slide_interval", low=low, high=high), caution, basis])


def evidence_for(service: Service, country: str, t: Words) -> list[Sourced]:
    """Evidence for sharing the service, and for sharing in general."""
    return [told_evidence(entry, t) for entry in (*told_in(country, service.evidence), services().general)]


def evidence_against(service: Service, country: str, t: Words) -> list[Sourced]:
    """Evidence against sharing."""
    return [told_evidence(entry, t) for entry in told_in(country, service.against)]


def told_evidence(entry: Evidence, t: Words) -> Sourced:
    """A piece of evidence with its kind and source."""
    kind = t(f"partners.kind.{entry.kind}")
    return Sourced(
        entry.text[t.language], f"{kind}. {basis(entry.mark, entry.page, entry.year, t)}", entry.mark != VERIFIED
    )


def law_titles(law: CountryLaw, service: Service, t: Words) -> list[Sourced]:
    """The laws of a service in the country's language."""
    return [
        Sourced(entry.title, basis(entry.mark, entry.page, entry.year, t), entry.mark != VERIFIED, law.language)
        for entry in law.laws_of(service.id)
    ]


def law_steps(law: CountryLaw, t: Words) -> list[Sourced]:
    """The steps from the idea to the agreement."""
    return [
        Sourced(step.text[t.language], basis(step.mark, step.page, step.year, t), step.mark != VERIFIED)
        for step in law.steps
    ]


def basis(mark: str, page: str, year: int, t: Words) -> str:
    """The source page, or a note to ask a lawyer."""
    where = t("start.page_of", page=page, year=t.year(year)) if year else page
    if mark == VERIFIED:
        return t("start.basis_verified", page=where).replace("..", ".")
    return f"{where}. {t('start.basis_believed')}" if where else t("start.basis_believed")


def checked_on(day: date, t: Words) -> str:
    """The date of the check."""
    return t("partners.checked", day=t.date(day)).replace("..", ".")


def figure_sources(view: PartnersView, t: Words) -> list[str]:
    """Publishers and tables of all figures on the page, with their cautions."""
    need, cost = (named.get(view.country, "") for named in (view.service.need, view.service.cost))
    keys = dict.fromkeys([PEOPLE, need, cost, view.law.agreements, *view.law.capacity])
    return sources_of([catalogue()[key] for key in keys if key], view.country, t)


def forms_text(service: Service, country: str, t: Words) -> str:
    """The usual legal forms, the first one first."""
    return "; ".join(t(f"partners.form.{code}") for code in service.forms_in(country))


def names(places: Sequence[Partner]) -> str:
    """Names in a line."""
    return ", ".join(place.name for place in places)

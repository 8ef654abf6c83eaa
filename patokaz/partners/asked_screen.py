"""Parameters of the partner finder from the address, with or without controls."""

import streamlit as st

from patokaz.analysis.partners import MOST_TOGETHER
from patokaz.frame.choices import choice, choose, choose_many, choose_pills, listed
from patokaz.language.words import Words
from patokaz.partners.finder import MODES, Finder, find, suggested, usual_together
from patokaz.partners.law import CountryLaw, country_law
from patokaz.partners.services import FREE, services
from patokaz.partners.texts import service_title
from patokaz.partners.view import PartnersView, fixed_view, free_view, usual_service
from patokaz.profile.profile import Profile

TOGETHER = tuple(str(count) for count in range(2, MOST_TOGETHER + 1))


def choose_view(profile: Profile, law: CountryLaw, t: Words) -> PartnersView:
    """Service, mode, number and partners, chosen on the page and kept in the address."""
    country, area = profile.area["country_id"], profile.area["area_id"]
    known = services().all
    with st.container(key="choices", horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = choose(
            t("partners.service"), "service", list(known), usual_service(country), t,
            lambda key: service_title(known[key], t),
        )  # fmt: skip
        service = known[chosen]
        if service.partners_in(country) != FREE:
            return fixed_view(profile, law, service, t)
        mode = MODES[0]
        if country in service.need:
            mode = choose_pills(t("partners.mode"), "seek", MODES, mode, t, lambda key: t(f"partners.modes.{key}"))
        finder = find(country, area, chosen, mode, t.language)
        usual = str(usual_together(finder))
        together = choose_pills(t("partners.together"), "together", TOGETHER, usual, t, str)
    partners = _choose_partners(finder, int(together), t)
    return free_view(profile, law, service, finder, partners)


def _choose_partners(finder: Finder, together: int, t: Words) -> list[str]:
    names = {one.area: one.name for one in (*finder.candidates, *finder.unknown)}
    first = suggested(finder, together)
    return choose_many(t("partners.chosen"), "partners", list(names), first, MOST_TOGETHER - 1, t, names.__getitem__)


def asked_view(profile: Profile, t: Words) -> PartnersView | None:
    """The same without controls, for presentations; invalid values are replaced by defaults. None without a law."""
    country, area = profile.area["country_id"], profile.area["area_id"]
    law = country_law(country)
    if law is None:
        return None
    known = services().all
    service = known[choice(t("partners.service"), "service", list(known), usual_service(country), t)]
    if service.partners_in(country) != FREE:
        return fixed_view(profile, law, service, t)
    mode = choice(t("partners.mode"), "seek", MODES, MODES[0], t)
    finder = find(country, area, service.id, mode, t.language)
    usual = int(choice(t("partners.together"), "together", TOGETHER, str(usual_together(finder)), t))
    offered = {one.area for one in (*finder.candidates, *finder.unknown)}
    chosen = listed(t("partners.chosen"), "partners", offered, t)
    return free_view(profile, law, service, finder, chosen[: MOST_TOGETHER - 1] or suggested(finder, usual))

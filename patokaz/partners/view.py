"""The page's contents by address: the finder with its group, or the group fixed by law."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from patokaz.language.words import Words
from patokaz.partners.finder import Finder, Group, group_of
from patokaz.partners.fixed import Member, fixed_group
from patokaz.partners.law import CountryLaw
from patokaz.partners.saving import Saving, saving
from patokaz.partners.services import FIXED, STATE, Service, services
from patokaz.profile.profile import Profile, nearest_figure, whose
from patokaz.statistics.catalogue import catalogue


@dataclass(frozen=True, eq=False)
class PartnersView:
    """A place, a service and, with free choice of partners, the finder with the chosen group.

    finder, group: None if partners are fixed by law or the service is a state task; members: of the group fixed by law,
    empty without a known list.
    """

    profile: Profile
    law: CountryLaw
    service: Service
    finder: Finder | None = None
    group: Group | None = None
    members: Sequence[Member] = ()

    @property
    def country(self) -> str:
        """The country's id."""
        return self.profile.area["country_id"]

    @property
    def kind(self) -> str:
        """FREE, FIXED or STATE."""
        return self.service.partners_in(self.country)

    @cached_property
    def saving(self) -> Saving | None:
        """The benefit of the group; None if cost or population is unknown."""
        return saving(self.finder, self.group) if self.finder and self.group else None


def member_names(view: PartnersView) -> list[str]:
    """The place and its partners, or the group fixed by law."""
    if view.group is not None:
        return [view.profile.area["name"], *(one.name for one in view.group.partners)]
    own = view.profile.area["name"]
    return [own, *(member.name for member in view.members if member.area != view.profile.area["area_id"])]


def usual_service(country: str) -> str:
    """The default service: the first with free choice whose need has figures in the country."""
    known = services().all.values()
    told = (one.id for one in known if country in one.need and one.partners_in(country) not in (FIXED, STATE))
    return next(told, next(iter(services().all)))


def fixed_view(profile: Profile, law: CountryLaw, service: Service, t: Words) -> PartnersView:
    """The view of a service with partners fixed by law, or of a state task.

    Raises:
        DatabaseMissing: no build.
    """
    kind = service.group.get(profile.area["country_id"], "")
    members = fixed_group(profile.area["country_id"], profile.area["group_id"], kind, t.language)
    return PartnersView(profile, law, service, members=members)


def free_view(
    profile: Profile, law: CountryLaw, service: Service, finder: Finder, partners: Sequence[str]
) -> PartnersView:  # fmt: skip
    """The view of a service with the chosen partners."""
    return PartnersView(profile, law, service, finder, group_of(finder, partners))


def fact_sentence(view: PartnersView, t: Words) -> str:
    """An unscored figure on the service; empty if none."""
    key = view.service.fact.get(view.country, "")
    found = nearest_figure(view.profile, [key]) if key else None
    if found is None:
        return ""
    owner, figure = found
    indicator = catalogue()[key]
    value = t.amount(float(str(figure["value"])), indicator.unit, indicator.decimals)
    of = whose(owner, view.profile, t)
    told = t("language.dated", name=value, year=int(str(figure["year"])))
    return t("partners.fact", name=indicator.text("name", t.language), value=told, whose=f" ({of})" if of else "")

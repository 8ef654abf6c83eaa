"""Partners fixed by law: the group, with the votes if their rule is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.geography.areas import named_areas
from patokaz.language.words import words
from patokaz.partners.law import country_law
from patokaz.profile.profile import PEOPLE
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query

WHOLE = 100.0


@dataclass(frozen=True)
class Member:
    """A place of a group fixed by law. people: population, None if unknown; votes_pct: None without a known rule."""

    area: str
    name: str
    people: float | None
    votes_pct: float | None


def fixed_group(country: str, container: str, kind: str, language: str) -> Sequence[Member]:
    """The places of a planning region or district; empty for a kind without a known list.

    container: the larger area of the place; kind: as in services.toml.
    """
    return _fixed_group(country, container, kind, language) if kind in ("region", "district") else ()


@cached(120)
def _fixed_group(country: str, container: str, kind: str, language: str) -> Sequence[Member]:
    ids = query("areas_inside", within=container, level="municipality")["area_id"].tolist()
    rows = query("partner_figures", areas=ids, indicators=[PEOPLE])
    people = dict(zip(rows["area_id"], rows["value"].astype(float), strict=True))
    law = country_law(country)
    shares = votes(people, law.state_votes_pct) if kind == "district" and law and law.state_votes_pct else {}
    named = named_areas(ids, words(language))
    members = [
        Member(row["area_id"], row["name"], people.get(row["area_id"]), shares.get(row["area_id"])) for row in named
    ]
    return sorted(members, key=lambda member: -(member.people or 0))


def votes(people: dict[str, float], state_pct: float) -> dict[str, float]:
    """Shares of the votes in per cent: the state's first, the rest by population.

    Source: Water Act of Bulgaria, chapter eleven "a", as applied by the associations of Sofia oblast (2023) and Pernik
    (2012).
    """
    whole = sum(people.values())
    return {area: (WHOLE - state_pct) * count / whole for area, count in people.items()} if whole else {}

"""Sector strengths of a place's region and the sources of its employment change, for the investment profile."""

from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.sectors.tables import held_sectors, held_structures
from patokaz.sectors.texts import card_of, change_sentence, strength_sentence
from patokaz.statistics.countries import levels

ALIKE = 1.1  # a location quotient up to which a place is like the nation
BY_ACTIVITY = ("employment_by_activity", "legal_entities_by_activity")  # classes of size are no sectors


def sector_sentences(profile: Profile, t: Words) -> tuple[list[str], list[str]]:
    """A sentence on specialisation and, with two years, one on the change, for the region; with sources.

    Empty if no sector table of the country has the region.
    """
    country = profile.area["country_id"]
    region = next((place for place in (profile, *profile.above) if place.area["level"] == levels(country)[-1]), None)
    sentences: list[str] = []
    sources: list[str] = []
    for structure in (entry for entry in held_structures(country) if entry.id in BY_ACTIVITY):
        sectors = held_sectors(country, structure, t)
        if region is None or region.area["area_id"] not in sectors.places(sectors.years[-1]):
            continue
        first = sectors.years[0] if len(sectors.years) > 1 else None
        card = card_of(sectors, region.area["area_id"], first, sectors.years[-1], "classic")
        quotients = card.mine.loc[~card.mine["small_base"].astype(bool), "location_quotient"]
        distinct = bool((quotients > ALIKE).any())
        sentences += [*([strength_sentence(card, t)] * distinct), *([change_sentence(card, t)] if card.changed else [])]
        sources += sectors.sources
    return sentences, sources

"""The place card: its possible figures, and the card as a file."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from patokaz.charts.locator import locator_svg
from patokaz.charts.palette import PALETTES
from patokaz.geography.map_files import geometry, occupied_rings
from patokaz.language.words import Words
from patokaz.profile.profile import PEOPLE, Profile, block_figures, source_ids
from patokaz.profile.report import profile_report
from patokaz.reports.files.uploads import Upload
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.place_card import MOST, PlaceCard, place_card
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.sources import publishers

FEW = 3  # figures with which a card is not empty
COLOUR = PALETTES["light"].accent


@dataclass(frozen=True)
class CardChoices:
    """The user's choices for the card of a place."""

    figures: tuple[str, ...]
    colour: str = COLOUR
    upload: Upload | None = None


def usual_figures(profile: Profile) -> list[str]:
    """The first headline figures, or others if these are few; without the population, which the card always shows."""
    told = [key for key in headline(profile.area["country_id"]) if key in profile.records and key != PEOPLE]
    others = [key for key in possible_figures(profile) if key not in (*told, PEOPLE)]
    return [*told, *others[: max(0, FEW - len(told))]][:MOST] or [PEOPLE]


def possible_figures(profile: Profile) -> list[str]:
    """The headline figures, then the place's own figures of every block."""
    own = [str(figure["indicator_id"]) for block in BLOCKS for owner, figure in block_figures(profile, block) if owner is profile]  # fmt: skip
    return list(dict.fromkeys([*(key for key in headline(profile.area["country_id"]) if key in profile.records), *own]))


def card_of(report: Report, profile: Profile, choices: CardChoices, t: Words) -> PlaceCard:
    """The card of a profile, from its report."""
    if profile.area["level"] == "country":  # it lies nowhere: its own map, and what its number of people leaves out
        country = profile.area["country_id"]
        level = levels(country)[0]
        outline = locator_svg(geometry(country, level), "", PALETTES["light"], occupied=occupied_rings(country, level))
        report = replace(report, locator=outline)
    else:
        report = replace(report, not_covered="")
    ids = [source for key in choices.figures for source in source_ids(profile, catalogue()[key])]
    return place_card(report, choices.figures, choices.colour, "; ".join(publishers(ids, t)), choices.upload)


def card_file(
    kind: Literal["png", "svg"], profile: Profile, choices: CardChoices, base_url: str, today: date, t: Words
) -> bytes:
    """The card as PNG or SVG. The renderer is imported on demand."""
    from patokaz.reports.files.typeset import card_picture

    return card_picture(card_of(profile_report(profile, base_url, today, t), profile, choices, t), kind)

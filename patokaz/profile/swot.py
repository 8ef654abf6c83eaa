"""The initial SWOT analysis from a profile's figures, and the user's text as items."""

from collections.abc import Mapping

from patokaz.language.words import Words
from patokaz.profile.model import profile_model
from patokaz.profile.parts import held_parts
from patokaz.profile.profile import Profile
from patokaz.profile.swot_larger import larger_points
from patokaz.profile.texts import standing_rule
from patokaz.reports.profile.model import SWOT_PARTS
from patokaz.reports.profile.pieces import Swot
from patokaz.statistics.sources import sources_of

LONGEST = 3000


def standing_points(profile: Profile, t: Words) -> dict[str, list[str]]:
    """Strengths and weaknesses by the rule for outstanding figures alone."""
    entries = profile_model(profile, t).standing
    kinds = {"strengths": "strength", "weaknesses": "weakness"}
    return {part: [entry.sentence for entry in entries if entry.kind == kinds.get(part)] for part in SWOT_PARTS}


def swot_start(profile: Profile, t: Words) -> Swot:
    """Strengths and weaknesses by the rule for outstanding figures, of a larger area without any by the rule for such; the other
    fields are left to the user."""
    parts = standing_points(profile, t)
    if not any(parts.values()):
        larger = larger_points(profile, t)
        if any(larger.values()):
            parts |= {"strengths": larger["strength"], "weaknesses": larger["weakness"]}
            return Swot(parts, t("swot.rule_larger"), _sources_of_parts(profile, parts, t))
    return Swot(parts, t("profile.standout_occupied") if profile.is_occupied else standing_rule(t))


def _sources_of_parts(profile: Profile, parts: Mapping[str, list[str]], t: Words) -> dict[str, list[str]]:
    """The sources of the figures of its parts that the fields name."""
    held, country = held_parts(profile, t), profile.area["country_id"]
    said = [line for lines in parts.values() for line in lines]
    named = {entry.text("name", t.language): entry for entry, *_ in (held.figures if held else ())}
    return {
        name: [source.rstrip(".") for source in sources_of([entry], country, t)]
        for name, entry in named.items()
        if any(name in line for line in said)
    }


def lines_of(text: str) -> list[str]:
    """A user's text as items: printable characters, without bullets and empty lines, at most LONGEST."""
    kept = "".join(letter if letter.isprintable() else "\n" if letter in "\r\n" else " " for letter in text[:LONGEST])
    return [line.strip(" \t•–-*") for line in kept.split("\n") if line.strip(" \t•–-*")]

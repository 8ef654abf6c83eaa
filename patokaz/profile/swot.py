"""The initial SWOT analysis from a profile's figures, and the user's text as items."""

from patokaz.language.words import Words
from patokaz.profile.model import profile_model
from patokaz.profile.profile import Profile
from patokaz.profile.texts import standing_rule
from patokaz.reports.profile.model import SWOT_PARTS
from patokaz.reports.profile.pieces import Swot

LONGEST = 3000


def swot_start(profile: Profile, t: Words) -> Swot:
    """Strengths and weaknesses by the rule for outstanding figures; the other fields are left to the user."""
    model = profile_model(profile, t)
    entries = model.standing
    kinds = {"strengths": "strength", "weaknesses": "weakness"}
    parts = {part: [entry.sentence for entry in entries if entry.kind == kinds.get(part)] for part in SWOT_PARTS}
    return Swot(parts, model.standing_none if profile.is_occupied else standing_rule(t))


def lines_of(text: str) -> list[str]:
    """A user's text as items: printable characters, without bullets and empty lines, at most LONGEST."""
    kept = "".join(letter if letter.isprintable() else "\n" if letter in "\r\n" else " " for letter in text[:LONGEST])
    return [line.strip(" \t•–-*") for line in kept.split("\n") if line.strip(" \t•–-*")]

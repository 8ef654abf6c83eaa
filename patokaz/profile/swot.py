"""The start of a SWOT analysis from a profile's figures, and a reader's text as its lines."""

from patokaz.analysis.standing import outstanding
from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.profile.small_numbers import with_chance
from patokaz.profile.texts import standing_rule, standing_sentence
from patokaz.reports.profile.model import SWOT_PARTS, Swot

LONGEST = 3000


def swot_start(profile: Profile, t: Words) -> Swot:
    """Strengths and weaknesses by the rule of what stands out; what no figure tells is left to the reader."""
    rows = outstanding(with_chance(profile.figures, profile)).to_dict("records")
    standing = {"strengths": "strength", "weaknesses": "weakness"}
    parts = {
        part: [standing_sentence(row, t) for row in rows if row["standing"] == standing.get(part)]
        for part in SWOT_PARTS
    }
    return Swot(parts, standing_rule(t))


def lines_of(text: str) -> list[str]:
    """A reader's text as lines: printable letters, without bullets and empty lines, LONGEST at the most."""
    kept = "".join(letter if letter.isprintable() else "\n" if letter in "\r\n" else " " for letter in text[:LONGEST])
    return [line.strip(" \t•–-*") for line in kept.split("\n") if line.strip(" \t•–-*")]

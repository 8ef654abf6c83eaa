"""Profiles of areas that the data have."""

from patokaz.language.words import words
from patokaz.profile.profile import Profile, read_profile


def profile_of(area: str, language: str = "en") -> Profile:
    """The profile of an area, which must be there."""
    found = read_profile(area, words(language))
    assert found is not None, area
    return found

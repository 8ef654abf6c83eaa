"""What a mayor asks for first and no source holds: named with who has it, and only where it lacks."""

from patokaz.language.words import words
from patokaz.profile.asked_first import not_held
from patokaz.profile.profile import read_profile
from tests.pages import opened, shown


def told(area: str, language: str = "en") -> str:
    profile = read_profile(area, words(language))
    assert profile is not None
    return not_held(profile, words(language))


def test_what_lacks_is_told_with_the_office_that_has_it() -> None:
    assert told("MK00101", "mk") == (
        "Во изворите за ова подрачје недостигаат: стапка на регистрирана невработеност – обратете се до: Агенција за вработување; "
        "сопствени приходи по жител, расходи по жител – обратете се до: Министерство за финансии."
    )
    assert (
        told("MK00805")
        == "Not in the sources for this area: registered unemployment rate – available from: employment agency."
    )
    assert "unemployment" not in told("PAZ21") and "own revenue per head, spending per head" in told("PAZ21")


def test_nothing_is_told_above_municipalities_and_of_an_occupied_place() -> None:
    assert [told(area) for area in ("PAZ", "MK", "UA23080070000068953")] == ["", "", ""]


def test_it_stands_under_the_headline_figures() -> None:
    page = shown(opened("profile", lang="sq", area="MK00101"))
    assert told("MK00101", "sq") in page

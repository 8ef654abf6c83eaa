"""The statements and what figures answer of them, on places of which the marks were found by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from patokaz.charts.series import Place as Around
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.profile import Profile, read_profile
from patokaz.readiness.answers import Answer, Answers
from patokaz.readiness.readiness import Prefill, Readiness, prefills, readiness
from patokaz.readiness.statements import ACT, CATEGORIES, STATE, country_figures, read_figures, statements
from patokaz.readiness.texts import data_sentence, result_sentence, scale, statement_text
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.database import query
from patokaz.statistics.newest import ranked_areas
from patokaz.statistics.war_status import status_list

T = words("en")
ALL_THREE = {key: Answer(3, "file") for key, entry in statements().items() if entry.kind == ACT and key != "F4"}


# ranks of figures, among all that have one, as they were found by hand in November 2026
GJORCHE_PETROV = ("MK", 80, {"business_entities_per_1000": 29, "working_age_replacement_pct": 38})
PESHTERA = ("BG", 265, {
    "age_dependency_pct": 107, "tertiary_education_share_pct": 65, "registered_unemployment_rate_pct": 104, "eu_funds_per_head_eur": 74,
})  # fmt: skip
LYASKOVETS = ("BG", 265, {
    "age_dependency_pct": 134, "tertiary_education_share_pct": 62, "registered_unemployment_rate_pct": 28, "eu_funds_per_head_eur": 219,
})  # fmt: skip
BEST = ("UA", 1330, dict.fromkeys(
    ("small_business_tax_per_head_uah", "travel_time_to_oblast_centre_minutes", "wage_tax_per_head_uah", "tax_capacity_index"), 1,
))  # fmt: skip
Place = tuple[str, int, dict[str, int]]


def found(place: Place, answers: Answers | None = None, area: str = "of no list") -> Readiness:
    """A place of a country whose figures have these ranks."""
    country, of, ranks = place
    records = {key: {"value": 1.0, "year": 2024, "rank": float(rank), "rank_of": of} for key, rank in ranks.items()}
    about = {"country_id": country, "country": country, "area_id": area, "name": "Name"}
    shown = Around(level="municipality", container="", country=country)
    return readiness(Profile(about, records, {}, {}, shown), answers or {})


def marks(told: Readiness) -> dict[str, int | None]:
    return {item.statement.id: item.mark for item in told.from_figures}


def test_the_statements_are_those_that_were_counted_by_hand() -> None:
    entries = list(statements().values())
    assert len(entries) == 32 and list(dict.fromkeys(entry.category for entry in entries)) == list(CATEGORIES)
    assert Counter(entry.importance for entry in entries) == {
        "elimination": 7, "very_influential": 9, "influential": 14, "additional": 2,
    }  # fmt: skip
    assert sum(entry.weight for entry in entries if entry.kind == ACT) == 72
    assert sum(entry.weight for entry in entries if entry.kind == STATE) == 13
    assert {entry.mark for entry in entries} == {"proposed"}


@pytest.mark.parametrize(
    ("at", "told", "applicable", "weight"),
    [
        (GJORCHE_PETROV, {"M4": 3, "W1": 2}, 29, 79),
        (PESHTERA, {"W1": 2, "W2": 3, "W3": 3, "F4": 3}, 30, 81),
        (LYASKOVETS, {"W1": 2, "W2": 3, "W3": 4, "F4": 0}, 30, 81),
        (BEST, {"M4": 4, "I4": 4, "W3": 4, "F3": 4}, 30, 80),
    ],
)
def test_figures_answer_what_was_found_by_hand(at: Place, told: dict[str, int], applicable: int, weight: int) -> None:
    place = found(at)
    assert marks(place) == told
    assert len(place.items) == applicable and sum(item.statement.weight for item in place.items) == weight


def test_figures_alone_give_a_share_of_the_place_and_no_word() -> None:
    peshtera = found(PESHTERA)
    assert peshtera.share(STATE) == pytest.approx(24 / 36)
    assert peshtera.share(ACT) is None and peshtera.answered == 4 and peshtera.word == ""
    assert "what the local authority does reaches" not in result_sentence(peshtera, T)


def test_an_elimination_statement_at_nought_comes_before_every_share() -> None:
    place = found(LYASKOVETS, ALL_THREE | {"S1": Answer(0, "term ended in 2024")})
    assert sum(item.statement.weight for item in place.of(ACT)) == 70  # the money won is answered by a figure
    assert place.share(ACT) == pytest.approx(3 * 66 / 280)
    assert place.word == ""
    assert result_sentence(place, T).startswith("Not yet ready: “A development strategy with an economic part")
    assert found(LYASKOVETS, ALL_THREE).word == "well"


def test_steps_name_what_figures_mark_low() -> None:
    assert [item.statement.id for item in found(LYASKOVETS).steps] == ["F4", "W1"]


def test_an_own_mark_in_place_of_a_figure_needs_evidence() -> None:
    waiting, counted = found(LYASKOVETS, {"F4": Answer(4)}), found(LYASKOVETS, {"F4": Answer(4, "four contracts")})
    assert (waiting.items[-1].mark, waiting.items[-1].kind, waiting.items[-1].waits_for_evidence) == (0, STATE, True)
    assert (counted.items[-1].mark, counted.items[-1].kind) == (4, ACT)
    assert counted.share(STATE) == pytest.approx((3 * 2 + 2 * 3 + 2 * 4) / 28)


def test_marks_without_their_evidence_are_told() -> None:
    place = found(PESHTERA, {"S1": Answer(4), "S2": Answer(2), "S3": Answer(0), "S4": Answer(3, "chapter 2")})
    assert [item.statement.id for item in place.without_evidence] == ["S1", "S3"]


def test_hostilities_and_occupation_leave_the_statements_to_the_reader() -> None:
    statuses = status_list("UA").statuses
    area = next(area for area, status in statuses.items() if status == "active_hostilities")
    place = found(BEST, area=area)
    assert place.from_figures == [] and [entry.id for entry in place.skipped] == ["M4", "W1", "W2", "W3", "F3"]
    assert "I4" in [item.statement.id for item in place.items]
    assert "answer no statement" in data_sentence(place, T)
    figure = {"value": 1.0, "year": 2024, "rank": 1.0, "rank_of": 10.0}
    records = {"tax_capacity_index": figure}
    assert [
        len(prefills("UA", records, status)) for status in ("possible_hostilities", "occupied_part", "occupied_whole")
    ] == [1, 0, 0]


def test_a_figure_is_old_after_five_years() -> None:
    assert [Prefill("x", 1.0, year, 1, 80).is_old(date(2026, 11, 28)) for year in (2018, 2020, 2021)] == [
        True,
        True,
        False,
    ]


def test_every_declared_figure_ranks_nearly_all_municipalities() -> None:
    for country in countries():
        everybody = ranked_areas(country, "municipality")
        for indicator in country_figures(country).prefill.values():
            rows = query("latest_ranks", country=country, level="municipality", indicators=[indicator])
            assert len(rows) > 0.95 * everybody, indicator


@pytest.mark.parametrize(
    "line",
    ['S1 = "tax_capacity_index"', 'M4 = "property_tax_rate_per_mille"', 'Z9 = "tax_capacity_index"', 'M4 = "luck"'],
)
def test_what_may_answer_no_statement_is_refused(line: str, tmp_path: Path) -> None:
    path = tmp_path / "readiness.toml"
    path.write_text(f"[prefill]\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"readiness\.toml"):
        read_figures(path)
    assert catalogue()["property_tax_rate_per_mille"].direction == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_that_is_asked_has_words_for_its_marks(language: str) -> None:
    t = words(language)
    for statement in statements().values():
        assert len(scale(statement, t)) == (0 if statement.no_data == "skip" else 3), statement.id
    assert len({statement_text(statement, t) for statement in statements().values()}) == 32


def test_under_war_a_figure_that_there_is_is_not_called_missing() -> None:
    """Melitopol has figures of 2022; they are not used, which is not the same as having none."""
    t = words("en")
    profile = read_profile("UA23080070000068953", t)
    assert profile is not None and profile.figure("wage_tax_per_head_uah") is not None
    text = data_sentence(readiness(profile, {}), t)
    assert "Omitted for this reason: M4" in text and "there is no figure" not in text

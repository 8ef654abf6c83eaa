"""All areas as a language names them, on the small country and on the product's file."""

import pytest

from patokaz.language.words import LANGUAGES
from patokaz.statistics import cached, database
from patokaz.statistics.newest import areas_of_level, ranked_areas
from patokaz.statistics.places import areas_named, larger_places, level_places, places_below


@pytest.mark.usefixtures("small_country")
def test_an_area_is_told_with_what_is_around_it() -> None:
    alma, north, country = areas_named(["XE01", "nowhere", "XEN", "XE01", "XE"], "en")
    assert (alma["name"], alma["official"], alma["upper"], alma["country"]) == ("Alma", "Алма", "North", "Exemplia")
    assert (alma["containers"], alma["below"]) == (["XEN", "XE"], 0)
    assert (north["containers"], north["below"], north["group_id"]) == (["XE"], 10, "")
    assert (country["containers"], country["below"], country["country"]) == ([], 2, "Exemplia")
    assert areas_named(["XEN"], "bg")[0]["country"] == "Примерия"


@pytest.mark.usefixtures("small_country")
def test_areas_of_a_level_and_below_stand_by_name() -> None:
    rows = level_places("XE", "municipality", "en")
    assert rows["area_id"].tolist() == [f"XE{number:02}" for number in range(1, 21)]
    assert rows.index.tolist() == list(range(20)) and set(rows["upper"]) == {"North", "South"}
    assert level_places("XE", "district", "en").empty
    assert sorted(larger_places("XE", "en")["area_id"]) == ["XE", "XEN", "XES"]
    assert [row["name"] for row in places_below("XE", "en")] == ["North", "South"]
    assert places_below("XE01", "en") == [] and ranked_areas("XE", "municipality") == 20
    assert ranked_areas("XE", "district") == 0


@pytest.mark.usefixtures("small_country")
def test_names_are_asked_once_for_all_places(monkeypatch: pytest.MonkeyPatch) -> None:
    database.ANSWERS.clear()
    cached.clear()
    asked: list[str] = []
    run = database.run
    monkeypatch.setattr(database, "run", lambda *told: (asked.append(told[1]), run(*told))[1])
    for area in ("XE01", "XES", "XE20"):
        areas_named([area], "en")
    level_places("XE", "region", "en")
    larger_places("XE", "en")
    assert asked == [database.sql("places")]
    areas_named(["XE01"], "bg")
    assert len(asked) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_its_names_and_all_that_contains_it(language: str) -> None:
    for country in ("MK", "BG", "UA"):
        ids = [area for level in ("municipality", "region", "country") for area in areas_of_level(country, level)]
        told = areas_named(ids, language)
        assert [area["area_id"] for area in told] == ids
        for area in told:
            assert area["name"] and area["long_name"] and area["country"]
            assert area["containers"][-1:] == ([] if area["level"] == "country" else [country])
            assert area["upper"] or not area["group_id"]

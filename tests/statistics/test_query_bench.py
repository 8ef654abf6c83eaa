"""What the bench of queries counts is what a page asks: the same in any order of pages, nothing of a page that failed."""

import pytest

from bench import queries
from patokaz.statistics import database

PLACE = {"area": "XE01", "country": "XE"}


def test_a_page_asks_the_same_whatever_was_shown_before(small_country: None) -> None:
    first = queries._asked("profile", PLACE)
    for page in ("overview", "potential"):
        assert queries._asked(page, PLACE)
    again = queries._asked("profile", PLACE)
    assert len(first) > 5
    assert again == first


def test_nothing_is_counted_of_a_page_that_failed(small_country: None, monkeypatch: pytest.MonkeyPatch) -> None:
    run = database.run

    def busy(*told: object) -> object:
        if "breaks" in str(told[1]) or "break_in_series" in str(told[1]):
            raise database.Busy("busy")
        return run(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(database, "run", busy)
    with pytest.raises(queries.PageFailed, match="busy"):
        queries._asked("profile", PLACE)
    monkeypatch.setattr(database, "run", lambda *told: 1 / 0)
    with pytest.raises(queries.PageFailed, match="profile"):
        queries._asked("profile", PLACE)

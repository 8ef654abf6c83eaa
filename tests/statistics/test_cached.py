"""Answers that sessions share: made once, anew with a new statistics file, never changed by who asks."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from patokaz.statistics import cached, database


def test_an_answer_is_made_once_for_all_who_ask_at_once() -> None:
    made = []
    started = threading.Event()

    @cached.cached(4)
    def answer(place: str) -> str:
        made.append(place)
        started.wait(0.2)
        return place.upper()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(answer, ["pazardzhik"] * 8)) == ["PAZARDZHIK"] * 8
    assert made == ["pazardzhik"]


def test_an_answer_belongs_to_its_statistics_file(monkeypatch: pytest.MonkeyPatch) -> None:
    @cached.cached(4)
    def version() -> str:
        return cached.data_version()

    old = version()
    monkeypatch.setattr(cached, "data_version", lambda: "statistics-new.duckdb")
    assert version() == "statistics-new.duckdb" != old


def test_an_error_is_not_kept() -> None:
    tries = []

    @cached.cached(4)
    def failing() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("first")
        return 7

    with pytest.raises(ValueError, match="first"):
        failing()
    assert failing() == 7


def test_who_changes_a_table_changes_nobody_elses() -> None:
    mine = database.query("countries", language="en")
    mine["name"] = "mine"
    mine.iloc[0, 0] = "XX"
    other = database.query("countries", language="en")
    assert "mine" not in set(other["name"]) and "XX" not in set(other["country_id"])

"""Answers that sessions share: made once, anew with a new statistics file, never changed by who asks."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from patokaz.statistics import cached, database
from patokaz.statistics.sizes import size_of


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


def test_all_caches_together_hold_no_more_than_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "_caches", [])
    monkeypatch.setattr(cached, "BYTES_OF_ALL", 10_000)
    made = []

    @cached.cached(40)
    def large(number: int) -> bytes:
        made.append(number)
        return bytes(3_000)

    @cached.cached(40)
    def small(number: int) -> bytes:
        return bytes(100)

    small(1)
    for number in range(6):
        large(number)
        assert cached.bytes_held() <= 10_000
    large(5)
    large(0)  # the oldest of the largest cache gave way
    assert made == [0, 1, 2, 3, 4, 5, 0] and cached._caches[1].currsize == 1
    cached.clear()
    assert cached.bytes_held() == 0


def test_sizes_are_near_what_is_held() -> None:
    table = pd.DataFrame({"value": np.zeros(10_000)})
    assert 80_000 <= size_of(table) <= 160_000 and size_of(np.zeros(10_000)) == 80_000
    assert 8 * size_of(table) <= size_of(dict.fromkeys(range(8), table)) <= 8 * 170_000
    assert 500 * 1_000 < size_of([bytes(1_000) for _ in range(500)]) < 500 * 1_100

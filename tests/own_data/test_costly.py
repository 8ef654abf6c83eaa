"""Costly computing: where it is done, what the page is told, what is shared, when it is refused."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from patokaz.own_data import costly as place
from patokaz.own_data.costly import MOST_OF_ONE, costly, costly_file
from patokaz.own_data.turns import READING
from patokaz.own_data.workshop import WORKSHOP
from patokaz.statistics.database import Busy, data_version, one_version
from patokaz.statistics.waiting import told_by


class Noted:
    """A page's sign that notes what it is told, and whose reader leaves when told."""

    def __init__(self, told: list[object], leaves: bool = False) -> None:
        self.told, self.leaves = told, leaves

    def waiting(self, before: int) -> None:
        self.told.append(before)
        if self.leaves:
            raise KeyError("left")

    def working(self) -> None:
        self.told.append("working")

    def gone(self) -> None:
        self.told.append("gone")


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    WORKSHOP.end()


def test_a_page_waits_in_the_line_and_computes_elsewhere() -> None:
    told: list[object] = []
    with one_version("statistics-any.duckdb"):
        assert costly(os.getpid) == os.getpid()  # no page waits
        with told_by(lambda: Noted(told)):
            with READING.turn(lambda _: None):
                other = threading.Thread(target=in_page, args=(told,))
                other.start()
                time.sleep(0.3)
                assert told[-1] == 1  # one is before it
            other.join(30)
            assert told[-1] == "gone"
            assert costly(os.getpid) != os.getpid()
            assert costly(data_version) == "statistics-any.duckdb"  # over the version the page began with
            with pytest.raises(ZeroDivisionError):
                costly(divmod, 1, 0)


def in_page(told: list[object]) -> None:
    with one_version("statistics-any.duckdb"), told_by(lambda: Noted(told)):
        costly(os.getpid)


def test_who_leaves_gives_the_place_up() -> None:
    told: list[object] = []
    with one_version("statistics-any.duckdb"), told_by(lambda: Noted(told, leaves=True)), READING.turn(lambda _: None):
        with pytest.raises(KeyError):
            costly(os.getpid)
        assert told == [1, "gone"] and len(READING._line) == 1


def test_a_file_is_made_once_and_a_session_waits_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def working(_version: str, _make: object, number: int) -> bytes:
        made.append(str(number))
        return b"file"

    monkeypatch.setattr(place, "at_version", working)
    place._files.clear()
    with one_version("statistics-one.duckdb"):
        assert costly_file("me", bytes, 3) == costly_file("you", bytes, 3) == b"file"
        costly_file("me", bytes, 4)
    with one_version("statistics-two.duckdb"):
        costly_file("me", bytes, 3)  # of another version
        assert made == ["3", "4", "3"]
        place._asking["me"] = MOST_OF_ONE
        with pytest.raises(Busy):
            costly_file("me", bytes, 5)
        costly_file("you", bytes, 5)
        del place._asking["me"]


def test_two_who_ask_the_same_at_once_have_it_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def working(_version: str, _make: object, number: int) -> bytes:
        time.sleep(0.2)
        made.append(number)
        return b"file"

    def ask(session: str) -> bytes:
        with one_version("statistics-one.duckdb"):
            return costly_file(session, bytes, 9)

    monkeypatch.setattr(place, "at_version", working)
    place._files.clear()
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(ask, ("me", "you"))) == [b"file", b"file"]
    assert made == [9]
    place._files.clear()

"""The process that works on visitors' files: what it gives, refuses, gives up and survives."""

import os
import pickle
import time
from collections.abc import Iterator

import pytest

from patokaz.language.words import words
from patokaz.own_data.form_problems import Problem, UnreadableForm
from patokaz.own_data.reading import MOST_COLUMNS, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.workshop import Workshop


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made.end()


def nothing() -> None:
    """No sign wanted."""


def test_gives_values_refusals_and_errors_as_they_are(workshop: Workshop) -> None:
    assert workshop.ask((sorted, ([3, 1, 2],), {"reverse": True}), nothing) == [3, 2, 1]
    assert workshop.ask((os.getpid, (), {}), nothing) != os.getpid()
    with pytest.raises(UnreadableTable) as refused:
        workshop.ask((read_table, ("\n".join([";c" * 201] * 3).encode(), "x.csv"), {}), nothing)
    assert (refused.value.reason, dict(refused.value.details)) == ("too_many_columns", {"columns": MOST_COLUMNS})
    with pytest.raises(ZeroDivisionError):
        workshop.ask((divmod, (1, 0), {}), nothing)
    assert workshop.ask((type(words("mk")).number, (words("mk"), 1234.5, 1), {}), nothing) == words("mk").number(
        1234.5, 1
    )


def test_a_refused_form_comes_back_whole() -> None:
    form = pickle.loads(pickle.dumps(UnreadableForm([Problem("plan", row, "year", "number") for row in range(300)])))
    assert (form.total, len(form.problems), form.problems[7].row) == (300, 200, 7)


def test_takes_the_settings_of_its_time(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", "elsewhere")
    assert workshop.ask((os.getenv, ("PATOKAZ_BUILD",), {}), nothing) == "elsewhere"
    monkeypatch.delenv("PATOKAZ_BUILD")
    assert workshop.ask((os.getenv, ("PATOKAZ_BUILD",), {}), nothing) is None


def test_who_leaves_ends_the_work_and_the_next_is_served(workshop: Workshop) -> None:
    def leave() -> None:
        raise KeyError("left")

    began = time.monotonic()
    with pytest.raises(KeyError):
        workshop.ask((time.sleep, (30,), {}), leave)
    assert time.monotonic() - began < 5
    assert workshop.ask((max, (1, 2), {}), nothing) == 2


def test_too_long_work_and_a_process_that_dies_are_refused(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patokaz.own_data.workshop.SECONDS", 0.5)
    with pytest.raises(UnreadableTable, match="too_long"):
        workshop.ask((sum, (range(10**12),), {}), nothing)
    monkeypatch.setattr("patokaz.own_data.workshop.SECONDS", 60)
    with pytest.raises(UnreadableTable, match="not_a_table"):
        workshop.ask((os._exit, (1,), {}), nothing)
    assert workshop.ask((max, (1, 2), {}), nothing) == 2


def test_work_that_is_kept_waiting_by_a_busy_machine_is_not_called_too_long(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.ask((max, (1, 2), {}), nothing)  # the imports are done
    monkeypatch.setattr("patokaz.own_data.workshop.SECONDS", 0.5)
    assert workshop.ask((time.sleep, (2,), {}), nothing) is None
    monkeypatch.setattr("patokaz.own_data.workshop.SECONDS_AT_MOST", 0.5)
    with pytest.raises(UnreadableTable, match="busy"):
        workshop.ask((time.sleep, (30,), {}), nothing)


def test_too_much_memory_is_refused(workshop: Workshop) -> None:
    with pytest.raises(UnreadableTable, match="too_long"):
        workshop.ask((bytearray, (4_000_000_000,), {}), nothing)

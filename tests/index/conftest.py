"""What tests of the index share."""

from collections.abc import Iterator

import pytest

from patokaz.index import index as indexes


@pytest.fixture
def few_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hardly any runs of the uncertainty, for tests that ask whether there is an index and not how firm it is."""
    monkeypatch.setattr(indexes, "RUNS", 30)
    monkeypatch.setattr(indexes, "POINTS", 8)
    yield
    for function in (indexes._index, indexes._numbers):  # what so few runs gave is nobody else's answer
        function.cache_clear()

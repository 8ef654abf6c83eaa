"""Documents of a profile with many figures and of an index, warm: the second of two runs."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from bench.report import row
from patokaz.index.choices import Choices
from patokaz.index.documents import index_document
from patokaz.index.index import index_of
from patokaz.language.words import words
from patokaz.profile.documents import DOCUMENTS, profile_document
from patokaz.profile.profile import read_profile

PLACE = "UA23060070000082704"
INDEX_GOALS = {"pdf": 2000, "pptx": 500}


def measure() -> None:
    """Print the time of every document beside its goal."""
    t = words("uk")
    profile = read_profile(PLACE, t)
    assert profile is not None
    for kind, document in DOCUMENTS.items():
        make = partial(profile_document, kind, profile, "http://localhost:8501", date(2026, 1, 1), t)
        make()
        row(f"{kind} of {profile.area['name']}", _milliseconds(make), "ms", document.milliseconds, "goal")

    index = index_of(Choices("UA"), "uk")
    for kind, goal in INDEX_GOALS.items():
        index_document(kind, index, PLACE, "http://localhost:8501", t)
        made = _milliseconds(lambda kind=kind: index_document(kind, index, PLACE, "http://localhost:8501", t))  # type: ignore[misc]
        row(f"index of {len(index.table)} hromadas, {kind}", made, "ms", goal, "goal")


def _milliseconds(make: Callable[[], bytes]) -> float:
    started = time.perf_counter()
    make()
    return 1000 * (time.perf_counter() - started)

"""Documents of a profile with many figures and of an index, warm: the second of two runs."""

import time
from collections.abc import Callable
from datetime import date

from bench.report import row
from patokaz.i18n import words
from patokaz.index_documents import index_document
from patokaz.indexes import Choices, index_of
from patokaz.profile_documents import DOCUMENTS, document_file
from patokaz.profile_report import profile_report
from patokaz.profiles import read_profile

PLACE = "UA23060070000082704"
GOALS = {
    "brochure": 1000,
    "profile": 10000,
    "investor": 2000,
    "slides": 500,
    "analysis": 2000,
    "workbook": 300,
    "pictures": 2000,
}
INDEX_GOALS = {"pdf": 2000, "pptx": 500}


def measure() -> None:
    """Print the time of every document beside its goal."""
    t = words("uk")
    profile = read_profile(PLACE, t)
    assert profile is not None
    report = profile_report(profile, "http://localhost:8501", date(2026, 1, 1), t)
    for kind in DOCUMENTS:
        document_file(kind, report)
        row(
            f"{kind} of {report.name}",
            _milliseconds(lambda kind=kind: document_file(kind, report)),
            "ms",
            GOALS[kind],
            "goal",
        )  # type: ignore[misc]

    index = index_of(Choices("UA"), "uk")
    for kind, goal in INDEX_GOALS.items():
        index_document(kind, index, PLACE, "http://localhost:8501", t)
        made = _milliseconds(lambda kind=kind: index_document(kind, index, PLACE, "http://localhost:8501", t))  # type: ignore[misc]
        row(f"index of {len(index.table)} hromadas, {kind}", made, "ms", goal, "goal")


def _milliseconds(make: Callable[[], bytes]) -> float:
    started = time.perf_counter()
    make()
    return 1000 * (time.perf_counter() - started)

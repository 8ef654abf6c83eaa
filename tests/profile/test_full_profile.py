"""The full profile page by page: neither too short nor too long, its pages filled, the last one at least by half."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image

from bench.longest_documents import filled
from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_similar import similar_places
from patokaz.reports.files import typeset
from patokaz.reports.profile.model import Report


def full_report(area: str, language: str) -> Report:
    """The report with what the full profile shows of it."""
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    report = profile_report(profile, "https://patokaz.example", date(2026, 1, 31), t)
    return replace(report, maps=headline_maps(profile, 6, t), similar=similar_places(profile, t))


@pytest.mark.parametrize(
    ("area", "language"),
    [("PAZ21", "bg"), ("MK00501", "sq"), ("UA23060070000082704", "uk"), ("SOF46", "en"),
     ("PAZ", "mk"), ("UA80000000000093317", "uk")],
)  # fmt: skip
def test_a_full_profile_fills_six_to_twelve_pages(area: str, language: str) -> None:
    pages = typeset.document_pages(full_report(area, language), "profile")
    assert 6 <= len(pages) <= 12
    assert filled(pages[-1]) >= 0.45
    shares = [empty_share(page) for page in pages[:-1]]
    assert max(shares) <= 0.15, shares


def empty_share(page: bytes) -> float:
    """How much of the room for text is empty at the foot of a page."""
    pixels = np.asarray(Image.open(io.BytesIO(page)).convert("L"))
    top, foot = (round(len(pixels) * at / 29.7) for at in (1.6, 27.95))
    written = np.flatnonzero((pixels[top:foot] < 245).any(axis=1))
    return 1 - int(written.max()) / (foot - top)

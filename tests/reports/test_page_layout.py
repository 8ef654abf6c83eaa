"""A long document's pages are filled: what does not fit changes places, and room is added only where nothing moves."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image

from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_similar import similar_places
from patokaz.reports.files import typeset
from patokaz.reports.files.page_layout import FOOT, Layout, Mark, Placed, settled

HALF = FOOT / 2


def placed(*marks: tuple[str, int, float], last: float = 0.5) -> Placed:
    """What the typesetter answers. marks: name, page, centimetres from the top."""
    return Placed([Mark(*mark) for mark in marks], last)


@pytest.mark.unit
def test_charts_that_do_not_fit_go_before_their_table() -> None:
    below = placed(("people", 1, 2.0), ("", 1, HALF), ("people charts", 2, 2.0), ("", 2, 9.0))
    before = placed(("people", 1, 2.0), ("people charts", 1, 3.0), ("", 1, 9.0), ("people rows", 1, 10.0), ("", 2, 9.0))
    assert settled(lambda layout: before if "people" in layout.first else below).first == {"people"}


@pytest.mark.unit
def test_a_change_of_places_that_leaves_more_empty_is_not_made() -> None:
    below = placed(("people", 1, 2.0), ("", 1, 26.0), ("people charts", 2, 2.0), ("", 2, 9.0))
    worse = placed(("headline", 1, 2.0), ("", 1, 6.0), ("people", 2, 2.0), ("", 2, 9.0))
    assert not settled(lambda layout: worse if layout.first else below).first


@pytest.mark.unit
def test_room_is_added_above_what_is_below_another_piece_and_not_where_it_moves_something() -> None:
    marks = (("headline", 1, 2.0), ("", 1, 9.0), ("chain", 1, 10.0), ("", 1, 25.0), ("people", 2, 2.0), ("", 2, 9.0))
    kept = settled(lambda _: placed(*marks))
    assert set(kept.extra) == {"chain"} and 0 < kept.extra["chain"] <= FOOT - 25
    moved = (*marks[:2], ("chain", 2, 2.0), ("", 2, 9.0), ("people", 2, 10.0), ("", 2, 19.0))
    assert not settled(lambda layout: placed(*(moved if layout.extra else marks))).extra


@pytest.mark.unit
def test_maps_shrink_by_as_much_as_their_row_lacks() -> None:
    def ask(layout: Layout) -> Placed:
        fits = layout.maps <= 4.5
        row = ("map", 1, 20.0), ("", 1, 27.5)
        return (
            placed(("maps", 1, 19.0), *row)
            if fits
            else placed(("similar", 1, 3.0), ("", 1, 20.0), ("maps", 2, 2.0), ("map", 2, 3.0), ("", 2, 9.9))
        )

    assert 4.2 <= settled(ask).maps <= 4.5


@pytest.mark.parametrize(("area", "language"), [("PAZ21", "bg"), ("UA23", "uk")])
def test_no_page_but_the_last_ends_far_above_its_foot(area: str, language: str) -> None:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    report = profile_report(profile, "https://patokaz.example", date(2026, 1, 31), t)
    report = replace(report, maps=headline_maps(profile, 6, t), similar=similar_places(profile, t))
    shares = [empty_share(page) for page in typeset.document_pages(report, "profile")[:-1]]
    assert max(shares) <= 0.15, shares


def empty_share(page: bytes) -> float:
    """How much of the room for text is empty at the foot of a page."""
    pixels = np.asarray(Image.open(io.BytesIO(page)).convert("L"))
    top, foot = (round(len(pixels) * at / 29.7) for at in (1.6, 27.95))
    written = np.flatnonzero((pixels[top:foot] < 245).any(axis=1))
    return 1 - int(written.max()) / (foot - top)


@pytest.mark.unit
def test_notes_are_as_large_as_the_last_page_needs_and_no_larger() -> None:
    ends = {8.0: 0.3, 8.5: 0.4, 9.0: 0.55, 9.5: 0.65}
    assert settled(lambda layout: placed(last=ends[layout.letters])).letters == 9.0
    assert settled(lambda layout: placed(last=0.5)).letters == 8.0
    over = {8.0: 0.3, 8.5: 0.1, 9.0: 0.2, 9.5: 0.28}  # larger ones would begin another page
    assert settled(lambda layout: placed(last=over[layout.letters])).letters == 8.0

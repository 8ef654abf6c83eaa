"""A long document's pages are filled: what does not fit changes places, and room is added only where nothing moves."""

import pytest

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


@pytest.mark.unit
def test_notes_are_as_large_as_the_last_page_needs_and_no_larger() -> None:
    ends = {8.0: 0.3, 8.5: 0.4, 9.0: 0.55, 9.5: 0.65}
    assert settled(lambda layout: placed(last=ends[layout.letters])).letters == 9.0
    assert settled(lambda layout: placed(last=0.5)).letters == 8.0
    over = {8.0: 0.3, 8.5: 0.1, 9.0: 0.2, 9.5: 0.28}  # larger ones would begin another page
    assert settled(lambda layout: placed(last=over[layout.letters])).letters == 8.0

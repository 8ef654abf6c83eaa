"""Words in charts never stand upon each other, and marks are seen on their ground: by hand."""

import pandas as pd
import pytest

from patokaz.charts.labels import LINE, evenly_spread, label_spots, shortened, spread
from patokaz.charts.palette import PALETTES, VISIBLE, contrast_ratio, shades
from patokaz.charts.scatter import scatter_chart
from patokaz.charts.series import Series
from patokaz.charts.trends import LOWEST, trend_chart

NOTHING = pd.DataFrame({"year": [], "q1": [], "median": [], "q3": []})


def test_names_take_the_free_spots_around_their_points() -> None:
    """In 200 × 100 four letters are 30.4 wide: two points in the middle stand above and below, one at the left edge right of it."""
    assert label_spots([0.5, 0.5], [0.5, 0.5], ["aaaa", "bbbb"], 200, 100) == ["top center", "bottom center"]
    assert label_spots([0.0], [0.5], ["aaaa"], 200, 100) == ["middle right"]
    assert label_spots([0.5], [0.5], ["a" * 40], 200, 100) == [""], "304 wide is wider than the frame"
    crowd = label_spots([0.5] * 9, [0.5] * 9, ["aaaa"] * 9, 200, 100)
    assert len({spot for spot in crowd if spot}) == sum(bool(spot) for spot in crowd) < 9


def test_a_name_stands_on_no_point_without_a_name() -> None:
    """Above the point in the middle of 200 × 100 stands another; in a crowd that takes every spot there is no name."""
    assert label_spots([0.5, 0.5], [0.5, 0.65], ["aaaa"], 200, 100) == ["bottom center"]
    beside = [0.5 + step / 100 for step in (-15, 0, 15)]
    crowd = [(x, y) for x in beside for y in beside if (x, y) != (0.5, 0.5)]
    near = label_spots([0.5, *(x for x, _ in crowd)], [0.5, *(y for _, y in crowd)], ["a" * 8], 200, 100)
    assert near == ["middle right"], "free beside it as soon as the frame is twice as wide"
    everywhere = [(x / 200, y / 100) for x in range(201) for y in range(0, 101, 4)]
    full = label_spots([0.5, *(x for x, _ in everywhere)], [0.5, *(y for _, y in everywhere)], ["aaaa"], 200, 100)
    assert full == [""]


def test_tops_are_moved_as_little_as_needed() -> None:
    assert spread([0, 5, 50], [18, 18, 18], 0, 100) == [0, 18, 50]
    assert spread([90, 95], [18, 18], 0, 100) == [64, 82]


def test_the_own_line_is_teal_above_grey_others_and_ends_are_named_apart() -> None:
    palette = PALETTES["light"]
    lines = {"Own": Series([2020, 2021], [1.0, 10.0], ()), "Other": Series([2020, 2021], [2.0, 10.5], ()), "Third": Series([2020, 2021], [0.0, 0.0], ())}  # fmt: skip
    figure = trend_chart(lines, [], NOTHING, "", palette)
    assert [trace.name for trace in figure.data] == ["Other", "Third", "Own"]
    assert {trace.line.color for trace in figure.data[:2]} == {palette.ink2} and figure.data[
        2
    ].line.color == palette.accent
    tops = {entry.text: LOWEST * (10.5 - entry.y) / 10.5 - entry.yshift for entry in figure.layout.annotations}
    assert tops["Own"] - tops["Other"] >= LINE and set(tops) == set(lines)
    assert list(figure.layout.xaxis.range) == [2019.5, 2021.5]


@pytest.mark.parametrize(("logarithmic", "end"), [(False, 15.0), (True, 10**1.5)])
def test_an_expected_line_ends_where_it_would_leave_what_can_be(logarithmic: bool, end: float) -> None:
    """10 at the first and -10 at the last x meet zero half way between 10 and 20, or between their logarithms 1 and 2."""
    last = 100.0 if logarithmic else 20.0
    table = pd.DataFrame({"name": ["A", "B"], "x": [10.0, last], "y": [1.0, 2.0]})
    expected = {10.0: 10.0, last: -10.0}
    figure = scatter_chart(table, lambda x: expected.get(x, 0.0), "x", "y", PALETTES["light"], logarithmic)
    assert list(figure.data[1].x) == pytest.approx([10.0, end])
    below = scatter_chart(
        table.assign(y=[-1.0, 2.0]), lambda x: expected.get(x, 0.0), "x", "y", PALETTES["light"], logarithmic
    )
    assert list(below.data[1].x) == [10.0, last]


@pytest.mark.parametrize("theme", PALETTES)
def test_the_edge_of_an_area_is_seen_on_the_ground_and_on_the_palest_class(theme: str) -> None:
    palette = PALETTES[theme]
    grounds = (palette.ground, palette.card, *(shades(palette, classes)[0] for classes in range(2, 8)))
    assert min(contrast_ratio(palette.edge, ground) for ground in grounds) >= VISIBLE


@pytest.mark.parametrize("theme", PALETTES)
def test_the_palest_class_differs_from_the_ground_where_small_areas_have_thin_edges(theme: str) -> None:
    palette = PALETTES[theme]
    assert min(contrast_ratio(palette.sequential[0], ground) for ground in (palette.ground, palette.card)) >= 1.3


def test_a_text_is_cut_after_a_word_and_nothing_hangs_at_its_end() -> None:
    assert shortened("Road to the school", 18) == "Road to the school"
    assert shortened("Road to the school – repair of it", 22) == "Road to the school…"
    assert shortened("Transport Facilitation in Europe (TTFSE)", 34) == "Transport Facilitation in Europe…"
    assert shortened("Repair of a road (part one). Second stage", 32) == "Repair of a road (part one)…"
    assert shortened("Ремонт на път и мост в града", 25) == "Ремонт на път и мост…"
    assert shortened("„Обновяване на парка“ и „Нов мост в града“", 38) == "„Обновяване на парка“ и Нов мост…"
    assert shortened("Нова база на „Берон“ в ПИ 10135", 24) == "Нова база на „Берон“…"
    assert shortened("Region of Dnipropetrovsk", 20) == "Region of Dnipropet…"  # not “Region of…”


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([0.2, 0.8], [0.2, 0.8]),
        ([0.5, 0.5], [0.45, 0.55]),
        ([0.4, 0.45, 0.45], [0.4 - 0.2 / 3, 0.4 + 0.1 / 3, 0.4 + 0.4 / 3]),
        ([0.0, 0.0, 0.9], [0.0, 0.1, 0.9]),
        ([0.97, 1.0, 1.0], [0.8, 0.9, 1.0]),
    ],
)
def test_marks_that_meet_stand_beside_one_another_around_their_middle(places: list[float], told: list[float]) -> None:
    assert evenly_spread(places, 0.1) == pytest.approx(told)

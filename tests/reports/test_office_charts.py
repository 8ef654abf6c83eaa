"""Native charts and tables of a deck, drawn to what they say: from zero, values apart, nothing upon another."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from patokaz.charts.palette import PALETTES
from patokaz.geography.map_files import geometry
from patokaz.reports.slides.deck import QR_TOP, UNIT, deck_file
from patokaz.reports.slides.maps import draw_map
from patokaz.reports.slides.model import (
    MOST_PAIRS,
    AreaMap,
    Bar,
    Bars,
    Chart,
    Deck,
    Fields,
    Legend,
    Line,
    Lines,
    Points,
    Slide,
    Standing,
    StandingRow,
)
from patokaz.reports.slides.points import draw_points
from patokaz.reports.slides.scene import Box, Scene

LONG = "Коефициент на икономическа активност на 15 и повече години (преброяване), 2021 г.: място 41 от 265 в страната. "


def slide_of(chart: Chart, title: str = "Как стоим") -> Any:
    """The only slide of a deck with a chart, as an office reads it."""
    told = Slide("structure", title, "Изречение.", chart, "Източник", "Пещера", "2024", "https://patokaz.example")
    words = {"source": "Източник", "scan": "Код"}
    return Presentation(io.BytesIO(deck_file(Deck("bg", "x", "", [told], words)))).slides[0]


def chart_of(chart: Chart) -> Any:
    return next(shape for shape in slide_of(chart).shapes if shape.has_chart)


@pytest.mark.parametrize(
    ("values", "ends"), [((17.7, 17.5), (0, None)), ((-16.0, -15.5), (-20.8, 0)), ((-2.0, 8.0), (-5.0, None))]
)
def test_bars_begin_at_zero(values: Sequence[float], ends: tuple[float, float | None]) -> None:
    axis = chart_of(Bars([Bar(str(value), value, str(value)) for value in values], "x")).chart.value_axis
    assert axis.minimum_scale == pytest.approx(ends[0])
    assert axis.maximum_scale == ends[1]


@pytest.mark.parametrize("count", [2, MOST_PAIRS])
def test_values_of_a_pair_stand_apart(count: int) -> None:
    bars = [Bar(str(at), 40.0 + at, f"{40 + at} %", other=39.0) for at in range(count)]
    frame = chart_of(Bars(bars, "2014–2027", other="2007–2013", unit="%"))
    plot = frame.chart.plots[0]
    letters = plot.data_labels.font.size.pt
    legend = 40
    bar = (frame.height / 12700 - legend) / count / (2 + plot.gap_width / 100)
    assert 12 <= letters <= 18 and letters * 1.15 <= bar


def test_an_interval_of_one_rank_has_a_length_and_its_columns_are_what_they_say() -> None:
    bars = [Bar("A", 1, "1 (1–1)", low=1, high=1), Bar("B", 4, "4 (3–7)", low=3, high=7)]
    plot = chart_of(Bars(bars, "Места в интервала", "Места преди него")).chart.plots[0]
    told = [(series.name, list(series.values)) for series in plot.series]
    assert told == [("Места преди него", [0, 2]), ("Места в интервала", [1, 5])]


def test_a_line_in_pieces_is_listed_once_and_named_by_whose_it_is() -> None:
    lines = [Line(name, [2000, 2001, 2011, 2022], [4.0, 3.0, 2.0, 1.0], "4", "1") for name in ("Пещера", "Лясковец")]
    chart = chart_of(Lines(lines, [(2001, ""), (2011, "")], [])).chart
    names = [series.name for series in chart.plots[0].series]
    hidden = [int(at) for at in chart._chartSpace.xpath(".//c:legendEntry[c:delete/@val='1']/c:idx/@val")]
    assert [name for at, name in enumerate(names) if at not in hidden] == ["Пещера", "Лясковец"]
    assert len(names) == 6 and names[0] == "Пещера, 2000"


def test_a_curve_is_joined_and_ends_where_the_whole_does() -> None:
    curve = Points(
        [0.0, 50.0, 90.0, 100.0], [0.0, 10.0, 37.0, 99.9999999], "общини", "средства", ("0 %", "100 %"), ("0 %", "100 %"),
        (0.0, 1.0), [(2, "най-големите 10 %: 63 %")], "Дял от средствата", "всички равни", joined=True,
    )  # fmt: skip
    chart = chart_of(curve).chart
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 100)
    drawn, even, _ = chart.plots[0].series
    assert list(drawn.values) == [0.0, 10.0, 37.0, 99.9999999] and (drawn.name, even.name) == ("Дял от средствата", "всички равни")  # fmt: skip
    assert not drawn._element.xpath("./c:spPr/a:ln/a:noFill") and drawn._element.xpath("./c:spPr/a:ln/a:solidFill")
    scene = Scene()
    draw_points(curve, Box(0, 0, 1700, 700), scene)
    assert [shape for shape in scene.shapes if shape.stroke == "ink2" and shape.path.count("L") == 3]


def test_a_table_ends_above_the_code_and_heads_do_not_repeat_the_title() -> None:
    rows = [StandingRow(LONG * (1 + at % 2), "силна страна", "", None) for at in range(5)]
    made = slide_of(Standing(rows, ("Какво", "Вид", "")))
    table = next(shape for shape in made.shapes if shape.has_table)
    end = table.top + sum(row.height for row in table.table.rows)
    assert end <= Emu(int(QR_TOP * UNIT)) and table.table.first_row
    plain = slide_of(Standing(rows[:2], ("Как стоим", "", "")))
    table = next(shape for shape in plain.shapes if shape.has_table).table
    assert len(table.rows) == 2 and not table.first_row


def test_a_field_with_long_texts_ends_above_the_next() -> None:
    fields = [("Какво се знае", [LONG] * 3), ("Против", ["Нищо."]), ("Форма", ["споразумение"]), ("Закон", ["ЗМСМА"])]
    made = slide_of(Fields(fields))
    boxes = [shape for shape in made.shapes if shape.has_text_frame and shape.shape_type == 17]
    for left in {box.left for box in boxes}:
        column = sorted((box for box in boxes if box.left == left), key=lambda box: box.top)
        assert len(column) == 4
        assert all(above.top + above.height <= below.top for above, below in pairwise(column))
        assert column[-1].top + column[-1].height <= int(QR_TOP * UNIT)


def test_both_ends_are_named_beside_a_long_legend() -> None:
    named = [("MK00101", "Берово: 17 319 денари на еден жител"), ("MK00102", "Велес: 2 денари на еден жител")]
    known = geometry("MK", "municipality")
    ids = known["areas"]["ids"]
    named = [(area, text) for area, (_, text) in zip((ids[0], ids[-1]), named, strict=True)]
    legend = [Legend(str(at), f"од {at} до {at + 1}") for at in range(8)]
    scene = Scene()
    draw_map(AreaMap(known, ["0"] * len(ids), 8, "", legend, named), Box(0, 0, 1578, 600), scene, PALETTES["light"])
    told = " ".join(line for text in scene.texts for line in text.lines)
    assert "17 319" in told and "Велес" in told


def test_every_row_keeps_its_name() -> None:
    """With names of two lines an office left out each second one."""
    bars = [Bar(f"Крива Паланка {at}", 1.0, "37", low=33, high=41) for at in range(7)]
    for chart in (Bars(bars, "x", other="y"), Bars([Bar(bar.label, 1.0, "1") for bar in bars], "x")):
        assert chart_of(chart).chart._chartSpace.xpath(".//c:catAx/c:tickLblSkip/@val") == ["1"]

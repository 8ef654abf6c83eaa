"""Lines over the years as the page shows them, against points worked out by hand."""

import re
from html import unescape
from urllib.parse import unquote

import pandas as pd

from patokaz.charts.line_chart import LineChart, line_chart_html
from patokaz.charts.series import Series
from patokaz.language.words import words

NUMBER = words("en").number
OWN, OTHER = Series([2019, 2020, 2021], [0.0, 10.0, 20.0], ()), Series([2019, 2021], [20.0, 0.0], ())


def readable(drawn: str) -> str:
    return unquote(unescape(drawn))


def paths(drawn: str) -> list[str]:
    return re.findall(r"<path d='([^']*)'", readable(drawn))


def test_points_stand_where_their_year_and_value_are() -> None:
    """Three years are thirds of 1,000, values from 0 to 20 span 300 downwards; the first of the places lies above the other."""
    drawn = line_chart_html(LineChart({"Own": OWN, "Other": OTHER}), "<told>", NUMBER)
    other, _, own, points = paths(drawn)
    assert own == "M166.7 300.0h.01L500.0 150.0L833.3 0.0" and other == "M166.7 0.0h.01L833.3 300.0"
    assert points == "M166.7 300.0h.01M500.0 150.0h.01M833.3 0.0h.01"
    assert 'aria-label="&lt;told&gt;"' in drawn and drawn.count('class="at') == 3
    assert '<b>2020</b><span class="own">Own</span><span>10</span></div>' in drawn
    assert (
        '<span class="own" style="top:0px">Own</span>' in drawn
        and '<span class="other" style="top:300px">Other</span>' in drawn
    )


def test_no_line_runs_across_a_break_and_the_band_is_cut_there() -> None:
    band = pd.DataFrame({"year": [2019, 2020, 2021, 2022], "q1": [0.0] * 4, "median": [5.0] * 4, "q3": [20.0] * 4})
    long = Series([2019, 2020, 2021, 2022], [0.0, 10.0, 20.0, 20.0], ())
    half, own, _ = paths(line_chart_html(LineChart({"Own": long}, [2021], band, "Half"), "told", NUMBER))
    assert own.count("M") == 2 and half.count("M") == half.count("Z") == 2


def test_a_place_whose_values_may_not_be_joined_is_dotted_and_told_so() -> None:
    chart = LineChart({"Own": Series([2011, 2021], [1.0, 2.0], ())}, dotted="Dotted: two censuses")
    drawn = line_chart_html(chart, "told", NUMBER)
    assert "stroke-dasharray='1 6'" in readable(drawn) and "Dotted: two censuses" in drawn
    assert "Dotted" not in line_chart_html(LineChart({"Own": OWN}, dotted="Dotted: two censuses"), "told", NUMBER)


def test_a_name_stays_text_and_nobody_s_line_is_nothing() -> None:
    group = {"<img src=x>": OTHER}
    drawn = line_chart_html(LineChart({"Own": OWN}, groups=group, references={"Country": OTHER}), "told", NUMBER)
    assert "<img" not in drawn and "&lt;img src=x&gt;" in drawn
    assert drawn.count("<li>") == 2 and "8 6" in readable(drawn) and "14 5 3 5" in readable(drawn)
    assert line_chart_html(LineChart({"Own": Series([], [], ())}), "told", NUMBER) == ""


def test_two_censuses_are_named_by_their_years() -> None:
    drawn = line_chart_html(LineChart({"Own": Series([2002, 2021], [1.0, 2.0], ())}), "told", NUMBER)
    assert re.findall(r">(\d{4})</span>", drawn) == ["2002", "2021"]


def test_all_the_same_value_is_a_line_and_years_are_few_enough_for_a_phone() -> None:
    flat = Series(list(range(1990, 2025)), [3.0] * 35, ())
    drawn = line_chart_html(LineChart({"Own": flat}), "told", NUMBER)
    assert "nan" not in drawn
    assert re.findall(r">(\d{4})</span>", drawn) == ["1990", "2000", "2010", "2020"]

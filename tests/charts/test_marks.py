"""The marks drawn by hand: strip, trend, bars and pyramid, each on the screen and in print with one geometry."""

import re
from datetime import date
from urllib.parse import unquote
from xml.etree import ElementTree

import pandas as pd
import pytest
from markupsafe import escape

from patokaz.charts.bars import Bar, bars_html, bars_table
from patokaz.charts.dots import Dot, dots_html
from patokaz.charts.explored import timeline_chart
from patokaz.charts.palette import PALETTES
from patokaz.charts.pyramid import Age, Side, pyramid_html, pyramid_table
from patokaz.charts.strip import Scale, Strip, strip_html, strip_on, strip_svg
from patokaz.charts.trend import Trend, joined, trend_html, trend_svg
from patokaz.language.spans import TIE, WORD_JOINER

NAN = float("nan")
EVIL = "<script>\"'&"
SCALE = Scale((0, 50, 200), 10, 30)
MARKS = [
    strip_html(strip_on(SCALE, 20), EVIL), strip_svg(strip_on(SCALE, 20), EVIL),
    trend_html(Trend([2020, 2021], [1, 2]), EVIL), trend_svg(Trend([2020, 2021], [1, 2]), EVIL),
    bars_html([Bar(EVIL, 1, 1, EVIL, EVIL)], EVIL), bars_table([Bar(EVIL, 1, 1, EVIL)], EVIL),
    pyramid_html([Age(EVIL, Side(1, 1, EVIL), Side(1, 1, EVIL))], [EVIL, EVIL], EVIL),
    pyramid_table([Age(EVIL, Side(1, 1, EVIL), Side(1, 1, EVIL))], [EVIL, EVIL], EVIL),
]  # fmt: skip


def left(markup: str, kind: str) -> str:
    found = re.search(rf'class="{kind}" style="left:([\d.]+)%', markup)
    assert found, kind
    return found[1]


def test_a_value_stands_where_it_lies_between_the_ends() -> None:
    assert [SCALE.at(value) for value in (10, 15, 30, -5, 99)] == [0, 0.25, 1, 0, 1]
    assert Scale((0,), 5, 5).at(5) == 0.5 and SCALE.ticks == (0, 0.25, 1)
    assert SCALE.known(NAN) is None and SCALE.known(None) is None


def test_a_strip_has_median_half_and_peers_where_they_are_known() -> None:
    strip = strip_on(SCALE, 20, 25, (15, 25), 11)
    assert strip == Strip((0, 0.25, 1), 0.5, 0.75, (0.25, 0.75), pytest.approx(0.05))
    screen, picture = strip_html(strip, "told"), strip_svg(strip, "told")
    assert [left(screen, kind) for kind in ("here", "median", "peers")] == ["50.0", "75.0", "5.0"]
    assert 'class="half" style="left:25.0%;width:50.0%"' in screen
    assert 'cx="100.0"' in picture and 'd="M150.0 3v16"' in picture and 'd="M10.0 6l5 5' in picture
    assert 'class="half" x="50.0" y="2" width="100.0"' in picture
    bare = strip_on(SCALE, 20, NAN, (NAN, 25))
    assert (bare.median, bare.half, bare.peers) == (None, None, None)
    for drawn in (strip_html(bare, ""), strip_svg(bare, "")):
        assert not re.search("median|half|peers", drawn) and "here" in drawn


def test_both_skins_of_a_strip_draw_the_same_ticks() -> None:
    strip = strip_on(SCALE, 20)
    assert strip.path == "M0 6v10M50 6v10M200 6v10"
    assert strip.path in unquote(strip_html(strip, "")) and strip.path in strip_svg(strip, "")


def test_no_line_crosses_a_break_or_a_long_gap() -> None:
    assert joined(2020, 2023, []) and not joined(2020, 2024, []) and not joined(2020, 2021, [2021])
    trend = Trend([2010, 2011, 2012, 2020], [0, 10, 5, 10], breaks=[2012, 2030])
    assert trend.path == "M0.0 30.0L20.0 4.0M38.0 17.0h4M196.0 4.0h4"
    assert trend.broken == [0.15] and trend.end == pytest.approx(4 / 34)
    screen, picture = trend_html(trend, ""), trend_svg(trend, "")
    assert trend.path in unquote(screen) and trend.path in picture
    assert left(screen, "break") == "15.0" and 'd="M30.0 2v30"' in picture
    assert "top:11.8%" in screen and 'cx="200" cy="4.0"' in picture


def test_two_censuses_are_drawn_as_a_dashed_way_and_a_line_has_none() -> None:
    censuses = Trend([2002, 2021], [41634, 44844], breaks=[2021])
    assert censuses.link == "M0.0 30.0L200.0 4.0" and "link" in trend_html(censuses, "")
    assert 'stroke-dasharray="4 4"' in trend_svg(censuses, "")
    line = Trend([2010, 2011, 2012, 2020], [0, 10, 5, 10], breaks=[2012])
    assert line.link == "" and "link" not in trend_html(line, "")


def test_values_that_never_change_lie_in_the_middle() -> None:
    assert Trend([2020, 2021], [7, 7]).path == "M0.0 17.0L200.0 17.0"


def test_bars_share_one_scale_and_tell_what_is_missing() -> None:
    bars = [Bar("a", 40, 80, "40 %", "4"), Bar("b", None, None, "too few")]
    screen, table = bars_html(bars, "title"), bars_table(bars, "title")
    assert screen.count("<u ") == table.count("<u ") == 1
    assert 'width:50.0%"></u><s style="left:100.0%' in screen and 'width:50.0%"></u><s style="--at:100.0%' in table
    assert "<b>too few</b><small></small>" in screen and "<small>4</small>" in screen
    assert 'style="width:10.0%"' in bars_html([Bar("a", 0.1, None, "")], "")  # never wider than of one per cent


def test_a_pyramid_begins_with_the_oldest_and_has_its_sides_back_to_back() -> None:
    ages = [Age("0–4", Side(5, 10, "50"), Side(4, None, "40")), Age("85+", Side(1, None, "10"), Side(2.5, None, "25"))]
    drawn = pyramid_html(ages, ["Men", "Women"], "title"), pyramid_table(ages, ["Men", "Women"], "title")
    screen, table = (text.replace(TIE, " ").replace(WORD_JOINER, "") for text in drawn)
    assert screen.index("85+") < screen.index("0–4") and table.index("85+") < table.index("0–4")
    assert 'title="0–4: Men 50, Women 40"' in screen
    assert '<span class="left"><u style="width:50.0%"></u><s style="right:100.0%"></s></span>' in screen
    assert '<span class="right"><u style="width:25.0%"></u></span><span class="label">85+' in screen
    assert '<td class="bar left"><span><u style="width:50.0%"></u><s style="--at:100.0%"></s>' in table


@pytest.mark.parametrize("mark", MARKS)
def test_what_is_told_is_text(mark: str) -> None:
    assert "<script" not in mark and str(escape(EVIL)) in mark
    ElementTree.fromstring(mark)


def test_the_ends_under_dots_stand_where_their_values_do() -> None:
    drawn = dots_html([Dot("A", "", 10.0, ""), Dot("B", "", 30.0, ""), Dot("C", "", 50.0, "")], "", ("10 %", "50 %"))
    dots = [float(at) for at in re.findall(r'class="now" style="left:([\d.]+)%', drawn)]
    ends = [float(at) for at in re.findall(r'<span style="left:([\d.]+)%', drawn)]
    assert ends == [dots[0], dots[2]] and dots[1] == 50.0


def test_a_title_on_the_timeline_is_cut_before_it_is_escaped() -> None:
    title = "A" * 44 + "&" + "B" * 30
    rows = pd.DataFrame({
        "label": [title], "years": ["2020–2021"], "text": [""], "start": ["2020-01-01"], "end": ["2021-06-30"], "until": [None],
        "overdue": [False], "project_id": ["x"],
    })  # fmt: skip
    figure = timeline_chart(rows, date(2026, 1, 1), ("today", "late"), PALETTES["light"])
    assert figure.layout.annotations[1].text == "A" * 44 + "&amp;" + "B" * 8 + "…"
    assert figure.layout.yaxis.ticktext == ("A" * 44 + "&amp;…",)

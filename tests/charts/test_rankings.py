"""Rankings and the whiskers of their intervals."""

import pandas as pd

from patokaz.charts.rankings import interval_scale, ranking_html, whisker_html
from patokaz.language.words import words

NAN = float("nan")


def rows(count: int) -> pd.DataFrame:
    ranks = [float(rank) for rank in range(1, count + 1)]
    return pd.DataFrame({
        "area_id": [f"A{rank:.0f}" for rank in ranks], "name": [f"<{rank:.0f}>" for rank in ranks], "upper": "", "value": ranks[::-1],
        "rank": ranks, "low": [max(1.0, rank - 2) for rank in ranks], "high": [min(count, rank + 3) for rank in ranks],
    })  # fmt: skip


def test_a_whisker_lies_on_the_scale_of_its_list() -> None:
    assert interval_scale(rows(20).head(6)) == (1, 9)
    found = whisker_html(3, 2, 5, (1, 9))
    assert "left:12.5%;right:50.0%" in found and '<b style="left:25.0%">' in found
    assert '<b style="left:50.0%">' in whisker_html(1, 1, 1, (1, 1))


def test_a_rank_outside_its_interval_widens_the_scale_and_the_unranked_do_not() -> None:
    table = pd.DataFrame({"rank": [9.0, NAN], "low": [2.0, NAN], "high": [4.0, NAN]})
    assert interval_scale(table) == (2, 9) and interval_scale(table.tail(1)) == (1, 1)


def test_a_ranking_says_interval_and_word_beside_the_score_and_escapes_both() -> None:
    t = words("en")
    shown = ranking_html(rows(1330), t.measure("index", 1), {"lang": "en"}, t, {"A1330": "<b>active</b>"})
    assert "(1,328–1,330)" in shown and "&lt;1330&gt;" in shown and "&lt;b&gt;active&lt;/b&gt;" in shown
    assert shown.count('class="whisker"') == 8 and shown.count('class="scale"') == 2
    assert "<span>1,325</span><span>1,330</span>" in shown


def test_without_intervals_there_are_no_whiskers() -> None:
    t = words("uk")
    shown = ranking_html(rows(5).drop(columns=["low", "high"]), t.measure("index", 1), {}, t)
    assert "whisker" not in shown and "scale" not in shown and shown.count("<li>") == 5

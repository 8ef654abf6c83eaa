"""The comparison group: from the address to medians beside figures, in every language, whatever the address says."""

import html
import re
from datetime import date
from statistics import median

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patokaz.charts.comparisons import strip_of_places
from patokaz.charts.palette import PALETTES
from patokaz.charts.series import Series
from patokaz.charts.strip import Scale
from patokaz.charts.trends import trend_chart
from patokaz.frame.group import LONGEST, MOST, PeerGroup, group_address, written_name
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.peers import group_medians, group_series, with_group
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.statistics.database import query
from patokaz.statistics.newest import newest_figures
from tests.pages import TWO_SCRIPTS, in_a_script_each, opened, shown

NEAR = ("PAZ19", "PAZ20", "PAZ21", "PAZ08", "PAZ24")
HOSTILE = "<script>alert(1)</script> **x** [a](b)"


def test_medians_are_those_of_the_members() -> None:
    found = group_medians(NEAR, "BG", "municipality")
    values = (
        newest_figures("BG", "municipality", ["births_per_1000"]).values.loc[list(NEAR), "births_per_1000"].tolist()
    )
    assert found["births_per_1000"] == pytest.approx(median(values)) and len(values) == 5
    assert group_medians(NEAR[:2], "BG", "municipality") == {}
    assert group_medians(NEAR, "UA", "municipality") == {} == group_medians(NEAR, "BG", "district")


def test_the_years_of_a_group_are_those_of_its_members() -> None:
    profile = read_profile("PAZ21", words("en"))
    assert profile is not None
    found = group_series(PeerGroup(NEAR, "x"), profile, "population_persons")
    rows = query("level_series", indicator="population_persons", country="BG", level="municipality", within="")
    last = rows[(rows["year"] == 2024) & rows["area_id"].isin(NEAR)]["value"]
    assert found.years[-1] == 2024 and found.values[-1] == pytest.approx(last.median())


def test_a_name_is_short_and_printable_and_goes_with_the_places() -> None:
    assert written_name(" a\nb\u202e\x00c ") == "abc" and len(written_name("x" * 500)) == LONGEST
    assert group_address([], "name") == {"group": None, "group_name": None}
    assert len(str(group_address([f"A{n}" for n in range(200)], "")["group"]).split(",")) == MOST


@in_a_script_each(
    ("page", "address"),
    [
        ("profile", {"area": "PAZ21"}),
        ("comparison", {"area": "PAZ21", "with": "VTR22"}),
        ("comparison", {"area": "PAZ21", "with": "UA46060250000064021"}),
        ("comparison", {"show": "group"}),
        ("comparison", {"show": "similar", "area": "PAZ21"}),
        ("potential", {"country": "BG"}),
        ("presentation", {"area": "PAZ21"}),
    ],
)
def test_pages_with_a_group_in_every_language(page: str, address: dict[str, str], language: str) -> None:
    app = opened(page, lang=language, group=",".join(NEAR), group_name=HOSTILE, **address)
    assert not app.exception
    text = shown(app)
    assert "<script>alert" not in text and html.escape(words(language)("error.failed_title")) not in text
    if page == "profile":
        t = words(language)
        value = group_medians(NEAR, "BG", "municipality")["births_per_1000"]
        assert html.escape(t("group.median_of", group=HOSTILE, value=t.number(value, 1))) in text


@pytest.mark.parametrize("group", ["", "nowhere", ",,,", "<script>", "PAZ21", ",".join(["PAZ19"] * 900), "UA4606,MK"])
def test_groups_that_say_nothing_change_nothing(group: str) -> None:
    plain = shown(opened("profile", lang="en", area="PAZ21"))
    text = shown(opened("profile", lang="en", area="PAZ21", group=group, group_name="x"))
    assert 'class="peers"' not in text and words("en")("error.failed_title") not in text
    if not set(group.split(",")) & {"PAZ21", "PAZ19", "MK"}:
        assert text.count('class="figure"') == plain.count('class="figure"') and "peers-key" not in text


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=100), st.sampled_from(list(LANGUAGES)))
def test_any_group_of_an_address_is_a_page(ids: list[str], name: str, language: str) -> None:
    app = opened("comparison", lang=language, show="group", group=",".join(ids), group_name=name)
    assert not app.exception
    assert html.escape(words(language)("error.failed_title")) not in shown(app)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_documents_tell_the_group_and_lead_back_to_it(language: str) -> None:
    t = words(language)
    profile = read_profile("PAZ21", t)
    assert profile is not None
    report = profile_report(with_group(profile, PeerGroup(NEAR, "Rodopi & co")), "http://here", date(2026, 1, 2), t)
    figure = next(
        figure for block in report.blocks for figure in block.figures if figure.indicator == "births_per_1000"
    )
    value = group_medians(NEAR, "BG", "municipality")["births_per_1000"]
    gap = t.signed(round(figure.value, 1) - round(value, 1), 1)
    assert t("group.median_of", group="Rodopi & co", value=f"{t.number(value, 1)} ({gap})") in figure.compare
    assert "group=PAZ19%2CPAZ20" in report.address and "group_name=Rodopi+%26+co" in report.address
    plain = profile_report(profile, "http://here", date(2026, 1, 2), t)
    assert "group" not in plain.address and all(
        entry.strip is None or entry.strip.peers is None for block in plain.blocks for entry in block.figures
    )


def test_two_places_are_joined_and_more_are_not() -> None:
    scale = Scale((0, 200), 0, 100)
    drawn = strip_of_places(scale, [80, 30], "<told>")
    assert 'class="joint" style="left:30.0%;width:50.0%"' in drawn and 'aria-label="&lt;told&gt;"' in drawn
    assert (
        '<b class="place p0" aria-hidden="true" style="left:80.0%">A</b><b class="place p1" aria-hidden="true" style="left:30.0%">B</b>'
        in drawn
    )
    assert 'class="value' not in drawn
    assert "joint" not in strip_of_places(scale, [80, 30, 40], "told")
    assert "joint" not in strip_of_places(scale, [80, None], "told")


def test_letters_of_equal_values_stand_beside_one_another_with_their_values_marked() -> None:
    drawn = strip_of_places(Scale((0, 200), 0, 100), [50, 10, 50, None, 50], "told")
    lefts = dict(re.findall(r'place p[0-4]" aria-hidden="true" style="left:([^"]+)">([A-E])<', drawn))
    aside = "calc(50.0% + {}0.0850 * min(100%, 260px))"
    assert lefts == {aside.format("-"): "A", "10.0%": "B", "50.0%": "C", aside.format(""): "E"}
    assert re.findall(r'class="value (p[0-4])" style="left:([0-9.]+)%"', drawn) == [("p0", "50.0"), ("p4", "50.0")]


def test_a_name_stays_text_in_a_chart() -> None:
    line = Series([2020, 2021], [1.0, 2.0], ())
    figure = trend_chart({"A": line}, [], pd.DataFrame(), "", PALETTES["light"], {HOSTILE: line})
    (group,) = [trace for trace in figure.data if trace.line.dash == "dash"]
    assert group.name == html.escape(HOSTILE)


@pytest.mark.parametrize("address", [{}, {"show": "index"}, {"level": "district", "indicator": "births_per_1000"}])
def test_the_group_s_places_are_ranked_beside_the_map(address: dict[str, str]) -> None:
    group = {"group": ",".join(NEAR), "group_name": HOSTILE}
    page = shown(opened("potential", lang="en", country="BG", **address, **group))
    beside = page.split(f'<h2 class="part">{html.escape(HOSTILE)}</h2>')
    if address.get("level") == "district":
        assert len(beside) == 1
        return
    listed = beside[1].split("</ol>")[0]
    assert listed.count("<li>") == len(NEAR)
    assert all(f"area={area}" in listed for area in NEAR)

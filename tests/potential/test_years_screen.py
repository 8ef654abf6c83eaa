"""The map over the years on the fixture country (tests/fixture/README.md): unemployment M + 5, then M, then M with Dora at 3."""

import pytest

from tests.pages import map_data, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_years_share_their_classes_and_the_change_diverges() -> None:
    app = opened("potential", lang="en", map="years", indicator="unemployment_rate_pct")
    drawn = map_data(app, "years")
    frames = drawn["frames"]
    assert frames["years"] == [2020, 2021, 2022] and frames["breaks"] == [2021]
    assert [text.split("\n")[3] for text in frames["values"]] == ["9.0", "5.0", "3.0"]
    assert frames["medians"] == [15.5, 10.5, 10.5]
    code = {
        (v, c)
        for text, codes in zip(frames["values"], frames["codes"], strict=True)
        for v, c in zip(text.split("\n"), codes, strict=True)
    }
    assert len(code) == len({value for value, _ in code})  # a value has one colour in all years
    assert sum(int(count) for count in frames["counts"][0]) == 20
    assert "it rose in 0 and fell in 20 of 20 areas." in visible_text(app)
    assert map_data(app, "change")["values"].split("\n")[3] == "-6.0"
    assert map_data(app, "multiple_2020")["legend"] == []


def test_a_country_without_cluster_says_so_once() -> None:
    text = visible_text(opened("potential", lang="en", map="spots", indicator="matura_passed_pct"))
    assert text.count("No cluster remains significant after correction") + text.count("No cluster was found here.") == 1
    assert "None." not in text

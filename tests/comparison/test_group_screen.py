"""The peer group on the fixture country (tests/fixture/README.md)."""

import pytest

from tests.pages import opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_group_lists_its_places_and_its_median_stands_in_the_profile() -> None:
    text = visible_text(opened("comparison", lang="en", show="group", group="XE01,XE02,XE09", group_name="Three"))
    assert "Alma North, Exemplia × Bela North, Exemplia × Ilma North, Exemplia ×" in text
    profile = visible_text(opened("profile", lang="en", area="XE05", group="XE01,XE02,XE09", group_name="Three"))
    assert "Median 10.5 (−5.5) Three: median 2.0 (+3.0)" in profile


def test_an_empty_group_is_said_and_two_places_give_no_median() -> None:
    assert "The group is empty." in visible_text(opened("comparison", lang="en", show="group"))
    text = visible_text(opened("profile", lang="en", area="XE05", group="XE01,XE02", group_name="Two"))
    assert "The group “Two” has fewer than three areas of the same country and level: there is no median." in text

"""A list asked for one place alone says of it what the whole list does."""

import pytest

from patokaz.portfolio.chosen import selection, selection_of_place
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import project_lists

DAY = "2026-11-28"


@pytest.mark.parametrize(
    ("country", "area"), [("MK", "MK00805"), ("BG", "PAZ21"), ("BG", "BG42"), ("UA", "UA23060070000082704")]
)
def test_the_projects_and_the_money_of_a_place(country: str, area: str) -> None:
    for source in project_lists(country):
        whole, alone = (
            selection(Filters(country, source, area), "en", DAY),
            selection_of_place(source, country, area, "en", DAY),
        )
        columns = ["project_id", "state", "since", "shared"]
        assert alone.projects[columns].values.tolist() == whole.projects[columns].values.tolist()
        assert (alone.paid_base, alone.currency, alone.count) == (whole.paid_base, whole.currency, whole.count)


def test_a_place_without_a_project_has_none() -> None:
    found = selection_of_place(next(iter(project_lists("BG"))), "BG", "nowhere", "en", DAY)
    assert found.projects.empty and found.priced.empty

"""What a new mayor inherits is what the portfolio shows of the place."""

from datetime import date

import pytest

from patokaz.analysis.projects import BOARD
from patokaz.language.words import words
from patokaz.portfolio.chosen import selection
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import project_lists
from patokaz.profile.profile import read_profile
from patokaz.start.inherited import Held, held_by_lists
from patokaz.statistics.places import level_places

DAY = date(2026, 11, 28)


def shown(source: str, country: str, area: str) -> Held:
    """What the portfolio says of a list and a place."""
    chosen = selection(Filters(country, source, area), "en", DAY.isoformat())
    paid, base = chosen.paid_base or (0.0, 0.0)
    running = int(chosen.projects["state"].isin(BOARD).sum())
    return Held(len(chosen.projects), running, paid, base, chosen.currency)


@pytest.mark.parametrize(("country", "every"), [("MK", 9), ("BG", 29), ("UA", 97)])
def test_every_list_holds_of_a_place_what_the_portfolio_shows(country: str, every: int) -> None:
    areas = level_places(country=country, level="municipality", language="en")["area_id"][::every]
    held_at_all = 0
    for area in areas:
        profile = read_profile(area, words("en"))
        assert profile is not None
        for source, held in held_by_lists(profile, DAY).items():
            expected = shown(source, country, area)
            assert (held.projects, held.running, held.currency) == (
                expected.projects,
                expected.running,
                expected.currency,
            )
            assert (held.paid if held.base else 0.0, held.base) == pytest.approx((expected.paid, expected.base))
            held_at_all += held.projects
        assert set(held_by_lists(profile, DAY)) == set(project_lists(country))
    assert held_at_all > 0

"""Budgets of some hromadas to 2025: beside those of all, never ranked among them."""

from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.report_similar import similar_places
from patokaz.statistics import database
from patokaz.statistics.catalogue import catalogue

CITY = "UA23060070000082704"  # Zaporizhzhia


def test_budgets_of_some_hromadas_are_context_and_agree_with_all() -> None:
    statistics = database.connect(str(database.data_file()))
    keys = [key for key in catalogue() if key.startswith(("recent_", "first_half_"))]
    assert len(keys) == 11 and all(catalogue()[key].context for key in keys)
    ranks = statistics.cursor().execute(
        "SELECT count(DISTINCT area_id), count(rank), max(year) FROM latest WHERE indicator_id = 'recent_revenue_uah_million'"
    )
    assert ranks.fetchone() == (41, 0, 2025)  # 22 cities, 18 of Zaporizhzhia oblast, Kyiv
    rows = statistics.cursor().execute(
        "SELECT indicator_id, year, value FROM observation WHERE area_id = $area", {"area": CITY}
    )
    held = {(key, year): value for key, year, value in rows.fetchall()}
    for recent, usual in (
        ("recent_revenue_uah_million", "income_total_uah"),
        ("recent_own_revenue_uah_million", "income_own_uah"),
    ):
        for year in (2021, 2022):
            assert abs(1e6 * held[recent, year] / held[usual, year] - 1) < 1e-6
    # (13,062,588,743.87 - 3,398,024,381.42) / 710,052 inhabitants of 2022
    assert round(held["recent_own_revenue_per_head_uah", 2025], 1) == 13611.1
    assert ("income_total_uah", 2025) not in held


def test_no_median_of_similar_places_is_made_of_some() -> None:
    similar = similar_places(read_profile(CITY, words("en")), words("en"))
    assert similar and "own_income_per_head_uah" in similar.medians
    assert not any(catalogue()[key].context for key in similar.medians)

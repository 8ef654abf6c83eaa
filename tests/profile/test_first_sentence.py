"""The first sentence against the statistics file: every place, every language."""

import re
from collections import defaultdict

import pandas as pd
import pytest

from patokaz.analysis.standing import long_change
from patokaz.language.words import LANGUAGES, inside_sentence, words
from patokaz.profile.first_sentence import extremes, facts_of, first_facts, position
from patokaz.profile.profile import PEOPLE, read_profile
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, headline
from patokaz.statistics.database import query
from patokaz.statistics.places import level_places

COLUMNS = ["indicator_id", "direction", "is_context", "rank", "rank_of", "value", "year", "q1", "median", "q3"]


def row(
    indicator: str, direction: int, rank: float, rank_of: float, context: bool = False, value: float = 1.0
) -> dict[object, object]:
    return {"indicator_id": indicator, "direction": direction, "is_context": context, "rank": rank, "rank_of": rank_of, "value": value, "year": 2020, "q1": value, "median": value, "q3": value}  # fmt: skip


def test_the_best_and_the_lowest_position_are_chosen_by_hand() -> None:
    """Positions: a (80-8)/79 = .91, b (265-133)/264 = .5, c (20-19)/19 = .05; d has no better side, e too few places, f is context."""
    rows = [row("a", 1, 8, 80), row("b", -1, 133, 265), row("c", 1, 19, 20), row("d", 0, 1, 80), row("e", 1, 1, 19), row("f", 1, 1, 80, True)]  # fmt: skip
    assert [found["indicator_id"] for found in extremes(rows, "abcdef")] == ["a", "c"]
    assert position(rows[1]) == pytest.approx(0.5)
    assert [found["indicator_id"] for found in extremes(rows, "bde")] == ["b"] and extremes(rows, "de") == []


def test_a_loss_smaller_than_elsewhere_is_no_best_position() -> None:
    """Natural increase of -7 at rank 53 of 265 is the best rank of the three, but a loss: the next one is said."""
    rows = [row("natural", 1, 53, 265, value=-7.0), row("b", 1, 100, 265), row("c", 1, 130, 265)]
    assert [found["indicator_id"] for found in extremes(rows, ["natural", "b", "c"])] == ["b", "c"]
    assert [found["indicator_id"] for found in extremes(rows[:2], ["natural", "b"])] == ["b"]


def test_a_place_that_is_nowhere_low_is_not_told_its_lowest_position() -> None:
    """Positions of 80 places: rank 8 is .91; rank 40 is 40/79 = .506, rank 41 is .494."""
    keys = ("unemployment_rate_pct", "births_per_1000")
    for rank, told in ((40, "no headline indicator is in the lower half"), (41, "lowest rank")):
        rows = [row(keys[0], -1, 8, 80), row(keys[1], 1, rank, 80)]
        assert facts_of(rows, keys, None, "X", words("en"))[1].text.startswith(told)


def test_a_place_that_is_nowhere_high_has_no_best_position() -> None:
    """The best of two last ranks is no best rank: it is told as the nearest to the middle."""
    keys = ("unemployment_rate_pct", "births_per_1000")
    for rank, told in (
        (41, "no headline indicator is in the upper half; nearest to the middle: "),
        (40, "best rank: "),
    ):
        rows = [row(keys[0], -1, 80, 80), row(keys[1], 1, rank, 80)]
        best, lowest = facts_of(rows, keys, None, "X", words("en"))
        assert best.text.startswith(told) and lowest.text.startswith("lowest rank")


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_every_place_has_facts_that_the_file_confirms(country: str) -> None:
    assert country in countries()
    ids = level_places(country=country, level="municipality", language="en")["area_id"].tolist()
    wanted = headline(country)
    figures = query("area_figures", areas=ids)
    figures = figures[figures["indicator_id"].isin([*wanted, PEOPLE])]
    series = query("level_series", indicator=PEOPLE, country=country, level="municipality", within="")
    by_area = {area: own.set_index("year")["value"].astype(float) for area, own in series.groupby("area_id")}
    checked = 0
    spoken = {language: words(language) for language in LANGUAGES}
    listed = defaultdict(list)
    for area, row in zip(figures["area_id"], figures[COLUMNS].to_dict("records"), strict=True):
        listed[area].append(row)
    for area, rows in listed.items():
        changed = long_change(by_area.get(area, pd.Series(dtype=float)), [])
        ranks = {
            r["indicator_id"]: (int(r["rank"]), int(r["rank_of"])) for r in rows
            if r["indicator_id"] in wanted and r["direction"] and not r["is_context"] and pd.notna(r["rank"]) and r["rank_of"] >= 20
            and not (r["value"] == 0 and r["indicator_id"].endswith(("_km", "_minutes")))
        }  # fmt: skip
        losses = {r["indicator_id"] for r in rows if r["direction"] * r["value"] <= 0 and min(r["value"], r["q1"], r["median"], r["q3"]) < 0}  # fmt: skip
        places = {key: (of - rank) / (of - 1) for key, (rank, of) in ranks.items()}
        good = [place for key, place in places.items() if key not in losses]
        ends = (
            [max(good), min(places.values())]
            if good and len(places) > 1
            else [min(places.values(), default=0.5)][: len(places)]
        )
        if len(ends) > 1 and len(good) == 1 and ends[0] == ends[1]:
            ends = ends[:1]
        people = next(float(r["value"]) for r in rows if r["indicator_id"] == PEOPLE)
        for t in spoken.values():
            told = facts_of(rows, wanted, changed, "X", t)
            assert digits(told[0].text).startswith(digits(t.number(people)))
            for fact, end in zip(told[1:], ends, strict=True):
                rank, of = ranks[fact.indicator]
                assert (of - rank) / (of - 1) == pytest.approx(end)
                assert digits(fact.text).endswith(digits(t.number(rank)) + digits(t.number(of)))
        checked += 1
    assert checked == len(set(figures["area_id"])) and checked > 70


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_names_stand_inside_the_sentence() -> None:
    assert inside_sentence("Net migration rate") == "net migration rate" and inside_sentence("EU funds") == "EU funds"
    profile = read_profile("PAZ21", words("en"))
    assert profile is not None
    _, best, lowest = first_facts(profile, words("en"))
    occupied = read_profile("UA23080070000068953", words("en"))
    assert occupied is not None and len(first_facts(occupied, words("en"))) == 1  # of whom no strength is told
    for fact in (best, lowest):
        name = catalogue()[fact.indicator].text("name", "en")
        assert name not in fact.text and inside_sentence(name) in fact.text

"""A place under occupation has its figures with their years, and is set against nobody: on the screen, in documents, in groups."""

import re
from datetime import date

import pytest

from patokaz.comparison.comparison import chosen_places
from patokaz.language.words import words
from patokaz.profile.documents import profile_document
from patokaz.profile.model import profile_model
from patokaz.profile.peers import with_group
from patokaz.profile.picker import sets_of
from patokaz.profile.profile import COMPARED, Profile, rank_words
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_similar import alike_ids, similar_places
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.profile.slides import profile_slides
from patokaz.profile.swot import swot_start
from patokaz.reports.profile.model import ReportFigure
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupations, occupied
from tests.pages import opened, visible_text
from tests.profile.profiles import profile_of

MELITOPOL, ITS_RAION, FREE = "UA23080070000068953", "UA23080000000090746", "UA07080170000013585"
LUHANSK, DONETSK = "UA44", "UA14"


def own_figures(profile: Profile) -> list[ReportFigure]:
    model = profile_model(profile, words("en"))
    return [figure for block in model.blocks for figure in block.figures if not figure.of_area]


def test_the_areas_above_are_occupied_where_nothing_of_them_is_free() -> None:
    """Counted anew from the list: 14 raions of Ukraine, no oblast."""
    listed = query("country_context", country="UA")
    gone = set(listed.loc[(listed["kind"] == "war_status") & (listed["value"] == "occupied_whole"), "area_id"])
    assert set(occupied("UA")) == gone and not occupied("UA", "region") and not occupied("BG")
    for area, entry in occupations("UA").items():
        if entry.level in ("district", "region"):
            inside = set(query("areas_inside", within=area, level="municipality")["area_id"])
            assert (entry.municipalities, entry.occupied) == (len(inside), len(inside & gone))
            assert (area in occupied("UA", entry.level)) == (inside <= gone)
    assert len(occupied("UA", "district")) == 14


@pytest.mark.parametrize("area", [MELITOPOL, ITS_RAION, LUHANSK])
def test_its_figures_have_years_and_nothing_to_be_set_against(area: str) -> None:
    profile, t = profile_of(area), words("en")
    assert len(profile.records) > 20
    assert all(row[key] is None for row in profile.records.values() for key in COMPARED)
    model, figures = profile_model(profile, t), own_figures(profile)
    assert figures and all(figure.text and figure.year for figure in figures)
    for figure in figures:
        assert not (figure.rank or figure.group_rank or figure.strip or figure.compare), figure.indicator
        assert figure.against == (None, None, None)
    assert not (model.standing or model.compared_changes or model.changes_compared)
    assert any(note.text == t("profile.not_compared_text") for note in model.context_notes)
    assert not any("of " in block.sentence and "median" in block.sentence for block in model.blocks)


def test_an_oblast_partly_occupied_says_so_with_its_ranks() -> None:
    """Of Donetsk oblast 34 of 66 hromadas are occupied, of Luhansk oblast 32 of 37 and the other 5 in part."""
    t = words("en")
    for area, parts, apart in ((DONETSK, "34 of 66", False), (LUHANSK, "32 of 37", True)):
        profile = profile_of(area)
        assert profile.is_occupied == apart and any(row["rank"] for row in profile.records.values()) != apart
        assert f"Temporarily occupied hromadas: {parts}" in [
            note.text for note in profile_model(profile, t).context_notes
        ]
        assert f"Temporarily occupied hromadas: {parts}" in profile_slides(profile, "", t)[0].sentence
    figure = next(figure for figure in own_figures(profile_of(DONETSK)) if figure.rank)
    assert figure.rank == "1\u00a0of\u00a024"  # population, without Luhansk oblast


def test_a_free_place_is_compared_as_ever_with_the_free_ones() -> None:
    """Own revenue of 2022 of Lutsk: rank and number by own count, over the hromadas that are free."""
    profile = profile_of(FREE)
    figure, key = profile.figure("own_income_per_head_uah"), "own_income_per_head_uah"
    rows = query("indicator_values", indicator=key, country="UA", level="municipality", year=2022, language="en")
    apart = {*occupied("UA"), "UA80000000000093317"}
    among = rows[rows["value"].notna() & ~rows["area_id"].isin(list(apart))].set_index("area_id")["value"]
    assert figure is not None and (figure["rank"], figure["rank_of"]) == ((among > among[FREE]).sum() + 1, len(among))
    assert figure["median"] == pytest.approx(among.median()) and len(among) == 1330
    told = rank_words(profile, figure, words("en"))
    assert told.endswith("139 temporarily occupied areas are not counted (as at 7\u00a0May\u00a02025).")
    assert any(figure.rank and figure.strip and figure.compare for figure in own_figures(profile))
    assert not any(note.title == words("en")("profile.not_compared") for note in profile_model(profile, words("en")).context_notes)  # fmt: skip


def test_it_has_no_group_and_is_in_none() -> None:
    t, occupied_one = words("en"), profile_of(MELITOPOL)
    assert not sets_of(occupied_one) and not alike_ids(occupied_one) and similar_places(occupied_one, t) is None
    assert with_group(occupied_one, None) is occupied_one and not headline_maps(occupied_one, 2, t)
    assert swot_start(occupied_one, t).note == t("profile.standout_occupied")
    gone = set(occupied("UA"))
    for area in query("areas_inside", within="UA23", level="municipality")["area_id"]:
        if area not in gone:
            assert not gone & {one for ids in sets_of(profile_of(area)).values() for one in ids}
    alike = similar_to("UA", "UA23060070000082704", dict.fromkeys(similarity_defaults("UA"), 1.0), 200)
    assert len(alike) == 200 and not gone & set(alike["area"])
    assert [place.area["area_id"] for place in chosen_places([MELITOPOL, FREE], t)] == [FREE]


def test_the_comparison_says_why_it_is_left_out() -> None:
    text = visible_text(opened("comparison", lang="en", area=MELITOPOL, **{"with": FREE}))
    assert "Melitopol hromada: temporarily occupied" in text and words("en")("profile.not_compared_text") in text


def test_the_page_shows_no_rank_of_it() -> None:
    text = visible_text(opened("profile", lang="en", area=MELITOPOL))
    t = words("en")
    assert t("profile.not_compared_text") in text and t("picker.title") not in text
    assert "of 1,330" not in text and t("profile.changes") not in text


@pytest.mark.parametrize("kind", ["page", "figures"])
def test_documents_hold_no_rank_of_it(kind: str) -> None:
    made = profile_document(kind, profile_of(MELITOPOL), "", date(2026, 11, 30), words("en")).decode()
    assert "148,851" in made or "148851" in made
    assert "of 1,330" not in made and ",1330," not in made
    assert ".." not in visible_words(made)


def visible_words(made: str) -> str:
    return re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", made, flags=re.DOTALL)


def test_a_locator_hatches_occupied_land_and_rings_a_place_too_small_to_be_seen() -> None:
    oblast, town = (profile_report(profile_of(area, "uk"), "", date(2026, 1, 1), words("uk")).locator for area in ("UA23", MELITOPOL))  # fmt: skip
    assert oblast.count("url(#occupied-land)") == 2  # of the country, and upon its own fill
    assert town.count("url(#occupied-land)") == 1 and "<circle" in town and "<circle" not in oblast
    assert "occupied-land" not in profile_report(profile_of("PAZ21", "uk"), "", date(2026, 1, 1), words("uk")).locator

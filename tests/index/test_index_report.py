"""The report of an index: the ranks, intervals and choices of the screen, in every language, as PDF and as slides."""

import io
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from pptx import Presentation

from patokaz.index.choices import Choices
from patokaz.index.documents import index_document
from patokaz.index.index import index_of
from patokaz.index.report import index_report, view_of
from patokaz.index.slides import place_slide
from patokaz.index.tiers import ahead_text, next_in_rank, per_cent
from patokaz.language.spans import in_slide
from patokaz.language.words import words
from patokaz.statistics.newest import unranked
from tests.pages import TWO_SCRIPTS, opened, shown

NAMESAKE = "RSE04"  # Byala in Ruse; another is in Varna
PLACES = {"MK": "MK00805", "BG": "PAZ21", "UA": "UA23060070000082704"}
OWN = Choices(
    "BG", imputation="group_median", aggregation="geometric", weights=(("people", 2.0),),
    directions=(("tertiary_education_share_pct", -1.0),), targets=(("tertiary_education_share_pct", 4.5),),
)  # fmt: skip


@pytest.mark.parametrize("country", PLACES)
def test_ranks_are_those_of_the_screen_and_never_without_interval(country: str) -> None:
    index, t = index_of(Choices(country), "en"), words("en")
    report = index_report(index, PLACES[country], "http://here", date(2026, 1, 2), t)
    ranked = index.ordered.dropna(subset=["rank"])
    assert [unit.name for unit in report.units] == ranked["name"].tolist()
    assert [(unit.rank, unit.low, unit.high) for unit in report.units] == list(
        ranked[["rank", "low", "high"]].itertuples(index=False, name=None)
    )
    assert all(unit.interval == f"{t.number(unit.low)}–{t.number(unit.high)}" for unit in report.units)
    apart = len(set(unranked(country, "municipality")) - set(index.greyed))  # Kyiv, which only stands on the map
    assert len(report.units) + len(report.withheld) + len(report.greyed) + apart == len(index.table)
    assert len(report.indicators) == len(index.result.framework.indicators)
    assert all(entry.sources and entry.years for entry in report.indicators)
    assert report.place and len(report.decomposition) == len(report.indicators) + len(report.pillars) + len(
        report.missing
    )
    assert sum(share for _, share in report.pillar_shares) == pytest.approx(100)


def test_the_own_row_is_the_place_s_and_not_its_namesake_s() -> None:
    index, t = index_of(Choices("BG"), "en"), words("en")
    name = str(index.table.set_index("area_id").loc[NAMESAKE, "name"])
    units = index_report(index, NAMESAKE, "http://here", date(2026, 1, 2), t).units
    assert sum(unit.name == name for unit in units) > 1
    assert [(unit.name, "Ruse" in unit.upper) for unit in units if unit.own] == [(name, True)]
    assert not any(unit.own for unit in index_report(index, "", "http://here", date(2026, 1, 2), t).units)


def test_a_reader_s_report_says_so_and_leads_back_to_the_same_view() -> None:
    index, t = index_of(OWN, "en"), words("en")
    report = index_report(index, "", "http://here/", date(2026, 1, 2), t)
    assert report.name == t("index.title_reader") and report.place == "" and not report.decomposition
    told = {key: values[0] for key, values in parse_qs(urlsplit(report.address).query).items()}
    assert told == view_of(index, "", t)
    assert (told["weights"], told["directions"], told["targets"]) == (
        "people*2",
        "tertiary_education_share_pct*-1",
        "tertiary_education_share_pct*4.5",
    )
    told.pop("lang")
    page = shown(opened("potential", lang="en", **told))
    first = report.units[0]
    assert (
        first.name in page
        and t("index.rank", rank=first.rank_text, low=t.number(first.low), high=t.number(first.high)) in page
    )


def test_the_report_says_power_and_reference() -> None:
    t = words("en")
    own = Choices("BG", normalisation="reference", reference="PAZ21", aggregation="power", power="-2")
    report = index_report(index_of(own, "en"), "", "http://here/", date(2026, 1, 2), t)
    assert (t("choice.power"), "−2") in report.choices and (t("choice.reference"), "Peshtera") in report.choices
    assert "power=-2" in report.address and "reference=PAZ21" in report.address


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_documents_in_two_scripts(language: str) -> None:
    t, index = words(language), index_of(Choices("MK"), language)
    assert index_document("pdf", index, "MK00805", "http://here", t).startswith(b"%PDF")
    deck = Presentation(io.BytesIO(index_document("pptx", index, "MK00805", "http://here", t)))
    report = index_report(index, "MK00805", "http://here", date(2026, 1, 2), t)
    low, spread = (
        next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart).plots[0].series
    )
    assert list(low.values) == [unit.low - 1 for unit in report.units[:8]]
    assert list(spread.values) == [unit.high - unit.low + 1 for unit in report.units[:8]]
    ahead = ahead_text(index, "MK00805", next_in_rank(index, "MK00805"), t)
    told = [slide for slide in deck.slides if ahead in slide.notes_slide.notes_text_frame.text]
    assert any(
        shape.text_frame.text == in_slide(ahead) for slide in told for shape in slide.shapes if shape.has_text_frame
    )
    for slide in list(deck.slides)[:-1]:
        notes = slide.notes_slide.notes_text_frame.text
        assert report.rule in notes or t("slide.index_rule") in notes
        assert "http://here/potential?" in notes


@pytest.mark.parametrize("country", ["BG", "UA"])
def test_documents_of_other_countries_and_choices(country: str) -> None:
    index = index_of(OWN if country == "BG" else Choices("UA", aggregation="copeland"), "uk")
    assert len(index_document("pdf", index, "nowhere", "", words("uk"))) > 100_000
    assert index_document("pptx", index, "", "", words("uk")).startswith(b"PK")


@pytest.mark.parametrize(
    ("share", "told"), [(0.9465, "94%"), (0.95, "95%"), (0.0535, "6%"), (0.05, "5%"), (0.9949, "> 99%"), (0.5, "50%")]
)
def test_a_share_of_the_runs_never_shows_what_it_does_not_reach(share: float, told: str) -> None:
    assert per_cent(share, words("en")) == told


def test_a_place_whose_rank_never_changes_has_no_interval_of_one_rank() -> None:
    ordered = pd.DataFrame(
        {"area_id": ["SOF46", "PDV22", "SFO17"], "rank": [1, 2, 3], "low": [1, 2, 2], "high": [1, 5, 4]}
    )
    titles = [place_slide(ordered, position, "BG", words("en")).title for position in (0, 1)]
    assert titles == [
        "Sofia: rank 1 of 3 in the index, and in nine of ten runs",
        "Plovdiv: rank 2 of 3 in the index (interval from 2 to 5)",
    ]

"""Sentences against the data, in every language."""

import io
from datetime import date

import docx
import pandas as pd
import pytest

from bench.sentences import read_blocks
from patokaz.analysis.standing import BlockFacts, block_facts
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.documents import profile_document
from patokaz.profile.first_sentence import first_facts
from patokaz.profile.lead import lead_sentences
from patokaz.profile.model import profile_model
from patokaz.profile.parts import parts_of
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.shares import part_text
from patokaz.profile.slides import profile_slides
from patokaz.profile.texts import block_sentence
from patokaz.statistics.catalogue import catalogue
from tests.profile.profiles import profile_of

EVERY = 60  # of some 10,000 blocks; `python -m bench sentences` reads all


def test_block_sentences_are_true() -> None:
    read, false = read_blocks(EVERY)
    assert false == [] and read > 150


def test_ranks_that_are_alike_are_said_once() -> None:
    facts = BlockFacts(2, 2, ("births_per_1000", 1, 25), ("births_per_1000", 1, 25))
    for language in LANGUAGES:
        assert block_sentence(facts, words(language)).count(catalogue()["births_per_1000"].text("name", language)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_better_no_rank_is_called_the_best(language: str) -> None:
    """“Better: 0 of 2. Best rank: 66 of 80” reads as praise of a weak place."""
    t = words(language)
    facts = BlockFacts(2, 0, ("births_per_1000", 66, 80), ("deaths_per_1000", 70, 80))
    told = block_sentence(facts, t)
    assert "0" not in told.replace("80", "").replace("70", "").replace("1000", "").replace("000", "").replace("100", "")
    assert told.startswith(t("profile.block_none", count=2)) and "66" in told and "70" in told
    best = t("profile.block_ends", best="|", best_rank="", best_of="", worst="", worst_rank="", worst_of="").split("|")[
        0
    ]
    assert best not in told and best in block_sentence(BlockFacts(2, 1, facts.best, facts.worst), t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_of_the_parts_that_several_share_is_counted(language: str) -> None:
    """Of the hromadas of Zaporizhzhia oblast a dozen have no urban residents: none of them is the least urban one."""
    t = words(language)
    parts = parts_of(profile_of("UA23", language), t)
    assert parts is not None
    name = catalogue()["urban_share_pct"].text("name", language)
    row = next(row for row in parts.rows if row[0] == name)
    assert t("analysis.parts_shared", count=14) in row[2] and "(" in row[3]
    assert any(row[2] in sentence or t("analysis.parts_shared", count=14) in sentence for sentence in parts.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_not_without_crimea_but_the_figures_of_its_country_are(language: str) -> None:
    t = words(language)
    ukraine, kyiv = (
        profile_report(found, "", date(2026, 1, 31), t) for key in ("UA", "UA80") if (found := read_profile(key, t))
    )
    assert kyiv.not_covered != ukraine.not_covered and ukraine.not_covered[1:] in kyiv.not_covered


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_block_without_comparison_says_so(language: str) -> None:
    empty = pd.DataFrame(columns=["direction", "rank", "rank_of", "is_context", "is_part"])
    t = words(language)
    assert block_sentence(block_facts(empty), t) == ""


def test_plural_forms() -> None:
    uk = words("uk")
    assert "порівнянного показника" in uk("profile.block_sentence", count=1, better="0")
    assert "порівнянних показників" in uk("profile.block_sentence", count=3, better="0")


def test_people_are_counted_of_a_hromada_and_not_of_the_village_whose_name_it_has() -> None:
    profile = read_profile("UA23060330000027462", words("uk"))
    assert profile is not None
    name = "Широківська сільська територіальна громада"
    told = [first_facts(profile, words("uk"))[0].text, lead_sentences(profile, "12 962 особи", words("uk"))[0]]
    assert all(text.startswith(name) for text in told) and profile_slides(profile, "", words("uk"))[0].title == name


def test_an_occupied_area_is_not_judged() -> None:
    """Melitopol is on the list of occupied territories as a whole; Lutsk is on none."""
    t = words("en")
    occupied, free = read_profile("UA23080070000068953", t), read_profile("UA07080170000013585", t)
    assert occupied is not None and free is not None
    assert (
        not profile_model(occupied, t).standing and "temporarily occupied" in profile_model(occupied, t).standing_none
    )
    assert profile_model(free, t).standing
    slides = {one: [slide.kind for slide in profile_slides(place, "", t)] for one, place in (("occupied", occupied), ("free", free))}  # fmt: skip
    assert not {"standing", "map", "neighbours"} & set(slides["occupied"]) and {"standing", "map"} <= set(
        slides["free"]
    )
    assert "Temporarily occupied" in profile_slides(occupied, "", t)[0].sentence


def test_nobody_is_asked_to_move_a_distance() -> None:
    """The only weakness of Nesebar is how far the gas pipeline runs."""
    t = words("en")
    profile = read_profile("BGS15", t)
    assert profile is not None and {entry.kind for entry in profile_model(profile, t).standing} >= {"weakness"}
    assert profile_slides(profile, "", t)[-1].title == t("slide.question_open", place="Nesebar")


def test_a_part_that_is_not_nought_is_not_told_as_nought() -> None:
    """Kharytonivka's 1,793 people are 0.004% of Ukraine's, Treklyano's 522 are 0.008% of Bulgaria's."""
    shares = [part_text(part, 41_167_335, words("en"), 1) for part in (0, 1_793, 13_000, 440_485, 2_952_301)]
    assert shares == ["0.00%", "less than 0.01%", "0.03%", "1.1%", "7.2%"]
    assert part_text(1_793, 41_167_335, words("uk"), 2) == "менш як 0,01\N{NO-BREAK SPACE}%"


def test_no_sentence_of_the_analysis_has_two_full_stops() -> None:
    """Names of Bulgarian indicators end in a year: “Проекти в инвестиционната програма за 2025 г.”"""
    profile = read_profile("PAZ39", words("bg"))
    assert profile is not None
    file = profile_document("analysis", profile, "", date(2026, 1, 1), words("bg"))
    texts = [
        paragraph.text.replace("\N{NO-BREAK SPACE}", " ") for paragraph in docx.Document(io.BytesIO(file)).paragraphs
    ]
    assert any(text.startswith("Проекти в инвестиционната програма за 2025 г. Проекти") for text in texts)
    assert not [text for text in texts if ".." in text.replace("...", "")]


def test_a_difference_of_a_tenth_is_no_finding() -> None:
    """“The largest difference from the region: 60.4% against 60.5%” stood as the title of a slide."""
    t = words("en")
    profile = read_profile("VTR", t)
    assert profile is not None
    ages = next(
        chart
        for block in profile_model(profile, t).blocks
        for chart in block.charts
        if chart.labels[0].endswith("0–14")
    )
    assert ages.sentence == ""

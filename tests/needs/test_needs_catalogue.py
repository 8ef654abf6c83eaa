"""The catalogue of statements, signs, measures, evidence and instruments over the product's own countries."""

import re

import pytest

from patokaz.language.words import LANGUAGES, translations, words
from patokaz.maps.slides import short_source_of
from patokaz.needs.country_map import data_indicators
from patokaz.needs.figures import (
    PLACE,
    asked_of_data,
    classes_by_place,
    country_figures,
    data_needs,
)
from patokaz.needs.matching import MOST, NEAR_WAR_MEASURES, matches, rests_on_ethnic_share
from patokaz.needs.measures import OWN_MONEY, SUBJECTS, VERDICTS, evidence, instruments, measures
from patokaz.needs.signs import Sign, outcome, parsed
from patokaz.needs.statements import CLASSES, VERIFIED, country_needs, statements
from patokaz.needs.texts import article_text
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.newest import newest_figures, unranked
from patokaz.statistics.war_status import status_list

COUNTRIES = tuple(countries())
ACT = re.compile(
    r"Закон|Правилник|Директива|Регламент|Сл\. весник|ПМС №|постанова КМУ №"
)  # how the title of an act begins
FOREIGN_LETTERS = {"mk": "ыъьэёщйяюїієґ", "bg": "ыэёѓќљњџѕјїієґ", "uk": "ыъэёѓќљњџѕј"}


def test_statements_stand_in_three_classes_in_every_language() -> None:
    counts = {cls: sum(entry.cls == cls for entry in statements().values()) for cls in CLASSES}
    assert counts == {"administrative": 13, "technical": 15, "financial": 12}
    assert all(f"needs.field.{entry.field}" in translations("en") for entry in statements().values())
    for entry in statements().values():
        assert set(entry.text) == set(entry.words) == set(LANGUAGES)
        assert {len(words) for words in entry.words.values()} == {3}


def test_every_text_of_the_catalogue_is_in_the_letters_of_its_language() -> None:
    told = [entry.text for entry in statements().values()]
    told += [texts for entry in measures().values() for texts in (entry.name, entry.what, entry.cost, entry.risk)]
    told += [entry.tried for entry in measures().values() if entry.tried]
    told += [entry.result for entry in evidence().values()]
    for texts in told:
        assert set(texts) == set(LANGUAGES)
        assert all(texts.values())
        for language, foreign in FOREIGN_LETTERS.items():
            assert not set(texts[language].lower()) & set(foreign), texts[language]
        assert not re.search("[а-яѓќљњџѕјіїєґ]", texts["sq"] + texts["en"], re.IGNORECASE)
        assert len({texts["mk"], texts["bg"], texts["uk"], texts["sq"], texts["en"]}) >= 4


def test_an_article_names_its_law() -> None:
    bg, sq = words("bg"), words("sq")
    assert article_text("water", "BG", bg) == "Закон за местното самоуправление и местната администрация, чл. 17, 6"
    assert article_text("water", "MK", sq) == "Закон за локалната самоуправа, neni 22, 4"
    assert article_text("gov", "UA", bg) == "Закон № 280/97-ВР, чл. 26, 42 (непроверено)"
    assert article_text("fin", "MK", sq) == "Закон за финансирање на единиците на локалната самоуправа"
    assert article_text("ict", "MK", sq) == ""


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_a_duty_rests_on_is_told_in_every_language(country: str) -> None:
    for statement, ground in country_needs(country).ground.items():
        assert set(ground.says) == set(LANGUAGES), statement
        assert not ground.law or ACT.match(ground.law), statement


def test_measures_name_evidence_strength_and_risk() -> None:
    assert len(measures()) == 45
    paid = {key for country in COUNTRIES for key in instruments(country)}
    for measure in measures().values():
        assert measure.subject in SUBJECTS
        assert measure.verdict in VERDICTS
        assert (measure.strength == 1) == (measure.verdict == "unknown"), measure.id
        assert measure.strength == 1 or measure.evidence, measure.id
        assert measure.pay
        assert set(measure.pay) <= paid | set(OWN_MONEY), measure.id
    strengths = [measure.strength for measure in measures().values()]
    assert [strengths.count(number) for number in (4, 3, 2, 1)] == [9, 16, 8, 12]


@pytest.mark.parametrize("country", COUNTRIES)
def test_instruments_add_up_and_say_what_was_read(country: str) -> None:
    for entry in instruments(country).values():
        assert set(entry.name) == set(LANGUAGES)
        assert set(entry.by) == set(LANGUAGES) or (not entry.by and entry.law), entry.id
        assert not entry.law or ACT.match(entry.law), f"{entry.id}: only an act is told in the country's language alone"
        rate, own = entry.rate_max_pct, entry.own_share_min_pct
        assert rate is None or own is None or rate + own <= 100, entry.id
        assert (entry.ceiling is None) == (entry.currency == ""), entry.id
        assert (entry.mark == "believed") == (entry.page_date is None and entry.mark == "believed")
        known = {area for around in country_figures(country).around.values() for area in around}
        assert not entry.within or set(entry.within) & known, entry.id
        for family, codes in (("who", entry.who), ("form", [entry.form]), ("mark", [entry.mark])):
            assert all(f"needs.{family}.{code}" in translations("en") for code in codes), entry.id


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_proposes_a_need_can_be_ranked_and_a_verified_duty_has_its_ground(country: str) -> None:
    told = country_needs(country)
    for indicator in told.data.values():
        assert catalogue()[indicator].direction
        assert not catalogue()[indicator].context
        assert any(key == indicator for _, key in country_figures(country).ranks), indicator
    assert {key for key, mark in told.duty.items() if mark == VERIFIED} == set(told.ground)
    assert set(told.sign) <= set(measures())


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_sign_takes_some_places_and_no_more_than_it_may(country: str) -> None:
    known = country_figures(country)
    for key, text in country_needs(country).sign.items():
        sign = parsed(text)
        for part in sign.parts:
            assert part.indicator in catalogue(), text
            spread = known.spreads[part.level or PLACE, part.indicator]
            assert part.share not in spread.spread_by_ties or part.test, f"{country} {key}: ties spread this fifth"
        held = [outcome(sign, figures, known.spreads, PLACE).held for figures in map(known.of, known.around)]
        assert 0.01 <= held.count(True) / len(held) <= 0.60, f"{country} {key}: {held.count(True)} of {len(held)}"


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_fifth_takes_the_places_at_or_beyond_the_percentile(country: str) -> None:
    known = country_figures(country)
    for text in country_needs(country).sign.values():
        sign = parsed(text)
        part = sign.parts[0]
        if len(sign.parts) > 1 or part.level or part.share not in ("low5", "high5") or part.test:
            continue
        values = newest_figures(country, PLACE, [part.indicator]).values[part.indicator].dropna()
        by_hand = values <= values.quantile(0.2) if part.share == "low5" else values >= values.quantile(0.8)
        compared = [area for area in known.around if area not in unranked(country, PLACE)]
        held = [outcome(sign, known.of(area), known.spreads, PLACE).held for area in compared]
        assert held.count(True) == by_hand.sum(), text


def test_nobody_sees_more_than_seven_measures_the_best_founded_first() -> None:
    for area in country_figures("MK").around:
        found = matches("MK", area)
        strengths = [match.measure.strength for match in found.shown]
        assert len(strengths) <= MOST
        assert strengths == sorted(strengths, reverse=True)
        assert not any(_is_ethnic("MK", match.measure.id) for match in found.shown)


def test_ethnic_shares_lead_to_the_own_list_alone() -> None:
    own = [match.measure.id for area in country_figures("MK").around for match in matches("MK", area).own_list]
    assert own
    assert all(_is_ethnic("MK", key) for key in own)
    assert not any(_is_ethnic("BG", key) for key in country_needs("BG").sign)


def _is_ethnic(country: str, measure: str) -> bool:
    text = country_needs(country).sign.get(measure)
    return rests_on_ethnic_share(parsed(text) if text else Sign(()))


def test_war_silences_figures() -> None:
    statuses = status_list("UA").statuses
    whole = [area for area, status in statuses.items() if status == "occupied_whole"]
    near = [area for area, status in statuses.items() if status in ("occupied_part", "active_hostilities")]
    assert whole
    assert near
    assert all(not matches("UA", area).shown and not asked_of_data("UA", area) for area in whole[:20])
    for area in near:
        assert not data_needs("UA", area)
        assert {match.measure.id for match in matches("UA", area).shown} <= set(NEAR_WAR_MEASURES)
        assert classes_by_place("UA")[area] is None


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_map_tells_the_classes_of_the_needs_of_each_place(country: str) -> None:
    classes = classes_by_place(country)
    for area in list(classes)[::10]:
        needed = {statements()[key].cls for key in data_needs(country, area)}
        assert classes[area] == (
            tuple(cls for cls in CLASSES if cls in needed) if asked_of_data(country, area) else None
        )


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_source_of_the_map_names_every_publisher_once_with_its_tables_whole(country: str) -> None:
    source = short_source_of(data_indicators(country), country, words("en"))
    assert source and ": ;" not in source and not source.endswith(": ")
    if country == "UA":
        assert "by function and economic type, 2021; totals and structure, 2022" in source
        assert source.count("KSE Loc Data Hub: ") == 1

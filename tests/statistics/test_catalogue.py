"""The catalogue and the words: complete in every language, and every entry has rows."""

import re
import tomllib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.numbers import format_decimal

from data.renew.connectors import COUNTRIES, connectors
from patokaz.language.words import LANGUAGES, source_translations, translations, words
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import countries, framework
from patokaz.statistics.formulas import names_in
from patokaz.statistics.sources import caution_text

ROOT = Path(__file__).parents[2]
SAID_OF_SOURCES = ("publisher", "title", "table", "licence", "retrieved", "years", "caution", "covers", "lacks")
INDICATORS = catalogue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_named_and_defined(language: str) -> None:
    incomplete = [
        f"{key}.{kind}"
        for key, entry in INDICATORS.items()
        for kind in ("name", "definition", "caution")
        if (kind != "caution" or entry.caution) and not getattr(entry, kind).get(language)
    ]
    incomplete += [
        f"{key}.{country}.{kind}"
        for key, entry in INDICATORS.items()
        for country, kinds in entry.own_texts.items()
        for kind, texts in kinds.items()
        if not texts.get(language) or kind not in ("definition", "caution")
    ]
    assert not incomplete, f"data/indicators, {language}: " + "\n".join(incomplete)


def test_amounts_in_leva_tell_the_rate_at_which_they_became_euro() -> None:
    leva, euro = (catalogue()[key] for key in ("state_transfers_per_head_bgn", "eu_funds_per_head_eur"))
    assert caution_text(leva, "BG", words("bg")).replace("\N{NO-BREAK SPACE}", " ").endswith(" 1 евро = 1,95583 лв.")
    assert "1,95583" not in caution_text(euro, "BG", words("bg"))


def test_a_country_is_told_its_own_definition_and_caution() -> None:
    people = INDICATORS["population_persons"]
    for language in LANGUAGES:
        assert "2022" not in people.text("definition", language, "BG")
        assert people.text("caution", language, "MK") == ""
        assert "2022" in people.text("definition", language, "UA") and people.text("caution", language, "UA")


def test_no_definition_of_ukraine_tells_of_a_census() -> None:
    """Its only census is of 2001: what the product holds of it are estimates and registers."""
    word = re.compile("census|перепис|преброяв|попис|regjistrim(i|it) i (popullsisë|vitit)", re.IGNORECASE)
    told = [
        f"{key} {language}"
        for key, entry in INDICATORS.items()
        if "ua" in entry.countries
        for language in LANGUAGES
        if word.search(entry.text("definition", language, "UA"))
    ]
    assert not told


def test_units_blocks_and_formulas_are_known() -> None:
    english = translations("en")
    for key, entry in INDICATORS.items():
        assert f"unit_short.{entry.unit}" in english and f"unit_long.{entry.unit}" in english, key
        assert entry.block in BLOCKS, key
        for country in entry.countries:
            for name in names_in(entry.formula_of(country)) if entry.formula_of(country) else []:
                assert name in INDICATORS, f"{key} needs {name}"


def test_every_indicator_has_rows() -> None:
    held = database.query("coverage", country="")
    found = set(zip(held["indicator_id"], held["country_id"].str.lower(), strict=True))
    expected = {(key, country) for key, entry in INDICATORS.items() for country in entry.countries}
    assert expected - found == set()


@pytest.mark.parametrize("country", countries())
def test_headlines_and_index_use_municipal_figures(country: str) -> None:
    held = database.query("coverage", country="")
    own = held[(held["country_id"] == country) & (held["level"] == "municipality")]
    municipal = set(own["indicator_id"])
    headline = countries()[country]["headline"]
    nearly_all = set(own[own["areas"] >= 0.9 * own["areas_total"]]["indicator_id"])
    assert set(headline[:10]) <= nearly_all and not set(headline[10:]) & nearly_all  # what only some have stands last
    recipe = {key: sign for members in framework(country).values() for key, sign in members.items()}
    assert set(recipe) <= municipal
    assert set(recipe.values()) <= {1, -1}
    assert not any(INDICATORS[key].context for key in recipe)
    result, potential = (countries()[country].get(key) for key in ("result", "potential"))
    beside = {potential} if potential else set(recipe)
    assert beside <= municipal
    assert result is None or (result in municipal - beside and INDICATORS[result].direction)


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_keys_and_placeholders(language: str) -> None:
    mine, english = translations(language), translations("en")
    lacking = [f"patokaz/language/translations/{language}: no {key}" for key in english if key not in mine]
    strange = [f"patokaz/language/translations/{language}: {key} is no key of en" for key in mine if key not in english]
    assert not lacking + strange, "\n".join(lacking + strange)
    for key, text in english.items():
        assert _placeholders(mine[key]) == _placeholders(text), f"{language}: {key}"


def _placeholders(text: Any) -> set[str]:
    texts = text.values() if isinstance(text, Mapping) else [text]
    return {name for one in texts for name in re.findall(r"{(\w+)}", one)} - {"count"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    forms = set(Locale.parse(language).plural_form.tags) | {"other"}
    for key, text in translations(language).items():
        if isinstance(text, Mapping):
            assert set(text) >= forms - ({"many"} if language == "sq" else set()), f"{language}: {key}"


@pytest.mark.parametrize("language", [key for key in LANGUAGES if key != "en"])
def test_texts_are_translated(language: str) -> None:
    same = [
        key
        for key, text in translations(language).items()
        if isinstance(text, str) and len(re.findall(r"[A-Za-z]{3,}", re.sub(r"{\w+}", "", text))) > 3
        and text == translations("en")[key]
    ]  # fmt: skip
    assert not same, f"patokaz/language/translations/{language}, still English: " + ", ".join(same)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0.0, 5.25, -1234.5, 1836713.0, 999.999])
def test_numbers_are_written_as_the_language_does(language: str, value: float) -> None:
    form = (
        "0.0" if language == "bg" and abs(value) < 10_000 else "#,##0.0"
    )  # the orthography groups from five digits on
    half_up = Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)  # as statistics offices round
    expected = format_decimal(half_up, format=form, locale=language)
    assert words(language).number(value, 1) == expected.replace("-", "−")


def test_missing_is_said_and_money_is_short() -> None:
    english = words("en")
    assert english.amount(None, "pct", 1) == "no data"
    assert english.money(1_500_000, "EUR") == "EUR\N{NO-BREAK SPACE}1.5\N{NO-BREAK SPACE}million"
    assert english.measure("uah", 0, 5e9)(2_500_000) == "UAH\N{NO-BREAK SPACE}2.5\N{NO-BREAK SPACE}million"
    assert english.measure("pct", 1, 5e9)(12.34) == "12.3%"


def test_what_is_said_of_sources_is_in_every_language() -> None:
    told = set()
    for path in sorted((ROOT / "data" / "countries").glob("*/sources*.toml")):
        for source in tomllib.loads(path.read_text(encoding="utf-8"))["source"].values():
            told |= {source[key] for key in SAID_OF_SOURCES if re.search("[A-Za-z]{3}", source.get(key, ""))}
    for path in (ROOT / "data" / "countries").glob("*/country.toml"):
        told.add(tomllib.loads(path.read_text(encoding="utf-8"))["attribution"])
    for country in COUNTRIES:
        for one in connectors(country).values():
            told |= {
                text for text in (one.office, one.title, one.licence, one.caution) if re.search("[A-Za-z]{3}", text)
            }
    assert len(told) > 200
    for language in LANGUAGES:
        if language != "en":
            known = source_translations(language)
            assert told - set(known) == set(), language
            assert set(known) - told == set(), f"{language}: nothing says this any more"
            for english, text in known.items():
                years = [sorted(re.findall(r"\b(?:19|20)\d\d\b", told)) for told in (english, text)]
                assert text.strip() and years[0] == years[1], (language, english)

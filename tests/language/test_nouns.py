"""A country's municipalities have its own word in every text that is said of it: hromadas in Ukraine, общини in Ukrainian elsewhere."""

import re

import pytest

from patokaz.language.languages import LANGUAGES
from patokaz.language.nouns import FORMS, KEPT, with_noun
from patokaz.language.words import translations
from patokaz.statistics.countries import countries, in_every_language, level_name, words_of
from tests.pages import opened, visible_text

NOUNS = [(language, country, noun) for country, entry in countries().items() for language, noun in entry.get("municipality_noun", {}).items()]  # fmt: skip


def alternatives(forms: str) -> str:
    return rf"\b(?:{forms.replace(', ', '|')})\b"


@pytest.mark.parametrize(("language", "country", "noun"), NOUNS)
def test_no_text_of_a_country_has_another_word(language: str, country: str, noun: str) -> None:
    texts = translations(language)
    general, own = alternatives(texts[FORMS]), alternatives(noun)
    changed = 0
    for key, text in with_noun(texts, noun).items():
        for form in text.values() if isinstance(text, dict) else [text]:
            assert key.startswith(KEPT) or not re.search(general, re.sub(r"{\w*}", "", form), re.IGNORECASE), key
            assert not re.search(rf"{own} (або|чи|или|ose|or) {own}", form, re.IGNORECASE), (
                f"{key}: one thing twice: {form}"
            )
        changed += text != texts[key]
    assert changed > 100
    assert re.search(own, level_name(country, "municipality", words_of(language, country)), re.IGNORECASE)


def test_the_word_is_that_of_the_country_on_a_page_and_known_when_a_file_comes_back() -> None:
    assert words_of("mk", "UA")("overview.title") == "Каде се наоѓа вашата громада?"
    assert words_of("uk", "BG")("partners.capacity_lacks").endswith("запитайте в кожній общині.")
    surroundings = "Surroundings of municipalities"
    assert words_of("en", "UA").of_source(surroundings) == "Surroundings of hromadas"
    assert words_of("uk", "MK").of_source(surroundings) == "Оточення общин"
    assert words_of("uk", "UA").of_source(surroundings) == "Оточення громад"
    assert words_of("en", "UA")("portfolio.municipality", name="Peshtera") == "Municipality of Peshtera"
    assert {"Громада", "Община", "Општина", "Hromada", "Komuna", "Municipality"} <= set(
        in_every_language("needs.form_place")
    )
    text = visible_text(opened("needs", lang="sq", country="UA"))
    assert "Çfarë i mungon hromadës" in text and " komun" not in text.partition("Çfarë")[2]


def test_another_number_of_forms_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        with_noun(translations("mk"), "громада, громади")
    texts = (translations(language)[FORMS] for language in LANGUAGES)
    assert all(min(forms, key=len)[:-1] in form for forms in (text.split(", ") for text in texts) for form in forms)
    assert len(NOUNS) == 6 and {language for language, _, _ in NOUNS} == set(LANGUAGES)

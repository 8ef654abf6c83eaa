"""Every text is in its own language; the failure names file and key."""

import re

import pytest

from patokaz.language.languages import LANGUAGES
from patokaz.language.words import source_translations, translations
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.places import level_places
from tests.house.graph import ROOT
from tests.language.spoken import CYRILLIC, LATIN, SMALL_WORDS, Told, faults, told_texts

WORDED_OTHERWISE = (
    "comparison.band",
    "report.method_strip",
    "index.help_normalisation_reference",
)  # "middle 50 %", above 100
FILE = "patokaz/language/translations/{}/overview.toml"


@pytest.fixture(scope="module")
def texts() -> list[Told]:
    return list(told_texts(ROOT))


def test_every_text_is_in_its_own_language(texts: list[Told]) -> None:
    assert len(texts) > 5_000 and {told.language for told in texts} == set(LANGUAGES)
    found = sorted({f"{fault.file}, {fault.key}: {fault.why}" for fault in faults(texts)})
    assert not found, "\n".join(found)


CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"
FORMS = {
    # у between consonants and after a pause; a space stands between thousands
    "uk": rf"(?:[{CONSONANTS}ь]|[.:;]) [вВ] (?=[{CONSONANTS}])|(?<!\w)(?:на|із?|понад) (?!19|20)\d{{4}}(?!\d)",
    # със before с and з, във before в and ф; four digits are not grouped
    "bg": r"(?<!\w)(?:[сС] [сз]|[вВ] [вф])\w|(?<![\d.,])(?<!\d[ \u00a0\u202f])\d[ \u00a0\u202f]\d{3}(?!\d|[ \u00a0\u202f]\d{3})",
    "sq": r"(?<![\d.,-])\d{1,3}\.\d{3}(?!\d)|(?<!\w)(?:për|nga|mbi) (?!19|20)\d{4}(?!\d)"  # a space stands between thousands
    # a stored name is indefinite: it stands after a colon or dash, never as the subject
    r"|\{(?:place|nearest)\} (?:është|ka|nuk|qëndron|prin)\b|\b(?:është|ka|qëndron) \{(?:place|nearest)\}",
    # the counted form of things
    "mk": r"(?:\{(?:count|total|most)\}|\d)[ \u00a0](?:проекти|показатели|чекори|договори|списоци|редови|знаци|датуми|месеци|записи|реони|центри|пиксели)\b",
}


@pytest.mark.parametrize("language", FORMS)
def test_words_take_the_form_that_their_neighbours_ask_for(language: str, texts: list[Told]) -> None:
    own = [told for told in texts if told.language == language]
    assert own and not [(told.file, told.key) for told in own if re.search(FORMS[language], told.text)]
    planted = {"uk": "мереж в загальній", "mk": "{count} проекти", "bg": "в временно", "sq": "4.189 mikrogrante"}
    assert re.search(FORMS["sq"], "{place} është e para")
    assert re.search(FORMS[language], planted[language]) and re.search(FORMS["bg"], "над 1 200 фирми")


# A noun after a number takes its form by it: 21 општина, 22 општини; з 21 громади, з 22 громад. A text with one form has none after it.
COUNTED = r"\{(?:count|total|areas|elements|number|answered|applicable|done|filled|boxes|people|places|matched|rows|fewer)\}[ \u00a0]"
FORM_KEY = re.compile(r"\x1f(?:zero|one|two|few|many|other)$")
AFTER = {
    "mk": "од|во|на|со|за|се|и|до|над|под|по|има|имаат|нема",
    "uk": "з|із|зі|у|в|на|за|до|і|й|та|вище|нижче|місці|немає",
}
ALWAYS_SEVERAL = (
    "overview.map_sentence",
    "overview.finding.",
    "partners.too_few",
    "partners.slide_steps",
    "patterns.stability",
)


@pytest.mark.parametrize("language", AFTER)
def test_a_noun_after_a_number_has_a_form_for_each(language: str, texts: list[Told]) -> None:
    bound = re.compile(rf"{COUNTED}(?!(?:{AFTER[language]})\b)[^\W\d_]+")
    found = [
        f"{told.key}: {bare[0]}"
        for told in texts
        if told.language == language and told.file.startswith("patokaz/language/") and not FORM_KEY.search(told.key)
        if (bare := bound.search(told.text)) and not told.key.replace("\x1f", ".").startswith(ALWAYS_SEVERAL)
    ]
    assert not found, "\n".join(found)
    assert bound.search({"mk": "од {total} општини", "uk": "з {total} громад"}[language])


# Marks of typing where print has its own, and the dash of another language. Identifiers and dates as typed are no such thing.
TYPED = r"(?<=[^\W\d_])'|'(?=[^\W\d_])|(?<!\w=)\"|\.\.|\b(?!të )(\w\w+) \1\b|(?<!\d)(?:19|20)\d\d-(?:19|20)\d\d(?!\d)|\S - \S"
DASHES = {"uk": r"(?:\S |^)– \S", **dict.fromkeys(("mk", "sq", "bg", "en"), "—")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_quotation_marks_and_dashes_are_those_of_print(language: str, texts: list[Told]) -> None:
    marks = re.compile(f"{TYPED}|{DASHES[language]}")
    typed = [f"{told.file}, {told.key}" for told in texts if told.language == language and marks.search(told.text)]
    typed += [
        text for text in source_translations("bg") if language == "en" and marks.search(text)
    ]  # the English of sources
    assert not typed, "\n".join(typed)
    assert (
        marks.search("t'i ruani") and marks.search("2007-2013") and not marks.search("t’i ruani, 2007–2013, 2025-03-31")
    )


OF_OTHER_COUNTRIES = {
    "mk": r"\bопштин(?:а|ата|и|ите)\b",
    "bg": r"\bобщин(?:а|ата|и|ите)\b",
    "sq": r"\bkomun(?:a|ë|at|ave|ën|ës)\b",
}


@pytest.mark.parametrize("language", OF_OTHER_COUNTRIES)
def test_a_unit_of_ukraine_is_a_hromada(language: str, texts: list[Told]) -> None:
    """Of all texts that are about Ukraine alone: its folder, its own definitions, indicators of no other country."""
    alone = tuple(f"{key}\x1f" for key, indicator in catalogue().items() if set(indicator.countries) == {"ua"})
    about = [
        told
        for told in texts
        if told.language == language
        and (told.file.startswith("data/countries/ua/") or "\x1fua\x1f" in told.key or told.key.startswith(alone))
    ]
    wrong = re.compile(OF_OTHER_COUNTRIES[language], re.IGNORECASE)
    assert len(about) > 200 and not [(told.file, told.key) for told in about if wrong.search(told.text)]


def _is_definite(english: str, own: str) -> bool:
    """Whether the English spelling is the definite form of the Albanian name: Strumica of Strumicë."""
    return own.endswith("ë") and english == own.removesuffix("ë") + "a"


def test_albanian_texts_spell_places_as_the_product_does(texts: list[Told]) -> None:
    spelt = {}
    for country in ("MK", "BG", "UA"):
        english, own = (
            level_places(country, "municipality", language).set_index("area_id")["name"] for language in ("en", "sq")
        )
        spelt |= {
            name: own[area] for area, name in english.items() if name != own[area] and not _is_definite(name, own[area])
        }
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, spelt))})(?:u?t|s|n)?\b")
    found = [
        f"{told.file}, {told.key}: {name}"
        for told in texts
        if told.language == "sq" and "long_name" not in told.key
        for name in names.findall(told.text)
    ]
    assert not found, "\n".join(found)
    assert names.search("hromada Kryvyi Rih") and not names.search("hromada Krivi Rih")


def test_every_language_has_its_letters_and_small_words() -> None:
    known = {"CYRILLIC or LATIN": {*CYRILLIC, *LATIN}, "SMALL_WORDS": set(SMALL_WORDS)}
    lacking = [
        f"tests/language/spoken.py, {name}: no {key}" for name, held in known.items() for key in set(LANGUAGES) - held
    ]
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("mk", "Къде се нарежда вашата община?", "mk has no letter ъ"),
        ("mk", "Население на општината от пописот", "от: of bg"),
        ("mk", "Open the portfolio", "Open the portfolio: the same as in en"),
        ("mk", "Отвори го the portfolio", "portfolio: a Latin word"),
        ("mk", "Сè уште нема податоци", "two scripts in a word"),
        ("bg", "Брой на жители во општината", "во: of mk"),
        ("bg", "Ќе се отвори", "bg has no letter ќ"),
        ("bg", "Найновіші дані", "bg has no letter і"),
        ("uk", "Новые данные", "uk has no letter ы"),
        ("uk", "Виберете показател на картата", "the same as in bg"),
        ("uk", "Дані для общини във таблиці", "във: of bg"),
        ("sq", "Open a municipal profile", "the same as in en"),
        ("sq", "Hap profilin of the komuna", "of the: of en"),
        ("sq", "Отвори профил", "sq is written in Latin letters"),
        ("en", "Profili i komunës dhe të dhënat", "dhe të: of sq"),
        ("sq", "Treguesi „popullsia”", "sq quotes with “”"),
        ("uk", "Показник „населення“", "uk quotes with «»"),
        ("en", "Area: Пещера", "en is written in Latin letters"),
    ],
)
def test_a_planted_text_of_another_language_is_told_with_file_and_key(language: str, text: str, why: str) -> None:
    equal = re.search(r"the same as in (..)", why)
    planted = [
        Told(FILE.format(key), "overview\x1fdoor", key, text) for key in {language, equal[1] if equal else language}
    ]
    told = faults(planted)
    assert any(why in fault.why for fault in told), told
    assert {fault.key for fault in told} == {"overview.door"}
    assert {fault.file for fault in told} <= {one.file for one in planted}


@pytest.mark.parametrize("language", [key for key in LANGUAGES if key != "en"])
def test_numbers_in_a_text_are_those_of_its_english(language: str) -> None:
    """1 and 0 aside, which may be words. A sentence that was rewritten in three languages told another scale in two."""
    english, other = translations("en"), translations(language)
    lacking = {
        key: told
        for key in english.keys() & other.keys()
        if (told := _numbers(english[key]) ^ _numbers(other[key])) - {"0", "1"} and key not in WORDED_OTHERWISE
    }
    assert not lacking


def _numbers(text: object) -> set[str]:
    """The numbers of a text, without signs between thousands, decimals with a point."""
    plain = re.sub(r"\{[^}]*\}", "", str(text))
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))", "", plain)
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", plain)))


MARKS = re.compile(r" [,.;!?](?![\w…)])| :(?! \d)|[,;:]\.|,,|(?<!\.)\.\.(?!\.)|  |\( | \)")


def test_no_mark_follows_another_or_a_space(texts: list[Told]) -> None:
    assert MARKS.search("as a class of land,.") and not MARKS.search("1 : 10; etc. (2021) …")
    assert [(told.file, told.key, told.text) for told in texts if MARKS.search(told.text)] == []

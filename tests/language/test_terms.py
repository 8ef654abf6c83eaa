"""Terms are fixed in docs/terms.csv: no text has a form to avoid; the failure names file, key, form and term."""

import csv
import re
from collections.abc import Iterable, Iterator

import pytest

from patokaz.language.languages import LANGUAGES
from patokaz.language.words import source_translations
from tests.house.graph import ROOT
from tests.language.spoken import Told, told_texts

TERMS = list(csv.DictReader((ROOT / "docs" / "terms.csv").read_text(encoding="utf-8").splitlines()))


def avoided(texts: Iterable[Told]) -> Iterator[str]:
    """Each text with a form to avoid, and what the term is."""
    never = {
        language: [
            (re.compile(row[f"never_{language}"], re.IGNORECASE), row) for row in TERMS if row.get(f"never_{language}")
        ]
        for language in LANGUAGES
    }
    for told in texts:
        text = re.sub(r"{\w*}", "{}", told.text)
        for form, row in never[told.language]:
            if found := form.search(text):
                key = told.key.replace("\x1f", ".")
                yield f"{told.file}, {key}: “{found.group()}”; {row['id']} is {row[told.language]}"


def test_no_text_has_a_form_to_avoid() -> None:
    of_sources = [
        Told("sources*.toml", text, "en", text) for text in source_translations("bg")
    ]  # the keys are the English
    found = sorted(set(avoided([*told_texts(ROOT), *of_sources])))
    assert not found, "\n".join(found)


def test_every_term_is_fixed_in_every_language() -> None:
    assert len(TERMS) > 200 and len({row["id"] for row in TERMS}) == len(TERMS)
    lacking = [(row["id"], language) for row in TERMS for language in LANGUAGES if not row.get(language)]
    assert not lacking, "docs/terms.csv lacks\n" + "\n".join(" ".join(one) for one in lacking)


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "Values above nil", "stat.zero"), ("en", "36.6 % of all", "stat.per_cent"),
        ("en", "139 occupied hromadas", "geo.occupied"), ("mk", "Десет бројки", "stat.data"),
        ("mk", "Тежини на столбовите", "idx.weight"), ("mk", "Код", "ui.area_code"),
        ("bg", "Потенциал, равни тегла на Patokaz", "idx.default"), ("sq", "Pjesa kombëtare", "geo.country_level"),
        ("sq", "para luftës së plotë", "geo.invasion"), ("bg", "Гореща точка", "reg.hot_spot"),
        ("bg", "Локационен коефициент", "reg.lq"), ("uk", "Профіль муніципалітету", "geo.municipality"),
        ("uk", "139 окупованих громад", "geo.occupied"), ("uk", "до повномасштабної війни", "geo.invasion"),
        ("uk", "Перевірка на ДПП", "pla.ppp"), ("uk", "Крим: даних немає", "geo.occupied_formula"),
        ("en", "Crimea and Sevastopol: no data", "geo.occupied_formula"), ("uk", "За лінією тренду", "stat.trend"),
        ("sq", "Krimeja: nuk ka të dhëna", "geo.occupied_formula"), ("sq", "pak vite për trend", "stat.trend"),
        ("en", "the censuses of 2011 and 2021", "stat.census"), ("sq", "transfer shtetëror", "fin.transfers"),
    ],
)  # fmt: skip
def test_a_planted_form_is_told_with_its_term(language: str, text: str, term: str) -> None:
    found = list(avoided([Told("somewhere.toml", "a\x1fkey", language, text)]))
    assert found and all(f"; {term} is " in told and told.startswith("somewhere.toml, a.key: ") for told in found)


def test_the_right_words_pass() -> None:
    right = [
        Told("x.toml", "k", "uk", "тимчасово окупована, громада, осередок високих значень"),
        Told("x.toml", "k", "sq", "e pushtuar përkohësisht, vendi 3 nga 80"), Told("x.toml", "k", "en", "36.6% of zero"),
    ]  # fmt: skip
    assert list(avoided(right)) == []


UKRAINIAN = {  # English -> how every other language names the level: one word for one level
    r"\boblast": {"mk": "облас", "sq": "oblast", "bg": "облас", "uk": "облас"},
    r"\braions?\b": {"mk": "реон", "sq": "rreth", "bg": "район", "uk": "район"},
    r"\bhromada": {"mk": "громад", "sq": "hromad", "bg": "громад", "uk": "громад"},
}


def _other_levels(texts: Iterable[Told]) -> Iterator[str]:
    """Texts that name a level of Ukraine in English and another one, or none, in their own language."""
    by_place: dict[tuple[str, str], dict[str, Told]] = {}
    for told in texts:
        file, key = (re.sub(rf"\b{told.language}\b", "*", part) for part in (told.file, told.key))
        by_place.setdefault((file, key), {})[told.language] = told
    for (file, key), by_language in by_place.items():
        english = key if file.endswith("sources.toml") else by_language["en"].text if "en" in by_language else ""
        for level, names in UKRAINIAN.items():
            if re.search(level, english):
                yield from (
                    f"{one.file}, {one.key}: {one.text}"
                    for language, one in by_language.items()
                    if language in names and names[language] not in one.text.lower()
                )


def test_levels_of_ukraine_are_told_by_their_own_words() -> None:
    found = sorted(set(_other_levels(told_texts(ROOT))))
    assert not found, "\n".join(found)
    planted = [
        Told("x/en/y.toml", "k", "en", "24 oblasts"),
        Told("x/sq/y.toml", "k", "sq", "24 rajone"),
        Told("x/mk/y.toml", "k", "mk", "24 области"),
    ]
    assert [told.split(":")[0] for told in _other_levels(planted)] == ["x/sq/y.toml, k"]

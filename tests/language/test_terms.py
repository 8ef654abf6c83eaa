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
        ("mk", "Тежини на столбовите", "idx.weight"), ("sq", "Pjesa kombëtare", "geo.country_level"),
        ("sq", "para luftës së plotë", "geo.invasion"), ("bg", "Гореща точка", "reg.hot_spot"),
        ("bg", "Локационен коефициент", "reg.lq"), ("uk", "Профіль муніципалітету", "geo.municipality"),
        ("uk", "139 окупованих громад", "geo.occupied"), ("uk", "до повномасштабної війни", "geo.invasion"),
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

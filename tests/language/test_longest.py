"""The pseudo-language of the longest texts keeps what a text needs: its forms and its placeholders."""

import re

from bench.longest import longest_texts, spoken_longest
from bench.longest_documents import filled, in_margin, longest_report
from patokaz.language.languages import LANGUAGES
from patokaz.language.nouns import FORMS
from patokaz.language.words import translations
from patokaz.reports.files.typeset import document_pages


def test_the_longest_texts_can_stand_in_for_a_language() -> None:
    made, own = longest_texts("bg"), translations("bg")
    assert set(made) == set(own)
    for key, text in made.items():
        assert isinstance(text, dict) == isinstance(own[key], dict)
        if not isinstance(text, dict) and key != FORMS:
            assert len(text) == max(len(str(translations(language)[key])) for language in LANGUAGES)
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", str(own[key]))), key
    assert made[FORMS] == own[FORMS], "with_noun refuses another number of forms"
    assert made["choice.shift"] == "Metoda e zbërthimit të ndryshimit"


def test_the_longest_texts_fit_on_paper() -> None:
    with spoken_longest() as t:
        report = longest_report("VTR20", t)
        for kind, length in (("brochure", 2), ("investor", 1)):
            pages = document_pages(report, kind)
            assert len(pages) == length and not any(map(in_margin, pages)), kind
            assert min(map(filled, pages)) > 0.6, kind  # nothing half empty

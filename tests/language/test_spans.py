"""Spans of years and ages: held on one line by every way out, and in Chromium."""

import io

import pytest
from docx import Document
from playwright.sync_api import Browser
from pptx import Presentation

from bench.browser import chromium
from patokaz.language.html import html
from patokaz.language.spans import WORD_JOINER, unparted
from patokaz.reports.files.word_parts import WordFile
from patokaz.reports.slides.deck import deck_file
from patokaz.reports.slides.model import Deck, Slide

HELD = f"2014–{WORD_JOINER}2024"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2014–2024", HELD),
        ("2022–2024, 2024", f"2022–{WORD_JOINER}2024, 2024"),
        ("2014–2027 г. и 2007–13", f"2014–{WORD_JOINER}2027 г. и 2007–{WORD_JOINER}13"),
        ("aged 15–29", f"aged 15–{WORD_JOINER}29"),
        ("1\u00a0200\u00a0000–3\u00a0400\u00a0000, 1,200–3,400, 2.5–3.5", "1\u00a0200\u00a0000–3\u00a0400\u00a0000, 1,200–3,400, 2.5–3.5"),
        ("2019 – Kyiv", "2019 – Kyiv"),
    ],
)  # fmt: skip
def test_a_span_is_held_and_nothing_else(text: str, told: str) -> None:
    assert unparted(text) == told


def test_pages_word_documents_and_decks_hold_their_spans() -> None:
    assert HELD in html("frame/quiet", text="2014–2024")
    file = WordFile("en", "T", "S", "Table", "Figure")
    file.text("In 2014–2024 it rose.")
    file.table(["years"], [["2014–2024"]], (4.0,))
    made = Document(io.BytesIO(file.file()))
    assert HELD in made.paragraphs[0].text and made.tables[0].cell(1, 0).text == HELD
    slide = Slide("question", "Why, 2014–2024?", "From 2014–2024.", None, "Source", "Place", "2014–2024")
    deck = deck_file(Deck("en", "T", "now", [slide, slide], {"slide": "Slide", "source": "Source", "scan": "Scan"}))
    for shown in Presentation(io.BytesIO(deck)).slides:
        assert sum(HELD in shape.text_frame.text for shape in shown.shapes if shape.has_text_frame) == 3


def test_a_slide_holds_degrees_of_bulgarian_and_begins_no_line_with_a_dash() -> None:
    for language, title, told in (
        ("bg", "Най-висок дял — по-нисък от 2014–2024", f"Най\u2011висок дял\u00a0— по\u2011нисък от {HELD}"),
        ("uk", "По-перше – друге", "По-перше\u00a0– друге"),
    ):
        slide = Slide("question", title, "", None, "", "Place", "")
        deck = deck_file(Deck(language, "T", "now", [slide], {"slide": "Slide", "source": "Source", "scan": "Scan"}))
        assert Presentation(io.BytesIO(deck)).slides[0].shapes.title.text_frame.text == told


def test_no_line_of_a_page_ends_after_the_dash_of_a_span() -> None:
    lines = "boxes => boxes.map(box => { const r = document.createRange(); r.selectNodeContents(box); return new Set([...r.getClientRects()].map(line => line.top)).size; })"

    def counted(browser: Browser) -> list[int]:
        page = browser.new_page()
        page.set_content("".join(f"<p style='width: 3em'>{text}</p>" for text in ("2014–2024", unparted("2014–2024"))))
        return list(page.locator("p").evaluate_all(lines))

    with chromium() as browser:
        assert counted(browser) == [2, 1]

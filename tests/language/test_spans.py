"""Spans of years and ages, words of degree: held on one line by every way out, and in Chromium."""

import io

import pytest
from docx import Document
from playwright.sync_api import Browser
from pptx import Presentation

from bench.browser import chromium
from patokaz.language.html import html
from patokaz.language.spans import TIE, WORD_JOINER, in_page, unparted
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
        ("най-висока, По-малко от 5-те", f"най-{WORD_JOINER}висока, По-{WORD_JOINER}малко от 5-{WORD_JOINER}те"),
        ("(3 of 80; 3 от 1438) 1 з 4, 2 із 4, 1 nga 80, 1 од 4", "(3~of~80; 3~от~1438) 1~з~4, 2~із~4, 1~nga~80, 1~од~4".replace("~", TIE)),
        ("(1 = най-ниско), a = 1, 3 of them, rank of 80", "(1~=~най-+ниско), a = 1, 3 of them, rank of 80".replace("~", TIE).replace("+", WORD_JOINER)),
        ("т CO₂-екв.", f"т CO₂-{WORD_JOINER}екв."),
        ("over 319 to 1,200; 7\u00a0319 до 900; 0.5 to 3; 2 to 3.5", "over 319 to 1,200; 7\u00a0319 до 900; 0.5 to 3; 2 to 3.5"),
        ("интервал от 1 до 3, nga 1 deri në 3, up to 3", "интервал от 1~до~3, nga 1~deri~në~3, up to 3".replace("~", TIE)),
        ("ДНЗ № 5", f"ДНЗ №{TIE}5"),
        ("z-стойност, BE-së, 5-të", f"z-{WORD_JOINER}стойност, BE-{WORD_JOINER}së, 5-{WORD_JOINER}të"),
        ("социално-икономически, край-град, EU-SILC, non-financial", "социално-икономически, край-град, EU-SILC, non-financial"),
        ('<p class="t-source" id="a-5-t"><a href="/p?x=bg-13-t&y=A-B">', '<p class="t-source" id="a-5-t"><a href="/p?x=bg-13-t&y=A-B">'),
    ],
)  # fmt: skip
def test_a_span_and_a_word_of_degree_are_held_and_nothing_else(text: str, told: str) -> None:
    assert unparted(text) == unparted(unparted(text)) == told


def test_pages_word_documents_and_decks_hold_their_spans() -> None:
    assert HELD in html("frame/quiet", text="2014–2024")
    assert f"a{TIE}– b, 10{TIE}%" in html("frame/quiet", text="a – b, 10 %")
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
        (
            "bg",
            "Най-висок дял — по-нисък от 2014–2024",
            f"Най-{WORD_JOINER}висок дял\u00a0— по-{WORD_JOINER}нисък от {HELD}",
        ),
        ("uk", "По-перше – друге", f"По-{WORD_JOINER}перше\u00a0– друге"),
    ):
        slide = Slide("question", title, "", None, "", "Place", "")
        deck = deck_file(Deck(language, "T", "now", [slide], {"slide": "Slide", "source": "Source", "scan": "Scan"}))
        assert Presentation(io.BytesIO(deck)).slides[0].shapes.title.text_frame.text == told


@pytest.mark.parametrize(
    "held", ["2014–2024", "най-висока", "3 от 80", "word – word", "word — word", "word - word", "100 %", "500 ‰"]
)
def test_no_line_of_a_page_ends_after_the_dash_of_a_span_or_a_hyphen_of_degree(held: str) -> None:
    lines = "boxes => boxes.map(box => { const r = document.createRange(); r.selectNodeContents(box); return new Set([...r.getClientRects()].map(line => line.top)).size; })"

    def counted(browser: Browser) -> list[int]:
        page = browser.new_page()
        page.set_content("".join(f"<p style='width: 2em'>{text}</p>" for text in (held, in_page(held))))
        return list(page.locator("p").evaluate_all(lines))

    with chromium() as browser:
        told = counted(browser)
        assert told[0] > told[1] == (2 if held.startswith("word") else 1)  # a line may end after a dash between words

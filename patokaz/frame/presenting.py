"""Any view as a presentation: full screen without a rerun for each slide, as a deck, as pictures."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.frame.address import address_of
from patokaz.frame.browser_parts import browser_part, style_address
from patokaz.frame.choices import choice
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_folded, show_notice, show_notice_above, show_quiet, theme
from patokaz.frame.rooms import room
from patokaz.frame.share import SHARED
from patokaz.language.words import Words
from patokaz.reports.slides.model import Deck, Maker, Slide

View = Callable[[Words], Maker]
Picker = Callable[[Words], Sequence[Mapping[str, object]]]  # label, address, chosen of each
NO_PICKERS: Mapping[str, Picker] = {}


def show_present(
    view: str, name: str, slides: Callable[[], Maker], t: Words, choices: Callable[[], None] | None = None
) -> None:  # fmt: skip
    """The presentation button of a view.

    view: one of VIEWS in pages/presentation.py; name: of the files, without suffix; slides: reads the address when the
    button is opened and returns the maker of the slides, called for a file; choices: controls above the link. All
    address parameters are kept, so that the presentation shows the same as the view.
    """

    def draw() -> None:
        if choices is not None:
            choices()
        kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", SHARED)}
        st.page_link(
            room("presentation"), label=t("present.start"), query_params=kept | {"view": view}, width="stretch"
        )  # fmt: skip
        made = slides()
        show_file(t("present.deck"), lambda: deck_of(name, made(), t), f"{name}.pptx", f"present_{view}_pptx")
        show_file(
            t("present.pictures"),
            lambda: pictures_of(made()),
            f"{name}-{t('lead.file_pictures')}.zip",
            f"present_{view}_zip",
        )
        show_quiet(t("present.keys"))

    show_folded(t("present.title"), f"open_present_{view}", draw, ":material/slideshow:")


def deck_of(title: str, slides: Sequence[Slide], t: Words) -> bytes:
    """Slides as an editable deck. title: of the file's properties."""
    from patokaz.reports.slides.deck import deck_file

    words = {key: t("report." + key) for key in ("source", "scan")}
    named = slides[0].title if slides else title
    return deck_file(Deck(t.language, named, t("report.made", date=t.date(date.today())), slides, words))


def pictures_of(slides: Sequence[Slide]) -> bytes:
    """Slides as pictures in one archive."""
    from patokaz.reports.slides.skins import pictures_file

    return pictures_file(slides)


def show_presentation(
    views: Mapping[str, tuple[str, View]], t: Words, pickers: Mapping[str, Picker] = NO_PICKERS
) -> None:
    """The slides of the address's view full screen; a sentence if there are none.

    views: page and slides by view, default first; pickers: by view, the comparison group in the bar.
    """
    shown = choice(t("choice.show"), "view", list(views), next(iter(views)), t)
    page, view = views[shown]
    slides = view(t)()
    kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    leave = address_of(page, kept)
    if not slides:
        if page != "profile" or not st.query_params.get("area"):
            show_notice(t("present.nothing"), t("present.nothing_text"))
        st.page_link(room(page), label=t("present.leave"), query_params=kept)
        return
    words = {key: t("present." + key) for key in ("title", "back", "next", "full", "leave", "all")}
    offered = pickers[shown](t) if shown in pickers else []
    browser_part("present")(
        key="presentation",
        data={
            "slides": _drawn(slides, t.language), "words": words, "leave": leave, "style": style_address(),
            "first": asked_slide(len(slides), 1, t), "picker": offered,
        },
    )  # fmt: skip


def _drawn(slides: Sequence[Slide], language: str) -> Sequence[str]:
    """The slides as HTML, cached in the session while contents and colours are unchanged."""
    from patokaz.reports.slides.skins import slides_html

    told, colours = list(slides), theme()
    held = st.session_state.get("wall")
    if held is None or held[:3] != (told, colours, language):
        held = st.session_state["wall"] = (told, colours, language, slides_html(told, PALETTES[colours], language))
    return [str(slide) for slide in held[3]]


def asked_slide(slides: int, first: int, t: Words) -> int:
    """The slide number in the address, from 1; the last if beyond it.

    `first`, with a message, for anything else.
    """
    asked = st.query_params.get("slide", "")
    number = chosen_slide(asked, slides, first)
    if asked and (not asked.isdecimal() or int(asked) != number):
        text = t("present.no_slide", value=asked[:60], count=slides, shown=number)
        show_notice_above(t("error.unknown_choice_title"), text)
    return number


def chosen_slide(text: str, slides: int, first: int = 1) -> int:
    """A slide number from 1; `first` for anything else, the last for one beyond."""
    return min(max(1, int(text)), slides) if text.isdecimal() else first

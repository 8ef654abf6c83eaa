"""Any view as a presentation: the link that starts it on the wall, its slides as a deck and as pictures."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from patokaz.frame.files import show_file
from patokaz.frame.parts import show_quiet
from patokaz.language.words import Words
from patokaz.reports.slides.model import Deck, Maker, Slide


def show_present(
    view: str, name: str, slides: Maker, t: Words, choices: Callable[[], None] | None = None
) -> None:  # fmt: skip
    """The button that stands on a view. view: one of patokaz.presentation.screen.VIEWS; name: of the files, without suffix.

    slides: makes what the view says when a file is asked for, and then reads no address; choices: controls above the link. All that the
    address says is kept, so that the presentation shows what the view shows.
    """
    with st.popover(t("present.title"), width="content"):
        if choices is not None:
            choices()
        kept = {key: value for key, value in st.query_params.items() if key not in ("of", "slide")}
        st.page_link(
            "pages/presentation.py", label=t("present.start"), query_params=kept | {"of": view}, width="stretch"
        )  # fmt: skip
        show_file(t("present.deck"), lambda: deck_of(name, slides(), t), f"{name}.pptx", f"present_{view}_pptx")
        show_file(t("present.pictures"), lambda: pictures_of(slides()), f"{name}-slides.zip", f"present_{view}_zip")
        show_quiet(t("present.keys"))


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

"""The wall: the slides of the view that the address names, full screen, without another run a slide."""

from collections.abc import Callable, Mapping

import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.comparison.presented_screen import comparison_view
from patokaz.frame.address import address_of
from patokaz.frame.browser_parts import browser_part
from patokaz.frame.page import style_address
from patokaz.frame.parts import show_notice, theme
from patokaz.index.presented_screen import index_view
from patokaz.language.words import Words
from patokaz.portfolio.presented_screen import portfolio_view, project_view
from patokaz.potential.presented_screen import map_view, residual_view
from patokaz.profile.presented_screen import profile_view
from patokaz.reports.slides.model import Maker

View = Callable[[Words], Maker]
# View -> the page that it stands on, and its slides by what the address says.
VIEWS: Mapping[str, tuple[str, View]] = {
    "profile": ("profile", profile_view),
    "comparison": ("comparison", comparison_view),
    "map": ("potential", map_view),
    "index": ("potential", index_view),
    "residual": ("potential", residual_view),
    "portfolio": ("portfolio", portfolio_view),
    "project": ("project", project_view),
}


def show_presentation(t: Words) -> None:
    """The slides of the address's view; a sentence where it has none."""
    from patokaz.reports.slides.skins import slides_html

    page, view = VIEWS.get(st.query_params.get("of", ""), VIEWS["profile"])
    slides = view(t)()
    kept = {key: value for key, value in st.query_params.items() if key not in ("of", "slide", "slides")}
    leave = address_of(page, kept)
    if not slides:
        if page != "profile" or not st.query_params.get("area"):
            show_notice(t("present.nothing"), t("present.nothing_text"))
        st.page_link(f"pages/{page}.py", label=t("present.leave"), query_params=kept)
        return
    words = {key: t("present." + key) for key in ("title", "back", "next", "full", "leave", "all")}
    browser_part("present")(
        key="presentation",
        data={
            "slides": slides_html(slides, PALETTES[theme()]), "words": words, "leave": leave, "style": style_address(),
            "first": chosen_slide(st.query_params.get("slide", ""), len(slides)),
        },
    )  # fmt: skip


def chosen_slide(text: str, slides: int) -> int:
    """A slide's number from 1; the first for anything else, the last for one beyond."""
    return min(max(1, int(text)), slides) if text.isdecimal() else 1

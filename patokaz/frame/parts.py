"""Parts of every page: notices, charts with their files, the theme."""

import html
from collections.abc import Sequence

import streamlit as st
from plotly.graph_objects import Figure

from patokaz.frame.files import show_chart_files
from patokaz.language.words import Words, separators


def show_chart(figure: Figure, key: str, alt: str, t: Words, notes: Sequence[str] = ()) -> None:
    """A chart with the language's separators and a text for those who cannot see it; as a picture with notes and sources."""
    group, point = separators(t.language)
    figure.layout.separators = point + group
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=key, alt=alt)
    show_chart_files(figure, key, alt, notes, t)


def show_notice(title: str, text: str, command: str = "") -> None:
    """A quiet box: what happened, and what to do next."""
    code = f"<code>{html.escape(command)}</code>" if command else ""
    st.html(
        f'<div class="notice" role="status"><strong>{html.escape(title)}</strong> <span>{html.escape(text)}</span> '
        f"{code}</div>"
    )


def theme() -> str:
    """The reader's theme: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"

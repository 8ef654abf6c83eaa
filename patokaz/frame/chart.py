"""An interactive chart above its share row."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from patokaz.charts.axis import tell_axes
from patokaz.charts.line_chart import LineChart, line_chart_html
from patokaz.charts.palette import PALETTES
from patokaz.frame.files import chart_pictures
from patokaz.frame.parts import show_html, theme
from patokaz.frame.share import Frame, Shared, show_share
from patokaz.language.words import Words


def show_chart(
    figure: Figure, key: str, alt: str, t: Words, notes: Sequence[str] = (),
    frames: Mapping[str, Frame] | None = None, table: Callable[[], pd.DataFrame] | None = None,
) -> None:  # fmt: skip
    """A chart with the language's number format and alternative text, above its share row.

    notes: in the picture and beside the table; frames: embeddable views; table: reads the data.
    """
    tell_axes(figure, t)
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=key, alt=alt)
    _show_share(lambda: figure, key, alt, t, notes, frames, table)


def show_lines(
    chart: LineChart, key: str, alt: str, t: Words, notes: Sequence[str] = (),
    frames: Mapping[str, Frame] | None = None, table: Callable[[], pd.DataFrame] | None = None,
) -> None:  # fmt: skip
    """Lines over the years above their share row, HTML that may be combined with other HTML; otherwise as `show_chart`."""
    show_html(line_chart_html(chart, alt, t.number))
    palette = PALETTES[theme()]
    _show_share(lambda: chart.figure(palette), key, alt, t, notes, frames, table)


def _show_share(
    figure: Callable[[], Figure], key: str, alt: str, t: Words, notes: Sequence[str],
    frames: Mapping[str, Frame] | None, table: Callable[[], pd.DataFrame] | None,
) -> None:  # fmt: skip
    about = [(alt, note) for note in notes]
    show_share(Shared(key, chart_pictures(figure, key, alt, notes, t), table, key, about, frames or {}), t)

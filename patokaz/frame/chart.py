"""A chart to explore, over the row that shares it."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from patokaz.charts.axis import tell_axes
from patokaz.frame.files import chart_pictures
from patokaz.frame.share import Frame, Shared, show_share
from patokaz.language.words import Words


def show_chart(
    figure: Figure, key: str, alt: str, t: Words, notes: Sequence[str] = (),
    frames: Mapping[str, Frame] | None = None, table: Callable[[], pd.DataFrame] | None = None,
) -> None:  # fmt: skip
    """A chart with the language's separators and a text for those who cannot see it, over the row that shares it.

    notes: under the picture and beside the table; frames: what of it can be embedded; table: reads what is drawn.
    """
    tell_axes(figure, t)
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=key, alt=alt)
    about = [(alt, note) for note in notes]
    show_share(Shared(key, chart_pictures(figure, key, alt, notes, t), table, key, about, frames or {}), t)

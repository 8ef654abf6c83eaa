"""The row below a chart: link, picture, table, embed. Contents are made only when opened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st
from markupsafe import Markup

from patokaz.frame.address import address_of, base_address
from patokaz.frame.files import show_downloads, show_file
from patokaz.frame.parts import show_html, show_so_far
from patokaz.language.html import html
from patokaz.language.words import Words

SHARED = "shared"  # the address's key of what is opened: of which chart, and one of WORDS
WORDS = ("link", "picture", "table", "embed")
Files = Mapping[str, tuple[str, Callable[[], bytes]]]
PREVIEW = 340


@dataclass(frozen=True)
class Frame:
    """An embeddable view: parameters of the page `card`, title and height in pixels."""

    choices: Mapping[str, str]
    title: str
    height: int = PREVIEW


@dataclass(frozen=True)
class Shared:
    """Shareable contents of a chart.

    key: of its widgets; pictures: label -> file name and maker; table: reads the data, file name `name`; notes: on the
    table; frames: label -> embeddable view.
    """

    key: str
    pictures: Files = field(default_factory=dict)
    table: Callable[[], pd.DataFrame] | None = None
    name: str = ""
    notes: Sequence[tuple[str, str]] = ()
    frames: Mapping[str, Frame] = field(default_factory=dict)


def show_share(shared: Shared, t: Words) -> None:
    """Link, picture, table and embedding code of a chart, if available: a row of words as combinable HTML.

    The opened part is kept in the address; a second click closes it.
    """
    parts = _parts(shared, t)
    key, _, kind = st.query_params.get(SHARED, "").rpartition(".")
    opened = kind if key == shared.key and kind in parts else ""
    show_html(_row(shared.key, tuple(parts), opened, t))
    if opened:
        show_so_far()
        with st.container(key=f"shared_{key}", border=True):
            parts[opened]()


@lru_cache(maxsize=500)  # a page of charts has ten rows, of which one at most says something new
def _row(key: str, kinds: tuple[str, ...], opened: str, t: Words) -> Markup:
    words = [
        {
            "text": t("embed.title" if kind == "embed" else "share." + kind),
            "address": f"{key}.{kind}",
            "opened": kind == opened,
        }
        for kind in kinds
    ]
    return html("frame/share", label=t("share.all"), words=words)


def _parts(shared: Shared, t: Words) -> Mapping[str, Callable[[], None]]:
    """The contents of each word of the row, in order."""

    def pictures() -> None:
        for label, (name, make) in shared.pictures.items():
            show_file(label, make, name, f"share_{shared.key}_{name}", width="stretch")

    def table() -> None:
        assert shared.table is not None
        show_downloads(shared.table, shared.name, lambda: shared.notes, t)

    parts: dict[str, Callable[[], None]] = {"link": _show_link}
    if shared.pictures:
        parts["picture"] = pictures
    if shared.table is not None:
        parts["table"] = table
    if shared.frames:
        parts["embed"] = lambda: show_frames(shared.frames, f"embed_{shared.key}", t)
    return parts


def _show_link() -> None:
    st.code(here(), language=None, wrap_lines=True)


def show_frames(frames: Mapping[str, Frame], key: str, t: Words) -> None:
    """The embedding code beside a preview; with several views, a choice."""
    labels = list(frames)
    chosen = (
        st.segmented_control(t("embed.title"), labels, default=labels[0], key=f"{key}_kind") if labels[1:] else None
    )
    frame = frames[chosen or labels[0]]
    source = f"{base_address()}/{address_of('card', dict(frame.choices) | {'lang': t.language, 'embed': 'true'})}"
    st.code(frame_code(source, frame), language="html", wrap_lines=True)
    st.iframe(source, height=frame.height)


def frame_code(source: str, frame: Frame) -> str:
    """The HTML that embeds a view at full width."""
    return str(html("frame/embed", source=source, title=frame.title, height=frame.height))


def here() -> str:
    """The address of the view with all its choices."""
    page = urlsplit(str(st.context.url or "")).path.rstrip("/").rpartition("/")[2]
    base = base_address()
    page = "" if base.endswith(f"/{page}") else page
    choices = urlencode({key: value for key, value in st.query_params.to_dict().items() if key != SHARED})
    return f"{base}/{page}{'?' + choices if choices else ''}"

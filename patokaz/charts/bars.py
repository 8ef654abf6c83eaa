"""Bars: the shares of a whole, each with the larger area's share as a tick; a skin for the screen and one for print."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from patokaz.language.html import html


@dataclass(frozen=True)
class Bar:
    """A part of a whole: share and the larger area's share in per cent, None where they are not told.

    text: the share in words; below: a smaller text.
    """

    label: str
    share: float | None
    larger: float | None
    text: str
    below: str = ""


def longest(bars: Sequence[Bar]) -> float:
    """The share that fills the width."""
    shares = [share for bar in bars for share in (bar.share, bar.larger) if share is not None]
    return max([1.0, *shares])


def bars_html(bars: Sequence[Bar], title: str) -> Markup:
    """One bar a part from zero on the screen; `title` is read aloud."""
    return html("charts/bars", bars=bars, longest=longest(bars), title=title, skin="screen")


def bars_table(bars: Sequence[Bar], title: str) -> Markup:
    """The same as a table in print; `title` is its caption for those who listen."""
    return html("charts/bars", bars=bars, longest=longest(bars), title=title, skin="print")

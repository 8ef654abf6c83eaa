"""Bars: shares of a total, each with the larger area's share as a tick; for screen and print."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from patokaz.language.html import html


@dataclass(frozen=True)
class Bar:
    """A part of a total: its share and the larger area's share in per cent, None if withheld.

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
    """One bar a part from zero on the screen; `title` is for screen readers."""
    return html("charts/bars", bars=bars, longest=longest(bars), title=title, skin="screen")


def bars_table(bars: Sequence[Bar], title: str) -> Markup:
    """The same as a table in print; `title` is its caption for screen readers."""
    return html("charts/bars", bars=bars, longest=longest(bars), title=title, skin="print")

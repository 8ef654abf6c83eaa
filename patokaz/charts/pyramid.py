"""The population pyramid: both sexes back to back, the larger area's shares as ticks; for screen and print."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from patokaz.language.html import html


@dataclass(frozen=True)
class Side:
    """One bar: its share and the larger area's share in per cent, None if withheld; its text."""

    share: float | None
    larger: float | None
    text: str


@dataclass(frozen=True)
class Age:
    """A group of ages with its two sides."""

    label: str
    left: Side
    right: Side


def longest(ages: Sequence[Age]) -> float:
    """The share that fills a side."""
    sides = [side for age in ages for side in (age.left, age.right)]
    return max([0.1, *(share for side in sides for share in (side.share, side.larger) if share is not None)])


def pyramid_html(ages: Sequence[Age], names: Sequence[str], title: str) -> Markup:
    """The pyramid on the screen from the oldest down. ages: youngest first; names: of the left and right side."""
    return html("charts/pyramid", ages=ages[::-1], longest=longest(ages), names=names, title=title, skin="screen")


def pyramid_table(ages: Sequence[Age], names: Sequence[str], title: str) -> Markup:
    """The same as a table in print; `title` is its caption for screen readers."""
    return html("charts/pyramid", ages=ages[::-1], longest=longest(ages), names=names, title=title, skin="print")

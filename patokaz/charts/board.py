"""A board of states: one column a state with its rule, one card a project."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from patokaz.language.html import html


@dataclass(frozen=True)
class Card:
    """A project on the board: title, link, funds and the decisive date of its state, in words."""

    title: str
    link: str
    money: str
    since: str


@dataclass(frozen=True)
class State:
    """A column: name, rule, number of projects with their funds, and the first of them; link: all of them."""

    title: str
    rule: str
    count: str
    money: str
    cards: Sequence[Card]
    link: str
    more: str


def board_html(states: Sequence[State]) -> Markup:
    """The columns side by side, below one another on a phone."""
    return html("charts/board", states=states)

"""A board of states: a column a state with its rule, a card a project."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from patokaz.language.html import html


@dataclass(frozen=True)
class Card:
    """A project on the board: title, link, money and the date its state rests on, in words."""

    title: str
    link: str
    money: str
    since: str


@dataclass(frozen=True)
class State:
    """A column: what it is called, by which rule, how many there are with how much money, and the first of them; link:
    all of them."""

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

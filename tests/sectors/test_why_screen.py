"""Sectors on the fixture country, which holds no such table: the reader's own one.

South 2023: mills are 70 of its 110, in the nation 90 of 172; the location quotient is (70/110) / (90/172) = 1.22.
"""

import pytest

from patokaz.language.words import words
from patokaz.own_data.matched import read_or_refusal
from patokaz.own_data.reading import read_table
from patokaz.sectors.screen import shares_figure
from patokaz.sectors.tables import readers_sectors
from patokaz.sectors.texts import card_of
from tests.pages import opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")
FILE = b"place;year;Farms;Shops;Mills\nNorth;2023;12;30;20\nSouth;2023;30;10;70\n"


def sectors(content: bytes, **address: str) -> str:
    held = {"sectors_table": ("s.csv", read_or_refusal(content, "s.csv"))}
    return visible_text(opened("potential", held, lang="en", show="why", **address))


def test_the_card_tells_what_a_place_is_specialised_in() -> None:
    text = sectors(FILE, sector_area="South")
    assert "Mills" in text and "1.22" in text and "63.6%" in text


def test_without_a_table_it_asks_for_one_and_a_text_is_refused() -> None:
    assert "There are no own data in this session." in visible_text(opened("potential", lang="en", show="why"))
    assert "Mills" not in sectors(b"nothing in it")


def test_the_card_can_be_taken_as_a_picture_of_shares() -> None:
    table, t = read_table(FILE, "s.csv"), words("en")
    figure = shares_figure(card_of(readers_sectors("s.csv", table, t), "South", None, 2023, "classic"), t)
    small, large = (trace for trace in figure.data if trace.mode == "markers")
    assert max(large.x) == pytest.approx(100 * 70 / 110) and max(small.x) == pytest.approx(100 * 90 / 172)

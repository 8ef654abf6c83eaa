"""`/tables`: the tables of a comparison, asked when the reader comes near them."""

from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest

from patokaz.comparison.comparison import chosen_places
from patokaz.comparison.tables_answer import tables, tables_address
from patokaz.comparison.texts import block_html
from patokaz.frame.group import group_of
from patokaz.language.words import words
from patokaz.profile.peers import with_group
from patokaz.statistics.catalogue import BLOCKS
from patokaz.statistics.countries import words_among
from tests.pages import answered, opened

PLACES = {"areas": "XE04,XE01", "lang": "en"}


asked = partial(answered, tables)


@pytest.mark.usefixtures("small_country")
def test_every_block_of_the_places_with_the_group_of_their_page() -> None:
    t = words("en")
    group = group_of("XE01,XE02,XE03,XE05", "<b>Nearby</b>", t)
    places = tuple(with_group(place, group) for place in chosen_places(["XE04", "XE01"], t))
    code, told = asked(**dict(parse_qsl(urlsplit(tables_address(places, t)).query)))
    assert code == 200 and told == "".join(block_html(block, places, t) for block in BLOCKS)
    assert "&lt;b&gt;Nearby&lt;/b&gt;" in told and "<b>Nearby" not in told
    assert "Nearby" not in asked(**PLACES)[1]


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize("wrong", [{"areas": "ZZ"}, {"areas": ""}, {"lang": "tlh"}], ids=str)
def test_what_is_none_is_not_found(wrong: dict[str, str]) -> None:
    assert asked(**(PLACES | wrong)) == (404, "")


@pytest.mark.parametrize(("beside", "is_general"), [("UA18020010000059904", False), ("PAZ21", True), ("", False)])
def test_places_of_two_countries_are_told_with_the_general_word(beside: str, is_general: bool) -> None:
    """The word of one of them would be wrong of the other."""
    app = opened("comparison", lang="en", area="UA18040550000062361", **{"with": beside or "-"})
    offered = [option.content for group in app.get("button_group") for option in group.proto.options]
    assert ("Similar municipalities" in offered, "Similar hromadas" in offered) == (is_general, not is_general)
    spoken = words_among("en", ["UA", "BG"] if is_general else ["UA", "UA"])
    assert ("hromada" in spoken("comparison.similar").lower()) is not is_general

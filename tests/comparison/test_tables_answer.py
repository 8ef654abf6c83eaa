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
from tests.pages import answered

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

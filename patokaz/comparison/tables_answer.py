"""`/tables`: the blocks of a comparison as tables of places, requested by the browser on scrolling near them."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from starlette.responses import HTMLResponse

from patokaz.comparison.comparison import chosen_places
from patokaz.comparison.texts import block_html
from patokaz.frame.address import address_of
from patokaz.frame.beside_pages import of_statistics
from patokaz.frame.group import group_of
from patokaz.language.html import joined
from patokaz.language.words import LANGUAGES, Words, words
from patokaz.profile.peers import told_group, with_group
from patokaz.profile.profile import Profile
from patokaz.statistics.catalogue import BLOCKS
from patokaz.statistics.countries import words_among
from patokaz.statistics.database import data_version

MOST_ASKED = 200  # letters of the places' ids


def tables_address(places: Sequence[Profile], t: Words) -> str:
    """Address of the tables of the places, with the group of the first one."""
    ids = ",".join(place.area["area_id"] for place in places)
    return address_of("tables", {"areas": ids, "lang": t.language, "data": data_version()} | told_group(places[0]))


def tables_told(choices: Mapping[str, str]) -> Markup | None:
    """The tables; None if there are none. choices: as in `tables_address`.

    Raises:
        DatabaseMissing: no build.
        Busy: too many requests.
    """
    language = choices.get("lang", "")
    if language not in LANGUAGES:
        return None
    t = words(language)
    group = group_of(choices.get("group", ""), choices.get("group_name", ""), t)
    chosen = chosen_places(choices.get("areas", "")[:MOST_ASKED].split(","), t)
    places = tuple(with_group(place, group) for place in chosen)
    if not places:
        return None
    spoken = words_among(language, (place.area["country_id"] for place in places))
    return joined(block_html(block, places, spoken) for block in BLOCKS)


tables = of_statistics(tables_told, HTMLResponse, "")

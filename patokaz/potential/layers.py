"""`/layer`: data of an indicator's map for the browser, as JSON.

Requested with the address sent by the page, and in advance for the option pointed at in a choice above the map, so that
a choice is drawn at once.
"""

from collections.abc import Mapping

from starlette.responses import JSONResponse

from patokaz.charts.palette import PALETTES
from patokaz.frame.beside_pages import of_statistics
from patokaz.language.words import LANGUAGES
from patokaz.maps.asked import CHOICES, asked_map, layer_address
from patokaz.maps.screen import settled, told_map
from patokaz.potential.indicator_map import indicator_map
from patokaz.statistics.countries import countries, words_of


def layer_told(choices: Mapping[str, str]) -> dict[str, object]:
    """The layer with its own address; empty for an unknown country, language or theme.

    choices: as from `layer_address`; `pick`, a key of CHOICES and a position, chooses another option. Unknown choices
    are replaced by defaults.

    Raises:
        DatabaseMissing: no build.
        Busy: too many requests.
    """
    country, language, colours = (choices.get(key, "") for key in ("country", "lang", "colours"))
    if language not in LANGUAGES or colours not in PALETTES:
        return {}
    asked = asked_map(country, choices, picked(choices.get("pick", ""))) if country in countries() else None
    if not asked:
        return {}
    t = words_of(language, country)
    drawn = settled(indicator_map(asked, asked.picture(language), t), t)
    return told_map(drawn, colours, t) | {"layer": layer_address(asked, colours, t)}


def picked(text: str) -> tuple[str, int] | None:
    """`level:2` is the third option of the level; None for anything else."""
    key, _, position = text.partition(":")
    return (key, int(position)) if key in CHOICES and position.isdecimal() and len(position) < 5 else None


layer = of_statistics(layer_told, JSONResponse, {})

"""`/layer`: what the browser draws the map of an indicator from, as JSON.

A map asks it by the address that the page sends, and ahead of it for the option that the reader points at in a choice above the
map: what is chosen is drawn at once, and the page follows.
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
    """The layer, with the address that it is asked by; empty for an unknown country, language or theme.

    choices: as `layer_address` gives them; `pick`, a key of CHOICES and a position, chooses another option. Unknown choices
    are the usual ones. Raises DatabaseMissing, Busy.
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

"""The map of one indicator over the areas of a country, from the address."""

from functools import partial

from patokaz.language.words import Words
from patokaz.maps.asked import AskedMap
from patokaz.maps.picture import Picture, levels_mapped
from patokaz.maps.screen import Click, CountryMap
from patokaz.potential.regions_screen import open_region
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import level_name, levels


def indicator_map(asked: AskedMap, picture: Picture, t: Words) -> CountryMap:
    """The map of the whole country, without the texts of the page."""
    indicator, country, level = asked.indicator, asked.country, asked.level
    title = t.dated(indicator.text("name", t.language), asked.year)
    return CountryMap(
        picture,
        picture.measure(indicator, t),
        country,
        level,
        title,
        "indicator",
        click=way_in(indicator, country, level, t),
    )


def way_in(indicator: Indicator, country: str, level: str, t: Words) -> Click | None:
    """A click on a region opens the areas inside it if the indicator has any, otherwise the profile, as for an area."""
    found = levels_mapped(country)[indicator.id]
    lower = next((key for key in levels(country) if key in found), level)
    if lower == level:
        return None
    text = t("map.open_inside", areas=level_name(country, lower, t, plural=True))
    return Click(partial(open_region, indicator.id, country, lower), text)

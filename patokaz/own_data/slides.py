"""The user's own figures as slides: the map, the ends of the ranking, the meaning."""

from collections.abc import Sequence

from patokaz.language.words import Words
from patokaz.maps.slides import CLASSES, Mapped, slides_of
from patokaz.own_data.indicators import OwnIndicators, own_picture
from patokaz.reports.slides.model import Slide
from patokaz.statistics.places import level_places


def own_slides(
    own: OwnIndicators, key: str, country: str, level: str, area: str, t: Words
) -> Sequence[Slide]:  # fmt: skip
    """A column of the session's figures as slides. area: the user's own place, empty for none."""
    indicator = own.entries[key]
    areas = level_places(country=country, level=level, language=t.language)
    picture = own_picture(own.at(level)[key], indicator.direction, areas, *CLASSES)
    return slides_of(Mapped(indicator, picture, country, level, None, area), t)

"""The finding of a map as a title: where one area stands, or which sides of zero and which ends all of them take."""

from collections.abc import Mapping

from patokaz.language.words import Words
from patokaz.maps.picture import Picture


def own_title(picture: Picture, area: str, name: str, t: Words, called: str = "") -> str:
    """Position of an area among those with a value; empty without a value. called: its name in a sentence."""
    values = picture.known.set_index("area_id")["value"]
    if area not in values.index:
        return ""
    others, own = values.drop(area), float(values[area])
    above, below = int((others > own).sum()), int((others < own).sum())
    is_low, count = above >= below, max(above, below)
    place = called or picture.known.set_index("area_id").loc[area, "name"]
    if count == len(others) > 0:
        return t(
            "slide.map_lowest" if is_low else "slide.map_highest",
            indicator=name,
            place=place,
            total=t.number(len(values)),
        )
    return t(
        "slide.map_lower" if is_low else "slide.map_higher",
        indicator=name,
        place=place,
        number=t.number(count),
        total=t.number(len(others)),
    )


def spread_title(picture: Picture, name: str, called: Mapping[str, str], t: Words) -> str:
    """Spread of a level: number of decreases where signs differ, else the extremes. called: names by area."""
    values = picture.known["value"]
    if values.min() < 0 < values.max():
        below = int((values < 0).sum())
        return t("slide.map_below", indicator=name, number=t.number(below), total=t.number(len(values)))
    first, last = (called[picture.known.iloc[at]["area_id"]] for at in (0, -1))
    return t("slide.map_ends", indicator=name, high=first, low=last)

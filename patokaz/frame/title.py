"""What a page is called where nothing else of it is seen."""

from collections.abc import Mapping

from patokaz.language.words import Words


def page_title(name: str, area: Mapping[str, str] | None, t: Words) -> str:
    """What a tab and a shared link say: the place, which page, whose. The overview, a card and a larger area's profile are
    told by their place alone."""
    is_larger = bool(area and area["level"] != "municipality")
    place = str(area["long_name" if is_larger else "name"]) if area else ""
    is_told = name == "overview" or (bool(place) and (name == "card" or (name == "profile" and is_larger)))
    return " · ".join(part for part in (place, "" if is_told else t("page." + name), "Patokaz") if part)

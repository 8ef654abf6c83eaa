"""The title of a page outside the page itself."""

from collections.abc import Mapping

from patokaz.language.words import Words


def page_title(name: str, area: Mapping[str, str] | None, t: Words) -> str:
    """Title of a tab and a shared link: place, page, product.

    The overview, a card and a larger area's profile are named by their place only.
    """
    is_larger = bool(area and area["level"] != "municipality")
    place = str(area["long_name" if is_larger else "name"]) if area else ""
    is_told = name == "overview" or (bool(place) and (name == "card" or (name == "profile" and is_larger)))
    return " · ".join(
        part for part in (place[:1].upper() + place[1:], "" if is_told else t("page." + name), "Patokaz") if part
    )

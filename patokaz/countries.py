"""What each country declares in data/countries/xx/country.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.i18n import Words

FOLDER = Path(__file__).parents[1] / "data" / "countries"


@cache
def countries() -> dict[str, dict[str, Any]]:
    """Settings by country id, in the order of the screen."""
    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*/country.toml"))]
    return {settings["id"]: settings for settings in sorted(found, key=lambda settings: int(settings["order"]))}


def headline(country: str) -> list[str]:
    """Ids of the ten headline figures."""
    return list(countries()[country]["headline"])


def levels(country: str) -> list[str]:
    """Levels of a country that have a map, the lowest first."""
    return list(countries()[country]["levels"])


def level_name(country: str, level: str, t: Words, plural: bool = False) -> str:
    """What a country calls a level: hromada, oblast, planning region."""
    names = countries()[country].get("level_name_plural" if plural else "level_name", {}).get(level, {})
    return str(names.get(t.language) or t(("level_plural." if plural else "level.") + level))

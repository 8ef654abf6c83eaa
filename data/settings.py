"""What country.toml must say, so that every page of a country opens; what is forgotten is named with file and key."""

from collections.abc import Collection, Mapping

from data.tables import Country, MalformedTable
from patokaz.statistics.catalogue import Indicator

NEEDED: Mapping[str, type] = {
    "id": str, "order": int, "currency": str, "official_language": str, "group_level": str, "levels": list,
    "boundary_vintage": str, "attribution": str, "epsg": str, "map": str, "headline": list, "similar": list,
    "result_chain": dict,
}  # fmt: skip
EXPECTED = {str: "a text", int: "a number", list: "a list with something in it", dict: "a table"}
CHAIN = ("work", "revenue", "investment", "services")


def check_settings(country: Country, indicators: Mapping[str, Indicator]) -> None:
    """country.toml has every key with indicators of the country, and a default index stands beside it.

    Raises MalformedTable.
    """
    where, settings = _file(country), country.settings
    for key, kind in NEEDED.items():
        if not isinstance(settings.get(key), kind) or settings[key] in ("", []):
            raise MalformedTable(f"{where}: {key}: found {settings.get(key)!r}; expected {EXPECTED[kind]}")
    for step in CHAIN:
        if step not in settings["result_chain"]:
            raise MalformedTable(f"{where}: result_chain.{step}: found nothing; expected a list, empty if need be")
    for key, name in _named(country):
        if name not in indicators or country.key not in indicators[name].countries:
            raise MalformedTable(
                f"{where}: {key}: found {name!r}; expected an indicator with {country.key!r} in its `countries`"
            )
    if not (country.folder / "framework.toml").is_file():
        raise MalformedTable(f"data/countries/{country.key}/framework.toml: no such file; expected the default index")


def check_shown(country: Country, held: Collection[str]) -> None:
    """What country.toml names for the first screens has figures. held: indicators with one. Raises MalformedTable."""
    for key, name in _named(country):
        if name not in held:
            raise MalformedTable(f"{_file(country)}: {key}: {name!r} has no figures; expected an indicator with rows")


def _file(country: Country) -> str:
    return f"data/countries/{country.key}/country.toml"


def _named(country: Country) -> list[tuple[str, str]]:
    settings = country.settings
    lists = [(key, settings[key]) for key in ("headline", "similar")]
    lists += [(f"result_chain.{step}", settings["result_chain"][step]) for step in CHAIN]
    return [("map", settings["map"]), *((key, name) for key, names in lists for name in names)]

"""The map of one indicator selected by the address: options of each control, data requested by the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patokaz.analysis.classes import SCHEMES
from patokaz.frame.address import address_of
from patokaz.language.words import Words
from patokaz.maps.picture import Picture, indicator_picture, levels_mapped
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import levels
from patokaz.statistics.database import data_version, query_records

CHOICES = ("indicator", "level", "year", "scheme", "classes")
CLASS_NUMBERS = ("3", "4", "5", "6", "7")
USUAL = {"indicator": "share_aged_65_plus_pct", "scheme": "quantiles", "classes": "5"}


@dataclass(frozen=True)
class AskedMap:
    """Selection of the address, each with its options and default: by the keys of CHOICES."""

    country: str
    options: Mapping[str, Sequence[str]]
    usual: Mapping[str, str]
    chosen: Mapping[str, str]

    @property
    def indicator(self) -> Indicator:
        """The indicator of the map."""
        return catalogue()[self.chosen["indicator"]]

    @property
    def level(self) -> str:
        """The level of the map."""
        return self.chosen["level"]

    @property
    def year(self) -> int:
        """The year of the map."""
        return int(self.chosen["year"])

    def picture(self, language: str) -> Picture:
        """The values in classes."""
        scheme, number = self.chosen["scheme"], int(self.chosen["classes"])
        return indicator_picture(self.indicator, self.country, self.level, self.year, scheme, number, language)

    def address(self) -> dict[str, str]:
        """The selection as parameters, without defaults."""
        return {key: value for key, value in self.chosen.items() if value != self.usual[key]}


def asked_map(country: str, choices: Mapping[str, str], pick: tuple[str, int] | None = None) -> AskedMap | None:
    """The selection by the valid parameters; None where a country has nothing to map.

    pick: a key, and the position of an option that replaces the selected one.
    """
    held = levels_mapped(country)
    options: dict[str, Sequence[str]] = {}
    usual: dict[str, str] = {}
    chosen: dict[str, str] = {}

    def decide(key: str, found: Sequence[str]) -> str:
        options[key], usual[key] = found, USUAL[key] if USUAL.get(key) in found else found[0]
        chosen[key] = choices[key] if choices.get(key) in found else usual[key]
        if pick and pick[0] == key and pick[1] < len(found):
            chosen[key] = found[pick[1]]
        return chosen[key]

    if not held:
        return None
    indicator = decide("indicator", list(held))
    level = decide("level", [key for key in levels(country) if key in held[indicator]])
    decide("year", years_held(indicator, country, level))
    decide("scheme", SCHEMES)
    decide("classes", CLASS_NUMBERS)
    return AskedMap(country, options, usual, chosen)


def indicator_label(indicator: Indicator, t: Words) -> str:
    """Name and unit of an indicator."""
    unit = t.unit(indicator.unit)
    return indicator.text("name", t.language) + (f" ({unit})" if unit and unit != "%" else "")


@cached(40)
def mapped_labels(country: str, t: Words) -> Mapping[str, str]:
    """Indicators available for a country's maps, by id with `indicator_label`; read only."""
    return {key: indicator_label(catalogue()[key], t) for key in levels_mapped(country)}


@cached(200)
def years_held(indicator: str, country: str, level: str) -> Sequence[str]:
    """Years in which an indicator has data at a level, the newest first; read only."""
    rows = query_records("indicator_years", indicator=indicator, country=country, level=level)
    return [str(row["year"]) for row in rows]


def layer_address(asked: AskedMap, colours: str, t: Words) -> str:
    """Address of the map data for the browser. colours: of PALETTES."""
    about = {"country": asked.country, "lang": t.language, "colours": colours, "data": data_version()}
    return address_of("layer", about | asked.address())

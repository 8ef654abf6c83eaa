"""Settings of each country, declared in data/countries/xx/country.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.language.nouns import FORMS, in_place_of
from patokaz.language.words import LANGUAGES, Words, translations, words
from patokaz.statistics.cached import cached
from patokaz.statistics.paths import data_folder
from patokaz.statistics.places import places_below

CHAIN = ("work", "revenue", "investment", "services")
RESOURCES = ("territory", "fixed_assets", "workforce", "transport", "water", "energy")
PILLARS = (*RESOURCES, "finance", "people")


def countries() -> dict[str, dict[str, Any]]:
    """Settings by country id, in display order."""
    return _countries(data_folder() / "countries")


@cache
def _countries(folder: Path) -> dict[str, dict[str, Any]]:
    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/country.toml"))]
    return {settings["id"]: settings for settings in sorted(found, key=lambda settings: int(settings["order"]))}


def country_of_reader(language: str) -> str:
    """The country in which a language is spoken; the first country for a language of none."""
    known = countries()
    return next(
        (country for country, entry in known.items() if language in entry.get("readers", ())), next(iter(known))
    )


def headline(country: str) -> list[str]:
    """Ids of the ten headline indicators of a country."""
    return list(countries()[country]["headline"])


def result_chain(country: str) -> dict[str, list[str]]:
    """Steps of the result chain with their candidate indicators; the first one available for a place is used."""
    chain = countries()[country]["result_chain"]
    return {step: list(chain[step]) for step in CHAIN}


def country_names(t: Words) -> dict[str, str]:
    """Names of the countries in the language of `t`, in display order."""
    return _country_names(t.language)


@cached(10)
def _country_names(language: str) -> dict[str, str]:
    names = {row["area_id"]: row["name"] for row in places_below("", language)}  # nothing is above a country
    return {country: names[country] for country in countries() if country in names}


def country_name(country: str, t: Words) -> str:
    """Name of a country in the language of `t`."""
    return str(country_names(t)[country])


def levels(country: str) -> list[str]:
    """Levels of a country that have a map, the lowest first."""
    return list(countries()[country]["levels"])


def words_of(language: str, country: str) -> Words:
    """The texts of a language with the country's word for municipality (hromada, община)."""
    return words(language, _noun(language, country))


def words_among(language: str, places: Iterable[str]) -> Words:
    """The words for what is said of places of these countries: of one country with its word for municipalities, of several with
    the general one."""
    known = set(places)
    return words_of(language, known.pop()) if len(known) == 1 else words(language)


def said_of(text: str, language: str, country: str) -> str:
    """A text of the data with the country's word for municipality."""
    noun = _noun(language, country)
    return in_place_of(str(translations(language)[FORMS]), noun)(text) if noun else text


def _noun(language: str, country: str) -> str:
    return str(countries().get(country, {}).get("municipality_noun", {}).get(language, ""))


def in_every_language(key: str) -> list[str]:
    """A text in all languages and with each country's word for municipality.

    These are the values accepted when a file is read back.
    """
    told: dict[str, None] = {}
    for language in LANGUAGES:
        text = str(translations(language)[key])
        told |= dict.fromkeys([text, *(said_of(text, language, country) for country in countries())])
    return list(told)


def level_name(country: str, level: str, t: Words, plural: bool = False) -> str:
    """The country's name of a level: hromada, oblast, planning region."""
    names = countries()[country].get("level_name_plural" if plural else "level_name", {}).get(level, {})
    return str(names.get(t.language) or t(("level_plural." if plural else "level.") + level))


def area_level_name(area: Mapping[str, str], t: Words) -> str:
    """The name of an area's level, or the area's own designation where it has one (Kyiv: city with special status)."""
    own = countries()[area["country_id"]].get("level_name_of", {}).get(area["area_id"], {})
    return str(own.get(t.language) or level_name(area["country_id"], area["level"], t))


def holder_name(area: Mapping[str, str], holder: str, t: Words) -> str:
    """The office that holds data missing from all sources: its proper name where known, else a general term."""
    country = countries()[area["country_id"]]
    of_area = country.get("holder_of", {}).get(area["area_id"], {})
    own = {**country.get("holder", {}), **of_area}.get(holder, {})
    return str(own.get(t.language) or t(f"holder.{holder}"))


def framework(country: str) -> dict[str, dict[str, int]]:
    """The country's default index: pillar -> indicator -> direction. Pillars without data are absent."""
    return dict(_framework(country)["pillars"])


def framework_members(country: str) -> list[str]:
    """The indicators of the country's default index."""
    return [indicator for members in framework(country).values() for indicator in members]


def framework_reason(country: str, indicator: str, t: Words) -> str:
    """The reason for including an indicator in the country's default index."""
    return str(_framework(country)["reasons"][indicator][t.language])


def missing_pillars(country: str) -> list[str]:
    """Pillars of the default index without data: resources, and pillars for which the framework names a publisher."""
    named = _framework(country).get("publishers", {})
    absent = [pillar for pillar in PILLARS if pillar not in framework(country)]
    return [pillar for pillar in absent if pillar in RESOURCES or pillar in named]


def publishers_of_missing(country: str, pillar: str, t: Words) -> str:
    """The publisher of the data that a missing pillar needs; empty where the framework names none."""
    return str(_framework(country).get("publishers", {}).get(pillar, {}).get(t.language, ""))


def _framework(country: str) -> dict[str, Any]:
    return _framework_file(data_folder() / "countries" / country.lower() / "framework.toml")


@cache
def _framework_file(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))

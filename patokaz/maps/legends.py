"""What the hatches of a map mean, in the legends of slides: occupied areas, occupied land of larger ones, land without figures;
and whose the boundaries are."""

from collections.abc import Container, Iterable, Mapping

from patokaz.geography.map_files import has_beyond
from patokaz.language.words import Words
from patokaz.reports.slides.model import GREYED, Legend
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupied_land, occupied_parts, occupied_text


def boundaries_text(country: str, t: Words) -> str:
    """Whose a country's boundaries are, and as at when."""
    about = query("countries", language=t.language).set_index("country_id").loc[country]
    return t("data.boundaries", attribution=t.of_source(about["attribution"]), vintage=about["boundary_vintage"])


def beyond_legend(country: str, level: str, t: Words) -> list[Legend]:
    """What the outline of land without figures means; none where the map has none."""
    return [Legend("-", t("map.beyond"))] if has_beyond(country, level) else []


def greyed_codes(areas: Iterable[str], codes: Iterable[str], greyed: Container[str]) -> list[str]:
    """Codes of areas in the file's order, with GREYED for those of `greyed`."""
    return [GREYED if area in greyed else code for area, code in zip(areas, codes, strict=True)]


def greyed_legend(areas: Iterable[str], greyed: Mapping[str, str], t: Words) -> list[Legend]:
    """What the hatch of occupied areas means; none where none of `areas` is. greyed: area -> date of the list."""
    return [Legend(GREYED, occupied_text(greyed, t))] if any(area in greyed for area in areas) else []


def land_legend(areas: Iterable[str], country: str, level: str, t: Words) -> list[Legend]:
    """What the hatch over occupied land of larger areas means; none where none of `areas` has such land."""
    parts = occupied_parts(country, level, t)
    return [Legend(GREYED, occupied_land(country, level, t))] if any(area in parts for area in areas) else []

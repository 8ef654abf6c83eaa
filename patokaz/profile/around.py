"""The drawer of an opened figure: its years, its neighbours, the link to the map, the embedding code."""

from collections.abc import Mapping, Sequence

from patokaz.charts.year_line import year_line_html
from patokaz.frame.address import address_of
from patokaz.language.words import Words
from patokaz.profile.embedding_screen import embed_address, embed_code
from patokaz.profile.picker import neighbour_values
from patokaz.profile.profile import Profile
from patokaz.reports.profile.model import ReportFigure
from patokaz.reports.profile.pieces import Around
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import levels

MOST = 8


def arounds(profile: Profile, figures: Sequence[ReportFigure], base: str, t: Words) -> Mapping[str, Around]:
    """Drawer contents by indicator. base: the public address, for the embedding code."""
    keys = [figure.indicator for figure in figures]
    values = neighbour_values(profile, keys, t.language)
    return {figure.indicator: _around(profile, figure, values.get(figure.indicator, []), base, t) for figure in figures}


def _around(
    profile: Profile, figure: ReportFigure, others: list[tuple[str, str, float]], base: str, t: Words
) -> Around:
    indicator, area = catalogue()[figure.indicator], profile.area
    own = (area["area_id"], area["name"], figure.value)
    rows = sorted([*others[:MOST], own], key=lambda row: -row[2]) if others else []
    measure = t.measure(indicator.unit, indicator.decimals)
    listed = [
        (name, measure(value), address_of("profile", {"lang": t.language, "area": id_}), id_ == area["area_id"])
        for id_, name, value in rows
    ]
    on_map = {"lang": t.language, "country": area["country_id"], "area": area["area_id"], "indicator": figure.indicator}
    shown = area["level"] in levels(area["country_id"])
    where = address_of("potential", on_map | {"level": area["level"]}) if shown else ""
    drawn = "" if figure.trend is None else year_line_html(figure.trend, figure.trend_text, indicator.decimals, t)
    alone = embed_address(base, profile, figure.indicator, "card", "light", t)
    return Around(drawn, listed, where, embed_code(alone, profile, figure.indicator, t))

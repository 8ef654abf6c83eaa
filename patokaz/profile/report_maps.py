"""Where a place stands on the map: its headline figures among the areas around it, for documents."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.charts.area_map import Style, bounds_texts, map_layer
from patokaz.charts.palette import PALETTES
from patokaz.language.words import Words
from patokaz.maps.exports import DrawnMap, report_map
from patokaz.maps.picture import indicator_picture
from patokaz.profile.profile import Profile
from patokaz.reports.profile.model import ReportMap
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.database import query
from patokaz.statistics.sources import sources_of

CLASSES = ("quantiles", 5)
MOST_ON_PAPER = (
    300  # areas of a country: where there are more, a place is a dot, and the map shows the region around it
)


def headline_maps(profile: Profile, most: int, t: Words) -> Sequence[ReportMap]:
    """The first `most` headline figures as maps with the place outlined; none of a level without a map.

    Those where better and worse are clear come first.
    """
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return []
    drawn = [catalogue()[key] for key in headline(country) if key in profile.records and not catalogue()[key].context]
    chosen = sorted(drawn, key=lambda indicator: not indicator.direction)[:most]
    return [_headline_map(profile, indicator, t) for indicator in chosen]


def _headline_map(profile: Profile, indicator: Indicator, t: Words) -> ReportMap:
    country, level, area = (profile.area[key] for key in ("country_id", "level", "area_id"))
    year = int(str(profile.records[indicator.id]["year"]))
    picture = indicator_picture(indicator, country, level, year, *CLASSES, t.language)
    measure = t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))
    within: frozenset[str] = frozenset()
    where = profile.area["country"]
    if len(picture.rows) > MOST_ON_PAPER and profile.area["group_id"]:
        within = frozenset(query("areas_inside", within=profile.area["group_id"], level=level)["area_id"])
        where = profile.area["upper"]
    title = f"{indicator.text('name', t.language)}, {year} ({where})"
    layer = map_layer(
        picture.rows, picture.classes, measure, PALETTES["light"], t, title=title,
        style=Style(within=within, outlined=[area]),
    )  # fmt: skip
    notes = sources_of([indicator], country, t)
    drawn = report_map(
        DrawnMap(country, level, title, picture.rows, layer, bounds_texts(picture.classes, measure), notes), t
    )
    return replace(drawn, id=f"{indicator.id}-{year}".replace("_", "-"), place=profile.area["name"])

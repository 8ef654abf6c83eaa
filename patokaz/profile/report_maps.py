"""Where a place stands on the map: its headline figures among the areas around it, for documents."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.charts.area_map import Style, Told, map_layer, range_texts
from patokaz.charts.palette import PALETTES
from patokaz.language.words import Words
from patokaz.maps.exports import DrawnMap, report_map
from patokaz.maps.picture import indicator_picture, picture_measure
from patokaz.profile.profile import Profile
from patokaz.reports.profile.model import ReportMap
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import occupied, occupied_text

CLASSES = ("quantiles", 5)
EACH_SIDE, FEWEST = 3, 5
MOST_ON_PAPER = (
    300  # areas of a country: where there are more, a place is a dot, and the map shows the region around it
)


def headline_maps(profile: Profile, most: int, t: Words) -> Sequence[ReportMap]:
    """The first `most` headline figures as maps: of the place among its like, or of the parts of a larger area.

    Those where better and worse are clear come first; no map of fewer than FEWEST areas.
    """
    country, level = profile.area["country_id"], profile.area["level"]
    drawn_level = "municipality" if level != "municipality" else level
    if drawn_level not in levels(country):
        return []
    held = coverage(country, drawn_level)
    newest = dict(zip(held["indicator_id"], held["last_year"].astype(int), strict=True))
    drawn = [catalogue()[key] for key in headline(country) if key in newest and not catalogue()[key].context]
    if level == "municipality":
        drawn = [indicator for indicator in drawn if indicator.id in profile.records]
        newest = {key: int(str(record["year"])) for key, record in profile.records.items()}
    chosen = sorted(drawn, key=lambda indicator: not indicator.direction)[:most]
    made = (_headline_map(profile, indicator, newest[indicator.id], t) for indicator in chosen)
    return [entry for entry in made if entry is not None]


def _headline_map(profile: Profile, indicator: Indicator, year: int, t: Words) -> ReportMap | None:
    country, area, level = profile.area["country_id"], profile.area["area_id"], "municipality"
    picture = indicator_picture(indicator, country, level, year, *CLASSES, t.language)
    within, where = _within(profile, len(picture.rows))
    inside = picture.rows if not within else picture.rows[picture.rows["area_id"].isin(within)]
    if inside["value"].notna().sum() < FEWEST:
        return None
    measure = picture_measure(picture.rows["value"], indicator.unit, indicator.decimals, t)
    unit = measure.suffix.strip()
    name = indicator.text("name", t.language)
    years = t.dated(name, year).removeprefix(name)
    title = f"{name}{f' ({unit})' if unit else ''}{years} ({where})"
    own = profile.area["level"] == level
    style = Style(within=within, outlined=[area] if own else [])
    greyed = {area: day for area, day in occupied(country).items() if not within or area in within}
    told = Told(title, greyed=greyed, greyed_text=occupied_text(greyed, t))
    layer = map_layer(picture.rows, picture.classes, measure, PALETTES["light"], t, told, style)
    notes = sources_of([indicator], country, t)
    drawn = report_map(
        DrawnMap(country, level, title, picture.rows, layer, range_texts(picture.classes, measure), notes), t
    )
    return replace(drawn, id=f"{indicator.id}-{year}".replace("_", "-"), place=profile.area["name"] if own else "")


def _within(profile: Profile, areas: int) -> tuple[frozenset[str], str]:
    """The areas that a map shows, none of them meaning all, and where they are."""
    country, level = profile.area["country"], profile.area["level"]
    if level == "country":
        return frozenset(), country
    inside = profile.area["area_id"] if level != "municipality" else profile.area["group_id"] if areas > MOST_ON_PAPER else ""  # fmt: skip
    if not inside:
        return frozenset(), country
    where = profile.area["long_name"] if level != "municipality" else profile.area["upper"]
    return frozenset(query("areas_inside", within=inside, level="municipality")["area_id"]), where

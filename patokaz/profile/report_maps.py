"""The headline figures of a place on maps, for documents."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.charts.area_map import Style, Told, map_layer
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import PALETTES
from patokaz.geography.map_files import neighbours
from patokaz.language.words import Measure, Words
from patokaz.maps.exports import DrawnMap, report_map
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.profile.file_names import plain_title
from patokaz.profile.profile import Profile
from patokaz.profile.texts import unit_once
from patokaz.reports.profile.model import ReportMap
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import occupied, occupied_land, occupied_parts, occupied_text

CLASSES = ("quantiles", 5)
EACH_SIDE, FEWEST = 3, 5
MOST_ON_PAPER = (
    300  # areas of a country: where there are more, a place is a dot, and the map shows the region around it
)


def headline_maps(profile: Profile, most: int, t: Words) -> Sequence[ReportMap]:
    """The first `most` headline figures as maps: the place among its level, or the parts of a larger area.

    Those where better and worse are clear come first; no map of fewer than FEWEST areas, none of an occupied place.
    """
    if profile.is_occupied:
        return []
    country = profile.area["country_id"]
    shown = among_its_like(profile)
    own = shown is not profile or profile.area["level"] == "municipality"
    level = shown.area["level"] if own else "municipality"
    if level not in levels(country):
        return []
    held = coverage(country, level)
    newest = dict(zip(held["indicator_id"], held["last_year"].astype(int), strict=True))
    drawn = [catalogue()[key] for key in headline(country) if key in newest and not catalogue()[key].context]
    if own:
        drawn = [indicator for indicator in drawn if indicator.id in shown.records]
        newest = {key: int(str(record["year"])) for key, record in shown.records.items()}
    chosen = sorted(drawn, key=lambda indicator: not indicator.direction)[:most]
    made = (_headline_map(shown, indicator, newest[indicator.id], level, t) for indicator in chosen)
    return [entry for entry in made if entry is not None]


def among_its_like(profile: Profile) -> Profile:
    """The place, or the larger area identical with it where maps show that level (Kyiv as an oblast)."""
    country, group = profile.area["country_id"], profile.area["group_id"]
    around = next((place for place in profile.above if place.area["area_id"] == group), None)
    if around is None or profile.area["level"] != "municipality":
        return profile
    alone = len(query("areas_inside", within=group, level="municipality")) == 1
    return around if alone and len(neighbours(country, "municipality")) > MOST_ON_PAPER else profile


def _headline_map(shown: Profile, indicator: Indicator, year: int, level: str, t: Words) -> ReportMap | None:
    country, area = shown.area["country_id"], shown.area["area_id"]
    own = shown.area["level"] == level
    picture = indicator_picture(indicator, country, level, year, *CLASSES, t.language)
    within, where = _within(shown, level, len(picture.rows))
    inside = picture.rows if not within else picture.rows[picture.rows["area_id"].isin(within)]
    if inside["value"].notna().sum() < FEWEST:
        return None
    measure = picture.measure(indicator, t)
    name = indicator.text("name", t.language)
    unit = unit_once(measure.suffix.strip(), name)
    years = t.dated(name, year).removeprefix(name)
    title = f"{name}{f' ({unit})' if unit else ''}{years} ({where})"
    texts = [text.removesuffix(measure.suffix) for text in range_texts(picture.classes, measure)]  # the title has it
    known = picture if not within else picture.inside(within)
    named = [(area, shown.area["name"])] if own else _ends(known, measure)
    style = Style(class_texts=texts, within=within, outlined=[key for key, _ in named], labels=named)
    drawn_areas = set(inside["area_id"])
    greyed = {area: day for area, day in occupied(country).items() if area in drawn_areas}
    parts, land = tuple(occupied_parts(country, level, t).items()), occupied_land(country, level, t)
    told = Told(title, "", greyed, occupied_text(greyed, t), parts, land)
    layer = map_layer(picture.rows, picture.classes, measure, PALETTES["light"], t, told, style)
    notes = sources_of([indicator], country, t)
    drawn = report_map(DrawnMap(country, level, title, picture.rows, layer, texts, notes), t)
    return replace(
        drawn, id=f"{indicator.id}-{year}".replace("_", "-"), file=plain_title(name, year, t),
        place="; ".join(text for _, text in named),
    )  # fmt: skip


def _ends(picture: Picture, measure: Measure) -> list[tuple[str, str]]:
    """The part with the highest and that with the lowest value, each with it; an end that several share is not named."""
    told = []
    for at in (0, -1):
        row = picture.known.iloc[at]
        text = measure(float(row["value"]))
        if sum(measure(float(value)) == text for value in picture.known["value"]) == 1:
            told.append((str(row["area_id"]), f"{row['name']}: {text}"))
    return told


def _within(shown: Profile, level: str, areas: int) -> tuple[frozenset[str], str]:
    """The areas shown on a map of a level (none means all), and the name of their region."""
    country, area = shown.area["country"], shown.area
    if area["level"] == "country" or (area["level"] == level and areas <= MOST_ON_PAPER):
        return frozenset(), country
    own = area["level"] == level
    inside, where = (area["group_id"], area["upper"]) if own else (area["area_id"], area["long_name"])
    return frozenset(query("areas_inside", within=inside, level="municipality")["area_id"]), where

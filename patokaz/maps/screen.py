"""Maps on the pages: the choropleth map whose click opens a profile, and the small locator map."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd

from patokaz.charts.area_map import PLAIN, Layer, Style, Told, locator_layer, map_layer
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import PALETTES, Palette
from patokaz.frame.address import go, links
from patokaz.frame.browser_parts import browser_part, show_part
from patokaz.frame.group import asked_group
from patokaz.frame.parts import show_quiet, theme, together
from patokaz.frame.share import Frame, Shared, show_share
from patokaz.geography.map_files import geometry_url, is_near_beyond, names_url, neighbours
from patokaz.geography.plain_words import plain_words
from patokaz.language.words import Measure, Words
from patokaz.maps.exports import FILES, DrawnMap, beyond_entry, beyond_line, map_file
from patokaz.maps.picture import Picture
from patokaz.statistics.countries import country_name, level_name
from patokaz.statistics.war_status import (
    list_date,
    occupied,
    occupied_land,
    occupied_parts,
    occupied_text,
    with_status,
)
from patokaz.statistics.withheld import withheld_texts


@dataclass(frozen=True)
class Click:
    """Action of a click on an area, and its tooltip, "" for the default.

    opens: address prefix opened in a new page where the map is embedded in another site, instead of `act`.
    """

    act: Callable[[str], None]
    text: str = ""
    opens: str = ""


@dataclass(frozen=True)
class CountryMap:
    """A picture on the map of a country's level, with number format and texts.

    key: distinguishes the maps of a page; greyed: areas without a figure of their own; click: replaces opening the
    profile; notes: method and sources for the map's files, without which there are none; height: pixels.
    """

    picture: Picture
    measure: Measure
    country: str
    level: str
    title: str
    key: str
    greyed: Mapping[str, str] = field(default_factory=dict)
    missing_text: str = ""
    style: Style = PLAIN
    click: Click | None = None
    notes: Sequence[str] = ()
    height: int = 540
    frames: Mapping[str, Frame] = field(default_factory=dict)  # what of it can be embedded
    by_status: bool = False  # whether `greyed` are the occupied areas

    def layer(self, palette: Palette, style: Style, t: Words) -> Layer:
        """Layer for the browser."""
        parts = tuple(occupied_parts(self.country, self.level, t).items())
        land = occupied_land(self.country, self.level, t)
        told = Told(self.title, self.missing_text, frozenset(self.greyed), occupied_text(self.greyed, t), parts, land)

        def made() -> Layer:
            return map_layer(self.picture.rows, self.picture.classes, self.measure, palette, t, told, style)

        if style.frames:
            return made()
        colours = tuple(style.colours(palette)) if style.colours else ()
        return self.picture.once(("layer", self.measure, palette.ground, told, style.fixed, colours), made)

    def on_paper(self, style: Style, t: Words) -> DrawnMap:
        """Content of the map's files: the same on white, with its classes."""
        classes = style.class_texts or range_texts(self.picture.classes, self.measure)
        layer = self.layer(PALETTES["light"], replace(style, keyed=False), t)
        return DrawnMap(self.country, self.level, self.title, self.picture.rows, layer, classes, self.notes)


def show_country_map(shown: CountryMap, t: Words, address: str = "") -> None:
    """The map; a click opens the area's profile or runs `shown.click`. Raises DatabaseMissing.

    address: where the browser requests the map data; with the user's peer group it is sent with the page.
    """
    group = asked_group(t)
    shown = settled(shown, t, group.ids if group else ())
    if address and not group:
        told: Mapping[str, object] = {"layer": address, "words": {"failed": t("map.failed")}}
    else:
        told = told_map(shown, theme(), t)
    result = browser_part("map")(key=f"map_{shown.key}", data=told, on_clicked_change=lambda: None)
    if result.clicked:
        (shown.click.act if shown.click else open_profile)(str(result.clicked))
    with together():
        if shown.notes:
            name = f"{plain_words(shown.title, t) or shown.key}-{shown.country.lower()}-{shown.level}"
            about = [(shown.title, "; ".join(shown.notes))]
            files = map_pictures(partial(shown.on_paper, shown.style, t), name, t)
            table = partial(shared_table, shown.picture.rows, shown.country, shown.level, t)
            show_share(Shared(f"map_{shown.key}", files, table, name, about, shown.frames), t)
        in_a_frame = shown.click is not None and bool(shown.click.opens)  # where the legend has to do
        if shown.by_status and shown.greyed and not shown.style.keyed and not in_a_frame:
            show_quiet(t("war_status.on_map", count=len(shown.greyed), date=list_date(shown.greyed, t)))
        if group:
            show_quiet(t("group.outlined", group=group.name))


def settled(shown: CountryMap, t: Words, group: Collection[str] = ()) -> CountryMap:
    """The map with the elements common to all maps: withheld figures, occupied areas, outlines of the peer group."""
    style = shown.style
    if "withheld" in shown.picture.rows and not style.texts:
        texts = partial(withheld_area_texts, shown.picture.rows, t)
        style = replace(style, texts=shown.picture.once(("withheld", t.language), texts))
    if group and not style.outlined:
        style = replace(style, outlined=group)
    if shown.greyed or shown.level != "municipality":
        return replace(shown, style=style)
    inside = {area: day for area, day in occupied(shown.country).items() if not style.within or area in style.within}
    return replace(shown, style=style, greyed=inside, by_status=True)


def told_map(shown: CountryMap, colours: str, t: Words) -> dict[str, object]:
    """Map data for the browser. colours: of PALETTES. Raises DatabaseMissing."""
    country, level = shown.country, shown.level
    layer = shown.layer(PALETTES[colours], shown.style, t)
    beyond = beyond_entry(layer, country, level, t)
    if not beyond and is_near_beyond(country, level, frozenset(shown.style.within)):
        beyond = [beyond_line(layer, t)]
    layer = layer | {"legend": [*layer["legend"], *beyond]}
    if shown.click:
        open_word = shown.click.text or layer["words"]["open"]
        layer = layer | {"words": layer["words"] | {"open": open_word}, "opens": shown.click.opens}
    rows, greyed = shown.picture.rows, frozenset(shown.greyed)
    signs = shown.picture.once(
        ("greyed", greyed), lambda: "".join("01"[area in greyed] for area in rows["area_id"]).rstrip("0")
    )
    canvas = Canvas(country, level, f"map_{shown.key}", shown.title, shown.height)
    return _told(layer | {"greyed": signs}, canvas, t)


def shared_table(rows: pd.DataFrame, country: str, level: str, t: Words) -> pd.DataFrame:
    """Columns of a map's table: area, name, larger area, status under occupation, value, rank."""
    kept = rows[[column for column in ("area_id", "name", "upper", "value", "rank") if column in rows]]
    return with_status(kept, country, level, t)


def withheld_area_texts(rows: pd.DataFrame, t: Words) -> Sequence[str]:
    """Tooltip of areas with a withheld figure, "" for others; empty where there are none. rows: withheld."""
    withheld = withheld_texts(rows["withheld"].tolist(), t)
    return withheld if any(withheld) else ()


def show_locator_map(t: Words, *, country: str, level: str, selected: str, height: int = 210) -> None:
    """Location of the selected area; without one all areas. A click opens a profile. Raises DatabaseMissing."""
    known = neighbours(country, level)
    around, hatched = sorted(known.get(selected, ())), occupied(country, level)
    layer = locator_layer(PALETTES[theme()], t, list(known), selected, around, hatched, occupied_text(hatched, t))
    if not selected:
        layer = layer | {"legend": [*layer["legend"], *beyond_entry(layer, country, level, t)]}
    canvas = Canvas(country, level, "map_locator", t("profile.locator"), height)
    show_part("map", _told(layer, canvas, t), links("profile", "area", [""])[0], height=height)


def open_profile(area: str) -> None:
    """Open the profile of a clicked area."""
    go("profile", area=area)


@dataclass(frozen=True)
class Canvas:
    """Where a layer is drawn: the areas of a country's level, key of the element, accessible name, height."""

    country: str
    level: str
    key: str
    title: str
    height: int


def _told(layer: Layer, canvas: Canvas, t: Words) -> dict[str, object]:
    """Data of a layer for the browser."""
    country, level = canvas.country, canvas.level
    names = {"country": country_name(country, t), "level": level_name(country, level, t, plural=True)}
    words = layer["words"] | {"alt": t("map.alt", title=canvas.title, **names)}
    files = {"geometry": geometry_url(country, level), "names": names_url(country, level, t.language)}
    return layer | files | {"height": canvas.height, "words": words}


def map_pictures(make: Callable[[], DrawnMap], name: str, t: Words) -> dict[str, tuple[str, Callable[[], bytes]]]:
    """A map as files: label -> file name and generator."""
    return {t("map.file_" + kind): (f"patokaz-{name}.{kind}", partial(_made, make, kind, t)) for kind in FILES}


def _made(make: Callable[[], DrawnMap], kind: str, t: Words) -> bytes:
    return map_file(make(), kind, t)

"""Maps on the pages: the choropleth whose click opens a profile, and the small map that shows where a place lies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import PLAIN, Layer, Style, locator_layer, map_layer, range_texts
from patokaz.charts.palette import PALETTES, Palette
from patokaz.frame.address import go
from patokaz.frame.browser_parts import browser_part
from patokaz.frame.files import show_file
from patokaz.frame.group import asked_group
from patokaz.frame.parts import show_quiet, theme
from patokaz.geography.map_files import geometry_url, names_url
from patokaz.language.words import Measure, Words
from patokaz.maps.exports import FILES, DrawnMap, map_file
from patokaz.maps.picture import Picture
from patokaz.statistics.countries import country_name, level_name
from patokaz.statistics.war_status import list_date, occupied, occupied_text
from patokaz.statistics.withheld import withheld_texts


@dataclass(frozen=True)
class Click:
    """What a click on an area does, and how the pointer says it."""

    act: Callable[[str], None]
    text: str


NOBODY: Mapping[str, str] = MappingProxyType({})


def show_country_map(
    picture: Picture,
    measure: Measure,
    t: Words,
    *,
    country: str,
    level: str,
    title: str,
    key: str,
    greyed: Mapping[str, str] = NOBODY,
    height: int = 540,
    missing_text: str = "",
    style: Style = PLAIN,
    click: Click | None = None,
    notes: Sequence[str] = (),
) -> None:
    """A picture on the map of a country's level; a click opens the area's profile or does `click`.

    notes: method and sources for the map's files; without them there are none. Raises DatabaseMissing.
    """
    if "withheld" in picture.rows and not style.texts:
        style = replace(style, texts=withheld_area_texts(picture.rows, measure, t))
    group = asked_group(t)
    if group and not style.outlined:
        style = replace(style, outlined=group.ids)

    def drawn(palette: Palette, style: Style = style) -> Layer:
        return map_layer(
            picture.rows, picture.classes, measure, palette, t,
            title=title, missing_text=missing_text, greyed=greyed, greyed_text=occupied_text(greyed, t), style=style,
        )  # fmt: skip

    def on_paper() -> DrawnMap:
        classes = style.class_texts or range_texts(picture.classes, measure)
        layer = drawn(PALETTES["light"], replace(style, keyed=False))
        return DrawnMap(country, level, title, picture.rows, layer, classes, notes)

    layer = drawn(PALETTES[theme()])
    if click:
        layer["words"] |= {"open": click.text}
    _show(layer, t, country, level, f"map_{key}", height, title, click.act if click else open_profile)
    if notes:
        show_map_files(on_paper, f"{key}-{country.lower()}-{level}", t)
    shown_occupied = {} if greyed or level != "municipality" else occupied(country)
    if style.within:
        shown_occupied = {area: day for area, day in shown_occupied.items() if area in style.within}
    if shown_occupied:
        show_quiet(t("war_status.on_map", count=len(shown_occupied), date=list_date(shown_occupied, t)))
    if group:
        show_quiet(t("group.outlined", group=group.name))


def withheld_area_texts(rows: pd.DataFrame, measure: Measure, t: Words) -> Sequence[str]:
    """What the pointer says of each area where some figures are withheld; empty where none is. rows: value, withheld."""
    withheld = withheld_texts(rows["withheld"].tolist(), t)
    if not any(withheld):
        return ()
    return [text or measure(value) for text, value in zip(withheld, rows["value"].tolist(), strict=True)]


def show_locator_map(t: Words, *, country: str, level: str, selected: str, height: int = 190) -> None:
    """Where the chosen area lies among those of its level; a click opens a profile. Raises DatabaseMissing."""
    layer = locator_layer(PALETTES[theme()], t) | {"selected": selected}
    _show(layer, t, country, level, "map_locator", height, t("profile.locator"), open_profile)


def open_profile(area: str) -> None:
    """The profile of a clicked area."""
    go("profile", area=area)


def _show(
    layer: Layer, t: Words, country: str, level: str, key: str, height: int, title: str, act: Callable[[str], None]
) -> None:
    words = layer["words"] | {
        "alt": t(
            "map.alt", country=country_name(country, t), level=level_name(country, level, t, plural=True), title=title
        )
    }
    files = {"geometry": geometry_url(country, level), "names": names_url(country, level, t.language)}
    result = browser_part("map")(
        key=key, data=layer | files | {"height": height, "words": words}, on_clicked_change=lambda: None
    )
    if result.clicked:
        act(str(result.clicked))


def show_map_files(make: Callable[[], DrawnMap], name: str, t: Words) -> None:
    """A button a file, made when pressed."""
    with st.popover(t("map.files"), width="content"):
        for kind in FILES:
            file = partial(_made, make, kind, t)
            show_file(t("map.file_" + kind), file, f"patokaz-{name}.{kind}", f"map_file_{name}_{kind}", width="stretch")


def _made(make: Callable[[], DrawnMap], kind: str, t: Words) -> bytes:
    return map_file(make(), kind, t)

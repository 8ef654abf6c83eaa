"""A map as files: a picture with title, legend and notes, and its areas with values as GeoJSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from patokaz.charts.area_map import OUTSIDE, Layer
from patokaz.charts.map_pictures import layer_svg
from patokaz.geography.map_files import geometry, has_beyond
from patokaz.language.words import Words
from patokaz.maps.legends import boundaries_text
from patokaz.reports.profile.model import ReportMap

DIGITS = 5  # of a degree: one metre
FILES = ("svg", "png", "geojson")


@dataclass(frozen=True)
class DrawnMap:
    """A map as displayed.

    rows: area_id, value and other columns, in the order of the map file; layer: as drawn in light colours; classes:
    texts of each class; notes: method, definition, sources, cautions.
    """

    country: str
    level: str
    title: str
    rows: pd.DataFrame
    layer: Layer
    classes: Sequence[str]
    notes: Sequence[str]


def report_map(drawn: DrawnMap, t: Words) -> ReportMap:
    """The map for a document, with attribution and date."""
    return ReportMap(
        language=t.language,
        title=drawn.title,
        svg=layer_svg(geometry(drawn.country, drawn.level), drawn.layer),
        legend=[(entry["colour"], entry["text"], entry["count"], entry["kind"]) for entry in with_beyond(drawn, t)],
        notes=[f"{note.rstrip('.')}." for note in (*drawn.notes, boundaries_text(drawn.country, t)) if note],
        made=t("report.made", date=t.date(date.today())),
    )


def with_beyond(drawn: DrawnMap, t: Words) -> Sequence[Mapping[str, str]]:
    """The legend of a map, with the hatching of land without data where a whole country with such land is shown."""
    legend: Sequence[Mapping[str, str]] = drawn.layer["legend"]
    return [*legend, *beyond_entry(drawn.layer, drawn.country, drawn.level, t)]


def beyond_entry(layer: Layer, country: str, level: str, t: Words) -> list[dict[str, str]]:
    """Legend entry for land without data; none where no such land is shown."""
    if (OUTSIDE in layer["codes"] and not layer["whole"]) or not has_beyond(country, level):
        return []
    return [beyond_line(layer, t)]


def beyond_line(layer: Layer, t: Words) -> dict[str, str]:
    """Legend line for land without data."""
    return {"colour": layer["colours"]["hatch"], "text": t("map.beyond"), "count": "", "kind": "hatched"}


def geojson_file(drawn: DrawnMap) -> bytes:
    """The areas with value, rank and class as GeoJSON (RFC 7946: WGS 84, outer rings counter-clockwise)."""
    from shapely import orient_polygons, transform

    from patokaz.geography.boundaries import level_polygons

    names = dict(enumerate(drawn.classes))
    codes = [names.get(int(code), "") if code.isdigit() else "" for code in drawn.layer["codes"]]
    shown = [
        column
        for column in drawn.rows.columns
        if column in ("area_id", "name", "upper", "value", "rank", "first", "second")
    ]
    table = drawn.rows[shown].assign(**{"class": codes})
    shapes = level_polygons(drawn.country, drawn.level).merge(table, on="area_id", how="inner")
    rounded = transform(shapes.geometry.to_numpy(), lambda points: points.round(DIGITS))
    shapes.geometry = orient_polygons(rounded)
    document = json.loads(shapes.to_json(drop_id=True))
    document.pop("crs", None)
    return json.dumps(document | {"title": drawn.title, "notes": list(drawn.notes)}, ensure_ascii=False).encode()


def map_file(drawn: DrawnMap, kind: str, t: Words) -> bytes:
    """The map as one of FILES."""
    if kind == "geojson":
        return geojson_file(drawn)
    from patokaz.reports.files.typeset import map_picture

    return map_picture(report_map(drawn, t), "svg" if kind == "svg" else "png")

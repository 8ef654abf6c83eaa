"""An indicator over all its years on one map, with the same classes in every year."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from patokaz.analysis.classes import Classes, classify
from patokaz.charts.area_map import class_colours
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import Palette
from patokaz.language.words import Measure, Words
from patokaz.maps.picture import Picture
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.database import query
from patokaz.statistics.places import by_area, level_places

SHOWN = 3  # small multiples: first, middle, last year
BOUNDS = ("all", "each")  # classes of all years together, of each year by itself


@dataclass(frozen=True)
class YearPictures:
    """One picture per year, in chronological order, with classes common to all years or each with its own."""

    years: list[int]
    pictures: list[Picture]

    def at(self, year: int) -> Picture:
        """The picture of a year. Raises ValueError for a year without a picture."""
        return self.pictures[self.years.index(year)]

    @property
    def multiples(self) -> list[int]:
        """First, middle and last year; fewer where there are fewer."""
        picked = {0, (len(self.years) - 1) // 2, len(self.years) - 1}
        return [self.years[at] for at in sorted(picked)]


def year_pictures(
    indicator: Indicator, country: str, level: str, classes: int, language: str, bounds: str = "all"
) -> YearPictures:
    """All years of an indicator over a level; read only. bounds: of BOUNDS."""
    return _year_pictures(indicator.id, country, level, classes, language, bounds)


@cached(40)
def _year_pictures(indicator: str, country: str, level: str, classes: int, language: str, bounds: str) -> YearPictures:
    places = level_places(country=country, level=level, language=language)
    places = by_area(places[["area_id", "name", "upper", "is_ranked"]])
    rows = query("level_series", indicator=indicator, country=country, level=level, within="")
    table = rows.pivot_table(index="area_id", columns="year", values="value").reindex(places["area_id"])
    years = [int(year) for year in table.columns]
    if bounds == "each":
        ranked = [places.assign(value=table[year].to_numpy(dtype=float), rank=float("nan")) for year in years]
        return YearPictures(years, [Picture(rows, classify(rows["value"], "quantiles", classes)) for rows in ranked])
    together = pd.concat([table[year] for year in table.columns], ignore_index=True)
    return YearPictures(years, _cut(together, places, years, table, classes))


def _cut(
    together: pd.Series, places: pd.DataFrame, years: list[int], table: pd.DataFrame, classes: int
) -> list[Picture]:  # fmt: skip
    found, size = classify(together, "quantiles", classes), len(places)
    pictures = []
    for at, year in enumerate(years):
        codes = found.codes[at * size : (at + 1) * size]
        counts = tuple(codes.count(str(code)) for code in range(len(found.counts)))
        rows = places.assign(value=table[year].to_numpy(dtype=float), rank=float("nan"))
        pictures.append(Picture(rows, replace(found, codes=codes, counts=counts)))
    return pictures


def change_picture(found: YearPictures, indicator: Indicator, classes: int) -> Picture:
    """Change from the first to the last year: in the indicator's unit, for counts in per cent of the first value."""
    first, last = found.pictures[0].rows, found.pictures[-1].rows["value"]
    change = last - first["value"]
    if indicator.aggregate:
        change = 100 * change / first["value"].where(first["value"] > 0)
    return Picture(first.assign(value=change), classify(change, "quantiles", classes))


def year_frames(
    found: YearPictures, measure: Measure, breaks: list[int], greyed: set[str], t: Words
) -> dict[str, Any]:  # fmt: skip
    """Data of all years for the browser: class codes and values by area, counts by class, medians, breaks."""
    codes = [picture.classes.codes for picture in found.pictures]
    ids = found.pictures[0].rows["area_id"].tolist()
    return {
        "years": found.years,
        "codes": codes,
        "values": ["\n".join(measure.plain(v) if v == v else "" for v in picture.rows["value"]) for picture in found.pictures],
        "counts": [_counts(code, ids, greyed, picture.classes, t) for code, picture in zip(codes, found.pictures, strict=True)],
        "medians": [None if picture.known.empty else round(picture.median / measure.scale, 6) for picture in found.pictures],
        "breaks": breaks,
        "words": {key: t("map." + key) for key in ("play", "pause", "year", "hint")},
    }  # fmt: skip


def own_classes(found: YearPictures, measure: Measure, greyed: set[str], palette: Palette, t: Words) -> dict[str, Any]:
    """What the frames of years with classes of their own have besides: the colours and the classes of the legend of each."""
    shades = [class_colours(palette, picture.classes) for picture in found.pictures]
    legends = []
    for picture, colours in zip(found.pictures, shades, strict=True):
        ids, classes = picture.rows["area_id"].tolist(), picture.classes
        texts = [(colour, text) for colour, text in zip(colours, range_texts(classes, measure), strict=True) if text]
        counts = _counts(classes.codes, ids, greyed, classes, t)
        legends.append([
            {"colour": colour, "text": text, "count": count, "kind": "class"}
            for (colour, text), count in zip(texts, counts, strict=True)
        ])  # fmt: skip
    return {"shades": shades, "legends": legends}


def bounds_told(bounds: str, years: list[int], t: Words) -> str:
    """Over the legend: whether a colour is the same value in all years."""
    return t(f"map.bounds_{bounds}_told", years=f"{years[0]}–{years[-1]}")


def _counts(codes: str, ids: list[str], greyed: set[str], classes: Classes, t: Words) -> list[str]:
    """Number of areas by class in the order of the legend: classes with a value in some year, missing, grey."""
    seen = Counter(code for code, area in zip(codes, ids, strict=True) if area not in greyed)
    shown = [str(code) for code, ends in enumerate(classes.ranges) if ends is not None]
    return [t.number(seen[code]) for code in shown]

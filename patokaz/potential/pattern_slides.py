"""Comparative maps as slides: change over years, two quantities, clusters, types; each before its source maps."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from patokaz.geography.map_files import geometry
from patokaz.language.words import Words
from patokaz.maps.frames import YearPictures, bounds_told, change_picture, year_pictures
from patokaz.maps.legends import beyond_legend, boundaries_text, greyed_codes, greyed_legend, land_legend
from patokaz.maps.picture import Picture, picture_measure
from patokaz.maps.slides import CLASSES, known_ends, map_chart, map_slides, short_source_of, titled, with_classes
from patokaz.own_data.indicators import OwnIndicators, own_picture
from patokaz.own_data.slides import own_slides
from patokaz.potential.patterns import SPOT_SHADES, STATISTICS, Types, newest_year, pair, spots, spots_of
from patokaz.potential.years import breaks_between, change_measure, change_sentence
from patokaz.reports.slides.model import AreaMap, Legend, Slide
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import country_name
from patokaz.statistics.places import level_places
from patokaz.statistics.shown import p_text
from patokaz.statistics.war_status import occupied

CORNERS = (8, 6, 2, 0)  # of nine thirds by thirds: code 3 × second + first


def change_slides(
    indicator: Indicator, country: str, level: str, area: str, bounds: str, t: Words
) -> Sequence[Slide]:  # fmt: skip
    """What changed between the first year and the last, then the map of the last in its classes; none of one year.

    bounds: as year_pictures takes them.
    """
    found = year_pictures(indicator, country, level, 5, t.language, bounds)
    if len(found.years) < 2:
        return ()
    change = change_picture(found, indicator, 5)
    measure = change_measure(change, indicator, t)
    span, known = f"{found.years[0]}–{found.years[-1]}", change.ordered.dropna(subset=["value"])
    named = [(row.area_id, f"{row.name}: {measure(row.value)}") for row in known_ends(known, country).itertuples()]
    first = Slide(
        kind="map",
        title=change_sentence(change, titled(indicator, t), found.years, t).rstrip("."),
        sentence=f"{t('map.change', years=span)}: {t('profile.median_of', value=measure.median(change.median))}",
        chart=map_chart(change.rows, country, level, measure, t, named=named),
        source=short_source_of([indicator], country, t),
        area=country_name(country, t),
        year=span,
        notes=list(breaks_between(indicator.id, country, found.years, t).values()),
    )
    rest = map_slides(indicator.id, country, level, found.years[-1], area, t.language)
    return (first, *(_in_classes(slide, found, indicator, bounds, t) for slide in rest))


def _in_classes(slide: Slide, found: YearPictures, indicator: Indicator, bounds: str, t: Words) -> Slide:
    """The map of the last year in the classes of the years, told below its title; other slides as they are."""
    if not isinstance(slide.chart, AreaMap):
        return slide
    values = pd.concat([picture.rows["value"] for picture in found.pictures])
    measure = picture_measure(values, indicator.unit, indicator.decimals, t)
    chart = with_classes(slide.chart, found.pictures[-1].classes, measure)
    return replace(slide, chart=chart, sentence=f"{slide.sentence} {bounds_told(bounds, found.years, t)}")


def several_slides(
    chosen: Sequence[str], own: OwnIndicators, country: str, level: str, area: str, t: Words
) -> Sequence[Slide]:  # fmt: skip
    """The first two on one map, then the newest map of each, and a question on the first.

    own: the user's own figures, which may be among them.
    """
    pictures = [_map_of(key, own, country, level, None, area, t) for key in chosen]
    maps = [slide for slides in pictures for slide in slides[:1]]
    return (*_pair_slide(chosen, own, country, level, t), *maps, *pictures[0][-1:])


def _map_of(
    key: str, own: OwnIndicators, country: str, level: str, year: int | None, area: str, t: Words
) -> Sequence[Slide]:  # fmt: skip
    """The map of an indicator or of an own quantity as slides. year: None for the newest."""
    if key in own.entries:
        return own_slides(own, key, country, level, area, t)
    return map_slides(key, country, level, year or newest_year(key, country, level), area, t.language)


def _pair_slide(chosen: Sequence[str], own: OwnIndicators, country: str, level: str, t: Words) -> Iterable[Slide]:
    if len(chosen) < 2:
        return
    first, second = (own.known[key] for key in chosen[:2])
    found = pair(first.id, second.id, country, level, t.language, own.at(level))
    names = [
        titled(entry, t)
        if entry.id in own.entries
        else t.dated(titled(entry, t), newest_year(entry.id, country, level))
        for entry in (first, second)
    ]
    counts = found.classes.counts
    thirds = (t("patterns.low"), t("patterns.middle"), t("patterns.high"))
    corners = [(code, f"{thirds[code % 3]} · {thirds[code // 3]} ({t.number(counts[code])})") for code in CORNERS]
    sentence = t(
        "patterns.two_sentence", first=names[0], second=names[1], rho=t.number(found.rho, 2), areas=t.number(found.areas),
        high=t.number(counts[8]), low=t.number(counts[0]), chance=t.number(found.areas / 9),
    )  # fmt: skip
    chart = _coloured(
        Picture(found.rows, found.classes), country, level, [("bivariate", code) for code in range(9)], corners, t
    )
    yield _slide(" × ".join(names), sentence, chart, [first, second], country, t, t("patterns.two_method"))


def spots_slides(
    key: str, own: OwnIndicators, country: str, level: str, how: tuple[int | None, str, bool], area: str, t: Words
) -> Sequence[Slide]:
    """Local clusters, then the map itself.

    how: the year, None for own figures; a statistic of STATISTICS; whether it is corrected.
    """
    (year, statistic, corrected), indicator = how, own.known[key]
    try:
        if year is None:
            areas = level_places(country=country, level=level, language=t.language)
            rows = own_picture(own.at(level)[key], indicator.direction, areas, *CLASSES).rows
            found = spots_of(rows, country, level, statistic, corrected)
        else:
            found = spots(key, country, level, year, statistic, corrected, t.language)
    except ValueError:
        return ()
    name = t.dated(titled(indicator, t), year)
    sentence = t(
        "patterns.spots_sentence", indicator=name, moran=t.number(found.everywhere.value, 2),
        expected=t.number(found.everywhere.expected, 2), p=p_text(found.everywhere.p_two_sided, t),
        count=t.number(found.marked), areas=t.number(len(found.local.by_area)),
    )  # fmt: skip
    shades = [("diverging", shade) for shade in SPOT_SHADES[statistic]]
    kinds = [
        (code, f"{t('patterns.kind_' + kind)} ({t.number(int((found.kinds == kind).sum()))})")
        for code, kind in enumerate(STATISTICS[statistic])
    ]
    chart = _coloured(found.picture, country, level, shades, kinds, t)
    first = _slide(f"{t('patterns.map_spots')}: {name}", sentence, chart, [indicator], country, t)
    return (first, *_map_of(key, own, country, level, year, area, t))


def types_slides(
    found: Types, labels: Sequence[str], chosen: Sequence[Indicator], sentence: str, country: str, t: Words
) -> Sequence[Slide]:
    """Types of municipalities. labels: of each type; sentence: on all types."""
    shades = [("categorical", code) for code in range(len(labels))]
    told = [
        (code, f"{label} ({t.number(size)})")
        for code, (label, size) in enumerate(zip(labels, found.found.sizes, strict=True))
    ]
    chart = _coloured(found.picture, country, "municipality", shades, told, t)
    return (_slide(t("patterns.types"), sentence, chart, chosen, country, t, t("patterns.types_method")),)


def _coloured(
    picture: Picture,
    country: str,
    level: str,
    colours: Sequence[tuple[str, int]],
    told: Sequence[tuple[int, str]],
    t: Words,
) -> AreaMap:
    """Areas in individual colours. told: the classes in the legend."""
    greyed = occupied(country) if level == "municipality" else {}
    areas, codes = picture.rows["area_id"], picture.classes.codes
    legend = [Legend(str(code), text) for code, text in told]
    missing = [Legend("-", t("missing"))] if any(
        code == "-" and area not in greyed for area, code in zip(areas, codes, strict=True)
    ) else []  # fmt: skip
    return AreaMap(
        geometry=geometry(country, level), codes=greyed_codes(areas, codes, greyed), classes=len(colours), colours=colours,
        boundaries=boundaries_text(country, t),
        legend=[*legend, *missing, *greyed_legend(areas, greyed, t), *land_legend(areas, country, level, t), *beyond_legend(country, level, t)],
    )  # fmt: skip


def _slide(
    title: str, sentence: str, chart: AreaMap, of: Sequence[Indicator], country: str, t: Words, *notes: str
) -> Slide:
    return Slide(
        kind="map", title=title, sentence=sentence, chart=chart, source=short_source_of(of, country, t),
        area=country_name(country, t), year="", notes=list(notes),
    )  # fmt: skip

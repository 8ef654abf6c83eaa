"""Slides of an indicator over the areas of a level: its map, the ends of its ranking, what lies between."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from patokaz.analysis.classes import classify
from patokaz.charts.class_texts import range_texts
from patokaz.geography.areas import named_areas, told_names
from patokaz.geography.map_files import geometry, has_beyond
from patokaz.language.words import Measure, Words
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.reports.slides.model import GREYED, MOST_BARS, AreaMap, Bar, Bars, Legend, Slide
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import country_name, level_name
from patokaz.statistics.sources import indicator_source_texts, source_titles
from patokaz.statistics.war_status import occupied, occupied_text
from patokaz.statistics.withheld import withheld_texts

CLASSES = ("quantiles", 5)
FEWEST = 5  # areas: a map of fewer shows nothing


def map_chart(
    rows: pd.DataFrame,
    country: str,
    level: str,
    measure: Measure,
    t: Words,
    *,
    named: Sequence[tuple[str, str]] = (),
    within: Collection[str] = (),
) -> AreaMap:
    """Areas in classes: two colours where values lie on both sides of zero. rows: area_id and value, in the file's order."""
    values = rows["value"].astype(float)
    classes = classify(values, *CLASSES)
    legend = [Legend(str(code), text) for code, text in enumerate(range_texts(classes, measure)) if text]
    shown = rows if not within else rows[rows["area_id"].isin(list(within))]
    greyed = occupied(country) if level == "municipality" else {}
    if shown.loc[~shown["area_id"].isin(list(greyed)), "value"].isna().any():
        legend.append(Legend("-", t("missing")))
    legend += greyed_legend(shown["area_id"], greyed, t)
    if not within:
        legend += beyond_legend(country, level, t)
    return AreaMap(
        geometry=geometry(country, level),
        codes=greyed_codes(rows["area_id"], classes.codes, greyed),
        classes=len(classes.counts),
        legend=legend,
        named=named,
        signs=[(depth > 0) - (depth < 0) for depth in classes.depths],
        within=frozenset(within),
    )


def in_its_country(chart: AreaMap, country: str, level: str, t: Words) -> AreaMap:
    """A map of some areas with the rest of the country around them, without a colour."""
    return replace(chart, whole=True, legend=[*chart.legend, *beyond_legend(country, level, t)])


def beyond_legend(country: str, level: str, t: Words) -> list[Legend]:
    """What the outline of land without figures means; none where the map has none."""
    return [Legend("-", t("map.beyond"))] if has_beyond(country, level) else []


def greyed_codes(areas: Iterable[str], codes: Iterable[str], greyed: Container[str]) -> list[str]:
    """Codes of areas in the file's order, with GREYED for those of `greyed`."""
    return [GREYED if area in greyed else code for area, code in zip(areas, codes, strict=True)]


def greyed_legend(areas: Iterable[str], greyed: Mapping[str, str], t: Words) -> list[Legend]:
    """What the hatch of occupied areas means; none where none of `areas` is. greyed: area -> date of the list."""
    return [Legend(GREYED, occupied_text(greyed, t))] if any(area in greyed for area in areas) else []


def known_ends(known: pd.DataFrame, country: str) -> pd.DataFrame:
    """The first and the last row of those with a value that may be named on a map: not those under its hatch."""
    free = known[~known["area_id"].isin(list(occupied(country)))]
    return pd.concat([free.head(1), free.tail(1)]).drop_duplicates("area_id")


@cached(150)
def map_slides(indicator_id: str, country: str, level: str, year: int, area: str, language: str) -> Sequence[Slide]:
    """The view of an indicator over a level as slides: map, ends of the ranking, meaning; read only.

    area: the reader's own place, named on the map where it is of the level; empty for none.
    """
    from patokaz.language.words import words

    t, indicator = words(language), catalogue()[indicator_id]
    picture = indicator_picture(indicator, country, level, year, *CLASSES, language)
    known = picture.known
    if len(known) < FEWEST:
        return ()
    measure = t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))
    return (
        _map_slide(indicator, picture, country, level, year, area, t),
        *_ranking_slides(indicator, picture, year, (country, level, area), measure, t),
        _meaning_slide(indicator, picture, country, level, year, measure, t),
        _question_slide(indicator, picture, country, measure, t),
    )


def _question_slide(indicator: Indicator, picture: Picture, country: str, measure: Measure, t: Words) -> Slide:
    """What the hall is asked, over the sources in full."""
    key = "slide.question_map" if indicator.direction else "slide.question_differences"
    title = t(key, indicator=titled(indicator, t), median=measure(picture.median), country=country_name(country, t))
    sources = "; ".join(indicator_source_texts(indicator, country, t))
    return Slide("question", title, t("slide.follow"), None, sources, country_name(country, t), "")


def short_source(indicator: Indicator, country: str, t: Words) -> str:
    """Publishers with their tables of an indicator, without licences, which stand in every document."""
    return short_source_of([indicator], country, t)


def short_source_of(indicators: Iterable[Indicator], country: str, t: Words) -> str:
    """Every publisher once with its tables of some indicators."""
    licence = f" ({t('data.licence')}:"
    texts = (text for entry in indicators for text in indicator_source_texts(entry, country, t))
    return _by_publisher(text.split(licence)[0] for text in texts)


def short_sources(ids: Sequence[str], t: Words) -> str:
    """Publishers with their tables by id."""
    return _by_publisher(source_titles(ids, t))


def _by_publisher(titles: Iterable[str]) -> str:
    """Every publisher once with its tables."""
    tables: dict[str, dict[str, None]] = {}
    for title in titles:
        publisher, _, table = title.partition(": ")
        tables.setdefault(publisher, {})[table] = None
    return "; ".join(f"{publisher}: {', '.join(names)}" for publisher, names in tables.items())


def titled(indicator: Indicator, t: Words) -> str:
    """The name of an indicator with the unit that its number alone would not tell."""
    return indicator.text("name", t.language)


def _called(country: str, level: str, t: Words) -> dict[str, str]:
    """Names within a title by area: short ones of municipalities, of larger areas with their kind, as „област Кърджали“."""
    names = told_names(country, level, t)
    return (
        names if level == "municipality" else {row["area_id"]: row["long_name"] for row in named_areas(list(names), t)}
    )


def _notes(indicator: Indicator, country: str, picture: Picture, t: Words) -> list[str]:
    texts = [indicator.text(kind, t.language, country) for kind in ("definition", "caution")]
    withheld = {text for text in withheld_texts(picture.rows["withheld"].tolist(), t) if text}
    return [text for text in (*texts, *sorted(withheld)) if text]


def _map_slide(
    indicator: Indicator, picture: Picture, country: str, level: str, year: int, area: str, t: Words
) -> Slide:  # fmt: skip
    known, name = picture.known, titled(indicator, t)
    measure = t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))
    own = picture.rows[(picture.rows["area_id"] == area) & picture.rows["value"].notna()]
    shown = pd.concat([own, known_ends(known, country)]).drop_duplicates("area_id")
    named = [(row.area_id, f"{row.name}: {measure(row.value)}") for row in shown.itertuples(index=False)]
    return Slide(
        kind="map",
        title=own_title(picture, area, name, t) or spread_title(picture, name, _called(country, level, t), t),
        sentence=t("slide.middle", median=measure(picture.median), areas=t.number(len(known)), year=year),
        chart=map_chart(picture.rows, country, level, measure, t, named=named),
        source=short_source(indicator, country, t),
        area=country_name(country, t),
        year=str(year),
        notes=_notes(indicator, country, picture, t),
        alt=t("slide.ends_named", **_ends(picture, measure)),
    )


def own_title(picture: Picture, area: str, name: str, t: Words, called: str = "") -> str:
    """Where a place lies among the areas with a value: lower or higher than in how many; empty without its value.

    called: what the place is called in a sentence, its name without it.
    """
    values = picture.known.set_index("area_id")["value"]
    if area not in values.index:
        return ""
    others, own = values.drop(area), float(values[area])
    above, below = int((others > own).sum()), int((others < own).sum())
    key, count = ("slide.map_lower", above) if above >= below else ("slide.map_higher", below)
    place = called or picture.known.set_index("area_id").loc[area, "name"]
    return t(key, indicator=name, place=place, number=t.number(count), total=t.number(len(others)))


def spread_title(picture: Picture, name: str, called: Mapping[str, str], t: Words) -> str:
    """How a level differs: how many fall where values lie on both sides of zero, else the two ends. called: names by area."""
    values = picture.known["value"]
    if values.min() < 0 < values.max():
        below = int((values < 0).sum())
        return t("slide.map_below", indicator=name, number=t.number(below), total=t.number(len(values)))
    first, last = (called[picture.known.iloc[at]["area_id"]] for at in (0, -1))
    return t("slide.map_ends", indicator=name, high=first, low=last)


def _ends(picture: Picture, measure: Measure) -> dict[str, str]:
    first, last = picture.known.iloc[0], picture.known.iloc[-1]
    return {
        "high": first["name"], "high_value": measure(first["value"]),
        "low": last["name"], "low_value": measure(last["value"]),
    }  # fmt: skip


def _ranking_slides(
    indicator: Indicator, picture: Picture, year: int, shown: tuple[str, str, str], measure: Measure, t: Words
) -> list[Slide]:  # fmt: skip
    """The ends of the ranking with the reader's own place between them; none where nothing is ranked.

    shown: country, level, the own place.
    """
    country, level, area = shown
    if not picture.known["rank"].notna().any():
        return []
    ordered = picture.ordered
    ends = pd.concat([ordered.head(MOST_BARS // 2), ordered.tail(MOST_BARS // 2)]).drop_duplicates("area_id")
    own = ordered[ordered["area_id"] == area]
    if len(own) and area not in set(ends["area_id"]):
        ends = pd.concat([ordered.head(MOST_BARS // 2), own, ordered.tail(MOST_BARS // 2 - 1)])
    bars = [
        Bar(f"{t.number(row.rank)}. {row.name}", float(row.value), measure(row.value), row.area_id == area)
        for row in ends.itertuples(index=False)
    ]
    name, first, called = titled(indicator, t), ordered.iloc[0], _called(country, level, t)
    return [Slide(
        kind="neighbours",
        title=t("slide.first", indicator=name, place=called[first["area_id"]], value=measure(first["value"])),
        sentence=t("slide.ranked", shown=len(bars), total=t.number(len(ordered))),
        chart=Bars(bars, f"{name}, {year}", unit=t.unit(indicator.unit)),
        source=short_source(indicator, country, t),
        area=country_name(country, t),
        year=str(year),
    )]  # fmt: skip


def _meaning_slide(
    indicator: Indicator, picture: Picture, country: str, level: str, year: int, measure: Measure, t: Words
) -> Slide:  # fmt: skip
    """Where the half of all areas lies: quartiles as bars."""
    quartiles = picture.known["value"].quantile([0, 0.25, 0.5, 0.75, 1]).tolist()
    keys = ("lowest", "quarter", "median", "three_quarters", "highest")
    bars = [
        Bar(t("slide." + key), value, measure(value), key == "median")
        for key, value in zip(keys, quartiles, strict=True)
    ]
    name = titled(indicator, t)
    return Slide(
        kind="structure",
        title=t("slide.half", indicator=name, low=measure(quartiles[1]), high=measure(quartiles[3])),
        sentence=indicator.text("definition", t.language, country),
        chart=Bars(bars, f"{name}, {year}", unit=t.unit(indicator.unit)),
        source=short_source(indicator, country, t),
        area=f"{country_name(country, t)}, {level_name(country, level, t, plural=True)}",
        year=str(year),
    )

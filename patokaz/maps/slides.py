"""Slides of an indicator over the areas of a level: map, ends of the ranking, distribution."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from patokaz.analysis.classes import Classes, classify
from patokaz.charts.class_texts import range_texts
from patokaz.geography.areas import named_areas, told_names
from patokaz.geography.map_files import geometry
from patokaz.language.words import Measure, Words
from patokaz.maps.finding import own_title, spread_title
from patokaz.maps.legends import beyond_legend, boundaries_text, greyed_codes, greyed_legend, land_legend
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.reports.slides.model import GREYED, MOST_BARS, AreaMap, Bar, Bars, Legend, Slide
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCK, Indicator, catalogue
from patokaz.statistics.countries import country_name, level_name, words_of
from patokaz.statistics.sources import caution_text, indicator_source_texts, source_titles, sources_of
from patokaz.statistics.war_status import not_counted, occupied, parts_of_named
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
    """Areas in classes, in two colours where signs differ. rows: area_id and value, in file order."""
    values = rows["value"].astype(float)
    classes = classify(values, *CLASSES)
    legend = [Legend(str(code), text) for code, text in enumerate(range_texts(classes, measure)) if text]
    shown = rows if not within else rows[rows["area_id"].isin(list(within))]
    greyed = occupied(country) if level == "municipality" else {}
    if shown.loc[~shown["area_id"].isin(list(greyed)), "value"].isna().any():
        legend.append(Legend("-", t("missing")))
    legend += [*greyed_legend(shown["area_id"], greyed, t), *land_legend(shown["area_id"], country, level, t)]
    if not within:
        legend += beyond_legend(country, level, t)
    return AreaMap(
        geometry=geometry(country, level),
        codes=greyed_codes(rows["area_id"], classes.codes, greyed),
        classes=len(classes.counts),
        boundaries=boundaries_text(country, t),
        legend=legend,
        named=named,
        signs=[(depth > 0) - (depth < 0) for depth in classes.depths],
        within=frozenset(within),
    )


def with_classes(chart: AreaMap, classes: Classes, measure: Measure) -> AreaMap:
    """A map of the same areas in other classes, those under its hatch as they are."""
    told = [Legend(str(code), text) for code, text in enumerate(range_texts(classes, measure)) if text]
    hatches = [entry for entry in chart.legend if not entry.code.isdigit()]
    codes = [old if old == GREYED else code for old, code in zip(chart.codes, classes.codes, strict=True)]
    signs = [(depth > 0) - (depth < 0) for depth in classes.depths]
    return replace(chart, codes=codes, classes=len(classes.counts), legend=[*told, *hatches], signs=signs)


def place_map(place: str, name: str, country: str, level: str, number: str, under: str, t: Words) -> AreaMap:
    """Location of an area in its country, beside one large number. place: an area of the level; empty for none."""
    drawn, greyed = geometry(country, level), occupied(country) if level == "municipality" else {}
    areas = drawn["areas"]["ids"]
    return AreaMap(
        drawn, greyed_codes(areas, "0" * len(areas), greyed), 0, boundaries_text(country, t),
        legend=[*greyed_legend(areas, greyed, t), *land_legend(areas, country, level, t), *beyond_legend(country, level, t)],
        named=[(place, name)] if place else [], filled=frozenset({place} - {""}), number=number, under=under,
    )  # fmt: skip


def in_its_country(chart: AreaMap, country: str, level: str, t: Words) -> AreaMap:
    """A map of some areas with the rest of the country around them, uncoloured."""
    return replace(chart, whole=True, legend=[*chart.legend, *beyond_legend(country, level, t)])


def known_ends(known: pd.DataFrame, country: str) -> pd.DataFrame:
    """First and last row with a value among areas that may be labelled: not those under hatching."""
    free = known[~known["area_id"].isin(list(occupied(country)))]
    return pd.concat([free.head(1), free.tail(1)]).drop_duplicates("area_id")


@dataclass(frozen=True)
class Mapped:
    """Content of a map's slides. year: None for the user's own figures; area: the selected area, empty for none."""

    indicator: Indicator
    picture: Picture
    country: str
    level: str
    year: int | None
    area: str

    def measure(self, t: Words) -> Measure:
        """Number format of the values."""
        return t.measure(
            self.indicator.unit, self.indicator.decimals, float(self.picture.rows["value"].abs().max())
        )  # fmt: skip

    def dated(self, t: Words) -> str:
        """Name with the year."""
        return t.dated(titled(self.indicator, t), self.year)


@cached(150)
def map_slides(indicator_id: str, country: str, level: str, year: int, area: str, language: str) -> Sequence[Slide]:
    """An indicator over a level as slides; read only. area: as in Mapped."""
    indicator = catalogue()[indicator_id]
    picture = indicator_picture(indicator, country, level, year, *CLASSES, language)
    return slides_of(Mapped(indicator, picture, country, level, year, area), words_of(language, country))


def slides_of(shown: Mapped, t: Words) -> Sequence[Slide]:
    """A map as slides: map, ends of the ranking, distribution, question to the audience; none for few areas."""
    if len(shown.picture.known) < FEWEST:
        return ()
    return (
        _map_slide(shown, t),
        *_ranking_slides(shown, t),
        _meaning_slide(shown, t),
        _question_slide(shown, t),
    )


def _question_slide(shown: Mapped, t: Words) -> Slide:
    """Question to the audience, with full sources."""
    indicator, country = shown.indicator, shown.country
    key = "slide.question_map" if indicator.direction else "slide.question_differences"
    median = shown.measure(t).median(shown.picture.median)
    title = t(key, indicator=titled(indicator, t), median=median, country=country_name(country, t))
    sources = "; ".join(sources_of([indicator], country, t))
    follow = "" if indicator.block == BLOCK else t("slide.follow")
    return Slide("question", title, follow, None, sources, country_name(country, t), "")


def short_source(indicator: Indicator, country: str, t: Words) -> str:
    """Publishers and tables of an indicator, without licences, which are stated in every document."""
    return short_source_of([indicator], country, t)


def short_source_of(indicators: Iterable[Indicator], country: str, t: Words) -> str:
    """Publishers and tables of several indicators, each publisher once; user data are marked as not official."""
    licence, asked = f" ({t('data.licence')}:", list(indicators)
    own = dict.fromkeys(entry.text("caution", t.language) for entry in asked if entry.block == BLOCK)
    published = [entry for entry in asked if entry.block != BLOCK]
    texts = (text for entry in published for text in indicator_source_texts(entry, country, t))
    return "; ".join(filter(None, [_by_publisher(text.split(licence)[0] for text in texts), *own]))


def short_sources(ids: Sequence[str], t: Words) -> str:
    """Publishers and tables by source id."""
    return _by_publisher(source_titles(ids, t))


def _by_publisher(titles: Iterable[str]) -> str:
    """Titles grouped by publisher."""
    tables: dict[str, dict[str, None]] = {}
    for title in titles:
        publisher, _, table = title.partition(": ")
        tables.setdefault(publisher, {})[table] = None
    return "; ".join(f"{publisher}: {', '.join(names)}" for publisher, names in tables.items())


def titled(indicator: Indicator, t: Words) -> str:
    """Name of an indicator with its unit where the number does not show it."""
    return indicator.text("name", t.language)


def _called(country: str, level: str, t: Words) -> dict[str, str]:
    """Names of areas for use in a title: short for municipalities, with the level for larger areas („област Кърджали“)."""
    names = told_names(country, level, t)
    return (
        names if level == "municipality" else {row["area_id"]: row["long_name"] for row in named_areas(list(names), t)}
    )


def _notes(shown: Mapped, t: Words) -> list[str]:
    indicator, country = shown.indicator, shown.country
    texts = indicator.text("definition", t.language, country), caution_text(indicator, country, t)
    rows = shown.picture.rows
    withheld = {text for text in withheld_texts(rows["withheld"].tolist(), t) if text} if "withheld" in rows else ()
    uncounted = not_counted(country, shown.level, t, set(rows.loc[rows["value"].notna(), "area_id"]))
    return [text for text in (*texts, *sorted(withheld), uncounted) if text]


def _map_slide(shown: Mapped, t: Words) -> Slide:
    picture, country, level, year = shown.picture, shown.country, shown.level, shown.year
    known, name, measure = picture.known, titled(shown.indicator, t), shown.measure(t)
    own = picture.rows[(picture.rows["area_id"] == shown.area) & picture.rows["value"].notna()]
    ends = pd.concat([own, known_ends(picture.known, country)]).drop_duplicates("area_id")
    named = [(row.area_id, f"{row.name}: {measure(row.value)}") for row in ends.itertuples(index=False)]
    half = {"median": measure.median(picture.median), "areas": t.number(len(known))}
    return Slide(
        kind="map",
        title=own_title(picture, shown.area, name, t) or spread_title(picture, name, _called(country, level, t), t),
        sentence=_with_cautions(
            t("slide.middle_undated", **half) if year is None else t("slide.middle", year=year, **half), ends, shown, t
        ),
        chart=map_chart(picture.rows, country, level, measure, t, named=named),
        source=short_source(shown.indicator, country, t),
        area=country_name(country, t),
        year="" if year is None else str(year),
        notes=_notes(shown, t),
        alt=t("slide.ends_named", **_ends(picture, measure)),
    )


def _with_cautions(sentence: str, ends: pd.DataFrame, shown: Mapped, t: Words) -> str:
    """A sentence with what of the areas named on its slide is occupied."""
    named = dict(zip(ends["area_id"], ends["name"], strict=True))
    return " ".join(filter(None, [sentence, parts_of_named(named, shown.country, shown.level, t)]))


def _ends(picture: Picture, measure: Measure) -> dict[str, str]:
    first, last = picture.known.iloc[0], picture.known.iloc[-1]
    return {
        "high": first["name"], "high_value": measure(first["value"]),
        "low": last["name"], "low_value": measure(last["value"]),
    }  # fmt: skip


def _ranking_slides(shown: Mapped, t: Words) -> list[Slide]:
    """Ends of the ranking with the selected area between them; none where nothing is ranked."""
    picture, country, area, measure = shown.picture, shown.country, shown.area, shown.measure(t)
    if not picture.known["rank"].notna().any():
        return []
    ordered = picture.ordered
    if ordered.empty:
        return []
    ends = pd.concat([ordered.head(MOST_BARS // 2), ordered.tail(MOST_BARS // 2)]).drop_duplicates("area_id")
    own = ordered[ordered["area_id"] == area]
    if len(own) and area not in set(ends["area_id"]):
        ends = pd.concat([ordered.head(MOST_BARS // 2), own, ordered.tail(MOST_BARS // 2 - 1)])
    bars = [
        Bar(f"{t.number(row.rank)}. {row.name}", float(row.value), measure(row.value), row.area_id == area)
        for row in ends.itertuples(index=False)
    ]
    name, first = titled(shown.indicator, t), ordered.iloc[0]
    called = _called(country, shown.level, t)
    return [Slide(
        kind="neighbours",
        title=t("slide.first", indicator=name, place=called[first["area_id"]], value=measure(first["value"])),
        sentence=_with_cautions(t("slide.ranked", shown=len(bars), total=t.number(len(picture.ordered))), ordered.head(1), shown, t),
        chart=Bars(bars, shown.dated(t), unit=t.unit(shown.indicator.unit)),
        source=short_source(shown.indicator, country, t),
        area=country_name(country, t),
        year="" if shown.year is None else str(shown.year),
    )]  # fmt: skip


def _meaning_slide(shown: Mapped, t: Words) -> Slide:
    """Range of the middle half of the areas: quartiles as bars."""
    indicator, country, measure = shown.indicator, shown.country, shown.measure(t)
    quartiles = shown.picture.known["value"].quantile([0, 0.25, 0.5, 0.75, 1]).tolist()
    keys = ("lowest", "quarter", "median", "three_quarters", "highest")
    bars = [
        Bar(t("slide." + key), value, measure.median(value) if key == "median" else measure(value), key == "median")
        for key, value in zip(keys, quartiles, strict=True)
    ]
    name = titled(indicator, t)
    return Slide(
        kind="structure",
        title=t("slide.half", indicator=name, low=measure(quartiles[1]), high=measure(quartiles[3])),
        sentence=indicator.text("definition", t.language, country),
        chart=Bars(bars, shown.dated(t), unit=t.unit(indicator.unit)),
        source=short_source(indicator, country, t),
        area=f"{country_name(country, t)}, {level_name(country, shown.level, t, plural=True)}",
        year="" if shown.year is None else str(shown.year),
    )

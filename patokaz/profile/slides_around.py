"""Slides that compare a place with others: map, neighbours, funding, rank in the index."""

from collections.abc import Mapping

import pandas as pd

from patokaz.geography.map_files import neighbours
from patokaz.index.slides import usual_rank
from patokaz.language.words import Words
from patokaz.maps.finding import own_title
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.maps.slides import CLASSES, FEWEST, known_ends, map_chart, short_source, short_sources, titled
from patokaz.maps.slides import map_slides as indicator_slides
from patokaz.profile.profile import PEOPLE, Profile, source_ids
from patokaz.reports.slides.model import MOST_BARS, Bar, Bars, Number, Slide
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries, headline, levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.newest import newest_figures
from patokaz.statistics.war_status import occupied

MOST_ON_WALL = 300  # areas: where there are more, a place is a dot, and the map shows the region around it
CONTRACTED, PAID = "eu_funds_contracted_eur", "eu_funds_paid_eur"
COUNTS = (
    "dream_projects_count", "municipal_investment_projects_count", "regional_development_projects_count",
    "ppp_projects_count",
)  # fmt: skip


def _compared(profile: Profile) -> list[Indicator]:
    """Headline figures of the place with a better direction."""
    return [
        catalogue()[key] for key in headline(profile.area["country_id"])
        if key in profile.records and catalogue()[key].direction and catalogue()[key].is_ranked
        and not pd.isna(profile.records[key]["rank"])
    ]  # fmt: skip


def _picture(profile: Profile, indicator: Indicator, t: Words) -> Picture:
    area, year = profile.area, int(str(profile.records[indicator.id]["year"]))
    return indicator_picture(indicator, area["country_id"], area["level"], year, *CLASSES, t.language)


def map_slides(profile: Profile, t: Words) -> list[Slide]:
    """The first comparable headline figure on the map; in a large country the map of its region only.

    For a country: its districts, regions or oblasts, with both ends labelled.
    """
    area, found = profile.area, _compared(profile)
    if area["level"] == "country":
        return _among_parts(area["country_id"], t)
    if not found or area["level"] not in levels(area["country_id"]):
        return []
    indicator, picture = found[0], _picture(profile, found[0], t)
    if len(picture.known) < FEWEST:
        return []
    measure = t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))
    within: frozenset[str] = frozenset()
    where = area["country"]
    if len(picture.rows) > MOST_ON_WALL and area["group_id"]:
        within = frozenset(query("areas_inside", within=area["group_id"], level=area["level"])["area_id"])
        if len(within) < FEWEST:
            return []
        where = area["upper"]
    shown = picture.inside(within) if within else picture
    own = f"{profile.called}: {measure(float(str(profile.records[indicator.id]['value'])))}"
    ends = known_ends(shown.known, area["country_id"])
    named = [(area["area_id"], own)] + [
        (row.area_id, f"{row.name}: {measure(row.value)}")
        for row in ends.itertuples(index=False)
        if row.area_id != area["area_id"]
    ]
    year = str(profile.records[indicator.id]["year"])
    return [Slide(
        kind="map",
        title=own_title(picture, area["area_id"], titled(indicator, t), t, profile.called),
        sentence=t("slide.middle", median=measure.median(picture.median), areas=t.number(len(picture.known)), year=year),
        chart=map_chart(picture.rows, area["country_id"], area["level"], measure, t, named=named, within=within),
        source=short_source(indicator, area["country_id"], t),
        area=where,
        year=year,
    )]  # fmt: skip


def _among_parts(country: str, t: Words) -> list[Slide]:
    """The first headline figure with a better direction over the parts of a country: map and extremes."""
    level = str(countries()[country]["group_level"])
    held = coverage(country, level).set_index("indicator_id")["last_year"]
    for key in headline(country):
        if key in held.index and catalogue()[key].direction and catalogue()[key].is_ranked:
            made = indicator_slides(key, country, level, int(held[key]), "", t.language)
            if made:
                return [slide for slide in made if slide.kind in ("map", "neighbours")][:2]
    return []


def neighbour_slides(profile: Profile, t: Words) -> list[Slide]:
    """Headline figures beside the user's own group, or the municipalities with a common border."""
    area, peers = profile.area, profile.place.peers
    if area["level"] != "municipality" and not peers:
        return []
    around = frozenset(peers.ids) if peers else neighbours(area["country_id"], "municipality").get(area["area_id"], ())
    slides = [_neighbour_slide(profile, indicator, frozenset(around), t) for indicator in _compared(profile)[1:3]]
    return [slide for slide in slides if slide]


def _neighbour_slide(profile: Profile, indicator: Indicator, around: frozenset[str], t: Words) -> Slide | None:
    """One figure in the order of its better side; the most populous where there are many."""
    area, rows = profile.area, _picture(profile, indicator, t).rows.dropna(subset=["value"])
    rows = _most_populous(rows[rows["area_id"].isin([*around, area["area_id"]])], area)
    if len(rows) < 3 or area["area_id"] not in set(rows["area_id"]):
        return None
    rows = rows.sort_values("value", ascending=indicator.direction < 0, kind="stable")
    measure = t.measure(indicator.unit, indicator.decimals, float(rows["value"].abs().max()))
    ends = rows.sort_values("value", kind="stable").iloc[[0, -1]].to_dict("records")
    year = str(profile.records[indicator.id]["year"])
    bars = [
        Bar(row.name, float(row.value), measure(row.value), row.area_id == area["area_id"])
        for row in rows.itertuples(index=False)
    ]
    peers = profile.place.peers
    return Slide(
        kind="neighbours",
        title=_beside_title(rows, profile, indicator, t),
        sentence=t(
            "slide.ends_named", low=ends[0]["name"], low_value=measure(ends[0]["value"]), high=ends[1]["name"],
            high_value=measure(ends[1]["value"]),
        ),
        chart=Bars(bars, f"{titled(indicator, t)}, {year}", unit=t.unit(indicator.unit)),
        source=short_source(indicator, area["country_id"], t),
        area=peers.name if peers else t("slide.and_neighbours", place=profile.called),
        year=year,
    )  # fmt: skip


def _most_populous(rows: pd.DataFrame, area: Mapping[str, str]) -> pd.DataFrame:
    """At most MOST_BARS rows, including the own one."""
    if len(rows) <= MOST_BARS or area["area_id"] not in set(rows["area_id"]):
        return rows.head(MOST_BARS)
    people = newest_figures(area["country_id"], area["level"], [PEOPLE]).values[PEOPLE]
    largest = people.reindex(rows["area_id"]).drop(area["area_id"]).nlargest(MOST_BARS - 1).index
    return rows[rows["area_id"].isin([*largest, area["area_id"]])]


def _beside_title(rows: pd.DataFrame, profile: Profile, indicator: Indicator, t: Words) -> str:
    """The number of compared places with a worse value."""
    own = rows["area_id"] == profile.area["area_id"]
    others, value = rows.loc[~own, "value"], float(rows.loc[own, "value"].iloc[0])
    better = int(((value - others) * indicator.direction > 0).sum())
    told = {"indicator": titled(indicator, t), "place": profile.called, "better": t.number(better)}
    if profile.place.peers:
        return t("slide.peers", total=t.number(len(others)), group=profile.place.peers.name, **told)
    if better == len(others):
        return t("slide.neighbours_best", count=len(others), **told)
    return t("slide.neighbours" if better else "slide.neighbours_weakest", count=len(others), **told)


def money_slides(profile: Profile, t: Words) -> list[Slide]:
    """EU funds contracted and paid where fully known, otherwise the number of projects in the first register."""
    if CONTRACTED in profile.records and PAID in profile.records:
        contracted, paid = (float(str(profile.records[key]["value"])) for key in (CONTRACTED, PAID))
        if contracted > 0:
            return [_paid_slide(profile, contracted, paid, t)]
    key = next((key for key in COUNTS if key in profile.records), None)
    if key is None:
        return []
    indicator, figure = catalogue()[key], profile.records[key]
    value = t.number(float(str(figure["value"])), indicator.decimals)
    rank = "" if pd.isna(figure["rank"]) else t(
        "of_total", rank=t.number(float(str(figure["rank"]))), total=t.number(float(str(figure["rank_of"])))
    )  # fmt: skip
    return [Slide(
        kind="portfolio",
        title=f"{titled(indicator, t)}: {value}",
        sentence=indicator.text("definition", t.language, profile.country_key),
        chart=Number(value, t.unit(indicator.unit), rank),
        source=short_sources(source_ids(profile, indicator), t),
        area=profile.called,
        year=str(figure["year"]),
    )]  # fmt: skip


def _paid_slide(profile: Profile, contracted: float, paid: float, t: Words) -> Slide:
    year = str(profile.records[CONTRACTED]["year"])
    share = t.number(100 * paid / contracted, 0)
    bars = [
        Bar(titled(catalogue()[key], t), value, t.money(value, "EUR"), key == PAID)
        for key, value in ((CONTRACTED, contracted), (PAID, paid))
    ]
    sources = [source for key in (CONTRACTED, PAID) for source in source_ids(profile, catalogue()[key])]
    return Slide(
        kind="portfolio",
        title=t("slide.paid", share=share, place=profile.called),
        sentence=t("slide.paid_of", paid=t.money(paid, "EUR"), contracted=t.money(contracted, "EUR")),
        chart=Bars(bars, profile.called, unit="EUR"),
        source=short_sources(sources, t),
        area=profile.called,
        year=year,
    )


def index_slides(profile: Profile, t: Words) -> list[Slide]:
    """The rank in the country's index with its interval, beside the adjacent ranks; empty if unranked."""
    area = profile.area
    if area["level"] != "municipality" or area["area_id"] in occupied(area["country_id"]):
        return []
    slide = usual_rank(area["country_id"], area["area_id"], t)
    return [slide] if slide else []

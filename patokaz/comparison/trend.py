"""One indicator of several places over the years: the chart and its notes, cached for all users."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.line_chart import LineChart
from patokaz.comparison.comparison import NO_SERIES, are_alike, comparable, gap_texts, references
from patokaz.frame.group import PeerGroup
from patokaz.language.words import Words
from patokaz.profile.peers import group_series
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.sources import indicator_source_texts


@dataclass(frozen=True)
class Trend:
    """The chart, its title, the reasons for gaps and breaks, and the sources; read only."""

    chart: LineChart
    title: str
    gaps: Sequence[str]
    sources: Sequence[str]
    table: pd.DataFrame  # years × places


@cached(60)
def shared_indicators(places: tuple[Profile, ...]) -> tuple[str, ...]:
    """Comparable indicators with several years for at least two of the places, or for the only one."""
    keys = {place.country_key for place in places}
    least = min(2, len(places))
    return tuple(
        key for key, entry in catalogue().items()
        if not entry.part_only and comparable(entry, keys) and sum(len(place.series.get(key, NO_SERIES).years) > 1 for place in places) >= least
    )  # fmt: skip


@cached(60)
def trend_of(places: tuple[Profile, ...], group: PeerGroup | None, key: str, t: Words) -> Trend:
    """An indicator over the years for every place, with the interquartile range of all municipalities."""
    indicator = catalogue()[key]
    country, level = places[0].area["country_id"], places[0].area["level"]
    band = query("level_spread", indicator=key, country=country, level=level)
    if not are_alike(places):  # the middle half of one country says nothing of another's places
        band = band.head(0)
    lines = {place.called: place.series[key] for place in places if key in place.series}
    breaks = sorted({year for place in places for year in place.breaks.get(key, {})})
    middle = {group.name: group_series(group, places[0], key)} if group else {}
    chart = LineChart(
        lines, breaks, band, t("comparison.band", country=places[0].area["country"]), middle,
        references(places, indicator, band, t), t("comparison.dotted"), indicator.decimals,
    )  # fmt: skip
    countries = dict.fromkeys(place.area["country_id"] for place in places)
    gaps = gap_texts(places, key, t)
    gaps += [t("analysis.break_mark", years=", ".join(map(str, breaks))) + "."] if breaks else []
    sources = [source for entry in countries for source in indicator_source_texts(indicator, entry, t)]
    table = pd.DataFrame({name: pd.Series(line.values, line.years) for name, line in (lines | middle).items()})
    title = f"{indicator.text('name', t.language)} ({t.unit(indicator.unit, short=False)})"
    return Trend(chart, title, gaps, sources, table.sort_index().rename_axis("year").reset_index())

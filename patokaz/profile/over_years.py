"""A figure over the years beside the larger areas and the most similar places, for documents."""

from collections.abc import Mapping, Sequence

import pandas as pd

from patokaz.analysis.standing import long_change
from patokaz.charts.axis import axis_ticks
from patokaz.charts.series import Series
from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words
from patokaz.profile.figures import NO_SERIES, comparable_years
from patokaz.profile.profile import Profile, source_ids
from patokaz.profile.texts import from_to, unit_once
from patokaz.reports.profile.analysis_model import Told, YearTable
from patokaz.reports.profile.pieces import Line
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.database import query, query_each
from patokaz.statistics.sources import source_texts, source_titles

YEARS_TOLD = 6
LONG = 8
FEWEST_ALIKE = 3


def year_tables(profile: Profile, alike: Sequence[str], t: Words) -> list[YearTable]:
    """The country's headline figures that the place has for at least two years. alike: ids of the places most like it.

    An occupied place stands alone.
    """
    own = {key: profile.series[key] for key in headline(profile.area["country_id"]) if key in profile.records and key in profile.series}  # fmt: skip
    keys = [key for key, series in own.items() if len(series.years) > 1]
    country = {} if profile.is_occupied else _country_series(profile, keys)
    return [_year_table(profile, key, country.get(key, {}), _alike(profile, key, alike), t) for key in keys]


def headline_line(profile: Profile, t: Words) -> Line | None:
    """The first headline figure with at least three years as a chart; None if there is none."""
    keys = headline(profile.area["country_id"])
    found = next((key for key in keys if len(profile.series.get(key, NO_SERIES).years) > 2), None)
    return None if found is None else figure_line(profile, catalogue()[found], (), t)


def figure_line(
    profile: Profile, indicator: Indicator, beside: Sequence[tuple[str, Mapping[int, float]]], t: Words
) -> Line:
    """A figure over its years as a chart. beside: (name, values by year) for the same years."""
    series = profile.series[indicator.id]
    own = list(zip(series.years, series.values, strict=True))
    first, last = series.years[0], series.years[-1]
    others = [(name, [(year, value) for year, value in sorted(values.items()) if first <= year <= last]) for name, values in beside]  # fmt: skip
    lines = [(profile.called, own), *((name, points) for name, points in others if len(points) > 1)]
    known = [value for _, points in lines for _, value in points]
    ticks = axis_ticks(min(known), max(known))
    breaks = [year for year in sorted(profile.breaks.get(indicator.id, {})) if first < year <= last]
    name = indicator.text("name", t.language)
    ends = (t.number(own[0][1], indicator.decimals), t.number(own[-1][1], indicator.decimals))
    story = t("profile.trend_text", first=ends[0], last=ends[1], first_year=first, last_year=last)
    years = ", ".join(map(str, breaks))
    step = max(1, -(-(last - first) // YEARS_TOLD))
    told = sorted({*range(first, last - step // 2, step), last})
    decimals = indicator.decimals if indicator.decimals and ticks[-1] - ticks[0] < 5 else 0
    if any(tick != round(tick, decimals) for tick in ticks):
        decimals += 1
    return Line(
        title=name, unit=t.unit(indicator.unit), lines=lines, breaks=breaks,
        ticks=[(tick, t.number(tick, decimals)) for tick in ticks], years=told, ends=ends,
        alt=t("lead.chart_text", place=profile.called[:1].upper() + profile.called[1:], indicator=name, values=story),
        note=t("analysis.break_mark", years=years) if breaks else "",
        sources=source_texts(source_ids(profile, indicator), t),
    )  # fmt: skip


def _year_table(
    profile: Profile, key: str, country: Mapping[int, float], alike: Mapping[int, float], t: Words
) -> YearTable:
    indicator, series = catalogue()[key], profile.series[key]
    around = _around(profile, key)
    beside = [(name, values) for name, values in (
        (profile.area["upper"], around), (profile.area["country"], country), (t("report.similar"), alike),
    ) if values and name]  # fmt: skip
    amount = bool(indicator.aggregate) or indicator.is_of_whole_area
    breaks = profile.breaks.get(key, {})
    name = indicator.text("name", t.language)
    unit = unit_once(t.unit(indicator.unit), name)
    pairs = sorted(zip(series.years, series.values, strict=True), reverse=True)
    notes = [f"{reason.get(t.language) or reason.get('en', '')} ({year})" for year, reason in sorted(breaks.items()) if series.years[0] < year <= series.years[-1]]  # fmt: skip
    return YearTable(
        id=f"years_{key}",
        title=t("analysis.by_year", indicator=f"{name} ({unit})" if unit else name),
        told=_told(profile, indicator, series, alike, t),
        heads=[t("report.year"), profile.called, *(name for name, _ in beside)],
        rows=[
            [str(year), *(t.number(value, indicator.decimals) for value in (own, *(values.get(year) for _, values in beside)))]
            for year, own in pairs
        ],
        marked=[year in breaks for year, _ in pairs],
        line=figure_line(profile, indicator, () if amount else beside, t) if len(pairs) > 2 else None,
        note=f"{t('report.break')}: {'; '.join(notes).rstrip('.')}." if notes else "",
        sources=source_titles(source_ids(profile, indicator), t),
    )  # fmt: skip


def _told(profile: Profile, indicator: Indicator, series: Series, alike: Mapping[int, float], t: Words) -> list[Told]:
    """Sentences on the change since the last break, the series with its breaks, its extreme, the similar places."""

    def number(value: float) -> str:
        return t.number(value, indicator.decimals)

    about = f"years_{indicator.id}"
    breaks = profile.breaks.get(indicator.id, {})
    since = comparable_years(series, breaks)
    texts = []
    (first_year, first), (last_year, last) = since[0], since[-1]
    if len(since) > 1:
        ways = "same" if number(first) == number(last) else "rose" if last > first else "fell"
        by = ways != "same" and first > 0 and (bool(indicator.aggregate) or indicator.is_of_whole_area)
        change = t.amount(100 * abs(last - first) / first, "pct", 1) if by else ""
        before, after = from_to(first, last, indicator, t)
        texts.append(t(f"analysis.since_{ways}_by" if by else f"analysis.since_{ways}", first_year=first_year, first=before, last=after, change=change))  # fmt: skip
    long = long_change(pd.Series(dict(zip(series.years, series.values, strict=True))), list(breaks))
    if long is not None and long.breaks:
        key = "analysis.whole" if len(since) > 1 else "analysis.whole_only"
        ends = {name: t.amount(value, indicator.unit, indicator.decimals) for name, value in (("first", long.first), ("last", long.last))}  # fmt: skip
        texts.append(t(key, first_year=long.first_year, last_year=last_year, **ends, breaks=", ".join(map(str, long.breaks)), count=len(long.breaks)))  # fmt: skip
    if len(since) >= LONG:
        for key, extreme in (("highest", max), ("lowest", min)):
            year, value = extreme(since, key=lambda point: point[1])
            if year not in (first_year,) and [half_up(v, indicator.decimals) for _, v in since].count(half_up(value, indicator.decimals)) == 1:  # fmt: skip
                texts.append(t(f"analysis.{key}", first_year=first_year, year=year, value=t.amount(value, indicator.unit, indicator.decimals)))  # fmt: skip
                break
    if last_year in alike:
        side = "at" if number(alike[last_year]) == number(last) else "above" if last > alike[last_year] else "below"
        own, middle = t.amount(last, indicator.unit, indicator.decimals), alike[last_year]
        median = t.amount(middle, indicator.unit, median_decimals(middle, indicator.decimals))
        texts.append(t(f"analysis.similar_{side}", value=own, median=median))
    return [Told(text, about) for text in texts]


def _around(profile: Profile, key: str) -> dict[int, float]:
    """Values of the area around, by year; none where it is the place under another name, and of an occupied place."""
    if not profile.around or profile.fills_around or profile.is_occupied:
        return {}
    series = profile.above[0].series.get(key, NO_SERIES)
    return dict(zip(series.years, series.values, strict=True))


def _country_series(profile: Profile, keys: Sequence[str]) -> dict[str, dict[int, float]]:
    if profile.area["level"] == "country":
        return {}
    country = str(profile.area["country_id"])
    rows = query_each("area_series", [country])[country]
    return {
        row["indicator_id"]: dict(zip(row["years"], row["figures"], strict=True))
        for row in rows
        if row["indicator_id"] in keys
    }


def _alike(profile: Profile, key: str, alike: Sequence[str]) -> dict[int, float]:
    """Medians of the most similar places by year, where at least FEWEST_ALIKE have data."""
    if not alike:
        return {}
    rows = query("level_series", indicator=key, country=profile.area["country_id"], level="municipality", within="")
    years = rows[rows["area_id"].isin(list(alike))].groupby("year")["value"].agg(["median", "count"])
    known = years[years["count"] >= FEWEST_ALIKE]["median"]
    return {int(year): float(value) for year, value in known.items()}

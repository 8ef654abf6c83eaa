"""Places side by side as slides: the places, one figure after the other, one over the years."""

from collections.abc import Sequence

from patokaz.charts.series import Series
from patokaz.comparison.comparison import are_alike, comparable
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.maps.slides import short_sources, titled
from patokaz.profile.profile import Profile, source_ids
from patokaz.profile.slides_years import drawn_line, ticks
from patokaz.reports.slides.model import MOST, Bar, Bars, Lines, Slide
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline

LEAST_YEARS = 3


def comparison_slides(places: Sequence[Profile], t: Words) -> list[Slide]:
    """Headline figures with the same definition in at least two of the places; the own place first."""
    if len(places) < 2:
        return []
    slides = []
    for key in headline(places[0].area["country_id"]):
        indicator = catalogue()[key]
        having = [place for place in places if key in place.records and key not in place.withheld]
        if len(having) > 1 and comparable(indicator, {place.country_key for place in having}):
            slides.append(_bars(indicator, having, places[0], t))
    return [*slides[: MOST - 2], *_trend(places, t), _question(places, t)]


def _bars(indicator: Indicator, having: Sequence[Profile], own: Profile, t: Words) -> Slide:
    """One figure of all places, best first."""
    values = {place.called: float(str(place.records[indicator.id]["value"])) for place in having}
    ordered = sorted(having, key=lambda place: values[place.called], reverse=indicator.direction >= 0)
    measure = t.measure(indicator.unit, indicator.decimals, max(abs(value) for value in values.values()))
    bars = [Bar(place.called, values[place.called], measure(values[place.called]), place is own) for place in ordered]
    first, last = ordered[0].called, ordered[-1].called
    key = "slide.compared_best" if indicator.direction else "slide.compared"
    sources = dict.fromkeys(source for place in having for source in source_ids(place, indicator))
    years = sorted({int(str(place.records[indicator.id]["year"])) for place in having})
    return Slide(
        kind="neighbours",
        title=t(key, indicator=titled(indicator, t), first=first, last=last),
        sentence=t("slide.compared_ends", first=first, first_value=bars[0].text, last=last, last_value=bars[-1].text),
        chart=Bars(bars, titled(indicator, t), unit=t.unit(indicator.unit)),
        source=short_sources(list(sources), t),
        area=", ".join(place.called for place in having),
        year="–".join(dict.fromkeys((str(years[0]), str(years[-1])))),
    )


def _trend(places: Sequence[Profile], t: Words) -> list[Slide]:
    """The figure with the longest series of the first three places."""
    shown = list(places[:3])
    shared = [
        key for key in headline(places[0].area["country_id"])
        if not catalogue()[key].aggregate
        and all(len(place.series[key].years) >= LEAST_YEARS if key in place.series else False for place in shown)
        and comparable(catalogue()[key], {place.country_key for place in shown})
    ]  # fmt: skip
    if not shared or not are_alike(shown):
        return []
    key = max(shared, key=lambda key: len(shown[0].series[key].years))
    indicator, series = catalogue()[key], [place.series[key] for place in shown]
    lines = [drawn_line(place.called, place.series[key], indicator, t) for place in shown]
    breaks = sorted(
        (year, reason.get(t.language) or reason.get("en", "")) for year, reason in shown[0].breaks.get(key, {}).items()
    )
    first, last = min(entry.years[0] for entry in series), max(entry.years[-1] for entry in series)
    return [Slide(
        kind="trend",
        title=_trend_title(series, [line.name for line in lines], breaks, indicator, t),
        sentence=_ends(series, [line.name for line in lines], breaks, indicator, t),
        chart=Lines(lines, breaks, ticks(lines, indicator, t), t.unit(indicator.unit)),
        source=short_sources(list(dict.fromkeys(s for place in shown for s in source_ids(place, indicator))), t),
        area=", ".join(place.called for place in shown),
        year=f"{first}–{last}",
    )]  # fmt: skip


def _since(series: Sequence[Series], breaks: Sequence[tuple[int, str]]) -> int:
    """First year from which all series are comparable with their last year."""
    return max([*(entry.years[0] for entry in series), *(year for year, _ in breaks if year <= series[0].years[-1])])


def _trend_title(
    series: Sequence[Series], names: Sequence[str], breaks: Sequence[tuple[int, str]], indicator: Indicator, t: Words
) -> str:
    """The strongest rise and fall since the last break, if the displayed values differ; otherwise the leader."""
    since, last = _since(series, breaks), min(entry.years[-1] for entry in series)
    told = [dict(zip(entry.years, entry.values, strict=True)) for entry in series]
    if since >= last or not all({since, last} <= set(values) for values in told):
        ends = sorted(zip((entry.values[-1] for entry in series), names, strict=True))
        return t("slide.compared", indicator=titled(indicator, t), first=ends[-1][1], last=ends[0][1])
    rounded = [[half_up(values[year], indicator.decimals) for year in (since, last)] for values in told]
    changes = sorted(zip((after - before for before, after in rounded), names, strict=True))
    (low, down), (high, up) = changes[0], changes[-1]
    key = "both" if low < 0 < high else "up" if high > 0 else "down" if low < 0 else "flat"
    return t(f"slide.compared_{key}", indicator=titled(indicator, t), first=since, last=last, up=up, down=down)


def _ends(
    series: Sequence[Series], names: Sequence[str], breaks: Sequence[tuple[int, str]], indicator: Indicator, t: Words
) -> str:
    """The last values side by side, each after that of the first comparable year."""
    since = _since(series, breaks)

    def told(entry: Series) -> str:
        last = t.amount(entry.values[-1], indicator.unit, indicator.decimals)
        before = dict(zip(entry.years[:-1], entry.values[:-1], strict=True)).get(since)
        return last if before is None else f"{t.number(before, indicator.decimals)} → {last}"

    return "; ".join(f"{name}: {told(entry)}" for name, entry in zip(names, series, strict=True)) + "."


def _question(places: Sequence[Profile], t: Words) -> Slide:
    names = ", ".join(place.called for place in places[1:])
    return Slide(
        "question", t("slide.question_compared", place=places[0].called, others=names), t("slide.follow"), None,
        t("report.about"), "", "",
    )  # fmt: skip

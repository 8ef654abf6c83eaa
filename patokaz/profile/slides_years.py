"""Slides of a place's own figures over the years: breaks and withheld years are gaps with a reason."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.charts.series import Series
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.maps.slides import short_sources, titled
from patokaz.profile.profile import PEOPLE, Profile, source_ids
from patokaz.profile.texts import from_to, said_once
from patokaz.reports.slides.model import Chart, Line, Lines, Slide
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.database import query
from patokaz.statistics.sources import caution_text

TRENDS = 3


def figure_slide(
    kind: str, profile: Profile, key: str, t: Words, title: str, sentence: str, chart: Chart | None
) -> Slide:
    """A slide of one of the place's own figures."""
    year = str(profile.records[key]["year"])
    return Slide(
        kind=kind, source=short_sources(source_ids(profile, catalogue()[key]), t), area=profile.called, year=year,
        notes=_notes(catalogue()[key], profile, t), title=title, sentence=sentence, chart=chart,
    )  # fmt: skip


def _notes(indicator: Indicator, profile: Profile, t: Words) -> list[str]:
    key = profile.country_key
    texts = indicator.text("definition", t.language, key), caution_text(indicator, key, t)
    return [text for text in texts if text]


def trend_slides(profile: Profile, t: Words) -> list[Slide]:
    """The headline figures with the longest series, population first; at least two years."""
    ids = [key for key in headline(profile.area["country_id"]) if key in profile.records and key in profile.series]
    ids = [key for key in ids if len(profile.series[key].years) > 1]
    ids.sort(key=lambda key: (key != PEOPLE, not catalogue()[key].direction, -len(profile.series[key].years)))
    return [_trend_slide(profile, key, t) for key in ids[:TRENDS]]


def _trend_slide(profile: Profile, key: str, t: Words) -> Slide:
    """From the first comparable year to the last; no growth across a break."""
    indicator, series = catalogue()[key], profile.series[key]
    breaks = _breaks(profile, key, t)
    start = max((year for year, _ in breaks), default=series.years[0])
    first_year = next(year for year in series.years if year >= start)
    apart = first_year == series.years[-1]  # nothing before it is comparable
    first_year = series.years[0] if apart else first_year
    first, last = dict(zip(series.years, series.values, strict=True))[first_year], series.values[-1]
    gap = half_up(last, indicator.decimals) - half_up(first, indicator.decimals)
    direction = "apart" if apart else "up" if gap > 0 else "down" if gap < 0 else "flat"
    name = titled(indicator, t)
    before, after = (said_once(value, name) for value in from_to(first, last, indicator, t))
    title = t(
        f"slide.trend_{direction}", indicator=name, first=before, last=after, first_year=first_year, last_year=series.years[-1]
    )  # fmt: skip
    lines = [drawn_line(profile.called, series, indicator, t), *_beside(profile, indicator, t)]
    sentence = t("slide.broken", years=", ".join(str(year) for year, _ in breaks)) if breaks else ""
    if not breaks and len(lines) > 1:
        sentence = t("slide.beside", area=lines[1].name, first=lines[1].first, last=lines[1].last)
    gaps = sorted([*breaks, *_withheld(profile, key, t)])
    slide = figure_slide(
        "trend", profile, key, t, title, sentence,
        Lines(lines, gaps, ticks(lines, indicator, t), t.unit(indicator.unit)),
    )  # fmt: skip
    return replace(slide, year=f"{series.years[0]}–{series.years[-1]}")


def _breaks(profile: Profile, key: str, t: Words) -> list[tuple[int, str]]:
    years = profile.series[key].years
    found = profile.breaks.get(key, {}).items()
    told = sorted((year, reason.get(t.language) or reason.get("en", "")) for year, reason in found)
    return [(year, reason) for year, reason in told if years[0] < year <= years[-1]]


def _withheld(profile: Profile, key: str, t: Words) -> list[tuple[int, str]]:
    """Years within the series with a withheld figure, where the line is interrupted."""
    years = profile.series[key].years
    found = sorted(profile.gaps.get(key, {}).items())
    return [(year, t("withheld", reason=reason)) for year, reason in found if years[0] <= year <= years[-1]]


def drawn_line(name: str, series: Series, indicator: Indicator, t: Words) -> Line:
    """A series with the formatted values of its ends."""
    first, last = (t.number(series.values[at], indicator.decimals) for at in (0, -1))
    return Line(name, series.years, series.values, first, last)


def _beside(profile: Profile, indicator: Indicator, t: Words) -> list[Line]:
    """The median of all areas in the same years; not for totals, context figures or occupied places."""
    if profile.is_occupied:
        return []
    if indicator.aggregate or indicator.context or not indicator.is_ranked:
        return []
    spread = query(
        "level_spread", indicator=indicator.id, country=profile.area["country_id"], level=profile.area["level"]
    )  # fmt: skip
    own = profile.series[indicator.id].years
    spread = spread[spread["year"].isin(list(own)) & (spread["areas"] > 2)]
    if len(spread) < 2:
        return []
    median = Series(spread["year"].astype(int).tolist(), spread["median"].astype(float).tolist(), ())
    return [drawn_line(t("report.median"), median, indicator, t)]


def ticks(lines: Sequence[Line], indicator: Indicator, t: Words) -> list[tuple[float, str]]:
    """Three round values within the range of the lines."""
    values = [value for line in lines for value in line.values]
    low, high = min(values), max(values)
    if high <= low:
        return []
    raw = (high - low) / 3
    size = 10.0 ** len(str(int(raw))) / 10 if raw >= 1 else 10.0 ** -next(n for n in range(1, 9) if raw >= 10.0**-n)
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    first = int(low // step) + 1
    found = [step * number for number in range(first, first + 4) if low <= step * number <= high]
    return [(value, t.number(value, 0 if step >= 1 else indicator.decimals)) for value in found]

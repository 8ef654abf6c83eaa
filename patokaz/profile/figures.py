"""A figure of a profile in words: value, rank, comparison, position, definition and sources."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd

from patokaz.charts.series import Place, Scales, Series, scales
from patokaz.charts.strip import Strip, strip_on
from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words
from patokaz.profile.profile import Profile, numbers_in, rank_words, source_ids, whose
from patokaz.profile.shares import part_text
from patokaz.reports.profile.model import Details, ReportFigure
from patokaz.reports.profile.pieces import Beside
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.database import query_records
from patokaz.statistics.formulas import readable_formula
from patokaz.statistics.sources import are_ours, caution_text, source_texts

NO_SERIES = Series((), (), ())


def report_figure(owner: Profile, figure: Mapping[str, object], profile: Profile, t: Words) -> ReportFigure:
    """A figure of `owner`, the place or a larger area. figure: a row of queries/area_figures.sql."""
    indicator = catalogue()[str(figure["indicator_id"])]
    value, ranked = _number(figure["value"]), not pd.isna(figure["rank"])
    series = owner.series.get(indicator.id, NO_SERIES)
    strip = _strip(owner, figure, indicator)
    status = str(figure["status"] or "")
    return ReportFigure(
        indicator=indicator.id,
        name=indicator.text("name", t.language),
        value=value,
        text=t.number(value, indicator.decimals),
        unit=t.unit(indicator.unit),
        amount=t.amount(value, indicator.unit, indicator.decimals),
        year=int(str(figure["year"])),
        flag=t("status_flag." + status) if status else "",
        direction=indicator.direction,
        rank=_rank(figure, t) if ranked else "",
        rank_note=t("profile.rank_note_low" if figure["direction"] == -1 else "profile.rank_note_high"),
        rank_at=int(_number(figure["rank"])) if ranked else None,
        rank_of=int(_number(figure["rank_of"])) if ranked else None,
        group_rank=_group_rank(figure, owner.place, t) if ranked else "",
        compare=tuple(comparison_texts(figure, indicator, owner.place, t)),
        against=comparison_values(figure, indicator),
        of_area=whose(owner, profile, t),
        strip=strip,
        strip_text=_strip_text(figure, indicator, t) if strip else "",
        years=series.years,
        values=series.values,
        breaks=tuple(sorted(owner.breaks.get(indicator.id, {}))),
        trend_text=_trend_text(series, indicator, t),
        definition=indicator.text("definition", t.language, owner.country_key),
        caution=caution_text(indicator, owner.country_key, t),
        sources=source_texts(source_ids(owner, indicator), t),
        details=details(owner, figure, indicator, t),
        area=owner.called if owner is profile else owner.area["long_name"],
        beside=beside(owner, figure, t),
        decimals=indicator.decimals,
        withheld_years={
            year: t("withheld", reason=reason) for year, reason in owner.gaps.get(indicator.id, {}).items()
        },
        whole=whole_of(figure, indicator),
    )


def beside(owner: Profile, figure: Mapping[str, object], t: Words) -> Beside:
    """Comparison values of a figure. figure: a row of queries/area_figures.sql."""
    indicator = catalogue()[str(figure["indicator_id"])]

    def told(value: float | None, more: Callable[[float, int], int] = lambda _, decimals: decimals) -> str:
        return "" if value is None else t.number(value, more(value, indicator.decimals))

    around, country, median = comparison_values(figure, indicator)
    whole, larger = (whole_of(figure, indicator, of) for of in ("country_value", "group_value"))
    if owner.fills_around:
        around = larger = None  # the area around is this one under another name
    series = owner.series.get(indicator.id, NO_SERIES)
    earlier = comparable_years(series, owner.breaks.get(indicator.id, {}))[:-1]
    year, value = earlier[-1] if earlier else (None, None)
    first, last = (told(series.values[at]) if len(series.years) > 1 else "" for at in (0, -1))
    return Beside(
        told(around if larger is None else larger), told(country if whole is None else whole), told(median, median_decimals), told(value),
        "" if year is None else t.year(year), first, last,
        *("" if of is None else _share(figure, of, t) for of in (whole, larger)),
    )  # fmt: skip


def comparable_years(series: Series, breaks: Collection[int]) -> list[tuple[int, float]]:
    """Years and values comparable with the newest one: those since the last break before it."""
    if not series.years:
        return []
    start = max((year for year in breaks if year <= series.years[-1]), default=series.years[0])
    return [(year, value) for year, value in zip(series.years, series.values, strict=True) if year >= start]


def details(owner: Profile, figure: Mapping[str, object], indicator: Indicator, t: Words) -> Details:
    """(label, text) of definition, formula with its input values, sources, cautions and breaks; without empty texts."""
    formula = indicator.formula_of(owner.country_key)
    reasons = sorted(owner.breaks.get(indicator.id, {}).items())
    breaks = "; ".join(
        f"{t.of_year(year)}: {reason.get(t.language) or reason.get('en', '')}" for year, reason in reasons
    )
    gaps = "; ".join(
        t("language.aside", text=t.of_year(year), more=reason)
        for year, reason in sorted(owner.gaps.get(indicator.id, {}).items())
    )
    ids = source_ids(owner, indicator)
    told = "computed" if figure["origin"] == "published" and are_ours(ids) else str(figure["origin"])
    origin = "" if figure["origin"] == "computed" else t(f"profile.origin_{told}")
    pairs: Details = [
        (t("profile.definition"), indicator.text("definition", t.language, owner.country_key)),
        (t("profile.formula"), readable_formula(formula, t)),
        (t("profile.numbers"), numbers_in(owner, formula, int(str(figure["year"])), t)),
        (t("profile.rank"), rank_words(owner, figure, t)),
        (t("profile.status"), origin),
        (t("profile.source"), "; ".join(source_texts(ids, t))),
        (t("profile.caution"), caution_text(indicator, owner.country_key, t)),
        (t("profile.breaks"), breaks),
        (t("potential.withheld"), gaps),
    ]
    return tuple((label, text) for label, text in pairs if text)


def comparison_values(
    figure: Mapping[str, object], indicator: Indicator
) -> tuple[float | None, float | None, float | None]:
    """Values of the larger area and the country, and the country's median, where comparable."""

    def known(key: str, may_be_compared: bool) -> float | None:
        return _number(figure[key]) if may_be_compared and not pd.isna(figure[key]) else None

    stands = not indicator.is_ranked or not pd.isna(figure["rank"])  # Kyiv does not among hromadas
    alike = stands and not indicator.is_of_whole_area
    apart = figure["area_id"] not in countries()  # a country is not set against itself
    of_level = stands and not indicator.context
    return known("group_value", alike), known("country_value", alike and apart), known("median", of_level)


def comparison_texts(figure: Mapping[str, object], indicator: Indicator, place: Place, t: Words) -> list[str]:
    """Values of the larger areas, the median and the peer group's, each with the difference, where comparable."""
    own = half_up(_number(figure["value"]), indicator.decimals)

    def with_gap(other: float, decimals: int = indicator.decimals) -> str:
        return f"{t.number(other, decimals)} ({t.signed(own - half_up(other, decimals), decimals)})"

    around, country, median = comparison_values(figure, indicator)
    whole = whole_of(figure, indicator)
    lines = []
    if whole is not None:  # the part's share in place of a difference
        told = f"{t.number(whole, indicator.decimals)} ({_share(figure, whole, t)})"
        lines.append(t("profile.country_value", country=place.country, value=told))
    if around is not None:
        lines.append(t("profile.group_value", group=place.container, value=with_gap(around)))
    if country is not None:
        lines.append(t("profile.country_value", country=place.country, value=with_gap(country)))
    if median is not None:
        lines.append(t("profile.median_of", value=with_gap(median, median_decimals(median, indicator.decimals))))
    if place.peers and indicator.id in place.peers.medians:
        middle = place.peers.medians[indicator.id]
        told = with_gap(middle, median_decimals(middle, indicator.decimals))
        lines.append(t("group.median_of", group=place.peers.name, value=told))
    return lines


def whole_of(figure: Mapping[str, object], indicator: Indicator, of: str = "country_value") -> float | None:
    """The total of the same year of which a value is a part; None if the figure is not an additive amount.

    of: whose total, the country's or the larger area's (group_value).
    """
    if not indicator.is_of_whole_area or indicator.context or pd.isna(figure[of]):
        return None
    own, whole = _number(figure["value"]), _number(figure[of])
    return whole if half_up(own, indicator.decimals) > 0 and own < whole else None


def _share(figure: Mapping[str, object], whole: float, t: Words) -> str:
    return part_text(_number(figure["value"]), whole, t, 1)


def _rank(figure: Mapping[str, object], t: Words) -> str:
    return t("of_total", rank=t.number(_number(figure["rank"])), total=t.number(_number(figure["rank_of"])))


def _group_rank(figure: Mapping[str, object], place: Place, t: Words) -> str:
    if pd.isna(figure["group_rank"]) or not place.container:
        return ""
    rank, total = (t.number(_number(figure[key])) for key in ("group_rank", "group_of"))
    return t("profile.rank_group", rank=rank, total=total, group=place.container)


@cached(12)
def country_scales(country: str) -> Scales:
    """The scales of a country's levels and indicators; read only."""
    return scales(query_records("strips", country=country))


def _strip(owner: Profile, figure: Mapping[str, object], indicator: Indicator) -> Strip | None:
    """Where the figure stands among all areas of its level; None for context and for an occupied area."""
    scale = country_scales(owner.area["country_id"]).get((owner.place.level, indicator.id))
    if indicator.context or scale is None or owner.is_occupied:
        return None
    peers = owner.place.peers.medians.get(indicator.id) if owner.place.peers else None
    quartiles = (_number(figure["q1"]), _number(figure["q3"]))
    return strip_on(scale, _number(figure["value"]), _number(figure["median"]), quartiles, peers)


def _strip_text(figure: Mapping[str, object], indicator: Indicator, t: Words) -> str:
    value = t.amount(_number(figure["value"]), indicator.unit, indicator.decimals)
    median = _number(figure["median"])
    return t("profile.strip_text", value=value, median=t.number(median, median_decimals(median, indicator.decimals)))


def _trend_text(series: Series, indicator: Indicator, t: Words) -> str:
    if len(series.years) < 2:
        return ""
    first, last = (t.number(series.values[position], indicator.decimals) for position in (0, -1))
    years = {"first_year": series.years[0], "last_year": series.years[-1]}
    return t("profile.trend_text", first=first, last=last, **years)


def _number(value: object) -> float:
    return float("nan") if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]

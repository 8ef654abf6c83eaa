"""Figures as text on the page: cards and rows in HTML. Every text is escaped; nothing is computed but positions."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.strips import strip_html, strip_path, trend_html
from patokaz.i18n import Words
from patokaz.indicators import Indicator


@dataclass(frozen=True)
class Series:
    """One indicator of one area over the years, with the ids of its sources."""

    years: Sequence[int]
    values: Sequence[float]
    source_ids: Sequence[str]


AMOUNTS = ("persons", "count", "uah", "mkd", "bgn", "eur")  # of an area, not to be set against a larger one's

Strips = Mapping[tuple[str, str], tuple[str, float, float]]


@dataclass(frozen=True)
class Peers:
    """The reader's comparison group: its name, its places by id, and its median by indicator."""

    name: str
    ids: tuple[str, ...]
    medians: Mapping[str, float]


@dataclass(frozen=True)
class Place:
    """Whose figures are shown: its level, and the names of what they are compared with."""

    level: str
    group: str
    country: str
    peers: Peers | None = None


def strips(rows: pd.DataFrame) -> Strips:
    """A strip of all areas by level and indicator. rows: level, indicator_id, low, high, positions (queries/strips.sql)."""
    return {
        (row["level"], row["indicator_id"]): (strip_path(row["positions"]), row["low"], row["high"])
        for row in rows.to_dict("records")
    }


def figure_card(
    figure: Mapping[str, object],
    indicator: Indicator,
    place: Place,
    strips_of: Strips,
    t: Words,
    details: str = "",
    of_area: str = "",
) -> str:
    """One headline figure: label, value, unit, year, ranks, strip; a click opens `details` (HTML, already escaped).

    of_area: what larger area the figure belongs to, if it is not the place's own.
    """
    face = (
        f'<div class="label">{_e(indicator.text("name", t.language))}{_level(of_area)}</div>{value_html(figure, indicator, t)}'
        f'{strip_of(figure, indicator, place, strips_of, t)}<div class="meta">{ranks_html(figure, place, t)}</div>'
    )
    if not details:
        return f'<div class="figure">{face}</div>'
    return f'<details class="figure"><summary>{face}</summary><div class="more">{details}</div></details>'


def lead_html(figure: Mapping[str, object], indicator: Indicator, place: Place, t: Words) -> str:
    """The headline of a block: one figure, large, with its name and ranks."""
    return (
        f'<div class="lead">{value_html(figure, indicator, t)}<div class="label">{_e(indicator.text("name", t.language))}</div>'
        f'<div class="meta">{ranks_html(figure, place, t)}</div></div>'
    )


def _level(of_area: str) -> str:
    return f'<span class="level">{_e(of_area)}</span>' if of_area else ""


def value_html(figure: Mapping[str, object], indicator: Indicator, t: Words) -> str:
    """The value, large, with its unit and year small."""
    unit = t.unit(indicator.unit)
    return (
        f'<div class="value">{_e(t.number(_number(figure["value"]), indicator.decimals))}'
        f"<small>{_e(unit)}{' · ' if unit else ''}{_e(figure['year'])}</small></div>"
    )


def ranks_html(figure: Mapping[str, object], place: Place, t: Words) -> str:
    """Rank in the country as a chip and rank in the group as words; nothing where nothing is ranked."""
    if pd.isna(figure["rank"]):
        return ""
    note = t("profile.rank_note_low" if figure["direction"] == -1 else "profile.rank_note_high")
    country = t("profile.rank_country", rank=_whole(figure["rank"], t), total=_whole(figure["rank_of"], t))
    parts = [f'<span class="chip" title="{_e(note)}">{_e(country)}</span>']
    if not pd.isna(figure["group_rank"]) and place.group:
        group = t(
            "profile.rank_group",
            rank=_whole(figure["group_rank"], t),
            total=_whole(figure["group_of"], t),
            group=place.group,
        )
        parts.append(f"<span>{_e(group)}</span>")
    return "".join(parts)


def strip_of(figure: Mapping[str, object], indicator: Indicator, place: Place, strips_of: Strips, t: Words) -> str:
    """The strip of all areas with this one marked; nothing for context."""
    strip = strips_of.get((place.level, indicator.id))
    if indicator.context or strip is None:
        return ""
    value, median = _number(figure["value"]), _number(figure["median"])
    text = t(
        "profile.strip_text",
        value=t.amount(value, indicator.unit, indicator.decimals),
        median=t.number(median, indicator.decimals),
    )
    path, low, high = strip
    quartiles = (_number(figure["q1"]), _number(figure["q3"]))
    peers = place.peers.medians.get(indicator.id) if place.peers else None
    return strip_html(path, low, high, value, median, _e(text), quartiles, peers)


def rows_html(rows: Sequence[str], t: Words) -> str:
    """Indicator rows under their column heads."""
    heads = "".join(
        f"<span>{_e(t('profile.column_' + name))}</span>"
        for name in ("indicator", "value", "where", "trend", "compare")
    )
    return f'<div class="rows"><div class="head">{heads}</div>{"".join(rows)}</div>'


def indicator_row(
    figure: Mapping[str, object],
    indicator: Indicator,
    series: Series,
    breaks: Sequence[int],
    place: Place,
    strips_of: Strips,
    details: str,
    t: Words,
    of_area: str = "",
) -> str:
    """One indicator: name, value, strip, trend, comparison; a click opens `details` (HTML, already escaped).

    of_area: what larger area the figure belongs to, if it is not the place's own.
    """
    unit = t.unit(indicator.unit)
    value = t.number(_number(figure["value"]), indicator.decimals)
    compared = "<br>".join(_e(line) for line in comparison_texts(figure, indicator, place, t))
    flag = str(figure["status"] or "")
    flag_text = f" · {t('status_flag.' + flag)}" if flag else ""
    return (
        f'<details><summary><span class="name">{_e(indicator.text("name", t.language))}{_level(of_area)}</span>'
        f'<span class="num">{_e(value)}<small>{_e(unit)}{" · " if unit else ""}{_e(figure["year"])}{_e(flag_text)}</small></span>'
        f'<span class="strip-cell">{strip_of(figure, indicator, place, strips_of, t)}<span class="quiet">{ranks_html(figure, place, t)}</span></span>'
        f'<span class="trend-cell">{_trend(series, indicator, breaks, t)}</span>'
        f'<span class="compare">{compared}</span></summary>'
        f'<div class="more">{details}</div></details>'
    )


def withheld_row(indicator: Indicator, year: int, reason: str, t: Words) -> str:
    """The row of an indicator whose newest figure is withheld: name, year and why."""
    return (
        f'<details><summary><span class="name">{_e(indicator.text("name", t.language))}</span>'
        f'<span class="num"><small>{year}</small></span></summary>'
        f'<div class="more">{_e(t("withheld", reason=reason))}</div></details>'
    )


def withheld_card(indicator: Indicator, year: int, reason: str, t: Words) -> str:
    """A headline figure that is withheld: label, year and why."""
    return (
        f'<div class="figure"><div class="label">{_e(indicator.text("name", t.language))}</div>'
        f'<div class="meta">{year} · {_e(t("withheld", reason=reason))}</div></div>'
    )


def definition_list(pairs: Sequence[tuple[str, str | Sequence[str]]]) -> str:
    """Label and text pairs as paragraphs, several texts as a list, empty ones left out."""
    return "".join(
        f"<p><b>{_e(label)}.</b> {_e(text)}</p>" if isinstance(text, str) else _listed(label, text)
        for label, text in pairs
        if text
    )


def _listed(label: str, texts: Sequence[str]) -> str:
    return f"<p><b>{_e(label)}.</b></p><ul>{''.join(f'<li>{_e(text)}</li>' for text in texts)}</ul>"


def _trend(series: Series, indicator: Indicator, breaks: Sequence[int], t: Words) -> str:
    years, values = series.years, series.values
    if len(years) < 2:
        return ""
    text = t(
        "profile.trend_text",
        first=t.number(values[0], indicator.decimals),
        first_year=years[0],
        last=t.number(values[-1], indicator.decimals),
        last_year=years[-1],
    )
    return trend_html(years, values, breaks, _e(text)) + f'<span class="quiet">{years[0]}–{years[-1]}</span>'


def comparison_values(
    figure: Mapping[str, object], indicator: Indicator
) -> tuple[float | None, float | None, float | None]:
    """The values of the area around and of the country, and the country's median, as far as they may be compared."""

    def known(key: str, told: bool) -> float | None:
        return _number(figure[key]) if told and not pd.isna(figure[key]) else None

    sums = bool(indicator.aggregate) or indicator.unit in AMOUNTS
    alike = (not indicator.is_ranked or not pd.isna(figure["rank"])) and not sums
    return known("group_value", alike), known("country_value", alike), known("median", not indicator.context)


def comparison_texts(figure: Mapping[str, object], indicator: Indicator, place: Place, t: Words) -> list[str]:
    """Values of the areas around, the median and the comparison group's with the gap to each, where they may be compared."""
    own = round(_number(figure["value"]), indicator.decimals)

    def with_gap(other: float) -> str:
        gap = own - round(other, indicator.decimals)
        return f"{t.number(other, indicator.decimals)} ({t.signed(gap, indicator.decimals)})"

    around, country, median = comparison_values(figure, indicator)
    lines = []
    if around is not None:
        lines.append(t("profile.group_value", group=place.group, value=with_gap(around)))
    if country is not None:
        lines.append(t("profile.country_value", country=place.country, value=with_gap(country)))
    if median is not None:
        lines.append(t("profile.median_of", value=with_gap(median)))
    if place.peers and indicator.id in place.peers.medians:
        lines.append(t("group.median_of", group=place.peers.name, value=with_gap(place.peers.medians[indicator.id])))
    return lines


def _whole(value: object, t: Words) -> str:
    return t.number(_number(value))


def _number(value: object) -> float:
    return float("nan") if value is None or value is pd.NA else float(value)  # type: ignore[arg-type]


def _e(text: object) -> str:
    return html.escape(str(text))

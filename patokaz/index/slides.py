"""Slides of an index: map, ranks with intervals, the selected municipality, sensitivity."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from patokaz.geography.areas import named_areas
from patokaz.index.choices import Choices
from patokaz.index.index import Index, index_of
from patokaz.index.texts import code_name, index_rule, moving_choices, rank_text, standing_text
from patokaz.index.tiers import ahead_text, next_in_rank, tier_sentence
from patokaz.language.words import Words
from patokaz.maps.slides import map_chart, short_source_of
from patokaz.reports.slides.model import MOST_BARS, Bar, Bars, Slide
from patokaz.statistics.countries import country_name
from patokaz.statistics.war_status import status_list, status_mark, status_note, status_sentence

BESIDE = 3  # ranks above and below a place


def index_slides(index: Index, area: str, t: Words) -> list[Slide]:
    """The slides of an index; area: the selected municipality, empty for none."""
    ordered = index.ordered.dropna(subset=["rank", "low"]).reset_index(drop=True)
    if len(ordered) < 2:
        return []
    country = index.choices.country
    found = ordered.index[ordered["area_id"] == area]
    slides = [_map(index, ordered, area, t), _first(index, ordered, area, t)]
    slides += [_told_apart(index, area, place_slide(ordered, int(position), country, t), t) for position in found]
    slides += [_moves(index, t)] if moving_choices(index, t) else []
    title = t("slide.question_index", country=country_name(country, t))
    return [*slides, Slide("question", title, t("slide.follow"), None, _source(index, t), "", "")]


def _told_apart(index: Index, area: str, slide: Slide, t: Words) -> Slide:
    """The slide of a municipality with the share of runs in which it is ahead of the next.

    It is part of the sentence where no status of hostilities is stated there.
    """
    other = next_in_rank(index, area)
    told = ahead_text(index, area, other, t) if other else ""
    sentence = slide.sentence if status_list(index.choices.country) else told or slide.sentence
    return replace(slide, sentence=sentence, notes=[*slide.notes, *filter(None, [told, tier_sentence(index, t)])])


def usual_rank(country: str, area: str, t: Words) -> Slide | None:
    """Rank of a municipality in the default index of its country; None where it has none."""
    ordered = index_of(Choices(country), "en").ordered.dropna(subset=["rank", "low"]).reset_index(drop=True)
    found = ordered.index[ordered["area_id"] == area]
    return place_slide(ordered, int(found[0]), country, t) if len(found) else None


def _source(index: Index, t: Words) -> str:
    members = (index.known[code] for code in index.result.framework.indicators)
    return "; ".join(filter(None, [t("slide.index_source"), short_source_of(members, index.choices.country, t)]))


def _notes(index: Index, t: Words) -> list[str]:
    statuses = status_list(index.choices.country)
    return [index_rule(index, t), *([status_note(statuses, t)] if statuses else [])]


def _map(index: Index, ordered: pd.DataFrame, area: str, t: Words) -> Slide:
    rows = index.table
    shown = ordered[ordered["area_id"] == area]
    shown = pd.concat([shown, ordered.head(1), ordered.tail(1)]).drop_duplicates("area_id")
    named = [(row.area_id, f"{row.name}: {t.number(row.value, 1)}") for row in shown.itertuples(index=False)]
    country = index.choices.country
    return Slide(
        kind="map",
        title=t("slide.index_first", first=ordered.iloc[0]["name"], areas=t.number(len(ordered))),
        sentence=standing_text(index, t),
        chart=map_chart(rows, country, "municipality", t.measure("index", 1), t, named=named),
        source=t("slide.index_source"),
        area=country_name(country, t),
        year="",
        notes=_notes(index, t),
    )


def _intervals(rows: pd.DataFrame, names: pd.Series, own: str, country: str, t: Words) -> Bars:
    """Ranks with their intervals; the status mark beside a name where a country has a list."""
    statuses = status_list(country)
    bars = [
        Bar(
            f"{names[row.area_id]} {status_mark(statuses, row.area_id)}".strip(), float(row.rank),
            t("slide.between", rank=t.number(row.rank), low=t.number(row.low), high=t.number(row.high)),
            row.area_id == own, low=float(row.low), high=float(row.high),
        )
        for row in rows.itertuples(index=False)
    ]  # fmt: skip
    return Bars(bars, t("slide.ranks_within"), t("slide.ranks_before"))


def _first(index: Index, ordered: pd.DataFrame, area: str, t: Words) -> Slide:
    rows, country = ordered.head(MOST_BARS), index.choices.country
    first = rows.iloc[0]
    return Slide(
        kind="index",
        title=_leads(str(first["name"]), first["low"], first["high"], t),
        sentence=t("slide.index_rule"),
        chart=_intervals(rows, rows.set_index("area_id")["name"], area, country, t),
        source=t("slide.index_source"),
        area=country_name(country, t),
        year="",
        notes=_notes(index, t),
    )


def place_slide(ordered: pd.DataFrame, position: int, country: str, t: Words) -> Slide:
    """A municipality between its neighbours in rank. ordered: area_id, rank, low, high, by rank."""
    start = max(0, min(position - BESIDE, len(ordered) - 2 * BESIDE - 1))
    near, row = ordered.iloc[start : start + 2 * BESIDE + 1], ordered.iloc[position]
    area, statuses = str(row["area_id"]), status_list(country)
    names = {row["area_id"]: row["name"] for row in named_areas(near["area_id"].tolist(), t)}
    told = {key: t.number(row[key]) for key in ("rank", "low", "high")}
    status = status_sentence(statuses, area, t) if statuses else ""
    return Slide(
        kind="index",
        title=t(
            "slide.index" if row["low"] < row["high"] else "slide.index_sure",
            place=names[area],
            total=t.number(len(ordered)),
            **told,
        ),
        sentence=status or t("slide.index_rule"),
        chart=_intervals(near, names, area, country, t),
        source=t("slide.index_source"),
        area=country_name(country, t),
        year="",
        notes=[rank_text(row, t), t("slide.index_rule"), *([status_note(statuses, t)] if statuses else [])],
    )


def _moves(index: Index, t: Words) -> Slide:
    """Influence of each setting on the ranks: total Sobol indices in per cent."""
    moves: Sequence[tuple[str, float, str]] = moving_choices(index, t)[:MOST_BARS]
    bars = [
        Bar(name, 100 * share, t.amount(100 * share, "pct", 0), own == 0)
        for own, (name, share) in enumerate((name, min(1.0, value)) for name, value, _ in moves)
    ]
    weights = index.result.framework.effective_weights()
    pillars = "; ".join(
        f"{code_name(code, index.known, t)}: {t.percent(100 * weights[code])}"
        for code in index.result.framework.children(index.result.framework.top)
    )
    return Slide(
        kind="structure",
        title=t("slide.index_moves", choice=moves[0][0], share=t.number(100 * min(1.0, moves[0][1]))),
        sentence=t("slide.index_moves_note"),
        chart=Bars(bars, t("index.moves"), unit="%"),
        source=t("slide.index_source"),
        area=country_name(index.choices.country, t),
        year="",
        notes=[index_rule(index, t), pillars],
    )


def _leads(name: str, low: float, high: float, t: Words) -> str:
    """The first municipality and the rank interval under alternative methods."""
    key = "slide.index_leads_always" if low == high == 1 else "slide.index_leads"
    return t(key, first=name, low=t.number(low), high=t.number(high))

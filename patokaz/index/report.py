"""Report of an index, with the ranks, intervals and texts of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import urlencode

import pandas as pd

from patokaz.analysis.index.tiers import ahead_share
from patokaz.charts.area_map import Told, map_layer
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import PALETTES
from patokaz.index.choices import CHOICES, FURTHER, PAIRS, TOP, write_pairs
from patokaz.index.coherence import finding_texts, pillar_rows, resource_texts, verdict_text
from patokaz.index.index import Index
from patokaz.index.texts import (
    STEPS,
    code_name,
    decomposition_rows,
    index_rule,
    left_out_texts,
    missing_pillar_text,
    moves_sentence,
    moving_choices,
    option_name,
    rank_text,
    reason_text,
    standing_text,
    step_text,
    step_title,
)
from patokaz.index.tiers import per_cent, rivals, tier_sentence
from patokaz.language.words import Words
from patokaz.maps.exports import DrawnMap, report_map
from patokaz.reports.files.qr import qr_svg
from patokaz.reports.index.model import IndexCoherence, IndexIndicator, IndexReport, RankedUnit
from patokaz.reports.profile.model import ReportMap
from patokaz.statistics.countries import country_name, missing_pillars
from patokaz.statistics.newest import newest_figures
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import (
    StatusList,
    marks_text,
    occupied_text,
    status_list,
    status_mark,
    status_note,
    status_sentence,
    status_word,
)

CLASSES = ("quantiles", 5)
AHEAD_TOLD = 25


def index_report(index: Index, area: str, base_url: str, today: date, t: Words) -> IndexReport:
    """The report of an index, with the decomposition of one municipality; base_url: of the product."""
    title = t("index.title" if index.choices.is_default else "index.title_reader")
    view = urlencode(view_of(index, area, t))
    address = f"{base_url.rstrip('/')}/potential?{view}" if base_url else ""
    pillars = index.result.framework.children(TOP)
    shares = index.result.framework.effective_weights()
    indicators = [
        _indicator(code, pillar, index, t) for pillar in pillars for code in index.result.framework.children(pillar)
    ]
    rows = index.table.set_index("area_id")
    statuses = status_list(index.choices.country)
    known = area in index.result.scores.index and pd.notna(rows.loc[area, "rank"])
    return IndexReport(
        language=t.language,
        name=title,
        where=country_name(index.choices.country, t),
        rule=index_rule(index, t),
        notes=left_out_texts(index, t),
        sentence=standing_text(index, t),
        map=_map(index, title, t),
        units=_units(index, pillars, statuses, area, t),
        pillars=[code_name(pillar, index.known, t) for pillar in pillars],
        pillar_shares=[(code_name(pillar, index.known, t), 100 * shares[pillar]) for pillar in pillars],
        moves=moving_choices(index, t),
        moves_sentence=moves_sentence(index, t),
        steps=[(step_title(step, t), step_text(step, index, t)) for step in STEPS],
        choices=_choices(index, t),
        indicators=indicators,
        missing=[
            (code_name(pillar, index.known, t), missing_pillar_text(pillar, index.choices.country, t)) for pillar in missing_pillars(index.choices.country)
        ],
        coherence=_coherence(index, t),
        tier_sentence=tier_sentence(index, t),
        rivals=rivals(index, area, t) if known else [],
        rivals_title=t("tiers.ahead", place=str(rows.loc[area, "name"])) if known else "",
        status=status_sentence(statuses, area, t) if known else "",
        status_note=status_note(statuses, t),
        marks=marks_text(statuses, t),
        place=f"{rows.loc[area, 'name']}: {rank_text(rows.loc[area], t)}" if known else "",
        decomposition=decomposition_rows(index, area, t) if known else [],
        withheld=index.withheld["name"].tolist(),
        greyed=rows["name"].reindex(list(index.greyed)).tolist(),
        sources=sorted({source for entry in indicators for source in entry.sources}),
        address=address,
        qr=qr_svg(address) if address else "",
        made=t("report.made", date=t.date(today)),
        words={key: t("report." + key) for key in ("about", "scan", "sources", "method", "indicator", "value", "rank", "year")}
        | {key: t("index." + key) for key in ("score", "weight", "between", "steps", "moves", "decomposition")}
        | {key: t("tiers." + key) for key in ("tier", "ahead_next", "note")}
        | {key: t("index_report." + key) for key in ("ranking", "intervals", "choices", "withheld", "greyed")}
        | {"place": t("potential.place"), "status": t("war_status.title"), "upper": t("potential.upper"), "tiers": t("tiers.title"), "made_of": t("potential.index_made_of")},
    )  # fmt: skip


def view_of(index: Index, area: str, t: Words) -> dict[str, str]:
    """Address of the same view, with all settings that differ from the default."""
    choices = index.choices
    told = {"country": choices.country, "lang": t.language, "show": "index"} | ({"area": area} if area else {})
    told |= {key: getattr(choices, key) for key, options in CHOICES.items() if getattr(choices, key) != options[0]}
    told |= {key: getattr(choices, key) for key, usual in FURTHER.items() if getattr(choices, key) != usual}
    pairs = {key: write_pairs(dict(getattr(choices, key))) for key in PAIRS}
    return told | {key: text for key, text in pairs.items() if text}


def _choices(index: Index, t: Words) -> list[tuple[str, str]]:
    """The selected option of every step, with the parameters of scale and mean."""
    choices = index.choices
    told = [(t("choice." + key), option_name(key, t, getattr(choices, key))) for key in CHOICES]
    if choices.aggregation == "power":
        told.append((t("choice.power"), option_name("power", t, choices.power)))
    if choices.scale == "reference":
        name = index.units["name"].get(choices.reference, t("index.reference_median"))
        told.append((t("choice.reference"), str(name)))
    return told


def _map(index: Index, title: str, t: Words) -> ReportMap:
    picture, measure = index.picture(*CLASSES), t.measure("index", 1)
    layer = map_layer(picture.rows, picture.classes, measure, PALETTES["light"], t, Told(title, greyed=index.greyed, greyed_text=occupied_text(index.greyed, t)))  # fmt: skip
    classes = range_texts(picture.classes, measure)
    return report_map(DrawnMap(index.choices.country, "municipality", title, picture.rows, layer, classes, []), t)


def _coherence(index: Index, t: Words) -> IndexCoherence:
    heads = ("index.pillar", "index.weight", "coherence.influence", "index.alpha", "coherence.r_index")
    return IndexCoherence(
        title=t("coherence.title"),
        verdict=verdict_text(index, t),
        findings=finding_texts(index, t),
        resources=resource_texts(index, t),
        heads=[t(head) for head in heads],
        pillars=pillar_rows(index, t),
        limits=t("coherence.limits"),
    )


def _units(index: Index, pillars: Sequence[str], statuses: StatusList, area: str, t: Words) -> list[RankedUnit]:
    rows = index.ordered.dropna(subset=["rank"]).to_dict("records")
    ids = [str(row["area_id"]) for row in rows]
    ahead = [per_cent(ahead_share(index.uncertainty, one, other), t) for one, other in pairwise(ids[: AHEAD_TOLD + 1])]
    ahead += [""] * (len(rows) - len(ahead))
    return [
        replace(_unit(row, pillars, statuses, t), ahead_next=told, own=row["area_id"] == area)
        for row, told in zip(rows, ahead, strict=True)
    ]


def _unit(row: Mapping[str, object], pillars: Sequence[str], statuses: StatusList, t: Words) -> RankedUnit:
    rank, low, high, score = (float(str(row[key])) for key in ("rank", "low", "high", "value"))
    return RankedUnit(
        name=str(row["name"]),
        upper=str(row["upper"]),
        rank=rank,
        low=low,
        high=high,
        score=score,
        rank_text=t.number(rank),
        interval=f"{t.number(low)}–{t.number(high)}",
        score_text=t.number(score, 1),
        pillars=["" if pd.isna(row[key]) else t.number(float(str(row[key])), 1) for key in pillars],
        tier="" if pd.isna(row["tier"]) else t.number(int(str(row["tier"]))),
        status=status_word(statuses, str(row["area_id"]), t),
        mark=status_mark(statuses, str(row["area_id"])),
    )


def _indicator(code: str, pillar: str, index: Index, t: Words) -> IndexIndicator:
    country, tree = index.choices.country, index.result.framework
    years = newest_figures(country, "municipality", [code]).years
    return IndexIndicator(
        pillar=code_name(pillar, index.known, t),
        name=code_name(code, index.known, t),
        direction=t("potential.more_better" if tree.directions[code] > 0 else "potential.less_better"),
        reason=reason_text(code, index, t),
        weight=t.percent(100 * tree.effective_weights()[code], 1),
        years=str(years.get(code, "")),
        sources=sources_of([index.known[code]], country, t),
    )

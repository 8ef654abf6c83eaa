"""Texts of the index: ranks, rules, the ten steps."""

from collections.abc import Mapping

import pandas as pd

from patokaz.analysis.index.multivariate import correlations, cronbach_alpha, effective_weights, rank_correlations
from patokaz.analysis.index.treat import Treatment
from patokaz.index.choices import NOISE, TOP, alternatives
from patokaz.index.index import Index
from patokaz.language.words import Words
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import framework_reason, missing_pillars, publishers_of_missing
from patokaz.statistics.newest import ranked_areas
from patokaz.statistics.war_status import list_date
from patokaz.statistics.withheld import withheld_cells

LEAST_MOVE = 0.005
STEPS = (
    "framework", "data", "imputation", "multivariate", "normalisation", "weighting", "uncertainty", "back", "links",
    "presentation",
)  # fmt: skip


def treated_text(record: Treatment, t: Words) -> str:
    """Outlier treatment of an indicator, with the number of values changed."""
    text = t("index.treated_" + record.treatment)
    return f"{text}, {t.number(record.points)}" if record.points else text


def code_name(code: str, known: Mapping[str, Indicator], t: Words) -> str:
    """Name of a pillar or indicator."""
    return known[code].text("name", t.language) if code in known else t("pillar." + code)


def reason_text(code: str, index: Index, t: Words) -> str:
    """Reason for including an indicator: the framework's, or that the user added it."""
    if code in dict(index.choices.own):
        return f"{index.known[code].text('definition', t.language)} {index.known[code].text('caution', t.language)}"
    return framework_reason(index.choices.country, code, t)


def option_name(key: str, t: Words, option: str) -> str:
    """Name of an option of a step."""
    if key == "power":
        return t.number(float(option), 0 if float(option).is_integer() else 1)
    return t.percent(float(option)) if key == "availability" else t(f"index.{key}_{option}")


def option_help(key: str, option: str, t: Words) -> str:
    """Short description of an option of a step."""
    return t("index.help_availability" if key == "availability" else f"index.help_{key}_{option}")


def adaptation_texts(index: Index, t: Words) -> list[str]:
    """Settings replaced because they are incompatible, and indicators left without a score by the scale."""
    told = [t("index.adapted_" + key) for key in index.choices.adaptations]
    empty = index.result.normalised.columns[index.result.normalised.isna().all()]
    if len(empty):
        told.append(t("index.unscaled", names="; ".join(code_name(code, index.known, t) for code in empty)))
    return told


def rank_text(row: pd.Series, t: Words) -> str:
    """A rank with its interval; stated where the rank lies outside the interval of alternative settings."""
    key = "index.rank_alone" if row["low"] == row["rank"] == row["high"] else "index.rank"
    told = t(key, rank=t.number(row["rank"]), low=t.number(row["low"]), high=t.number(row["high"]))
    inside = not row["rank"] < row["low"] and not row["rank"] > row["high"]
    return told if inside else f"{told} ({t('index.rank_outside')})"


def area_texts(index: Index, words: Mapping[str, str], t: Words) -> list[str]:
    """Tooltip of each area: rank with interval, score, status."""
    told = []
    for row in index.table[["area_id", "rank", "low", "high", "value"]].itertuples(index=False):
        parts = [words.get(row.area_id, "")]
        if row.rank == row.rank:
            interval = f"{t.number(row.rank)}. ({t.number(row.low)}–{t.number(row.high)})"
            parts = [interval, t.number(row.value, 1), *parts]
        told.append(" · ".join(filter(None, parts)))
    return told


def index_rule(index: Index, t: Words) -> str:
    """How the intervals were computed."""
    return index.once("rule", lambda: _rule(index, t))


def _rule(index: Index, t: Words) -> str:
    found = index.uncertainty
    scales = alternatives(index.choices, index.result.denominated).normalisations
    numbers = {"runs": t.number(found.runs), "noise": t.number(100 * NOISE), "seed": found.seed}
    if len(scales) > 1:
        return t("index.note", **numbers)
    told = t("index.note_one_scale", **numbers)
    return told if index.choices.aggregation == "mazziotta_pareto" else f"{told} {t('index.one_scale_reason')}"


def standing_text(index: Index, t: Words) -> str:
    """Number of municipalities with an index, and the first with its interval."""
    ranked = int(index.table["rank"].notna().sum())
    first = index.ordered.iloc[0]
    return t(
        "index.sentence", areas=t.number(ranked), total=t.number(ranked_areas(index.choices.country, "municipality")), first=first["name"],
        standing=first_standing(first, t),
    )  # fmt: skip


def first_standing(row: pd.Series, t: Words) -> str:
    """Score of the first municipality with the interval of its rank, where there is one."""
    told = [t.number(row["value"], 1)]
    if not row["low"] == row["rank"] == row["high"]:
        told.append(t("index.interval", low=t.number(row["low"]), high=t.number(row["high"])))
    if row["rank"] < row["low"] or row["rank"] > row["high"]:
        told.append(t("index.rank_outside"))
    return "; ".join(told)


def left_out_texts(index: Index, t: Words) -> list[str]:
    """Municipalities without an index and why, and the effect of imputation."""
    told = adaptation_texts(index, t)
    told += [t("index.withheld", count=len(index.withheld))] * (len(index.withheld) > 0)
    told += [measured_text(index, t)] * (index.measured is not None)
    if index.choices.own:
        names = ", ".join(f"{index.known[code].text('name', t.language)} ({code})" for code, _ in index.choices.own)
        told.append(t("index.own_included", columns=names))
    if index.greyed:
        told.append(t("index.occupied", count=len(index.greyed), date=list_date(index.greyed, t)))
    return told


def none_text(index: Index, area: str, t: Words) -> str:
    """The reason why a municipality has no index."""
    why = "index.none_occupied" if area in index.greyed else "index.none"
    return t(why, place=index.units["name"][area])


def missing_pillar_text(pillar: str, country: str, t: Words) -> str:
    """A pillar without data, the data needed and their publisher."""
    told = t("pillar_missing.text", needed=t("pillar_missing." + pillar))
    who = publishers_of_missing(country, pillar, t)
    return f"{told} {t('pillar_missing.publishers', names=who)}" if who else told


def moving_choices(index: Index, t: Words) -> list[tuple[str, float, str]]:
    """Settings by influence on the ranks, descending: name, total Sobol index, the same with its interval as text."""
    table = index.sensitivity.indices.sort_values("total", ascending=False)
    return [
        (
            t("index.input_" + str(row.Index)),
            float(row.total),
            f"{t.number(row.total, 2)} ({t.number(max(0.0, row.total_low), 2)}–{t.number(row.total_high, 2)})",
        )
        for row in table[table["effect"] & (table["total"] > LEAST_MOVE)].itertuples()
    ]


def moves_sentence(index: Index, t: Words) -> str:
    """The most influential setting; empty where none has influence."""
    moves = moving_choices(index, t)
    return t("index.moves_sentence", choice=moves[0][0], share=t.number(100 * min(1.0, moves[0][1]))) if moves else ""


def decomposition_rows(index: Index, area: str, t: Words) -> list[tuple[str, str, str, str]]:
    """Pillars and indicators of one municipality: name, raw value, score from 0 to 100, share of the index.

    Pillars without data come last, as missing.
    """
    result, tree = index.result, index.result.framework
    shares = tree.effective_weights()
    raw, scores, imputed = result.denominated.loc[area], result.scores.loc[area], result.imputed_cells.loc[area]
    withheld = withheld_cells(index.choices.country, "municipality", t)
    rows = []
    for pillar in tree.children(TOP):
        for code in (pillar, *tree.children(pillar)):
            value = ""
            if code != pillar:
                parts = [withheld.get((area, code), ""), t("index.imputed") if imputed.get(code, False) else ""]
                unknown = "; ".join(filter(None, parts)) or t("missing")
                indicator = index.known[code]
                value = unknown if pd.isna(raw[code]) else t.amount(raw[code], indicator.unit, indicator.decimals)
            name = code_name(code, index.known, t) if code == pillar else f"– {code_name(code, index.known, t)}"
            rows.append((name, value, t.number(scores.get(code), 1), t.percent(100 * shares[code], 1)))
    return rows + [
        (code_name(pillar, index.known, t), t("missing"), "–", "–") for pillar in missing_pillars(index.choices.country)
    ]


def measured_text(index: Index, t: Words) -> str:
    """Effect of imputed values on the ranks."""
    both = (
        index.table.set_index("area_id")["rank"]
        .to_frame("rank")
        .assign(measured=index.measured)
        .dropna(subset=["rank"])
    )
    moved = (both["rank"] - both["measured"]).abs()
    return t(
        "index.measured", cells=t.number(int(index.result.imputed_cells.to_numpy().sum())),
        moved=t.number(int((moved > 0).sum())), most=t.number(moved.max() if moved.notna().any() else 0),
        gone=t.number(int(both["measured"].isna().sum())),
    )  # fmt: skip


def step_title(step: str, t: Words) -> str:
    """Title of a step in the OECD/JRC Handbook."""
    return t("index.step_" + step)


def step_text(step: str, index: Index, t: Words) -> str:
    """What was done in a step, with figures."""
    result, tree = index.result, index.result.framework
    choices = index.choices
    cells = result.imputed_cells.to_numpy()
    pairs = correlations(result.normalised, tree)
    flagged = pairs[(pairs["flag"] == "negative") & pairs["within"]]
    treated = [record for record in result.treatments if record.treatment != "none"]
    width = (index.uncertainty.ranks["high"] - index.uncertainty.ranks["low"]).median()
    told = {
        "pillars": ", ".join(code_name(code, index.known, t) for code in tree.children(TOP)),
        "missing": ", ".join(code_name(code, index.known, t) for code in missing_pillars(choices.country)) or t("index.nothing"),
        "indicators": t.number(len(tree.indicators)),
        "units": t.number(len(result.scores)),
        "share": t.number(100 * float(result.denominated.notna().to_numpy().mean()), 1),
        "method": t(f"index.imputation_{choices.imputation}"),
        "cells": t.number(int(cells.sum())),
        "cell_share": t.number(100 * float(cells.mean()), 1),
        "alpha": t.number(cronbach_alpha(result.normalised), 2),
        "pairs": "; ".join(f"{code_name(row.first, index.known, t)} – {code_name(row.second, index.known, t)} ({t.number(row.r, 2)})" for row in flagged.itertuples()) or t("index.nothing"),
        "scale": t(f"index.normalisation_{choices.scale}"),
        "treated": "; ".join(f"{code_name(record.indicator, index.known, t)} ({treated_text(record, t)})" for record in treated) or t("index.nothing"),
        "mean": t(f"index.aggregation_{choices.aggregation}"),
        "weights": "; ".join(f"{code_name(str(code), index.known, t)} {t.percent(100 * share, 1)}" for code, share in effective_weights(tree).query("level == 1")["effective_weight"].items()),
        "width": t.number(width),
        "links": links_text(index, t),
        "whose": t("index.title" if choices.is_default else "index.title_reader"),
    }  # fmt: skip
    text = t("index.done_" + step, **told)
    return f"{text} {_untreatable(index, t)}".strip() if step == "normalisation" else text


def _untreatable(index: Index, t: Words) -> str:
    """Indicators that could not be treated and why; empty where all could."""
    refused = [
        f"{code_name(record.indicator, index.known, t)} ({t(f'index.refused_{record.refusal}')})"
        for record in index.result.treatments
        if record.refusal
    ]
    return t("index.untreatable", indicators="; ".join(refused)) if refused else ""


def links_text(index: Index, t: Words) -> str:
    """Correlation of the index with population size, which is in no framework."""
    found = rank_correlations(index.result.scores[TOP], index.people.to_frame("people"), least=2)["r"]
    return t.number(float(found["people"]) if len(found) else None, 2)

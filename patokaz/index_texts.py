"""What the index says of itself in words: its ranks, its rule, its ten steps."""

import pandas as pd

from patokaz.analysis.index.multivariate import correlations, cronbach_alpha, effective_weights
from patokaz.i18n import Words
from patokaz.indexes import NOISE, TOP, Index
from patokaz.indicators import catalogue

STEPS = (
    "framework", "data", "imputation", "multivariate", "normalisation", "weighting", "uncertainty", "back", "links",
    "presentation",
)  # fmt: skip


def code_name(code: str, t: Words) -> str:
    """What a pillar or indicator is called."""
    return catalogue()[code].text("name", t.language) if code in catalogue() else t("pillar." + code)


def option_name(key: str, t: Words, option: str) -> str:
    """What an option of a step is called."""
    return f"{option} %" if key == "availability" else t(f"index.{key}_{option}")


def rank_text(row: pd.Series, t: Words) -> str:
    """A rank with its interval, always together."""
    return t("index.rank", rank=t.number(row["rank"]), low=t.number(row["low"]), high=t.number(row["high"]))


def index_rule(index: Index, t: Words) -> str:
    """How the intervals came about."""
    found = index.uncertainty
    return t("index.note", runs=t.number(found.runs), noise=t.number(100 * NOISE), seed=found.seed)


def measured_text(index: Index, t: Words) -> str:
    """What becomes of the ranks without imputed values."""
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
    """What the OECD/JRC Handbook calls a step."""
    return t("index.step_" + step)


def step_text(step: str, index: Index, t: Words) -> str:
    """What was done in a step, with its figures."""
    result, tree = index.result, index.result.framework
    choices = index.choices
    cells = result.imputed_cells.to_numpy()
    pairs = correlations(result.normalised, tree)
    flagged = pairs[(pairs["flag"] == "negative") & pairs["within"]]
    treated = [record for record in result.treatments if record.treatment != "none"]
    width = (index.uncertainty.ranks["high"] - index.uncertainty.ranks["low"]).median()
    told = {
        "pillars": ", ".join(code_name(code, t) for code in tree.children(TOP)),
        "indicators": t.number(len(tree.indicators)),
        "units": t.number(len(result.scores)),
        "share": t.number(100 * float(result.denominated.notna().to_numpy().mean()), 1),
        "method": t(f"index.imputation_{choices.imputation}"),
        "cells": t.number(int(cells.sum())),
        "cell_share": t.number(100 * float(cells.mean()), 1),
        "alpha": t.number(cronbach_alpha(result.normalised), 2),
        "pairs": "; ".join(f"{code_name(row.first, t)} – {code_name(row.second, t)} ({t.number(row.r, 2)})" for row in flagged.itertuples()) or "–",
        "scale": t(f"index.normalisation_{choices.scale}"),
        "treated": "; ".join(f"{code_name(record.indicator, t)} ({t('index.treated_' + record.treatment)}, {record.points})" for record in treated) or "–",
        "mean": t(f"index.aggregation_{choices.aggregation}"),
        "weights": "; ".join(f"{code_name(str(code), t)} {t.number(100 * share, 1)} %" for code, share in effective_weights(tree).query("level == 1")["effective_weight"].items()),
        "width": t.number(width),
        "links": links_text(index, t),
        "whose": t("index.title" if choices.is_default else "index.title_reader"),
    }  # fmt: skip
    return t("index.done_" + step, **told)


def links_text(index: Index, t: Words) -> str:
    """Correlation of the index with population size, which is in no framework."""
    people = index.people.reindex(index.result.scores.index)
    r = index.result.scores[TOP].corr(people, method="spearman")
    return t.number(float(r), 2)

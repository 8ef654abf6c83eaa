"""Small rank differences as text: tiers of municipalities, and the share of runs in which one is ahead of another."""

import pandas as pd

from patokaz.analysis.index.tiers import CERTAIN, ahead_of_all, ahead_share
from patokaz.index.index import Index
from patokaz.language.words import Words

AROUND = 4


def tier_sentence(index: Index, t: Words) -> str:
    """Number of tiers, and size of the first."""
    tiers = index.tiers.dropna()
    return index.once("tiers", lambda: t(
        "tiers.sentence", tiers=t.number(int(tiers.max())), places=t.number(len(tiers)),
        first=t.number(int((tiers == 1).sum())), certain=t.number(100 * CERTAIN),
    ))  # fmt: skip


def ahead_text(index: Index, first: str, second: str, t: Words) -> str:
    """Share of the runs in which one municipality is ahead of another, and whether they can be distinguished."""
    share = ahead_share(index.uncertainty, first, second)
    certain = max(share, 1 - share) >= CERTAIN
    return t(
        "tiers.ahead_certain" if certain else "tiers.ahead_open",
        first=index.units.loc[first, "name"], second=index.units.loc[second, "name"], share=per_cent(share, t),
    )  # fmt: skip


def per_cent(share: float, t: Words) -> str:
    """A share of the runs in whole per cent.

    Not rounded to 0 or 100 while some runs differ, nor across the threshold of distinguishability.
    """
    if share != share:
        return "–"
    if 0 < share < 0.01 or 0.99 < share < 1:
        return f"{'<' if share < 0.5 else '>'} {t.percent(1 if share < 0.5 else 99)}"
    if share < CERTAIN <= round(share, 2) or 1 - share < CERTAIN <= round(1 - share, 2):
        return t.percent(99 - int(100 * (1 - share)) if share > 0.5 else int(100 * share) + 1)
    return t.percent(100 * share)


def ahead_of(index: Index, area: str) -> pd.Series:
    """Share of the runs in per cent in which each municipality is ahead of one: area_id -> 0 … 100, missing for itself."""
    return index.once(f"ahead {area}", lambda: 100 * (1 - ahead_of_all(index.uncertainty, area)))


def next_in_rank(index: Index, area: str) -> str:
    """The next municipality by rank, for the last one the previous; empty where there is no other."""
    ranked = index.in_rank
    at = ranked.index(area)
    return str(ranked[at + 1] if at + 1 < len(ranked) else ranked[at - 1]) if len(ranked) > 1 else ""


def rivals(index: Index, area: str, t: Words) -> list[tuple[str, str, str]]:
    """Neighbours in rank: rank, name, and the share of runs in which the municipality is ahead."""
    ranked = index.ordered.dropna(subset=["rank"]).reset_index(drop=True)
    at = int(ranked.index[ranked["area_id"] == area][0])
    near = ranked.iloc[max(0, at - AROUND) : at + AROUND + 1]
    shares = 1 - ahead_of(index, area) / 100
    return [
        (t.number(row.rank), str(row.name), per_cent(float(shares[row.area_id]), t))
        for row in near[near["area_id"] != area].itertuples(index=False)
    ]

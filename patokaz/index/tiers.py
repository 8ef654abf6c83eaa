"""Ranks of small differences in words: tiers of places, and for two of them in how many runs one is ahead."""

import pandas as pd

from patokaz.analysis.index.tiers import CERTAIN, ahead_of_all, ahead_share
from patokaz.index.index import Index
from patokaz.language.words import Words

AROUND = 4


def tier_sentence(index: Index, t: Words) -> str:
    """How many tiers there are, and how many places the first holds."""
    tiers = index.tiers.dropna()
    return index.once("tiers", lambda: t(
        "tiers.sentence", tiers=t.number(int(tiers.max())), places=t.number(len(tiers)),
        first=t.number(int((tiers == 1).sum())), certain=t.number(100 * CERTAIN),
    ))  # fmt: skip


def ahead_text(index: Index, first: str, second: str, t: Words) -> str:
    """In what share of the runs one place is ahead of another, and whether that tells them apart."""
    share = ahead_share(index.uncertainty, first, second)
    certain = max(share, 1 - share) >= CERTAIN
    return t(
        "tiers.ahead_certain" if certain else "tiers.ahead_open",
        first=index.units.loc[first, "name"], second=index.units.loc[second, "name"], share=per_cent(share, t),
    )  # fmt: skip


def per_cent(share: float, t: Words) -> str:
    """A share of the runs in whole per cent, but not 0 or 100 where some runs say otherwise, nor what tells places apart where
    it does not."""
    if share != share:
        return "–"
    if 0 < share < 0.01 or 0.99 < share < 1:
        return f"{'<' if share < 0.5 else '>'} {t.percent(1 if share < 0.5 else 99)}"
    if share < CERTAIN <= round(share, 2) or 1 - share < CERTAIN <= round(1 - share, 2):
        return t.percent(99 - int(100 * (1 - share)) if share > 0.5 else int(100 * share) + 1)
    return t.percent(100 * share)


def ahead_of(index: Index, area: str) -> pd.Series:
    """The share of the runs in per cent in which each place is ahead of one: area_id -> 0 … 100, missing for itself."""
    return index.once(f"ahead {area}", lambda: 100 * (1 - ahead_of_all(index.uncertainty, area)))


def next_in_rank(index: Index, area: str) -> str:
    """The place that follows in rank, for the last one that stands before it; empty where there is no other."""
    ranked = index.in_rank
    at = ranked.index(area)
    return str(ranked[at + 1] if at + 1 < len(ranked) else ranked[at - 1]) if len(ranked) > 1 else ""


def rivals(index: Index, area: str, t: Words) -> list[tuple[str, str, str]]:
    """The places around one by rank: rank, name, and in what share of the runs the one is ahead of it."""
    ranked = index.ordered.dropna(subset=["rank"]).reset_index(drop=True)
    at = int(ranked.index[ranked["area_id"] == area][0])
    near = ranked.iloc[max(0, at - AROUND) : at + AROUND + 1]
    shares = 1 - ahead_of(index, area) / 100
    return [
        (t.number(row.rank), str(row.name), per_cent(float(shares[row.area_id]), t))
        for row in near[near["area_id"] != area].itertuples(index=False)
    ]

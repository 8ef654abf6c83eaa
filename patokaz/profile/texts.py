"""What figures say, in words: rules with plural forms, never free text."""

from collections.abc import Mapping
from typing import Any

from patokaz.analysis.standing import BlockFacts
from patokaz.language.words import Words
from patokaz.statistics.catalogue import Indicator, catalogue


def block_sentence(facts: BlockFacts | None, t: Words) -> str:
    """How a block stands: indicators better than the country's median, the best and the weakest place."""
    if facts is None:
        return t("profile.block_none")
    ends = {
        f"{end}{suffix}": value
        for end, (key, rank, of) in (("best", facts.best), ("worst", facts.worst))
        for suffix, value in (
            ("", catalogue()[key].text("name", t.language)), ("_rank", t.number(rank)), ("_of", t.number(of)),
        )
    }  # fmt: skip
    second = t("profile.block_ends" if facts.count > 1 else "profile.block_only", **ends)
    return f"{t('profile.block_sentence', count=facts.count, better=t.number(facts.better))} {second}"


def standing_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """One figure that stands out: indicator, value, rank, gap to the median. figure: a row of `outstanding`."""
    indicator = catalogue()[figure["indicator_id"]]
    return t(
        "profile.stands_out",
        indicator=indicator.text("name", t.language),
        value=t.amount(figure["value"], indicator.unit, indicator.decimals),
        rank=t.number(figure["rank"]),
        total=t.number(figure["rank_of"]),
        gap=gap_words(float(figure["value"]), float(figure["median"]), indicator, t),
    )


def change_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """One figure that changed more than elsewhere: both values with their years, and the rank of the change.

    figure: a row of `strong_changes`.
    """
    indicator = catalogue()[figure["indicator_id"]]
    return t(
        "profile.rose" if figure["rises"] else "profile.fell",
        indicator=indicator.text("name", t.language),
        after=t.amount(figure["value"], indicator.unit, indicator.decimals),
        year=int(figure["year"]),
        before=t.amount(figure["before"], indicator.unit, indicator.decimals),
        earlier=int(figure["year"]) - 1,
        rank=t.number(figure["change_rank"]),
        total=t.number(figure["change_of"]),
    )


def gap_words(value: float, median: float, indicator: Indicator, t: Words) -> str:
    """How far a value lies from the country's median, as both are shown, with the unit of the difference."""
    decimals = indicator.decimals
    gap = round(round(value, decimals) - round(median, decimals), decimals)
    if not gap:
        return t("profile.at_median")
    return t(
        "profile.above_median" if gap > 0 else "profile.below_median",
        gap=t.difference(abs(gap), indicator.unit, decimals),
    )


def figure_sentence(figure: Mapping[str, Any], earlier: tuple[int, float] | None, t: Words) -> str:
    """A figure for the press: value, year, rank, and what it was in an earlier year (year, value)."""
    indicator = catalogue()[figure["indicator_id"]]

    def amount(value: float) -> str:
        return t.amount(value, indicator.unit, indicator.decimals)

    parts = {
        "indicator": indicator.text("name", t.language), "value": amount(figure["value"]), "year": t.year(figure["year"]),
    }  # fmt: skip
    if figure["rank"] is None or figure["rank"] != figure["rank"]:
        first = t("profile.fact", **parts)
    else:
        note = t("profile.rank_note_low" if figure["direction"] == -1 else "profile.rank_note_high")
        first = t(
            "profile.fact_ranked", rank=t.number(figure["rank"]), total=t.number(figure["rank_of"]), note=note, **parts
        )
    if earlier is None:
        return first
    return f"{first} {t('profile.fact_before', year=t.year(earlier[0]), value=amount(earlier[1]))}"

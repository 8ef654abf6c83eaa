"""Sentences about figures: by rules with plural forms, never free text."""

from collections.abc import Mapping
from typing import Any

from patokaz.analysis.standing import BlockFacts, LongChange
from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words, ended
from patokaz.statistics.catalogue import Indicator, catalogue


def block_sentence(facts: BlockFacts | None, t: Words) -> str:
    """Summary of a block: number of indicators better than the median, best and weakest rank; empty if none."""
    if facts is None:
        return ""
    ends = {
        f"{end}{suffix}": value
        for end, (key, rank, of) in (("best", facts.best), ("worst", facts.worst))
        for suffix, value in (
            ("", catalogue()[key].text("name", t.language)), ("_rank", t.number(rank)), ("_of", t.number(of)),
        )
    }  # fmt: skip
    if facts.count == 1:
        return t(f"profile.block_one_{'better' if facts.better else 'not'}", **ends)
    some = "" if facts.better else "_none"
    second = t("profile.block_alike" if facts.best == facts.worst else f"profile.block_ends{some}", **ends)
    first = t("profile.block_sentence" if facts.better else "profile.block_none", count=facts.count, better=t.number(facts.better))  # fmt: skip
    return f"{first} {second}"


def standing_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """A figure that stands out: indicator, value, rank, difference from the median. figure: a row of `outstanding`."""
    indicator = catalogue()[figure["indicator_id"]]
    name = indicator.text("name", t.language)
    return t(
        "profile.stands_out",
        indicator=t.dated(name, t.year(int(figure["year"]))),
        value=said_once(t.amount(figure["value"], indicator.unit, indicator.decimals), name),
        rank=t.number(figure["rank"]),
        total=t.number(figure["rank_of"]),
        gap=gap_words(float(figure["value"]), float(figure["median"]), indicator, t),
        note=t("profile.rank_note_low" if figure["direction"] == -1 else "profile.rank_note_high"),
    )


def standing_rule(t: Words) -> str:
    """The rule by which figures stand out, and by which they are a strength or a weakness."""
    return f"{t('profile.standout_rule')} {t('standing.rule')}"


def change_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """A figure that changed more than elsewhere: both values with years, and the rank of the change.

    figure: a row of `strong_changes`.
    """
    indicator = catalogue()[figure["indicator_id"]]
    name = indicator.text("name", t.language)
    after, before = (
        said_once(t.amount(figure[key], indicator.unit, indicator.decimals), name) for key in ("value", "before")
    )
    return t(
        "profile.rose" if figure["rises"] else "profile.fell",
        indicator=name,
        after=after,
        year=int(figure["year"]),
        before=before,
        earlier=int(figure["year"]) - 1,
        rank=t.number(figure["change_rank"]),
        total=t.number(figure["change_of"]),
    )


def change_label(figure: Mapping[str, Any], t: Words) -> str:
    """Improvement or deterioration by the indicator's direction; empty without a direction. figure: as above."""
    if not figure["direction"]:
        return ""
    return t(
        "standing.change_better" if (figure["direction"] > 0) == bool(figure["rises"]) else "standing.change_worse"
    )


def long_sentence(found: LongChange, indicator: Indicator, reasons: Mapping[int, str], t: Words) -> str:
    """Change from the first year to the last: difference, per cent, annual average; then the breaks in between.

    reasons: first year after a break -> reason.
    """
    told = t(
        "standing.long_change",
        indicator=indicator.text("name", t.language),
        before=t.number(found.first, indicator.decimals), first=t.year(found.first_year),
        after=t.number(found.last, indicator.decimals), last=t.year(found.last_year),
        difference=t.signed(found.difference, indicator.decimals),
        share=signed_share(found.share, 1, t), a_year=signed_share(found.a_year, 2, t),
    )  # fmt: skip
    if not reasons:
        return told
    years = ", ".join(t.year(year) for year in sorted(reasons))
    told_once = dict.fromkeys(ended(reason) for _, reason in sorted(reasons.items()))
    return f"{told} {t('standing.long_breaks', count=len(reasons), years=years, reasons=' '.join(told_once))}"


def signed_share(share: float, decimals: int, t: Words) -> str:
    """A share as per cent with a sign."""
    return t.signed(100 * share, decimals) + t.measure("pct").suffix


def from_to(first: float, last: float, indicator: Indicator, t: Words) -> tuple[str, str]:
    """Two values for “from … to …”: the unit only after the second, the per cent sign after both."""
    measure = t.measure(indicator.unit, indicator.decimals)
    alone = measure.suffix.strip() not in ("", "%") and not t.euro_beside(first, indicator.unit)
    return (
        measure.prefix + measure.number(first) if alone else t.amount(first, indicator.unit, indicator.decimals),
        t.amount(last, indicator.unit, indicator.decimals),
    )


def said_once(amount: str, name: str) -> str:
    """An amount without the last words of its unit if the preceding name contains them (“per head”)."""
    told, said = amount.replace("\u00a0", " ").split(" "), f" {name} ".replace("\u00a0", " ").casefold()
    repeated = (at for at in range(1, len(told) - 1) if f" {' '.join(told[at:])} ".casefold() in said)
    at = next(repeated, len(told))
    return amount[: len(" ".join(told[:at]))]


def unit_once(unit: str, name: str) -> str:
    """A unit without the words contained in the preceding name: none of “per 1,000” after “births per 1,000 people”."""
    return said_once(f"1 {unit}", name)[2:] if unit else ""


def gap_words(value: float, median: float, indicator: Indicator, t: Words) -> str:
    """Difference between a value and the country's median, both as displayed, with its unit."""
    decimals = median_decimals(median, indicator.decimals)
    gap = half_up(half_up(value, indicator.decimals) - half_up(median, decimals), decimals)
    if not gap:
        return t("profile.at_median")
    return t(
        "profile.above_median" if gap > 0 else "profile.below_median",
        gap=said_once(t.difference(abs(gap), indicator.unit, decimals), indicator.text("name", t.language)),
    )


def figure_sentence(figure: Mapping[str, Any], earlier: tuple[int, float] | None, t: Words) -> str:
    """A figure for the press: value, year, rank, and the earlier value (year, value)."""
    indicator = catalogue()[figure["indicator_id"]]

    name = indicator.text("name", t.language)

    def amount(value: float) -> str:
        return said_once(t.amount(value, indicator.unit, indicator.decimals), name)

    parts = {
        "indicator": t.dated(name, t.year(figure["year"])), "value": amount(figure["value"]),
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

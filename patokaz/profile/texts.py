"""What figures say, in words: rules with plural forms, never free text."""

from collections.abc import Mapping
from typing import Any

from patokaz.analysis.standing import BlockFacts, LongChange
from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words, ended
from patokaz.statistics.catalogue import Indicator, catalogue


def block_sentence(facts: BlockFacts | None, t: Words) -> str:
    """How a block stands: indicators better than the country's median, the best and the weakest place; empty of none."""
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
    second = t("profile.block_alike" if facts.best == facts.worst else "profile.block_ends", **ends)
    return f"{t('profile.block_sentence', count=facts.count, better=t.number(facts.better))} {second}"


def standing_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """One figure that stands out: indicator, value, rank, gap to the median. figure: a row of `outstanding`."""
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
    """The rule of what stands out, and when it is a strength or a weakness."""
    return f"{t('profile.standout_rule')} {t('standing.rule')}"


def change_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """One figure that changed more than elsewhere: both values with their years, and the rank of the change.

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
    """Whether a change is for the better, by the indicator's direction; empty where more is neither. figure: as above."""
    if not figure["direction"]:
        return ""
    return t(
        "standing.change_better" if (figure["direction"] > 0) == bool(figure["rises"]) else "standing.change_worse"
    )


def long_sentence(found: LongChange, indicator: Indicator, reasons: Mapping[int, str], t: Words) -> str:
    """From the first year to the last, with the difference, its share and its yearly mean; then the breaks between.

    reasons: first year after a break -> why.
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
    """A share as per cent with its sign."""
    return t.signed(100 * share, decimals) + t.measure("pct").suffix


def from_to(first: float, last: float, indicator: Indicator, t: Words) -> tuple[str, str]:
    """Two values to be read as “from … to …”: the words of the unit with the second only, per cent with both."""
    measure = t.measure(indicator.unit, indicator.decimals)
    alone = measure.suffix.strip() not in ("", "%") and not t.euro_beside(first, indicator.unit)
    return (
        measure.prefix + measure.number(first) if alone else t.amount(first, indicator.unit, indicator.decimals),
        t.amount(last, indicator.unit, indicator.decimals),
    )


def said_once(amount: str, name: str) -> str:
    """An amount without the last words of its unit that the name before it says already: “per head”."""
    told, said = amount.replace("\u00a0", " ").split(" "), f" {name} ".replace("\u00a0", " ").casefold()
    repeated = (at for at in range(1, len(told) - 1) if f" {' '.join(told[at:])} ".casefold() in said)
    at = next(repeated, len(told))
    return amount[: len(" ".join(told[:at]))]


def unit_once(unit: str, name: str) -> str:
    """A unit without what the name before it says already: of “per 1,000” nothing is left after “births per 1,000 people”."""
    return said_once(f"1 {unit}", name)[2:] if unit else ""


def gap_words(value: float, median: float, indicator: Indicator, t: Words) -> str:
    """How far a value lies from the country's median, as both are shown, with the unit of the difference."""
    decimals = median_decimals(median, indicator.decimals)
    gap = half_up(half_up(value, indicator.decimals) - half_up(median, decimals), decimals)
    if not gap:
        return t("profile.at_median")
    return t(
        "profile.above_median" if gap > 0 else "profile.below_median",
        gap=said_once(t.difference(abs(gap), indicator.unit, decimals), indicator.text("name", t.language)),
    )


def figure_sentence(figure: Mapping[str, Any], earlier: tuple[int, float] | None, t: Words) -> str:
    """A figure for the press: value, year, rank, and what it was in an earlier year (year, value)."""
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

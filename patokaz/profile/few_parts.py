"""Charts with few bars: the largest parts of a total, all others combined."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.language.words import Words
from patokaz.reports.profile.model import ReportChart
from patokaz.statistics.structures import part_name, structures


def few_parts(chart: ReportChart, most: int, t: Words) -> ReportChart:
    """The chart with at most `most` bars: the first ones, then the remainder including the structure's own “others”.

    Pyramids and charts with few bars are returned unchanged.
    """
    if chart.sides or len(chart.labels) <= most:
        return chart
    others = _others(chart, t)
    order = sorted(range(len(chart.labels)), key=lambda at: chart.labels[at] in others)
    kept, rest = order[: most - 1], order[most - 1 :]
    share, larger = (_sum([values[at] for at in rest]) for values in (chart.shares, chart.larger))
    told = "" if share is None else t.amount(share, "pct", 1)
    return replace(
        chart,
        labels=[*(chart.labels[at] for at in kept), t("slide.rest")],
        shares=[*(chart.shares[at] for at in kept), share],
        larger=[*(chart.larger[at] for at in kept), larger],
        texts=[*(chart.texts[at] for at in kept), told],
        amounts=[*(chart.amounts[at] for at in kept), ""],
    )


def told_parts(chart: ReportChart) -> ReportChart:
    """The chart without withheld parts."""
    at = [at for at, share in enumerate(chart.shares) if share is not None]
    return replace(
        chart,
        labels=[chart.labels[row] for row in at],
        shares=[chart.shares[row] for row in at],
        larger=[chart.larger[row] for row in at],
        texts=[chart.texts[row] for row in at],
        amounts=[chart.amounts[row] for row in at],
    )


def _sum(shares: Sequence[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return sum(known) if known else None


def _others(chart: ReportChart, t: Words) -> set[str]:
    """Labels of the parts that are themselves remainders."""
    parts = structures()[chart.id].parts
    return {part_name(part, t) for part in parts if part.split("_")[-2] == "other"}

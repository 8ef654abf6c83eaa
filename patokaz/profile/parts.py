"""Differences among the parts of a larger area: highest, lowest, spread and its change.

Temporarily occupied parts are excluded, as on maps and in scores, and counted in a note.
"""

from collections.abc import Sequence

import pandas as pd

from patokaz.geography.areas import told_names
from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.profile.texts import from_to, said_once
from patokaz.reports.profile.pieces import Parts
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries, headline, level_name
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import kept_apart, not_counted

FEWEST = 3
FEWEST_IN_HALVES = 5  # values whose middle half says something
LONG = 5  # years over which a change of the spread says something


def parts_of(profile: Profile, t: Words) -> Parts | None:
    """The parts of a country (districts, regions or oblasts) or of a larger area (municipalities).

    None for a municipality, or if fewer than FEWEST parts have data.
    """
    country, level = profile.area["country_id"], profile.area["level"]
    if level == "municipality":
        return None
    below = str(countries()[country]["group_level"]) if level == "country" else "municipality"
    within = "" if level == "country" else profile.area["area_id"]
    held = coverage(country, below)
    newest = dict(zip(held["indicator_id"], held["last_year"].astype(int), strict=True))
    names = told_names(country, below, t)
    found: list[tuple[Indicator, pd.DataFrame]] = []
    gone: set[str] = set()
    for indicator in (catalogue()[key] for key in headline(country) if key in newest):
        rows = query("level_series", indicator=indicator.id, country=country, level=below, within=within)
        gone |= kept_apart(country, below).keys() & set(rows["area_id"])
        rows = rows[rows["area_id"].isin(names.keys() - gone)]
        if (rows["year"] == newest[indicator.id]).sum() >= FEWEST:
            found.append((indicator, rows))
    if not found:
        return None
    told = [_told(indicator, rows, newest[indicator.id], names, profile, t) for indicator, rows in found]
    heads = [t("report.indicator"), t("report.year"), t("analysis.lowest_head"), t("analysis.highest_head"), t("analysis.middle_half"), t("analysis.areas")]  # fmt: skip
    return Parts(
        title=f"{t('analysis.parts_title')}: {level_name(country, below, t, plural=True)}",
        sentences=[sentence for sentence, _ in told],
        heads=heads,
        rows=[row for _, row in told],
        sources=sources_of([indicator for indicator, _ in found], country, t),
        note=not_counted(country, below, t, gone),
    )


def _told(
    indicator: Indicator, rows: pd.DataFrame, year: int, names: dict[str, str], profile: Profile, t: Words
) -> tuple[str, Sequence[str]]:
    now = rows[rows["year"] == year].set_index("area_id")["value"].astype(float)
    name = indicator.text("name", t.language)

    def amount(value: float) -> str:
        return said_once(t.amount(value, indicator.unit, indicator.decimals), name)

    lowest, highest = str(now.idxmin()), str(now.idxmax())
    lower, upper = (float(value) for value in now.quantile([0.25, 0.75]))
    q1, q3 = (said_once(told, name) for told in from_to(lower, upper, indicator, t))
    when = "" if t.says_its_years(name) else t("analysis.when", year=t.year(year))
    few = len(now) < FEWEST_IN_HALVES
    text = t(
        "analysis.parts_range_few" if few else "analysis.parts_range", indicator=name, when=when, low=amount(now.min()),
        lowest=names[lowest], high=amount(now.max()), highest=names[highest], count=len(now), q1=q1, q3=q3,
    )  # fmt: skip
    change = _spread_change(indicator, rows, year, profile, t)
    row = [
        name, str(year), f"{amount(now.min())} ({names[lowest]})",
        f"{amount(now.max())} ({names[highest]})", "–" if few else t("analysis.parts_middle", low=q1, high=q3), t.number(len(now)),
    ]  # fmt: skip
    return " ".join([text, *change]), row


def _spread_change(indicator: Indicator, rows: pd.DataFrame, year: int, profile: Profile, t: Words) -> list[str]:
    """Whether the spread grows, over LONG years without a break and among the same areas."""
    if indicator.aggregate:
        return []
    start = max((broken for broken in profile.breaks.get(indicator.id, {}) if broken <= year), default=0)
    table = rows[rows["year"] >= start].pivot(index="area_id", columns="year", values="value").dropna()
    if table.empty or int(table.columns[0]) > year - LONG or int(table.columns[-1]) != year:
        return []
    first, last = (float(table[at].max() - table[at].min()) for at in (table.columns[0], table.columns[-1]))
    name = indicator.text("name", t.language)
    told = [said_once(t.amount(value, indicator.unit, indicator.decimals), name) for value in (first, last)]
    if told[0] == told[1]:
        return []
    way = "grew" if last > first else "shrank"
    return [t(f"analysis.parts_{way}", first_year=int(table.columns[0]), first=told[0], last=told[1])]

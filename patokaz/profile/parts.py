"""Differences among the parts of a larger area: highest, lowest, spread and its change.

Temporarily occupied parts are excluded, as on maps and in scores, and counted in a note.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.geography.areas import inner_names
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


@dataclass(frozen=True)
class HeldParts:
    """The headline figures of the parts of a larger area, without occupied parts.

    level: of the parts; names: by area; figures: indicator, rows of queries/level_series.sql, newest year; gone: occupied parts.
    """

    level: str
    names: Mapping[str, str]
    figures: Sequence[tuple[Indicator, pd.DataFrame, int]]
    gone: Collection[str]


def held_parts(profile: Profile, t: Words) -> HeldParts | None:
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
    names = inner_names(country, below, t)
    found: list[tuple[Indicator, pd.DataFrame, int]] = []
    gone: set[str] = set()
    for indicator in (catalogue()[key] for key in headline(country) if key in newest):
        rows = query("level_series", indicator=indicator.id, country=country, level=below, within=within)
        gone |= kept_apart(country, below).keys() & set(rows["area_id"])
        rows = rows[rows["area_id"].isin(names.keys() - gone)]
        if (rows["year"] == newest[indicator.id]).sum() >= FEWEST:
            found.append((indicator, rows, newest[indicator.id]))
    return HeldParts(below, names, found, gone) if found else None


def parts_of(profile: Profile, t: Words) -> Parts | None:
    """How the parts of a larger area differ; None where `held_parts` is."""
    held = held_parts(profile, t)
    if held is None:
        return None
    told = [_told(indicator, rows, year, held.names, profile, t) for indicator, rows, year in held.figures]
    heads = [t("report.indicator"), t("report.year"), t("analysis.lowest_head"), t("analysis.highest_head"), t("analysis.middle_half"), t("analysis.areas")]  # fmt: skip
    gone, country = held.gone, profile.area["country_id"]
    return Parts(
        title=f"{t('analysis.parts_title')}: {level_name(country, held.level, t, plural=True)}",
        sentences=[sentence for sentence, _ in told],
        heads=heads,
        rows=[row for _, row in told],
        sources=sources_of([indicator for indicator, *_ in held.figures], country, t),
        note=not_counted(country, held.level, t, gone),
    )


def _told(
    indicator: Indicator, rows: pd.DataFrame, year: int, names: Mapping[str, str], profile: Profile, t: Words
) -> tuple[str, Sequence[str]]:
    now = rows[rows["year"] == year].set_index("area_id")["value"].astype(float)
    name = indicator.text("name", t.language)

    def amount(value: float) -> str:
        return said_once(t.amount(value, indicator.unit, indicator.decimals), name)

    lower, upper = (float(value) for value in now.quantile([0.25, 0.75]))
    q1, q3 = (said_once(told, name) for told in from_to(lower, upper, indicator, t))
    when = "" if t.says_its_years(name) else t("analysis.when", year=t.year(year))
    few = len(now) < FEWEST_IN_HALVES
    ends = {
        end: _named(now, amount(value), amount, names, t)
        for end, value in (("lowest", now.min()), ("highest", now.max()))
    }
    text = t(
        "analysis.parts_range_few" if few else "analysis.parts_range", indicator=name, when=when, low=amount(now.min()),
        high=amount(now.max()), count=len(now), q1=q1, q3=q3, **ends,
    )  # fmt: skip
    change = _spread_change(indicator, rows, year, profile, t)
    row = [
        name, str(year), f"{amount(now.min())} ({ends['lowest']})",
        f"{amount(now.max())} ({ends['highest']})", "–" if few else t("analysis.parts_middle", low=q1, high=q3), t.number(len(now)),
    ]  # fmt: skip
    return " ".join([text, *change]), row


def _named(
    now: pd.Series, shown: str, amount: Callable[[float], str], names: Mapping[str, str], t: Words
) -> str:  # fmt: skip
    """The area with a value as shown, or how many share it: one of many is no end."""
    sharing = [str(area) for area, value in now.items() if amount(float(value)) == shown]
    return names[sharing[0]] if len(sharing) == 1 else t("analysis.parts_shared", count=len(sharing))


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

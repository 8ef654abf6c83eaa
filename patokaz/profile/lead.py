"""A place in a few sentences: population, share of the old, change, what stands out."""

import pandas as pd

from patokaz.analysis.standing import long_change
from patokaz.language.numbers import median_decimals
from patokaz.language.words import Words
from patokaz.profile.figures import NO_SERIES
from patokaz.profile.profile import PEOPLE, Profile
from patokaz.profile.small_numbers import standing_figures
from patokaz.profile.texts import said_once
from patokaz.statistics.catalogue import catalogue

AGED = "share_aged_65_plus_pct"
CHANGED = 0.5  # per cent; less is no change worth a sentence


def lead_sentences(profile: Profile, people: str, t: Words) -> list[str]:
    """Sentences, most general first. people: population with the year, in words; empty if unknown."""
    told = [t("lead.people", name=profile.title, people=people)] if people else []
    owners = (profile, *(owner for owner in profile.above if owner.holds_one))
    aged = next((owner.records[AGED] for owner in owners if AGED in owner.records), None)
    if aged is not None:
        share = t.amount(float(str(aged["value"])), "pct", 1)
        told.append(t("lead.aged", year=t.year(int(str(aged["year"]))), share=share))
    return [*told, *_change(profile, t), *_standing(profile, t)]


def _change(profile: Profile, t: Words) -> list[str]:
    """The population change over ten years or more with the breaks in between; none if it is small."""
    series = profile.series.get(PEOPLE, NO_SERIES)
    known = pd.Series(dict(zip(series.years, series.values, strict=True)), dtype=float)
    long = long_change(known, list(profile.breaks.get(PEOPLE, {})))
    if long is None or not abs(100 * long.share) >= CHANGED:
        return []
    way = "rose" if long.difference > 0 else "fell"
    told = t(f"lead.{way}", first_year=long.first_year, change=t.amount(abs(100 * long.share), "pct", 1))
    years = ", ".join(map(str, long.breaks))
    return [f"{told} {t('lead.breaks', count=len(long.breaks), years=years)}" if long.breaks else told]


def _standing(profile: Profile, t: Words) -> list[str]:
    """The most outstanding figure: strengths and weaknesses only, by distance from the country's median."""
    rows = standing_figures(profile)
    rows = rows[rows["standing"].isin(["strength", "weakness"])].sort_values("gap", ascending=False, kind="stable")
    if rows.empty:
        return []
    row = rows.iloc[0]
    indicator = catalogue()[str(row["indicator_id"])]
    name = indicator.text("name", t.language)
    own, middle = float(row["value"]), float(row["median"])
    value = said_once(t.amount(own, indicator.unit, indicator.decimals), name)
    median = said_once(t.amount(middle, indicator.unit, median_decimals(middle, indicator.decimals)), name)
    when = "" if t.says_its_years(name) else t("analysis.when", year=t.year(int(row["year"])))
    return [t("lead.stands_out", indicator=name, when=when, value=value, median=median)]

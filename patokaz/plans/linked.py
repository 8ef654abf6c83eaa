"""Statistics for a plan: figures of its area, breaks, directions, and the area's weak indicators."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from patokaz.language.words import Words
from patokaz.profile.profile import Profile, read_profile
from patokaz.profile.small_numbers import standing_figures
from patokaz.registers.model import Need
from patokaz.registers.prefill import StatisticsRow
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import data_version
from patokaz.statistics.sources import source_titles


@dataclass(frozen=True)
class Linked:
    """The statistics beside a plan; empty for an unknown area.

    breaks: indicator -> first years of a new series; directions: indicator -> 1 if more is better, -1 if less, 0 if
    neither; units: indicator -> its unit; needs: indicators in which the area is in the lowest fifth of its country, by
    id.
    """

    profile: Profile | None = None
    rows: tuple[StatisticsRow, ...] = ()
    breaks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    directions: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()


@cached(50)
def linked(area_id: str, t: Words) -> Linked:
    """The statistics of an area in the user's language; read only.

    Raises:
        DatabaseMissing: no build.
    """
    profile = read_profile(area_id, t)
    if profile is None:
        return Linked()
    version = data_version()
    rows: dict[str, list[StatisticsRow]] = defaultdict(list)
    for indicator, series in profile.series.items():
        source = "; ".join(source_titles(series.source_ids, t))
        for year, value in zip(series.years, series.values, strict=True):
            rows[indicator].append(StatisticsRow(indicator, year, value, source, version))
    return Linked(
        profile=profile,
        rows=tuple(row for found in rows.values() for row in found),
        breaks={indicator: tuple(sorted(years)) for indicator, years in profile.breaks.items()},
        directions={key: indicator.direction for key, indicator in catalogue().items()},
        units={key: indicator.unit for key, indicator in catalogue().items()},
        needs=_needs(profile, t),
    )


def _needs(profile: Profile, t: Words) -> tuple[Need, ...]:
    worst = [row for row in standing_figures(profile).to_dict("records") if row["standing"] == "weakness"]
    return tuple(
        Need(
            str(row["indicator_id"]),
            catalogue()[str(row["indicator_id"])].text("name", t.language),
            t(
                "plans.page.need_rank",
                rank=t.number(row["rank"]),
                whole=t.number(row["rank_of"]),
                year=int(row["year"]),
            ),
        )
        for row in worst
    )

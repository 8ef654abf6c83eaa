"""Cost of joint against separate provision, if both cost and population are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.analysis.cost_of_size import Benefit, CostLine, benefit, cost_line
from patokaz.partners.finder import FIGHTING, Finder, Group
from patokaz.profile.profile import PEOPLE
from patokaz.statistics.cached import cached
from patokaz.statistics.newest import newest_figures
from patokaz.statistics.war_status import status_list


@dataclass(frozen=True)
class Saving:
    """A benefit with its regression line. indicator: of the cost; year: of cost and population."""

    benefit: Benefit
    line: CostLine
    indicator: str
    year: int


def saving(finder: Finder, group: Group) -> Saving | None:
    """The benefit of a group; None without a known cost or with a member without population.

    Raises:
        DatabaseMissing: no build.
    """
    indicator = finder.service.cost.get(finder.country, "")
    people = [one.people for one in (finder.own, *group.partners)]
    known = [count for count in people if count]
    if not indicator or len(known) < len(people) or len(known) < 2:
        return None
    found = _line(finder.country, indicator)
    return found and Saving(benefit(found[0], known), found[0], indicator, found[1])


@cached(6)
def _line(country: str, indicator: str) -> tuple[CostLine, int] | None:
    """The line over the country's places outside occupation and active hostilities, and its year."""
    found = newest_figures(country, "municipality", [indicator, PEOPLE])
    left_out = [area for area, status in status_list(country).statuses.items() if status in FIGHTING]
    table = found.values[~found.values.index.isin(left_out)].dropna(how="all", axis="columns")
    if not _has_both(list(table.columns), indicator):
        return None
    return cost_line(table[indicator], table[PEOPLE]), found.years[indicator]


def _has_both(columns: Sequence[str], indicator: str) -> bool:
    return indicator in columns and PEOPLE in columns

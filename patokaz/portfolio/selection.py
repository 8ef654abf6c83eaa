"""A selection from a list by the filters of the address, with its aggregates."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from patokaz.analysis.classes import classify
from patokaz.analysis.projects import Course, course, lorenz, paid_shares, phase_sums, project_states, two_periods
from patokaz.analysis.ranking import competition_ranks
from patokaz.maps.picture import Picture
from patokaz.portfolio.filters import Filters, listed, passing
from patokaz.portfolio.lists import Portfolio
from patokaz.statistics.database import query
from patokaz.statistics.remembers import Remembers

LEAST_PLACES = 10  # of a chart of places


@dataclass(frozen=True)
class Selection(Remembers):
    """The selected part of a list.

    stated: all projects with state and since; projects: those that pass the filters, including shared ones; inside:
    municipalities within the selected area.
    """

    portfolio: Portfolio
    filters: Filters
    stated: pd.DataFrame
    projects: pd.DataFrame
    inside: pd.DataFrame

    def listed(self, sort: str) -> pd.DataFrame:
        """Projects of the list in the order requested; read only."""
        order = dict(zip(self.portfolio.places["area_id"], self.portfolio.places["order"], strict=True))
        return listed(self.projects, self.filters.picked, sort, order, self.portfolio.language)

    @cached_property
    def currencies(self) -> list[str]:
        """Currencies of the projects' amounts, the most frequent first; that of the list's own figures comes first."""
        own = [self.portfolio.about.currency] if self.portfolio.has_figures else []
        used = self.projects[self.projects["amount"].notna()]["currency"].value_counts().index
        return list(dict.fromkeys([*own, *map(str, used)]))

    @cached_property
    def currency(self) -> str:
        """The currency of sums and charts."""
        asked = self.filters.currency
        return asked if asked in self.currencies else next(iter(self.currencies), "")

    @cached_property
    def own(self) -> pd.DataFrame:
        """Projects in the selected area only, which are summed up."""
        return self.projects[~self.projects["shared"]]

    @cached_property
    def shared(self) -> pd.DataFrame:
        """Projects that the selected area shares with others."""
        return self.projects[self.projects["shared"]]

    @cached_property
    def priced(self) -> pd.DataFrame:
        """Projects in the area only, with an amount in the currency."""
        return self.own[(self.own["currency"] == self.currency) & self.own["amount"].notna()]

    @cached_property
    def narrowed(self) -> bool:
        """Whether more than the area is filtered, so that figures by municipality do not describe the projects."""
        chosen = self.filters
        return bool(
            chosen.programme or chosen.who or chosen.state or chosen.first or chosen.last or chosen.least or chosen.text
        )

    @cached_property
    def phases(self) -> dict[str, float]:
        """Money by phase: from the list's figures, else from the projects."""
        if self.portfolio.has_figures:
            sums = {"contracted": self.inside["money"].sum(), "paid": self.inside["paid"].sum()}
            return {phase: float(value) for phase, value in sums.items() if value > 0}
        return dict(phase_sums(self.priced))

    @cached_property
    def count(self) -> int:
        """Number of projects or contracts: from the register where it counts them, else from the list."""
        if self.portfolio.about.count:
            return int(self.inside["count"].sum())
        return len(self.projects)

    @cached_property
    def paid_base(self) -> tuple[float, float] | None:
        """Paid money and its denominator, where both are known."""
        if self.portfolio.has_figures:
            base, paid = self.inside["money"].sum(), self.inside["paid"].sum()
        else:
            known = self.priced.dropna(subset=["base", "paid"])
            base, paid = known["base"].sum(), known["paid"].sum()
        return (float(paid), float(base)) if base > 0 else None

    @cached_property
    def course(self) -> Course | None:
        """Money by year of the projects in the area only."""
        return course(self._money[["year", "planned", "paid"]])

    @cached_property
    def _money(self) -> pd.DataFrame:
        money = self.portfolio.money
        return money[money["project_id"].isin(self.priced["project_id"]) & (money["currency"] == self.currency)]

    @cached_property
    def groups(self) -> pd.DataFrame:
        """Paid share by comparison area, or by place within one: index area, base, paid, share."""
        if self.portfolio.has_figures:
            by = "area_id" if self._is_group else "group_id"
            return paid_shares(self.inside.rename(columns={"money": "base"})[[by, "base", "paid"]], by)
        by = "sole" if self._is_group else "group"
        return paid_shares(self.priced[[by, "base", "paid"]], by)

    @cached_property
    def here(self) -> frozenset[str]:
        """The selected area, and the comparison area that contains it where it is a single place."""
        holders = self.inside["group_id"] if len(self.inside) == 1 else self.inside["group_id"].head(0)
        return frozenset({self.filters.area, *holders} - {""})

    @cached_property
    def _is_group(self) -> bool:
        return bool(self.filters.area) and self.filters.area in set(self.portfolio.places["group_id"])

    @cached_property
    def place_money(self) -> pd.DataFrame:
        """Municipalities with money: area_id, name, upper, people, money, paid, base, per_head, share, count."""
        places = self.portfolio.places
        if not self.portfolio.has_figures:
            sums = self._all_priced.groupby("sole")[["amount", "base", "paid"]].sum(min_count=1)
            counts = self._all_priced.groupby("sole").size()
            places = places.drop(columns=["money", "paid", "count"]).join(
                sums.rename(columns={"amount": "money"}).assign(count=counts), on="area_id"
            )
        else:
            places = places.assign(base=places["money"])
        known = places[places["money"] > 0]
        return known.assign(per_head=known["money"] / known["people"], share=100 * known["paid"] / known["base"])

    @cached_property
    def compared_places(self) -> pd.DataFrame:
        """Rows of `place_money` with money per head and paid share: those in the selected area where there are many."""
        rows = self.place_money.dropna(subset=["per_head", "share"])
        rows = rows[rows["area_id"].isin(self.inside["area_id"])] if len(self.inside) > LEAST_PLACES else rows
        return rows[rows["per_head"] > 0]

    @cached_property
    def _everywhere(self) -> pd.DataFrame:
        """Projects that pass all filters except the area: the map also shows the surroundings."""
        return passing(replace(self.filters, area=""), self.stated)

    @cached_property
    def _all_priced(self) -> pd.DataFrame:
        """Projects of a single municipality with an amount in the currency, in the whole country."""
        rows = self._everywhere
        return rows[(rows["currency"] == self.currency) & rows["amount"].notna() & (rows["sole"] != "")]

    @cached_property
    def has_money_map(self) -> bool:
        """Whether money per head can be mapped: a complete list with money of at least three places."""
        complete = self.portfolio.has_figures or self.portfolio.about.rows_extent == "complete"
        return complete and len(self.place_money) > 2

    @property
    def map_kind(self) -> str:
        """Content of the map: money, count or sample."""
        return "money" if self.has_money_map else "count" if self.portfolio.about.count else "sample"

    @cached_property
    def picture(self) -> Picture | None:
        """The map: money per head, else the register's counts, else the projects; None without known places."""
        places = self.portfolio.places[["area_id", "name", "upper", "group_id", "order"]]
        if self.has_money_map:
            values = places["area_id"].map(self.place_money.set_index("area_id")["per_head"])
        elif self.portfolio.about.count:
            values = self.portfolio.places["count"]
        else:
            counts = self._everywhere.explode("areas")["areas"].value_counts()
            values = places["area_id"].map(counts)
        values = values.astype(float)
        if values.notna().sum() == 0:
            return None
        rows = places.assign(value=values, rank=competition_ranks(values)).reset_index(drop=True)
        return Picture(rows, classify(rows["value"], "quantiles", 5))

    @cached_property
    def in_view(self) -> pd.DataFrame:
        """Municipalities shown on the map: those in the selected area, or around it where it is a single place."""
        if len(self.inside) != 1:
            return self.inside
        places = self.portfolio.places
        return places[places["group_id"] == self.inside["group_id"].iloc[0]]

    @cached_property
    def mapped(self) -> list[str]:
        """Areas of the map with a value."""
        known = set(self.picture.known["area_id"]) if self.picture is not None else set()
        return [area for area in self.in_view["area_id"] if area in known]

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Areas of the map by rank."""
        return self.picture.inside(self.mapped).ordered if self.picture else self.portfolio.places.head(0)

    @cached_property
    def of_larger(self) -> int:
        """Number of projects not assigned to a single municipality."""
        return int((self.projects["sole"] == "").sum())

    @cached_property
    def concentration(self) -> pd.DataFrame:
        """Lorenz curve of projects by amount, or of municipalities where the list has figures by municipality."""
        return lorenz(self.amounts.tolist())

    @cached_property
    def amounts(self) -> pd.Series:
        """Amounts underlying the Lorenz curve."""
        return self.inside["money"] if self.portfolio.has_figures else self.priced["amount"]

    @cached_property
    def periods(self) -> pd.DataFrame:
        """Two periods by comparison area: share of the country's money, or paid share; index area, first, second."""
        if self.portfolio.about.earlier:
            sums = self.portfolio.places.groupby("group_id")[["earlier", "money"]].sum()
            shares = 100 * sums / sums.sum()
            return shares.rename(columns={"earlier": "first", "money": "second"}).sort_values("second", kind="stable")
        rows = self._money.merge(self.priced[["project_id", "group"]], on="project_id")
        return two_periods(rows.rename(columns={"planned": "base"})[["group", "year", "base", "paid"]], "group")

    @cached_property
    def periods_years(self) -> list[int]:
        """First and last year of the two periods."""
        return sorted(self._money.dropna(subset=["planned", "paid"])["year"].astype(int).unique().tolist())

    @cached_property
    def timed(self) -> pd.DataFrame:
        """Projects with start and end, sorted by start."""
        return self.projects.dropna(subset=["start", "end"]).sort_values(["start", "end"], kind="stable")

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Planned and paid money by project and year, in the order of the list."""
        return self.portfolio.money[self.portfolio.money["project_id"].isin(self.projects["project_id"])]


def selected(portfolio: Portfolio, filters: Filters, stated: pd.DataFrame) -> Selection:
    """The selection by filters. stated: the list's projects with their status."""
    places = portfolio.places
    if filters.area:
        within = {filters.area, *query("areas_inside", within=filters.area, level="municipality")["area_id"]}
        places = places[places["area_id"].isin(within)]
    return Selection(portfolio, filters, stated, passing(filters, stated), places)


def with_states(portfolio: Portfolio, today: date) -> pd.DataFrame:
    """The list's projects with state and since on a day."""
    return portfolio.projects.merge(project_states(portfolio.projects, portfolio.money, today), on="project_id")

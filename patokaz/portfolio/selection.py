"""What the portfolio says of the projects that pass the filters of the address, added up in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from patokaz.analysis.classes import classify
from patokaz.analysis.ranking import competition_ranks
from patokaz.language.words import Words
from patokaz.maps.picture import Picture
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query, query_once

EVERYTHING = 10_000_000
CHOICES = ("source", "programme", "status", "year", "currency")


@dataclass(frozen=True)
class Filters:
    """Choices of the portfolio; empty and 0 mean all. `least` is in whole units of the currency."""

    country: str
    area: str = ""
    source: str = ""
    programme: str = ""
    status: str = ""
    first: int = 0
    last: int = 0
    least: float = 0.0

    @property
    def parameters(self) -> dict[str, Any]:
        """The filters as the parameters of the portfolio's queries."""
        return dict(vars(self))


@dataclass(frozen=True)
class Execution:
    """Planned and executed money in one currency, and the years it comes from (year, planned, executed)."""

    planned: float
    executed: float
    currency: str
    years: pd.DataFrame


@dataclass(frozen=True)
class Selection:
    """The projects that pass the filters: by currency, programme, year and place, and the largest of them."""

    sums: pd.DataFrame
    years: pd.DataFrame
    listed: pd.DataFrame
    picture: Picture | None

    @cached_property
    def count(self) -> int:
        """How many projects there are."""
        return int(self._by("currency")["projects"].sum())

    @cached_property
    def unlocated(self) -> int:
        """How many name no municipality: they are known for a larger area."""
        return int(self._by("currency")["unlocated"].sum())

    @cached_property
    def programmes(self) -> pd.DataFrame:
        """Projects and money by programme and currency."""
        return self._by("programme")

    @cached_property
    def starts(self) -> pd.DataFrame:
        """Projects by their first year, those without one left out."""
        return self._by("year").dropna(subset=["year"]).sort_values("year")

    @cached_property
    def executed(self) -> Execution | None:
        """Planned and executed money of all years, where lists have both."""
        return execution(self.years)

    def by_programme(self, currency: str = "") -> pd.DataFrame:
        """Money by programme in a currency, or projects by programme: programme, value."""
        if currency not in self._programmes:
            rows = self.programmes[self.programmes["currency"] == currency] if currency else self.programmes
            self._programmes[currency] = by_programme(rows, "amount" if currency else "projects")
        return self._programmes[currency]

    @cached_property
    def _programmes(self) -> dict[str, pd.DataFrame]:
        return {}

    def _by(self, group: str) -> pd.DataFrame:
        return self.sums[self.sums["grouped_by"] == group]

    @cached_property
    def priced(self) -> pd.DataFrame:
        """Money by currency, the most used first; currencies are never added."""
        money = self._by("currency")
        return money[money["priced"] > 0]


def translated(kind: str, original: str, t: Words) -> str:
    """A programme (`programme`), fund or state (`list_word`) of a list in the reader's language, as it is where it has no translation."""
    key = f"programme.{original}" if kind == "programme" else f"list_word.{original}"
    return t(key) if original and t.has(key) else original


def offered(country: str) -> Mapping[str, Mapping[str, int]]:
    """What can be chosen among a country's projects: kind -> value -> projects. Raises DatabaseMissing."""
    kinds: dict[str, dict[str, int]] = {kind: {} for kind in CHOICES}
    for row in query("portfolio_choices", country=country).to_dict("records"):
        kinds[row["kind"]][row["value"]] = int(row["projects"])
    return kinds


def selection(filters: Filters, language: str, most: int) -> Selection:
    """The projects that pass the filters, at most `most` of them listed; read only. Raises DatabaseMissing."""
    return _selection(filters, language, most)


@cached(60)
def _selection(filters: Filters, language: str, most: int) -> Selection:
    asked = filters.parameters
    return Selection(
        sums=query("portfolio_sums", **asked),
        years=query("portfolio_years", **asked),
        listed=query("portfolio_projects", **asked, language=language, most=most),
        picture=_picture(query("portfolio_places", **asked)),
    )


def all_chosen(filters: Filters, language: str) -> pd.DataFrame:
    """Every project that passes the filters, for a file."""
    return query_once("portfolio_projects", **filters.parameters, language=language, most=EVERYTHING)


def _picture(places: pd.DataFrame) -> Picture | None:
    values = places["projects"].astype(float)
    if values.isna().all():
        return None
    rows = places.drop(columns="projects").assign(value=values, rank=competition_ranks(values))
    return Picture(rows.reset_index(drop=True), classify(values, "quantiles", 5))


def by_programme(programmes: pd.DataFrame, value: str, most: int = 8) -> pd.DataFrame:
    """Programmes by `value` (amount or projects): programme, value; the `most` largest, then the rest as an empty name."""
    rows = programmes.groupby("programme")[value].sum()
    rows = rows[rows > 0].sort_values(ascending=False, kind="stable")
    shown = rows.head(most)
    if len(rows) > most:
        shown = pd.concat([shown, pd.Series({"": rows.iloc[most:].sum()})])
    return shown.rename_axis("programme").rename("value").reset_index()


def execution(years: pd.DataFrame) -> Execution | None:
    """Planned and executed money in the first currency that has both; planned counts only where execution is known.

    years: currency, year, planned, executed, planned_of_executed (queries/portfolio_years.sql).
    """
    both = years.dropna(subset=["planned_of_executed", "executed"])
    if both.empty or not both["planned_of_executed"].sum():
        return None
    currency = str(both["currency"].iloc[0])
    mine = years[years["currency"] == currency].dropna(subset=["planned", "executed"], how="all")
    return Execution(float(mine["planned_of_executed"].sum()), float(mine["executed"].sum()), currency, mine)


def execution_rows(years: pd.DataFrame, currency: str, t: Words) -> pd.DataFrame:
    """Planned and executed money by year, with the sums in words. years: year, planned, executed."""
    return pd.DataFrame(
        {
            "year": years["year"],
            "first": years["planned"],
            "second": years["executed"],
            "first_text": [t.money(value, currency) for value in years["planned"]],
            "second_text": [t.money(value, currency) for value in years["executed"]],
        }
    )

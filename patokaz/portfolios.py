"""The portfolio's tables: projects filtered by the choices of the address, added up by programme and year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import classify
from patokaz.database import data_version, query, query_once
from patokaz.potential import Picture


@dataclass(frozen=True)
class Filters:
    """Choices of the portfolio; empty means all. `least` is in whole units of the currency."""

    country: str
    area: str = ""
    source: str = ""
    programme: str = ""
    status: str = ""
    first: int | None = None
    last: int | None = None
    least: float = 0.0


@dataclass(frozen=True)
class Offer:
    """A country's projects (queries/projects.sql) and what can be chosen among them, the most frequent first."""

    projects: pd.DataFrame
    choices: Mapping[str, Sequence[str]]
    years: Sequence[int]
    currency: str


@dataclass(frozen=True)
class Selection:
    """The projects that pass the filters, and what the page says of them."""

    projects: pd.DataFrame
    money: pd.DataFrame
    years: pd.DataFrame
    starts: pd.DataFrame
    picture: Picture | None
    unlocated: int


def offer(country: str, language: str) -> Offer:
    """What a country's portfolio offers; read only. Raises DatabaseMissing."""
    return _offer(data_version(), country, language)


@st.cache_resource(show_spinner=False, max_entries=6)
def _offer(version: str, country: str, language: str) -> Offer:
    projects = query_once("projects", country=country, language=language)
    years = {*projects["start_year"].dropna().astype(int), *projects["end_year"].dropna().astype(int)}
    choices = {
        column: projects[column].value_counts().index.tolist() for column in ("source_id", "programme", "status")
    }
    currencies = totals(projects)["currency"].tolist()
    return Offer(projects, choices, sorted(years), currencies[0] if currencies else "")


def selection(filters: Filters, language: str) -> Selection:
    """The projects that pass the filters, added up; read only. Raises DatabaseMissing."""
    return _selection(data_version(), filters, language)


@st.cache_resource(show_spinner=False, max_entries=20)
def _selection(version: str, filters: Filters, language: str) -> Selection:
    chosen = chosen_projects(offer(filters.country, language).projects, filters)
    counts, unlocated = projects_by_area(chosen, filters.country)
    years = money_by_year(filters.country, chosen["project_id"].tolist())
    picture = None if counts.empty else _picture(counts, filters.country, language)
    return Selection(chosen, totals(chosen), years, by_year(chosen), picture, unlocated)


def _picture(counts: pd.DataFrame, country: str, language: str) -> Picture:
    areas = query("areas", country=country, level="municipality", language=language)[["area_id", "name", "upper"]]
    rows = areas.merge(counts, on="area_id", how="left").sort_values("area_id", ignore_index=True)
    rows = rows.assign(rank=rows["value"].rank(ascending=False, method="min"))
    return Picture(rows, classify(rows["value"], "quantiles", 5))


def chosen_projects(projects: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The projects that pass every filter. A project without a year passes no filter on years, one without an amount
    no filter on money."""
    keep = pd.Series(True, index=projects.index)
    for column in ("source_id", "programme", "status"):
        wanted = getattr(filters, column.removesuffix("_id"))
        if wanted:
            keep &= projects[column] == wanted
    if filters.first is not None:
        keep &= projects["end_year"].ge(filters.first).fillna(False).astype(bool)
    if filters.last is not None:
        keep &= projects["start_year"].le(filters.last).fillna(False).astype(bool)
    if filters.least:
        keep &= projects["amount"].ge(filters.least).fillna(False)
    if filters.area:
        inside = set(areas_within(filters.country, filters.area))
        keep &= pd.Series(
            [any(area in inside for area in _listed(areas)) for areas in projects["areas"]], projects.index
        )
    return projects[keep]


def areas_within(country: str, area: str) -> list[str]:
    """An area and everything below it."""
    containing = query("containing_areas", country=country)
    return containing.loc[containing["container_id"] == area, "area_id"].tolist()


def totals(projects: pd.DataFrame) -> pd.DataFrame:
    """Money by currency, the most used first: currency, projects (with an amount), amount. Currencies are never added."""
    priced = projects.dropna(subset=["amount"])
    grouped = priced.groupby("currency").agg(projects=("project_id", "size"), amount=("amount", "sum")).reset_index()
    return grouped.sort_values(["projects", "currency"], ascending=[False, True], ignore_index=True)


def largest_first(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects by amount within each currency, the most used currency first, those without an amount last."""
    order = {currency: position for position, currency in enumerate(totals(projects)["currency"])}
    return (
        projects.assign(currency_order=projects["currency"].map(order).where(projects["amount"].notna(), len(order)))
        .sort_values(["currency_order", "amount", "start_year"], ascending=[True, False, False], kind="stable")
        .drop(columns="currency_order")
    )


def by_programme(projects: pd.DataFrame, currency: str, most: int = 8) -> pd.DataFrame:
    """Money by programme in one currency: programme, amount; the `most` largest, then the rest as an empty name."""
    rows = projects[projects["currency"] == currency].groupby("programme")["amount"].sum()
    rows = rows[rows > 0].sort_values(ascending=False)
    shown = rows.head(most)
    if len(rows) > most:
        shown = pd.concat([shown, pd.Series({"": rows.iloc[most:].sum()})])
    return shown.rename_axis("programme").rename("amount").reset_index()


def by_year(projects: pd.DataFrame) -> pd.DataFrame:
    """Number of projects by first year: year, projects."""
    years = projects["start_year"].dropna().astype(int)
    return years.value_counts().sort_index().rename_axis("year").rename("projects").reset_index()


def money_by_year(country: str, project_ids: Sequence[str]) -> pd.DataFrame:
    """Planned and executed money of projects by year and currency: year, currency, planned, executed."""
    rows = query("project_years", country=country)
    rows = rows[rows["project_id"].isin(set(project_ids))]
    return rows.groupby(["currency", "year"])[["planned", "executed"]].sum(min_count=1).reset_index()


def projects_by_area(projects: pd.DataFrame, country: str) -> tuple[pd.DataFrame, int]:
    """Projects counted by municipality (area_id, value), and how many are known only for a larger area."""
    containing = query("containing_areas", country=country)
    municipalities = set(containing.loc[containing["level"] == "municipality", "area_id"])
    located = [(project, area) for project, areas in zip(projects["project_id"], projects["areas"], strict=True)
               for area in _listed(areas) if area in municipalities]  # fmt: skip
    pairs = pd.DataFrame(located, columns=["project_id", "area_id"])
    counts = pairs.groupby("area_id").size().rename("value").reset_index()
    return counts, len(projects) - pairs["project_id"].nunique()


def _listed(areas: Any) -> list[str]:
    return list(areas) if areas is not None and not isinstance(areas, float) else []

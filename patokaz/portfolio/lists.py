"""Lists of a country's portfolio: projects, their money by year, figures of each municipality.

Lists are never added up.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from patokaz.language.words import Words, words
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import countries
from patokaz.statistics.database import query, query_columns
from patokaz.statistics.fetching import TEXT
from patokaz.statistics.newest import areas_of_level, newest_figures
from patokaz.statistics.paths import data_folder
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.remembers import Remembers

OWN = "own"
CONTRACTS = ("contract", "commitment", "grant")
PLANS = ("plan", "total_cost")


@dataclass(frozen=True)
class ProjectList:
    """Declaration of a list (data/countries/<country>/portfolio.toml). extent, projects_extent: complete or sample.

    source: source of its figures; projects: source of its single projects; money, paid, count, earlier: indicators,
    empty where the figures are computed from the projects; our_notes: whether descriptions were written by the
    compilers.
    """

    source: str
    extent: str
    years: str
    made: str
    projects: str = ""
    projects_extent: str = ""
    money: str = ""
    paid: str = ""
    count: str = ""
    earlier: str = ""
    currency: str = ""
    our_notes: bool = False

    @property
    def rows(self) -> str:
        """Source of its single projects."""
        return self.projects or self.source

    @property
    def rows_extent(self) -> str:
        """Whether its single projects are complete."""
        return self.projects_extent or self.extent


@dataclass(frozen=True)
class Portfolio(Remembers):
    """A list as read from the database; read only.

    projects: project_id, number, title, title_language, programme, procedure, authority, fund, beneficiary, status,
    start, end, actual_end, currency, planned, contracted, paid, base (denominator of paid), amount, start_year,
    end_year, areas, containers, common, sole (the only place, a municipality), group (the comparison area that contains
    all places). money: project_id, year, planned, paid, currency. places: area_id, name, upper, group_id, people,
    money, paid, count, earlier. language: of names and translated texts.
    """

    about: ProjectList
    country: str
    projects: pd.DataFrame
    money: pd.DataFrame
    places: pd.DataFrame
    language: str
    notes: Sequence[str] = field(default=())

    @property
    def has_figures(self) -> bool:
        """Whether it has money by municipality in addition to the projects."""
        return bool(self.about.money)


def project_lists(country: str) -> dict[str, ProjectList]:
    """Lists of a country by source, in the order of the tabs."""
    return {entry["source"]: ProjectList(**entry) for entry in _declared(data_folder(), country).get("list", [])}


@cache
def _declared(folder: Path, country: str) -> dict[str, Any]:
    path = folder / "countries" / country.lower() / "portfolio.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def list_of(source: str, country: str) -> ProjectList | None:
    """The list to which a project's source belongs."""
    return next((entry for entry in project_lists(country).values() if source in (entry.source, entry.rows)), None)


@cached(20)
def read_list(source: str, country: str, language: str) -> Portfolio:
    """A list of the database; read only.

    Raises:
        DatabaseMissing: there is no statistics file.
        KeyError: the list is not declared.
    """
    about = project_lists(country)[source]
    rows = stored_projects(about.rows)
    money = query("portfolio_money", list=about.rows).rename(columns={"executed": "paid"})
    ids = rows["project_id"].array.take(money.pop("position").to_numpy() - 1)
    money.insert(0, "project_id", ids)
    projects = _titled(_shared_columns(rows, country), words(language))
    return Portfolio(about, country, projects, money, read_places(about, country, language), language)


def stored_projects(source: str) -> pd.DataFrame:
    """Stored projects of a list (queries/portfolio_projects.sql) with their texts and places. Raises DatabaseMissing."""
    rows = query("portfolio_projects", list=source).drop(columns="position")
    common = {key: pd.array(texts, dtype=TEXT) for key, texts in query_columns("list_words", list=source).items()}
    said = rows.pop("words").to_numpy()
    rows = rows.assign(**{key: texts.take(said) for key, texts in common.items()})
    places = {key: [ids.split() for ids in texts] for key, texts in query("list_places", list=source).items()}
    numbers = rows.pop("places").tolist()
    return rows.assign(**{str(key): [known[at] for at in numbers] for key, known in places.items()})


def _titled(rows: pd.DataFrame, t: Words) -> pd.DataFrame:
    """Projects with translated titles where we wrote them ourselves; others as in the source."""
    ours = [t.has(f"project_title.{title}") for title in rows["title"]]
    if not any(ours):
        return rows
    titles = [t(f"project_title.{title}") if our else title for title, our in zip(rows["title"], ours, strict=True)]
    return rows.assign(title=titles, title_language=rows["title_language"].mask(ours, t.language))


def read_places(about: ProjectList, country: str, language: str) -> pd.DataFrame:
    """Municipalities of a country with their population and the figures of a list. Raises DatabaseMissing."""
    people = str(_declared(data_folder(), country).get("people", "population_persons"))
    asked = {"people": people, "money": about.money, "paid": about.paid, "count": about.count, "earlier": about.earlier}
    areas = level_places(country=country, level="municipality", language=language)
    areas = by_area(areas[["area_id", "name", "upper", "group_id"]])
    figures = newest_figures(country, "municipality", filter(None, asked.values())).everywhere.reindex(areas["area_id"])
    missing = np.full(len(areas), np.nan)
    return areas.assign(**{
        name: figures[key].to_numpy() if key in figures else missing for name, key in asked.items()
    })  # fmt: skip


def _shared_columns(rows: pd.DataFrame, country: str) -> pd.DataFrame:
    """The columns of Portfolio.projects from those of the database."""
    contracted = rows["amount"].where(rows["amount_kind"].isin(CONTRACTS))
    by_kind = rows["amount"].where(rows["amount_kind"].isin(PLANS))
    planned = by_kind.fillna(rows["planned"]) if rows["executed"].notna().any() else by_kind
    found = rows.assign(
        actual_end=pd.NaT,
        planned=planned,
        contracted=contracted,
        paid=rows["executed"],
        base=rows["planned_of_executed"],
    )
    return with_places(found.drop(columns=["executed", "planned_of_executed", "amount_kind"]), country)


def with_places(rows: pd.DataFrame, country: str) -> pd.DataFrame:
    """Projects with their only place and the comparison area that contains all their places.

    rows: amount, areas, common (lists of areas).
    """
    groups, municipalities = (
        frozenset(areas_of_level(country, level)) for level in (countries()[country]["group_level"], "municipality")
    )
    sole = ["".join(areas) if len(areas) == 1 and areas[0] in municipalities else "" for areas in rows["areas"]]
    group = [next((area for area in common if area in groups), "") for common in rows["common"]]
    amounts = rows["amount"].replace({None: np.nan}).astype(float)
    return rows.assign(sole=sole, group=group, amount=amounts)

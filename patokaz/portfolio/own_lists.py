"""The user's own projects as a list with the places of a country."""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from patokaz.language.words import Words
from patokaz.own_data.gazetteer import Gazetteer
from patokaz.portfolio.lists import OWN, Portfolio, ProjectList, read_places, with_places
from patokaz.portfolio.own import OwnProjects
from patokaz.portfolio.own_columns import template_columns

SAMPLE = Path(__file__).parent / "samples" / "two-projects.csv"
SAMPLE_COUNTRY = "BG"
ABOUT = ProjectList(source=OWN, extent="complete", years="", made="")
COLUMNS = (
    "project_id", "number", "title", "title_language", "programme", "procedure", "authority", "fund", "beneficiary", "status",
    "start", "end", "actual_end", "currency", "planned", "contracted", "paid", "base", "amount", "start_year", "end_year", "areas",
)  # fmt: skip
NUMBERS = ("planned", "contracted", "paid", "base", "amount")


def own_list(found: OwnProjects, places: Gazetteer, country: str, language: str) -> Portfolio:
    """The projects as a list. places: the gazetteer used to find their areas. Raises DatabaseMissing."""
    rows = pd.DataFrame(found.projects, columns=list(COLUMNS))
    rows[list(NUMBERS)] = rows[list(NUMBERS)].astype(float)
    rows[["start_year", "end_year"]] = rows[["start_year", "end_year"]].astype("Int64")
    for day in ("start", "end", "actual_end"):
        rows[day] = pd.to_datetime(rows[day])
    holding = [[_holding(area, places) for area in areas] for areas in rows["areas"]]
    rows["containers"] = [sorted(frozenset().union(*around)) for around in holding]
    rows["common"] = [sorted(frozenset.intersection(*around)) for around in holding]
    money = pd.DataFrame(found.money, columns=["project_id", "year", "planned", "paid", "currency"])
    money[["planned", "paid"]] = money[["planned", "paid"]].astype(float)
    places_ = read_places(ABOUT, country, language)
    return Portfolio(ABOUT, country, with_places(rows, country), money, places_, language)


def _holding(area: str, places: Gazetteer) -> frozenset[str]:
    return frozenset({area, places.country}) | places.above.get(area, frozenset())


def own_template(t: Words, today: date) -> pd.DataFrame:
    """Headings of the template in the language of `t`, without rows."""
    return pd.DataFrame(columns=template_columns(today.year - 1, t))


@cache
def sample_file() -> bytes:
    """Two real projects as a user's file."""
    return SAMPLE.read_bytes()


def sample_table() -> pd.DataFrame:
    """The same as a table, for the download."""
    return pd.read_csv(io.BytesIO(sample_file()), dtype=str, keep_default_na=False)


def sample_notes(t: Words) -> Sequence[tuple[str, str]]:
    """Notes of the template."""
    return [("", t("portfolio.own_explained"))]

"""Filters of a list, the projects that pass them, and the order of the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from patokaz.geography.names import fold
from patokaz.portfolio.lists import Portfolio
from patokaz.statistics.alphabet import sort_keys

BODIES = ("beneficiary", "authority", "fund")  # by whom a project is
SORTS = ("largest", "smallest", "start", "title", "least_paid", "place")


@dataclass(frozen=True)
class Filters:
    """Filters of the portfolio; empty and 0 mean all.

    least: minimum amount in whole units of the currency; text: words of titles; who: a name of the kind given by
    `body_kind`; picked: projects or places selected in a chart, which restrict the list only.
    """

    country: str
    source: str
    area: str = ""
    programme: str = ""
    state: str = ""
    first: int = 0
    last: int = 0
    least: float = 0.0
    text: str = ""
    currency: str = ""
    picked: tuple[str, ...] = field(default=())
    who: str = ""


def passing(filters: Filters, stated: pd.DataFrame) -> pd.DataFrame:
    """Projects that pass the filters, in the order of the list. stated: projects with state and since.

    A project without a year passes no filter on years, one without an amount no filter on money.
    """
    rows = stated
    area = filters.area
    touched = [not area or area in containers for containers in rows["containers"]]
    shared = [bool(area) and area not in common for common in rows["common"]]
    rows = rows.assign(shared=np.array(shared, dtype=bool))  # of no projects pandas would make texts
    keep = np.array(touched, dtype=bool)
    if filters.programme:
        keep &= (rows["programme"] == filters.programme).to_numpy()
    if filters.who:
        kind = body_kind(stated)
        keep &= (rows[kind] == filters.who).to_numpy() if kind in BODIES else False
    if filters.state:
        keep &= (rows["state"] == filters.state).to_numpy()
    if filters.first:
        keep &= (rows["end_year"] >= filters.first).fillna(False).to_numpy(dtype=bool)
    if filters.last:
        keep &= (rows["start_year"] <= filters.last).fillna(False).to_numpy(dtype=bool)
    if filters.least:
        keep &= (rows["amount"] >= filters.least).to_numpy()
    words = fold(filters.text).split()
    if words:
        keep &= np.array([all(word in folded(title) for word in words) for title in rows["title"]], dtype=bool)
    return rows[keep]


def body_kind(stated: pd.DataFrame) -> str:
    """The kind of body by which a list can be filtered.

    The first of beneficiary, authority, fund, programme with several names, else the first of BODIES with one, else
    empty.
    """
    several = next((kind for kind in (*BODIES, "programme") if len(names_of(stated, kind)) > 1), "")
    return several or next((kind for kind in BODIES if len(names_of(stated, kind))), "")


def names_of(rows: pd.DataFrame, kind: str) -> list[str]:
    """Names that occur in a column of projects."""
    return sorted(set(rows[kind].dropna()) - {""})


@lru_cache(maxsize=20_000)
def folded(title: str) -> str:
    """A title normalised for the search, in any script."""
    return fold(title)


def sorts_of(portfolio: Portfolio) -> list[str]:
    """Available orders of a list, independent of its filters: those whose fields it has; the first is the default."""
    return portfolio.once("sorts", lambda: _sorts(portfolio.projects))


def _sorts(rows: pd.DataFrame) -> list[str]:
    by = {"largest": "amount", "smallest": "amount", "start": "start_year", "least_paid": "paid"}
    return [key for key in SORTS if key not in by or rows[by[key]].notna().any()]


def listed(
    rows: pd.DataFrame, picked: tuple[str, ...], sort: str, order: Mapping[str, int], language: str
) -> pd.DataFrame:
    """Projects in the order requested, restricted to those selected in a chart (by id or place); shared projects last.

    order: alphabetical position of places in the language; projects of larger areas follow them. Raises
    DatabaseMissing.
    """
    if picked:
        wanted = set(picked)
        meant = [row.project_id in wanted or bool(wanted & set(row.areas)) for row in rows.itertuples()]
        rows = rows[np.array(meant, dtype=bool)]  # a list of none would choose no columns instead of no rows
    if sort == "title":
        rows = rows.sort_values("title", key=lambda column: sort_keys(column, language), kind="stable")
    elif sort == "smallest":
        rows = rows.sort_values("amount", kind="stable")
    elif sort == "start":
        rows = rows.sort_values("start_year", ascending=False, kind="stable")
    elif sort == "least_paid":
        share = rows["paid"] / rows["base"]
        rows = rows.assign(_share=share).sort_values("_share", kind="stable").drop(columns="_share")
    elif sort == "place":
        at = [min((order.get(area, len(order)) for area in areas), default=len(order)) for areas in rows["areas"]]
        rows = rows.assign(_place=at).sort_values("_place", kind="stable").drop(columns="_place")
    return rows if sort == "smallest" else rows.sort_values("shared", kind="stable")

"""Figures withheld because they are wrong in their source, with the reason."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query_each, query_records


@dataclass(frozen=True)
class Withheld:
    """Withheld figures of an area.

    newest: indicator -> year and reason, without parts of others; years: indicator -> year -> reason, including parts.
    """

    newest: Mapping[str, tuple[int, str]]
    years: Mapping[str, Mapping[int, str]]


def withheld_figures(area: str, language: str, around: Sequence[str] = ()) -> Withheld:
    """The withheld figures of an area with the reason in a language. around: areas fetched in the same query."""
    newest: dict[str, tuple[int, str]] = {}
    years: dict[str, dict[int, str]] = {}
    for row in query_each("withheld_of_areas", [area, *around])[area]:
        year, reason = int(row["year"]), json.loads(row["reason"])[language]
        years.setdefault(row["indicator_id"], {})[year] = reason
        if row["is_newest"] and not row["is_part"]:
            newest[row["indicator_id"]] = (year, reason)
    return Withheld(newest, years)


@cached(40)
def withheld_cells(country: str, level: str, t: Words) -> Mapping[tuple[str, str], str]:
    """Texts of table cells whose newest figure is withheld: (area, indicator) -> "withheld: reason"; read only."""
    rows = query_records("withheld_of_level", country=country, level=level)
    texts = withheld_texts([row["reason"] for row in rows], t)
    return {(row["area_id"], row["indicator_id"]): text for row, text in zip(rows, texts, strict=True)}


def withheld_texts(reasons: Sequence[str], t: Words) -> list[str]:
    """Texts of a table's cells. reasons: JSON objects with a text per language, empty where nothing is withheld."""
    return [t("withheld", reason=json.loads(reason)[t.language]) if reason else "" for reason in reasons]


def withheld_names(rows: pd.DataFrame, t: Words) -> list[str]:
    """Names grouped by the reason they share, one text per reason. rows: name and withheld, as in `withheld_texts`."""
    rows = rows[rows["withheld"].fillna("") != ""]
    if rows.empty:
        return []
    told = rows[["name"]].assign(text=withheld_texts(rows["withheld"].tolist(), t))
    return [
        f"{', '.join(names)}: {text}." for text, names in told.groupby("text", sort=False)["name"].agg(list).items()
    ]

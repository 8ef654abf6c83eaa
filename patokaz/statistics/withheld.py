"""What stands where a figure would be that is wrong in its source: withheld, and why."""

import json
from collections.abc import Sequence

from patokaz.language.words import Words
from patokaz.statistics.database import query


def withheld_reason(area: str, indicator: str, year: int, language: str) -> str:
    """Why a figure is not shown, in a language; empty where nothing is withheld."""
    rows = query("withheld_of_areas", areas=[area])
    found = rows[(rows["indicator_id"] == indicator) & (rows["year"] == year)]
    return str(json.loads(found["reason"].iloc[0])[language]) if len(found) else ""


def newest_withheld(area: str, language: str) -> dict[str, tuple[int, str]]:
    """Indicators whose newest figure is withheld in an area, parts of others left out: id -> year and reason."""
    rows = query("withheld_of_areas", areas=[area])
    rows = rows[rows["is_newest"].astype(bool) & ~rows["is_part"].astype(bool)]
    return {
        row["indicator_id"]: (int(row["year"]), json.loads(row["reason"])[language]) for row in rows.to_dict("records")
    }


def withheld_texts(reasons: Sequence[str], t: Words) -> list[str]:
    """Texts of a table's cells; reasons: JSON objects, a text per language, empty where nothing is withheld."""
    return [t("withheld", reason=json.loads(reason)[t.language]) if reason else "" for reason in reasons]

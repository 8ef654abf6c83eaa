"""Names of files that a person can keep: place, kind and day in plain letters."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from patokaz.language.words import Words
from patokaz.statistics.database import query


def document_name(area: Mapping[str, str], kind: str, suffix: str, day: date, t: Words) -> str:
    """As `peshtera-analiz-2026-11-27.docx`: the place in Latin letters, the kind in the reader's language, the day."""
    return f"{plain_name(area)}-{t('lead.file_' + kind)}-{day.isoformat()}.{suffix}"


def plain_name(area: Mapping[str, str]) -> str:
    """The place's English name in plain letters, digits and hyphens; its code where nothing is left of it."""
    rows = query("area_names", areas=[area["area_id"]], language="en")
    name = str(rows["name"].iloc[0]) if len(rows) else ""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-") or area["area_id"].lower()

"""Long names of places: with the word for the level where a bare name would be ungrammatical or name two places."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

SHORT_TITLE, FULL_TITLE = " громада", " територіальна громада"  # as the law on local self-government says it


def long_names(
    areas: pd.DataFrame, displayed: pd.DataFrame, names: pd.DataFrame, settings: Mapping[str, Any]
) -> pd.DataFrame:
    """One long name an area and product language: area_id, language, kind (long), name.

    areas: area_id and level; displayed and names: area_id, language, kind, name; settings: a country.toml, of which
    [long_name.<level>] says the words around a name, [long_names.<language>] the names that no rule gives. Where neither
    speaks, the short name stands.
    """
    levels = areas.set_index("area_id")["level"].to_dict()
    titles = _ukrainian_titles(names) if settings["official_language"] == "uk" else {}
    outside = set(settings.get("outside_ranks", ()))
    rows = []
    for area_id, language, short in displayed[["area_id", "language", "name"]].itertuples(index=False, name=None):
        pattern = settings.get("long_name", {}).get(levels[area_id], {}).get(language, "{name}")
        own = settings.get("long_names", {}).get(language, {}).get(area_id)
        title = titles.get(area_id) if language == "uk" else None
        name = str(short)
        if area_id not in outside:
            name = own or title or _with_word(name, str(pattern))
        rows.append((area_id, language, "long", name))
    return pd.DataFrame(rows, columns=["area_id", "language", "kind", "name"])


def _with_word(name: str, pattern: str) -> str:
    word = pattern.replace("{name}", "").strip().casefold()
    return name if word in name.casefold() else pattern.replace("{name}", name)


def _ukrainian_titles(names: pd.DataFrame) -> dict[str, str]:
    """The full titles of hromadas: міська, селищна or сільська територіальна громада."""
    official = names[(names["kind"] == "official") & names["name"].str.endswith(SHORT_TITLE)]
    full = official["name"].str.removesuffix(SHORT_TITLE) + FULL_TITLE
    return dict(zip(official["area_id"], full, strict=True))

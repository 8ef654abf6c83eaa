"""Which areas are set against no other because they are under temporary occupation."""

import pandas as pd

WHOLLY, PARTLY = "occupied_whole", "occupied_part"


def kept_apart(areas: pd.DataFrame, context: pd.DataFrame) -> frozenset[str]:
    """Municipalities wholly under occupation by a country's list, and larger areas without a municipality free of it.

    Of such a larger area some municipality is wholly occupied, and each other one at least in part. A country is never apart.
    areas: area_id, level, parent_id; context: area_id, kind, value.
    """
    listed = context[context["kind"] == "war_status"]
    whole, part = (set(listed.loc[listed["value"] == value, "area_id"]) for value in (WHOLLY, PARTLY))
    parents = dict(zip(areas["area_id"], areas["parent_id"], strict=True))
    free: set[str] = set()
    touched: set[str] = set()
    for area in areas.loc[areas["level"] == "municipality", "area_id"]:
        above = _containing(area, parents)
        if area in whole:
            touched.update(above)
        elif area not in part:
            free.update(above)
    countries = set(areas.loc[areas["level"] == "country", "area_id"])
    return frozenset(whole | (touched - free - countries))


def _containing(area: str, parents: dict[str, str]) -> list[str]:
    found = []
    while above := parents.get(area, ""):
        found.append(above)
        area = above
    return found

"""An indicator over the years: the change in words, breaks in between, the default indicator."""

import json

import pandas as pd

from patokaz.language.words import Measure, Words
from patokaz.maps.picture import Picture, picture_measure
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.database import query


def telling_over_years(held: pd.DataFrame) -> str:
    """The municipal indicator with a better direction and the most years. held: rows of `coverage`."""
    municipal = held[held["level"] == "municipality"]
    rows = municipal if len(municipal) else held
    directed = rows[[bool(catalogue()[key].direction) for key in rows["indicator_id"]]]
    rows = directed if len(directed) else rows
    spans = rows["last_year"] - rows["first_year"]
    return str(rows.loc[spans.idxmax(), "indicator_id"])


def breaks_between(indicator: str, country: str, years: list[int], t: Words) -> dict[int, str]:
    """First years after a national break between the first and the last year, with the reason."""
    rows = query("breaks", country=country)
    rows = rows[(rows["indicator_id"] == indicator) & (rows["area_id"] == "")]
    found = {}
    for year, reason in zip(rows["year"].astype(int), map(json.loads, rows["reason"]), strict=True):
        if years[0] < year <= years[-1]:
            found[year] = f"{year}: {reason.get(t.language) or reason.get('en', '')}"
    return found


def change_sentence(change: Picture, name: str, years: list[int], t: Words) -> str:
    """Number of areas with an increase and with a decrease."""
    known = change.known["value"]
    return t(
        "map.change_sentence", indicator=name, first=years[0], last=years[-1], up=t.number(int((known > 0).sum())),
        down=t.number(int((known < 0).sum())), total=t.number(len(known)),
    )  # fmt: skip


def change_measure(change: Picture, indicator: Indicator, t: Words) -> Measure:
    """Unit of changes: per cent for counts, percentage points for percentages, otherwise the indicator's unit."""
    values = change.rows["value"]
    if indicator.aggregate:
        return picture_measure(values, "pct", 1, t)
    return picture_measure(values, "points" if t.unit(indicator.unit) == "%" else indicator.unit, indicator.decimals, t)

"""Current figures of the overview: one an entry point, and the finding of the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.language.numbers import median_decimals
from patokaz.language.words import Words
from patokaz.maps.picture import Picture
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.newest import Newest, newest_figures
from patokaz.statistics.war_status import occupied

CONTRACTED, PAID = "eu_funds_contracted_eur", "eu_funds_paid_eur"
PEOPLE = "population_persons"
LEVEL = "municipality"


@dataclass(frozen=True)
class Living:
    """A figure of an entry point: its value as text, and its label."""

    value: str
    text: str


@cached(20)
def newest_year(indicator: str, country: str) -> int:
    """The newest year of an indicator in the municipalities of a country. Raises DatabaseMissing."""
    return int(query("indicator_years", indicator=indicator, country=country, level=LEVEL)["year"].max())


def finding(picture: Picture, indicator: Indicator, year: int, t: Words) -> str:
    """The finding of the map: the sides of zero on which the places lie, otherwise the range of the middle half."""
    return picture.once(("finding", indicator.id, year, t), lambda: _finding(picture, indicator, year, t))


def _finding(picture: Picture, indicator: Indicator, year: int, t: Words) -> str:
    known, name = picture.known["value"], t.dated(indicator.text("name", t.language), year)
    if not picture.classes.depths:
        median = t.amount(picture.median, indicator.unit, median_decimals(picture.median, indicator.decimals))
        return t("overview.finding_half", indicator=name, median=median, total=t.number(len(known)))
    fewer = int((known < 0).sum())
    key = f"overview.finding.{indicator.id}"
    values = {"fewer": t.number(fewer), "total": t.number(len(known)), "year": year}
    return t(key, **values) if t.has(key) else t("overview.finding_below", indicator=name, **values)


def annotated(picture: Picture, country: str, indicator: Indicator, t: Words) -> list[tuple[str, str]]:
    """Three places with map labels: highest, lowest, most populous; not in hatched areas."""
    return picture.once(("annotated", indicator.id, t), lambda: _annotated(picture, country, indicator, t))


def _annotated(picture: Picture, country: str, indicator: Indicator, t: Words) -> list[tuple[str, str]]:
    known = picture.known.set_index("area_id")
    known = known[~known.index.isin(list(occupied(country)))]
    if len(known) < 3:
        return []
    largest = next((area for area in by_people(country) if area in known.index), None)
    ids = dict.fromkeys([known.index[0], known.index[-1], *([largest] if largest else [])])
    measure = t.measure(indicator.unit, indicator.decimals)
    written = measure.signed if picture.classes.depths else measure.number
    return [(area, f"{known.loc[area, 'name']} {written(float(known.loc[area, 'value']))}") for area in ids]


@cached(5)
def by_people(country: str) -> tuple[str, ...]:
    """The municipalities of a country, most populous first."""
    people = _figures(country).values.get(PEOPLE, pd.Series(dtype=float))
    return tuple(people.dropna().sort_values(ascending=False, kind="stable").index)


@cached(15)
def living_numbers(country: str, t: Words) -> Mapping[str, Living]:
    """The figure of each entry point by its name; without data it is left out."""
    told: Mapping[str, str] = countries()[country]["doors"]
    found = {
        "mayor": _median(country, told["mayor"], t),
        "analyst": _range(country, told["analyst"], t),
        "portfolio": _money(country, t),
    }
    return {door: number for door, number in found.items() if number is not None}


def _figures(country: str) -> Newest:
    """The figures of all entry points, and the population."""
    told = countries()[country]["doors"]
    return newest_figures(country, LEVEL, [PEOPLE, told["mayor"], told["analyst"], CONTRACTED, PAID])


def _median(country: str, key: str, t: Words) -> Living | None:
    indicator = catalogue()[key]
    found = _figures(country)
    if key not in found.years:
        return None
    values = found.values[key].dropna()
    name = t.dated(indicator.text("name", t.language), found.years[key])
    middle = float(values.median())
    value = t.amount(middle, indicator.unit, median_decimals(middle, indicator.decimals))
    return Living(value, t("overview.median", indicator=name, areas=t.number(len(values))))


def _range(country: str, key: str, t: Words) -> Living | None:
    indicator = catalogue()[key]
    found = _figures(country)
    if key not in found.years:
        return None
    values = found.values[key].dropna()
    name = t.dated(indicator.text("name", t.language), found.years[key])
    unit = t.unit(indicator.unit.removesuffix("_per_head"))
    low, high = (t.number(float(value), indicator.decimals) for value in (values.min(), values.max()))
    if unit == "%":
        high = t.percent(float(values.max()), indicator.decimals)
    said = f"{name} ({unit})" if unit and unit != "%" and unit not in name else name
    return Living(f"{low} – {high}", t("overview.range", indicator=said))


def _money(country: str, t: Words) -> Living | None:
    """Paid of contracted, otherwise spent of planned funds, otherwise the number of projects listed."""
    sums = _figures(country).values.sum()
    if CONTRACTED in sums and PAID in sums and sums[CONTRACTED]:
        share = t.percent(100 * float(sums[PAID]) / float(sums[CONTRACTED]), 0)
        return Living(share, t("overview.paid", contracted=t.money(float(sums[CONTRACTED]), "EUR")))
    lists = query("portfolio_lists", country=country)
    for source in lists["source_id"]:
        money = query("portfolio_money", list=source).dropna(subset=["planned", "executed"])
        if len(money) and money["currency"].nunique() == 1 and money["planned"].sum():
            share = t.percent(100 * float(money["executed"].sum() / money["planned"].sum()), 0)
            planned = t.money(float(money["planned"].sum()), str(money["currency"].iloc[0]))
            years = f"{money['year'].min()}–{money['year'].max()}"
            return Living(share, t("overview.spent", planned=planned, years=years))
    if lists.empty:
        return None
    return Living(t.number(int(lists["projects"].sum())), t("overview.projects", count=len(lists)))


@dataclass(frozen=True)
class NewestLine:
    """An indicator with its newest year and the number of municipalities that have a figure in it."""

    indicator_id: str
    year: int
    areas: int


@cached(12)
def newest_lines(country: str, most: int) -> Sequence[NewestLine]:
    """The `most` indicators of a country with the latest years available for at least half of its municipalities."""
    rows = coverage(country, LEVEL)
    order = rows[2 * rows["areas"] >= rows["areas_total"]].sort_values("last_year", ascending=False, kind="stable")
    return [NewestLine(row.indicator_id, int(row.last_year), int(row.areas)) for row in order.head(most).itertuples()]

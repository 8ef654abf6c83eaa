"""What the build computes from stored observations: sums to upper levels, formulas, ranks, spreads, coverage."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.formulas import evaluate, names_in
from data.tables import LEVELS
from patokaz.indicators import Indicator

KEYS = ["area_id", "indicator_id", "year"]


def with_sums(observations: pd.DataFrame, areas: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Observations with counts added up to parents where every child has a value and none is published."""
    parent = areas.set_index("area_id")["parent_id"]
    children = parent[parent != ""].value_counts()
    additive = {key for key, entry in indicators.items() if entry.aggregate == "sum"}
    result = observations.assign(origin="published")
    level = areas.set_index("area_id")["level"]
    for lower in LEVELS[:-1]:
        rows = result[result["indicator_id"].isin(additive) & (result["area_id"].map(level) == lower)]
        if rows.empty:
            continue
        rows = rows.assign(area_id=rows["area_id"].map(parent))
        sums = rows.groupby(KEYS).agg(
            value=("value", "sum"),
            parts=("value", "size"),
            source_id=("source_id", lambda ids: ",".join(sorted(set(ids)))),
        )
        sums = sums[sums["parts"] == sums.index.get_level_values("area_id").map(children)]
        known = pd.MultiIndex.from_frame(result[KEYS])
        sums = sums[~sums.index.isin(known)].drop(columns="parts").reset_index()
        result = pd.concat([result, sums.assign(status="", origin="summed")], ignore_index=True)
    return result


def with_computed(
    observations: pd.DataFrame, country: str, indicators: Mapping[str, Indicator], breaks: Mapping[str, set[int]]
) -> pd.DataFrame:
    """Observations with the catalogue's formulas computed, in the order that formulas need each other."""
    values = {
        str(key): group.set_index(["area_id", "year"])["value"] for key, group in observations.groupby("indicator_id")
    }
    parts = [observations]
    for key in _in_order(country, indicators):
        entry = indicators[key]
        formula = entry.formula_of(country)
        if any(name not in values for name in names_in(formula)):
            continue
        result = evaluate(formula, values, breaks)
        years = entry.years_of(country)
        if "year" not in result.index.names:
            if len(years) != 1:
                raise ValueError(f"{key}: every term has a fixed year; formula_years must name the result's year")
            result = result.rename("value").reset_index().assign(year=years[0]).set_index(["area_id", "year"])["value"]
        elif years:
            result = result[result.index.get_level_values("year").isin(years)]
        if result.empty:
            continue
        values[key] = result
        parts.append(
            result.rename("value").reset_index().assign(indicator_id=key, status="", source_id="", origin="computed")
        )
    return pd.concat(parts, ignore_index=True)


def with_inherited(
    breaks: Sequence[Mapping[str, Any]], country: str, indicators: Mapping[str, Indicator]
) -> list[dict[str, Any]]:
    """Breaks in series, and the same breaks of every computed indicator whose formula needs a broken one."""
    known = {(entry["indicator"], int(entry["year"])): dict(entry) for entry in breaks}
    for key in _in_order(country, indicators):
        for name in names_in(indicators[key].formula_of(country)):
            for (broken, year), entry in list(known.items()):
                if broken == name:
                    known.setdefault((key, year), entry | {"indicator": key})
    return list(known.values())


def latest_with_ranks(
    observations: pd.DataFrame, areas: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> pd.DataFrame:
    """The newest common year of each indicator and level, with ranks in the country and in the group.

    Rank 1 is the highest value, or the lowest where less is better; ties share the better rank. Context is not ranked.
    """
    rows = observations.merge(areas[["area_id", "level", "group_id"]], on="area_id")
    rows = rows[rows["year"] == rows.groupby(["level", "indicator_id"])["year"].transform("max")].copy()
    falling = rows["indicator_id"].map({key: entry.direction < 0 for key, entry in indicators.items()}).astype(bool)
    rows["sign"] = falling.map({True: 1.0, False: -1.0}) * rows["value"]
    country_groups = rows.groupby(["level", "indicator_id"])
    rows["rank"] = country_groups["sign"].rank(method="min")
    rows["rank_of"] = country_groups["value"].transform("size")
    rows["missing"] = rows["level"].map(areas["level"].value_counts()) - rows["rank_of"]
    local_groups = rows.groupby(["level", "group_id", "indicator_id"])
    rows["group_rank"] = local_groups["sign"].rank(method="min").where(rows["group_id"] != "")
    rows["group_of"] = local_groups["value"].transform("size").where(rows["group_id"] != "")
    unranked = rows["indicator_id"].map({key: entry.context for key, entry in indicators.items()}).astype(bool)
    for column in ("rank", "group_rank"):
        rows[column] = rows[column].mask(unranked | (rows["rank_of"] < 2))
    whole = ["rank", "rank_of", "missing", "group_rank", "group_of"]
    return rows.assign(**{column: rows[column].astype("Int64") for column in whole})


def distributions(observations: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Quartiles of each indicator, year and level over the country and over each group area (type 7 quantiles)."""
    rows = observations.merge(areas[["area_id", "level", "group_id", "country_id"]], on="area_id")
    rows = rows[rows["level"] != "country"]
    parts = [
        _spread(rows.assign(scope_id=rows["country_id"])),
        _spread(rows[rows["group_id"] != ""].assign(scope_id=lambda frame: frame["group_id"])),
    ]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _spread(rows: pd.DataFrame) -> pd.DataFrame:
    grouped = rows.groupby(["scope_id", "level", "indicator_id", "year"])["value"]
    spread = grouped.agg(areas="size", minimum="min", median="median", maximum="max")
    quartiles = grouped.quantile([0.25, 0.75]).unstack().rename(columns={0.25: "q1", 0.75: "q3"})
    return spread.join(quartiles).reset_index()


def coverage(
    observations: pd.DataFrame, areas: pd.DataFrame, indicators: Mapping[str, Indicator], country: str
) -> pd.DataFrame:
    """First and last year, areas with data in the last year, and sources, by indicator and level."""
    rows = observations.merge(areas[["area_id", "level", "country_id"]], on="area_id")
    grouped = rows.groupby(["country_id", "level", "indicator_id"])
    result = grouped["year"].agg(first_year="min", last_year="max").reset_index()
    last = rows.merge(
        result,
        left_on=["country_id", "level", "indicator_id", "year"],
        right_on=["country_id", "level", "indicator_id", "last_year"],
    )
    counts = last.groupby(["level", "indicator_id"]).size().rename("areas").reset_index()
    result = result.merge(counts, on=["level", "indicator_id"])
    result["areas_total"] = result["level"].map(areas["level"].value_counts())
    sources = {
        str(key): set(",".join(ids).split(",")) - {""}
        for key, ids in rows[rows["source_id"] != ""].groupby("indicator_id")["source_id"].unique().items()
    }
    result["source_id"] = [
        ",".join(sorted(_sources_of(key, country, indicators, sources))) for key in result["indicator_id"]
    ]
    return result


def _sources_of(key: str, country: str, indicators: Mapping[str, Indicator], sources: dict[str, set[str]]) -> set[str]:
    if key in sources:
        return sources[key]
    parts = [_sources_of(name, country, indicators, sources) for name in names_in(indicators[key].formula_of(country))]
    return set().union(*parts)


def _in_order(country: str, indicators: Mapping[str, Indicator]) -> list[str]:
    ordered: list[str] = []

    def visit(key: str, path: tuple[str, ...]) -> None:
        if key in path:
            raise ValueError(f"formulas need each other: {' -> '.join([*path, key])}")
        formula = indicators[key].formula_of(country) if key in indicators else ""
        if not formula or key in ordered:
            return
        for name in names_in(formula):
            visit(name, (*path, key))
        ordered.append(key)

    for key in indicators:
        visit(key, ())
    return ordered

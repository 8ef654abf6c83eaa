"""What the build computes from stored observations: sums to upper levels, formulas, ranks, spreads, coverage."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from data.tables import LEVELS, MalformedTable
from data.withheld import Key, dependents, withheld_results
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.formulas import evaluate, names_in, terms_in

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
        sums = rows.groupby(KEYS).agg(value=("value", "sum"), parts=("value", "size"), source_id=("source_id", "first"))
        sums["source_id"] = _sources(rows, sums["source_id"])
        sums = sums[sums["parts"] == sums.index.get_level_values("area_id").map(children)]
        known = pd.MultiIndex.from_frame(result[KEYS])
        sums = sums[~sums.index.isin(known)].drop(columns="parts").reset_index()
        result = pd.concat([result, sums.assign(status="", origin="summed")], ignore_index=True)
    return result


def _sources(rows: pd.DataFrame, first: pd.Series) -> pd.Series:
    """The sources of each sum joined by comma, each once. rows: its parts; first: the source of one of them, by KEYS."""
    told = first.loc[pd.MultiIndex.from_frame(rows[KEYS])].to_numpy()
    mixed = rows[(rows["source_id"] != told) | rows["source_id"].str.contains(",")]
    whole = rows[pd.MultiIndex.from_frame(rows[KEYS]).isin(pd.MultiIndex.from_frame(mixed[KEYS]))]
    joined = {
        key: ",".join(sorted({one for ids in group for one in ids.split(",")}))
        for key, group in whole.groupby(KEYS)["source_id"]
    }
    return pd.Series([joined.get(key, source) for key, source in first.items()], index=first.index, dtype=object)


def with_computed(
    observations: pd.DataFrame, country: str, indicators: Mapping[str, Indicator], breaks: Sequence[Mapping[str, Any]]
) -> pd.DataFrame:
    """Observations with the catalogue's formulas computed, in the order that formulas need each other.

    breaks: entries of `tables.read_breaks`; a lagged term is missing where its lag crosses one of its area's.
    """
    everywhere = _years_by(entry for entry in breaks if not entry["area"])
    values = {
        str(key): group.set_index(["area_id", "year"])["value"] for key, group in observations.groupby("indicator_id")
    }
    parts = [observations]
    for key in in_order(country, indicators):
        entry = indicators[key]
        formula = entry.formula_of(country)
        if any(name not in values for name in names_in(formula)):
            continue
        result = _without_crossing(evaluate(formula, values, everywhere), formula, breaks)
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


def _years_by(breaks: Iterable[Mapping[str, Any]]) -> dict[str, set[int]]:
    years: dict[str, set[int]] = {}
    for entry in breaks:
        years.setdefault(entry["indicator"], set()).add(int(entry["year"]))
    return years


def _without_crossing(result: pd.Series, formula: str, breaks: Sequence[Mapping[str, Any]]) -> pd.Series:
    """A formula's values without those of single areas whose lagged term crosses a break of that area."""
    lags = {name: when for name, when in terms_in(formula) if when < 0}
    crossing = {
        (entry["area"], int(entry["year"]) + step)
        for entry in breaks
        if entry["area"] and entry["indicator"] in lags
        for step in range(-lags[entry["indicator"]])
    }
    return result[~result.index.isin(list(crossing))] if crossing else result


def without_withheld(
    observations: pd.DataFrame,
    country: str,
    indicators: Mapping[str, Indicator],
    breaks: Sequence[Mapping[str, Any]],
    reasons: Mapping[Key, str],
) -> tuple[pd.DataFrame, dict[Key, str]]:
    """Observations and computed figures without the withheld ones; what is withheld, with the reason.

    observations: with their sums, withheld values included. reasons: of withheld values and sums (`withheld_sums`).
    """
    keys = pd.MultiIndex.from_frame(observations[KEYS])
    kept = with_computed(observations[~keys.isin(list(reasons))], country, indicators, breaks)
    kept = _without_results(kept, {key for key in reasons if indicators[key[1]].formula_of(country)})
    ordered = in_order(country, indicators)
    affected = dependents({key[1] for key in reasons}, country, ordered, indicators)
    if not affected:
        return kept, dict(reasons)
    needed = _needed(affected, country, indicators)
    places = {key[0] for key in reasons}
    rows = observations[observations["indicator_id"].isin(needed) & observations["area_id"].isin(places)]
    # A withheld zero would hide what is divided by it: any other number tells as well whether there would be a result.
    replaced = pd.MultiIndex.from_frame(rows[KEYS]).isin(list(reasons))
    rows = rows.assign(value=rows["value"].mask(replaced, 1.0))
    everything = with_computed(rows, country, {key: indicators[key] for key in indicators if key in needed}, breaks)
    everything = everything[everything["indicator_id"].isin(affected)]
    still = kept[kept["indicator_id"].isin(affected) & kept["area_id"].isin(places)]
    lost = _keys(everything) - _keys(still) - set(reasons)
    return kept, dict(reasons) | withheld_results(reasons, lost, country, ordered, indicators)


def _without_results(figures: pd.DataFrame, withheld: Collection[Key]) -> pd.DataFrame:
    """Figures without computed ones that an entry of withheld.toml names. Raises MalformedTable for one that is not there."""
    absent = set(withheld) - _keys(figures[figures["indicator_id"].isin({key[1] for key in withheld})])
    if absent:
        raise MalformedTable(f"withheld.toml: {min(absent)} is not computed; expected a figure that is there")
    return figures[~pd.MultiIndex.from_frame(figures[KEYS]).isin(list(withheld))] if withheld else figures


def _keys(rows: pd.DataFrame) -> set[Key]:
    return set(rows[KEYS].itertuples(index=False, name=None))


def _needed(names: Iterable[str], country: str, indicators: Mapping[str, Indicator]) -> set[str]:
    """Indicators with all that their formulas need."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += names_in(indicators[key].formula_of(country)) if indicators[key].formula_of(country) else []
    return found


def inside_series(breaks: Sequence[Mapping[str, Any]], observations: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The breaks that part the years of their indicator: with values before and after."""
    years = observations.groupby("indicator_id")["year"].agg(["min", "max"])
    spans = dict(zip(years.index, zip(years["min"], years["max"], strict=True), strict=True))
    return [
        entry
        for entry in breaks
        if entry["indicator"] in spans and spans[entry["indicator"]][0] < entry["year"] <= spans[entry["indicator"]][1]
    ]


def with_inherited(
    breaks: Sequence[Mapping[str, Any]], country: str, indicators: Mapping[str, Indicator]
) -> list[dict[str, Any]]:
    """Breaks in series, and the same breaks of every computed indicator whose formula needs a broken one."""
    known = {(entry["indicator"], entry["area"], int(entry["year"])): dict(entry) for entry in breaks}
    for key in in_order(country, indicators):
        for name in names_in(indicators[key].formula_of(country)):
            for (broken, area, year), entry in list(known.items()):
                if broken == name:
                    known.setdefault((key, area, year), entry | {"indicator": key})
    return list(known.values())


def latest_with_ranks(
    observations: pd.DataFrame, areas: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> pd.DataFrame:
    """The newest common year of each indicator and level, with ranks in the country and in the group.

    Rank 1 is the highest value, or the lowest where less is better; ties share the better rank. Context, what the catalogue
    says must not be ranked, areas that are set against no other (areas.is_ranked) and the only one of a group have no rank.
    """
    rows = observations.merge(areas[["area_id", "level", "group_id", "is_ranked"]], on="area_id")
    rows = rows[rows["year"] == rows.groupby(["level", "indicator_id"])["year"].transform("max")].copy()
    falling = rows["indicator_id"].map({key: entry.direction < 0 for key, entry in indicators.items()}).astype(bool)
    rows["sign"] = (falling.map({True: 1.0, False: -1.0}) * rows["value"]).where(rows["is_ranked"])
    country_groups = rows.groupby(["level", "indicator_id"])
    rows["rank"] = country_groups["sign"].rank(method="min")
    rows["rank_of"] = country_groups["sign"].transform("count")
    rows["missing"] = rows["level"].map(areas.loc[areas["is_ranked"], "level"].value_counts()) - rows["rank_of"]
    local_groups = rows.groupby(["level", "group_id", "indicator_id"])
    rows["group_rank"] = local_groups["sign"].rank(method="min").where(rows["group_id"] != "")
    rows["group_of"] = local_groups["sign"].transform("count").where(rows["group_id"] != "")
    ranked = rows["indicator_id"].map({key: entry.is_ranked for key, entry in indicators.items()}).astype(bool)
    for column, among in (("rank", "rank_of"), ("group_rank", "group_of")):  # 1 of 1 says nothing
        rows[column] = rows[column].where(ranked & (rows[among] >= 2))
    whole = ["rank", "rank_of", "missing", "group_rank", "group_of"]
    return rows.assign(**{column: rows[column].astype("Int64") for column in whole})


def distributions(observations: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Quartiles of each indicator, year and level over the country and over each group area (type 7 quantiles)."""
    columns = ["area_id", "level", "group_id", "country_id", "is_ranked"]
    rows = observations.merge(areas[columns], on="area_id")
    rows = rows[(rows["level"] != "country") & rows["is_ranked"]]
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
    """First and last year, areas with data in the last year, and sources, by indicator and level.

    All areas of a level are counted (areas.is_counted), those that are set against no other too.
    """
    areas = areas[areas["is_counted"]]
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


def in_order(country: str, indicators: Mapping[str, Indicator]) -> list[str]:
    """The computed indicators of a country, each after those that its formula needs. Raises ValueError for a circle."""
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

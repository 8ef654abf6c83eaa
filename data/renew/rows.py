"""An office's table -> our rows: parts proven against totals, areas mapped, levels proven against one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.renew.connectors import AreaCodes, Connector, KnownError, Output
from data.renew.findings import HARD, NOTE, Finding
from data.renew.labels import ALL_AGES, OPEN, UNKNOWN_AGE, folded, tiles
from data.renew.proofs import KEYS, ROUNDING, missed_controls, missed_sum, proven_levels, proven_parts
from data.renew.table import Table
from data.renew.words import Failure

COLUMNS = ["area_id", "indicator", "year", "value", "status"]


@dataclass(frozen=True)
class Reading:
    """rows: area_id, indicator, year, value, status, missing left out; absent: the same keys where the office has none."""

    rows: pd.DataFrame
    absent: pd.DataFrame
    findings: tuple[Finding, ...]


def observations(connector: Connector, table: Table, areas: pd.DataFrame, additive: frozenset[str]) -> Reading:
    """The rows that a table brings.

    areas: area_id, level, parent_id, code. additive: indicators whose areas add up to the area above. Raises Failure
    where the table cannot be understood; what is understood and wrong comes as a hard finding.
    """
    rows, excused = _without_known_errors(table.rows, connector.known_errors)
    findings = [*table.findings, *proven_parts(rows, excused)]
    if excused:
        findings.append(Finding("known_error_dropped", NOTE, {"count": len(excused)}))
    chosen = pd.concat([selected(rows, output) for output in connector.outputs], ignore_index=True)
    if connector.preliminary:
        chosen["status"] = "p"
    placed, of_areas = with_area_ids(chosen, connector.areas, areas)
    findings += of_areas
    placed = placed.sort_values("value", na_position="last", kind="stable")
    repeated = placed.duplicated(KEYS)
    if (repeated & placed["value"].notna()).any():
        findings.append(Finding("cell_twice", HARD, _first(placed[repeated & placed["value"].notna()])))
    placed = placed[~repeated]
    findings += missed_controls(placed, connector)
    placed = placed[placed["year"] >= connector.first_year]
    if connector.levels:
        level = placed["area_id"].map(areas.set_index("area_id")["level"])
        placed = placed[level.isin(connector.levels)]
    findings += proven_levels(placed, areas, additive, connector.sparse)
    missing = placed["value"].isna()
    return Reading(
        placed.loc[~missing, COLUMNS].sort_values(["indicator", "year", "area_id"]).reset_index(drop=True),
        placed.loc[missing, KEYS].reset_index(drop=True),
        tuple(findings),
    )


def divided(reading: Reading, outputs: Sequence[Output], stored: pd.DataFrame) -> Reading:
    """The reading with counts of outputs `per` a stored figure divided by it; left out where that is not known.

    stored: area_id, indicator_id, year, value.
    """
    per = {output.indicator: output.per for output in outputs if output.per}
    if not per:
        return reading
    rows = reading.rows
    counts = rows[rows["indicator"].isin(list(per))]
    known = stored.set_index(["area_id", "indicator_id", "year"])["value"]
    asked = pd.MultiIndex.from_arrays([counts["area_id"], counts["indicator"].map(per), counts["year"]])
    rates = counts.assign(value=counts["value"] / known.reindex(asked).to_numpy()).dropna(subset="value")
    kept = pd.concat([rows[~rows["indicator"].isin(list(per))], rates]).sort_values(["indicator", "year", "area_id"])
    return replace(reading, rows=kept.reset_index(drop=True))


def selected(rows: pd.DataFrame, output: Output) -> pd.DataFrame:
    """The rows of one indicator, parts added up. Raises Failure where the table has not what it needs."""
    part = rows
    for column, wanted in output.where.items():
        if column not in part:
            raise Failure("column_missing", column=column)
        part = part[part[column].isin(wanted if isinstance(wanted, tuple) else (wanted,))]
    for column in [name for name in rows if name.startswith("other:")]:
        category = folded(output.category) if output.category else "total"
        wanted_label = category if (rows[column] == category).any() else "total"
        if not (rows[column] == wanted_label).any():
            raise Failure(
                "category_missing", dimension=column.removeprefix("other:"), category=output.category or "total"
            )
        part = part[part[column] == wanted_label]
    if "low" in rows:  # an office whose codes are fixed says them in `where`
        part = _of_sex(part, output)
        part = _of_age(part, output)
    if output.codes:
        part = _of_codes(part, output)
    if part.empty:
        raise Failure("nothing_selected", indicator=output.indicator)
    return pd.DataFrame(
        {
            "area": part["area"], "indicator": output.indicator, "year": part["year"].astype(int) + output.year_shift,
            "value": part["value"] * output.scale, "status": part["status"].fillna(""),
        }
    )  # fmt: skip


def _of_codes(rows: pd.DataFrame, output: Output) -> pd.DataFrame:
    """Amounts of budget codes within the ranges, added up by area and year; an area with rows and none of these has zero."""
    inside = pd.Series(False, index=rows.index)
    for first, last in output.codes:
        inside |= rows["code"].between(first, last)
    amounts = rows["value"].where(inside, 0.0)
    return amounts.groupby([rows["area"], rows["year"]]).sum().rename("value").reset_index().assign(status="")


def _of_sex(rows: pd.DataFrame, output: Output) -> pd.DataFrame:
    if (rows["sex"] == output.sex).any():
        return rows[rows["sex"] == output.sex]
    if output.sex != "total":
        raise Failure("category_missing", dimension="sex", category=output.sex)
    keys = [column for column in rows if column not in ("sex", "value", "status")]
    return _added(rows, keys, 2)


def _of_age(rows: pd.DataFrame, output: Output) -> pd.DataFrame:
    if not output.age:
        whole = (rows["low"] == ALL_AGES[0]) & (rows["high"] == ALL_AGES[1])
        if not whole.any():
            raise Failure("category_missing", dimension="age", category="total")
        return rows[whole]
    first, last = output.age
    bands = {(int(low), int(high)) for low, high in rows[["low", "high"]].drop_duplicates().itertuples(index=False)}
    inside = sorted(band for band in bands - {ALL_AGES, UNKNOWN_AGE} if band[0] >= first and band[1] <= last)
    if not tiles(inside, first, last):
        raise Failure("ages_do_not_fit", indicator=output.indicator, first=first, last="+" if last == OPEN else last)
    pairs = pd.MultiIndex.from_frame(rows[["low", "high"]].astype(int))
    part = rows[pairs.isin(inside)]
    keys = [column for column in part if column not in ("low", "high", "value", "status")]
    return _added(part, keys, len(inside))


def _added(rows: pd.DataFrame, keys: list[str], count: int) -> pd.DataFrame:
    """Sums over the rows of equal keys; missing where one of `count` parts is missing."""
    grouped = rows.groupby(keys, dropna=False, sort=False)
    added = grouped["value"].sum(min_count=count).rename("value").reset_index()
    return added.assign(status=grouped["status"].max().to_numpy())


def _without_known_errors(
    rows: pd.DataFrame, errors: Sequence[KnownError]
) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
    """Rows with the cells that the office has wrong made missing, and the area and year of each that is there."""
    excused = []
    for error in errors:
        first, _, last = error.category.partition("-")
        cell = (rows["area"] == error.area) & (rows["year"] == error.year)
        cell &= (rows["low"] == int(first)) & (rows["high"] == int(last or first))
        if cell.any():
            rows = rows.assign(value=rows["value"].mask(cell))
            excused.append((error.area, error.year))
    return rows, excused


def with_area_ids(rows: pd.DataFrame, codes: AreaCodes, areas: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """Rows with area_id instead of the office's code; sums checked and left out, merged areas added where due."""
    findings: list[Finding] = []
    known = dict(zip(areas[codes.column], areas["area_id"], strict=True))
    known |= dict(zip(areas["area_id"], areas["area_id"], strict=True)) | dict(codes.aliases)
    former = {code for members in codes.merged.values() for code in members}
    strangers = sorted(set(rows["area"]) - set(known) - set(codes.ignored) - set(codes.sums) - former)
    if strangers:
        alike = {folded(f"я{code}"): code for code in known}
        hidden = [code for code in strangers if folded(f"я{code}") in alike]
        code = (hidden or strangers)[0]
        findings.append(
            Finding("code_lookalike" if hidden else "code_unknown", HARD, {"code": code, "count": len(strangers)})
        )
    for code, members in codes.sums.items():
        findings += missed_sum(rows, code, members)
    for code, members in codes.merged.items():
        rows, of_merger = _merged(rows, code, members, _country_code(codes, areas), _lowest_codes(known, areas))
        findings += of_merger
    placed = rows.assign(area_id=rows["area"].map(known))
    return placed.dropna(subset=["area_id"]).drop(columns="area"), findings


def _country_code(codes: AreaCodes, areas: pd.DataFrame) -> str:
    country = areas[areas["level"] == "country"].iloc[0]
    aliases = {target: code for code, target in codes.aliases.items()}
    return str(aliases.get(country["area_id"], country[codes.column]))


def _lowest_codes(known: Mapping[str, str], areas: pd.DataFrame) -> frozenset[str]:
    lowest = set(areas.loc[areas["level"] == "municipality", "area_id"])
    return frozenset(code for code, area in known.items() if area in lowest)


def _merged(
    rows: pd.DataFrame, code: str, members: Sequence[str], country: str, lowest: frozenset[str]
) -> tuple[pd.DataFrame, list[Finding]]:
    """Former municipalities added to the one they were merged into, only where the country's total needs them.

    All lowest areas without them either make the country already (nothing is added), or make it together with them.
    """
    keys = ["indicator", "year"]
    former = rows[rows["area"].isin(members)]
    rest = rows[~rows["area"].isin(members)]
    if former.empty:
        return rest, []
    apart = former.groupby(keys)["value"].sum()
    sums = rest[rest["area"].isin(lowest)].groupby(keys)["value"].sum().reindex(apart.index)
    total = rest[rest["area"] == country].set_index(keys)["value"].reindex(apart.index)
    due = ((sums + apart - total).abs() <= ROUNDING) & (apart > 0)
    neither = ~due & ~((sums - total).abs() <= ROUNDING)
    findings = []
    if neither.any():
        first = apart.index[neither][0]
        findings.append(Finding("merger_unclear", HARD, {"code": code, "year": first[1], "count": int(neither.sum())}))
    added = pd.Series(
        [due.get(key, False) for key in zip(rest["indicator"], rest["year"], strict=True)], index=rest.index
    )
    added &= rest["area"] == code
    extra = pd.Series(
        [apart.get(key, 0.0) for key in zip(rest["indicator"], rest["year"], strict=True)], index=rest.index
    )
    return rest.assign(value=rest["value"].where(~added, rest["value"] + extra)), findings


def _first(rows: pd.DataFrame) -> dict[str, object]:
    first = rows.iloc[0]
    return {"area": first["area_id"], "indicator": first["indicator"], "year": int(first["year"]), "count": len(rows)}

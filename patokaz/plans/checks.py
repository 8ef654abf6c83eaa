"""Consistency checks of the rows: missing or duplicate keys, order of years, invalid trees."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from patokaz.own_data.form_problems import Findings
from patokaz.own_data.form_tables import Row, Tables
from patokaz.plans.building import broken_series, link_kind, verdict_subject
from patokaz.plans.enumerations import LINK_WORDS
from patokaz.plans.lookalikes import lookalike
from patokaz.registers.delivery import CONTRIBUTION
from patokaz.registers.model import KINDS

DATED_BASELINE = ("level", "running_total", "ratio")  # time runs from the year of these baselines


def check_rows(tables: Tables, findings: Findings) -> None:
    """Add every contradiction to the findings."""
    _plan(tables, findings)
    _nodes(tables, findings)
    _indicators(tables, findings)
    _delivery(tables, findings)
    check_unique(tables.get("versions", ()), ("version",), findings)
    check_unique(tables.get("needs", ()), ("need_key",), findings)


def rows_of(tables: Tables, sheet: str) -> Sequence[Row]:
    """The rows of a sheet; empty if missing."""
    return tables.get(sheet, ())


def _plan(tables: Tables, findings: Findings) -> None:
    rows = rows_of(tables, "plan")
    if not rows and "plan" in tables:
        findings.refuse(("plan", 0, ""), "no_rows")
    for row in rows[1:]:
        findings.refuse(row.place("plan_key"), "one_row")
    for row in rows[:1]:
        first, last = row["first_year"], row["last_year"]
        if first and last and last <= first:
            findings.refuse(row.place("last_year"), "year_after", last, year=first)


def _nodes(tables: Tables, findings: Findings) -> None:
    rows = rows_of(tables, "nodes")
    if not rows and "nodes" in tables:
        findings.refuse(("nodes", 0, ""), "no_rows")
    kinds = {(row["version"] or 1, row["node_key"]): row["kind"] for row in rows}
    check_unique(rows, ("version", "node_key"), findings, lambda row: (row["version"] or 1, row["node_key"]))
    head = next(iter(rows_of(tables, "plan")), None)
    for row in rows:
        _parent(row, kinds, findings)
        start, end = row["start"], row["end"]
        if start and end and end < start:
            findings.refuse(row.place("end"), "year_not_before", end, year=start)
        if head is not None and head["first_year"] and head["last_year"]:
            for column in ("start", "end"):
                if row[column] and not head["first_year"] <= row[column] <= head["last_year"]:
                    bounds = {"low": head["first_year"], "high": head["last_year"]}
                    findings.refuse(row.place(column), "year_outside_plan", row[column], **bounds)
    _version_order(tables, findings)


def _parent(row: Row, kinds: Mapping[tuple[int, object], str | None], findings: Findings) -> None:
    parent, kind = row["parent"], row["kind"]
    if parent is None:
        return
    if parent == row["node_key"]:
        findings.refuse(row.place("parent"), "own_parent", parent)
        return
    above = kinds.get((row["version"] or 1, parent))
    if (row["version"] or 1, parent) not in kinds:
        same = [key for version, key in kinds if version == (row["version"] or 1)]
        refuse_unknown(row, "parent", "unknown_node", same, findings)
    elif kind in KINDS and above in KINDS and KINDS.index(kind) <= KINDS.index(above):
        findings.refuse(row.place("parent"), "kind_order", parent, kind=kind, above=above)


def _version_order(tables: Tables, findings: Findings) -> None:
    starts: dict[int, tuple[int, Row]] = {}
    for row in (*rows_of(tables, "nodes"), *rows_of(tables, "versions")):
        if row["valid_from"]:
            starts.setdefault(row["version"] or 1, (row["valid_from"], row))
    ordered = sorted(starts.items())
    for (_, (before, _)), (_, (after, row)) in pairwise(ordered):
        if after <= before:
            findings.refuse(row.place("valid_from"), "year_after", after, year=before)
    numbers = {row["version"] or 1 for row in rows_of(tables, "nodes")}
    for row in rows_of(tables, "versions"):
        if row["version"] and row["version"] not in numbers:
            findings.refuse(row.place("version"), "unknown_version", row["version"])


def _indicators(tables: Tables, findings: Findings) -> None:
    rows = rows_of(tables, "indicators")
    nodes = {row["node_key"] for row in rows_of(tables, "nodes")}
    check_unique(rows, ("indicator_key",), findings)
    for row in rows:
        if row["node_key"] and row["node_key"] not in nodes:
            refuse_unknown(row, "node_key", "unknown_node", nodes, findings)
        _indicator(row, findings)
        first, last = row["first_version"], row["last_version"]
        if first and last and last < first:
            findings.refuse(row.place("last_version"), "range", last, low=first, high=None)
    keys = {row["indicator_key"]: row for row in rows}
    for sheet in ("target_points", "target_revisions", "rebased_baselines", "actuals", "corrections", "links"):
        for row in rows_of(tables, sheet):
            if row["indicator_key"] and row["indicator_key"] not in keys:
                refuse_unknown(row, "indicator_key", "unknown_indicator", keys, findings)
    _series(tables, keys, findings)


def _indicator(row: Row, findings: Findings) -> None:
    """Baseline and target: each value with its year, target after baseline, bounds of a band in order."""
    kind, base, start = row["series_kind"], row["baseline_value"], row["baseline_year"]
    target, end = row["target_value"], row["target_year"]
    numeric = isinstance(target, int | float)
    if isinstance(base, int | float) and start is None and not row["!baseline_year"] and kind in DATED_BASELINE:
        findings.refuse(row.place("baseline_year"), "year_with_value", "", column="baseline_value")
    if (
        base is None
        and start is not None
        and not row["!baseline_value"]
        and kind not in ("increment", "milestone", "keep")
    ):
        findings.refuse(row.place("baseline_value"), "value_with_year", "", column="baseline_year")
    if numeric and end is None and not row["!target_year"] and kind not in ("keep", "verdict"):
        findings.refuse(row.place("target_year"), "year_with_value", "", column="target_value")
    if target is None and end is not None and not row["!target_value"] and kind not in ("keep", "milestone", "verdict"):
        findings.refuse(row.place("target_value"), "value_with_year", "", column="target_year")
    if start and end and end <= start:
        findings.refuse(row.place("target_year"), "year_after", end, year=start)
    low, high = row["band_low"], row["band_high"]
    if low is not None and high is not None and low > high:
        findings.refuse(row.place("band_high"), "range", high, low=low, high=None)
    if kind == "keep" and base is None and not numeric and low is None and high is None and not row["!baseline_value"]:
        findings.refuse(row.place("baseline_value"), "keep_needs_value")


def _series(tables: Tables, keys: Mapping[str, Row], findings: Findings) -> None:
    standing = [row for row in rows_of(tables, "actuals") if row["status"] not in ("returned", "superseded")]
    check_unique(standing, ("indicator_key", "year"), findings)
    check_unique(
        rows_of(tables, "target_points"),
        ("indicator_key", "year"),
        findings,
        lambda row: (row["indicator_key"], row["year"], row["revision"] or 0),
    )
    check_unique(rows_of(tables, "target_revisions"), ("indicator_key", "valid_from"), findings)
    for row in standing:
        kind = keys[row["indicator_key"]]["series_kind"] if row["indicator_key"] in keys else None
        _actual(row, kind, findings)
    _falls(standing, keys, findings)
    for row in rows_of(tables, "rebased_baselines"):
        if not any(row.text(column) or row[f"!{column}"] for column in ("source", "decision")):
            findings.refuse(row.place("source"), "required")
    revisions = {row["indicator_key"]: 0 for row in keys.values()}
    for row in rows_of(tables, "target_revisions"):
        revisions[row["indicator_key"]] = revisions.get(row["indicator_key"], 0) + 1
        _revision(row, keys.get(row["indicator_key"]), findings)
    for row in rows_of(tables, "target_points"):
        if (row["revision"] or 0) > revisions.get(row["indicator_key"], 99):
            findings.refuse(row.place("revision"), "unknown_revision", row["revision"])
    for row in rows_of(tables, "corrections"):
        _correction(row, standing, findings)


def _actual(row: Row, kind: str | None, findings: Findings) -> None:
    value, reason = row["value"], row["missing_reason"]
    above, below = row["numerator"], row["denominator"]
    if any(row[f"!{column}"] for column in ("value", "missing_reason", "numerator", "denominator")):
        return
    if isinstance(value, bool) and kind != "milestone":
        findings.refuse(row.place("value"), "number", value)
    told = kind == "verdict" and bool(row.text("note"))
    if value is None and above is None and below is None and reason is None and not told:
        findings.refuse(row.place("value"), "value_or_missing")
    if isinstance(value, int | float) and reason is not None:
        findings.refuse(row.place("missing_reason"), "value_and_missing", reason)
    if (above is None) != (below is None):
        findings.refuse(row.place("denominator" if below is None else "numerator"), "both_of_ratio")
    if below is not None and below <= 0:
        findings.refuse(row.place("denominator"), "above_zero", below)
    if above is not None and kind is not None and kind != "ratio":
        findings.refuse(row.place("numerator"), "ratio_only", above, kind=kind)
    if kind == "increment" and isinstance(value, int | float) and value < 0 and not row.text("note"):
        findings.refuse(row.place("value"), "needs_note", value)


def _falls(standing: Iterable[Row], keys: Mapping[str, Row], findings: Findings) -> None:
    """A decreasing cumulative value needs a reason in its note."""
    last: dict[str, float] = {}
    for row in sorted(standing, key=lambda row: row["year"] or 0):
        key, value = row["indicator_key"], row["value"]
        if key not in keys or keys[key]["series_kind"] != "running_total" or not isinstance(value, int | float):
            continue
        if value < last.get(key, value) and not row.text("note"):
            findings.refuse(row.place("value"), "running_total_fell", value, before=last[key])
        last[key] = float(value)


def _revision(row: Row, indicator: Row | None, findings: Findings) -> None:
    cells = ("target_value", "baseline_value")
    if not any(row[column] is not None or row[f"!{column}"] for column in cells):
        findings.refuse(row.place("target_value"), "revision_empty")
    if row["baseline_value"] is not None and row["baseline_year"] is None and not row["!baseline_year"]:
        findings.refuse(row.place("baseline_year"), "year_with_value", "", column="baseline_value")
    start = indicator["baseline_year"] if indicator else None
    if start and row["target_year"] and row["target_year"] <= start:
        findings.refuse(row.place("target_year"), "year_after", row["target_year"], year=start)


def _correction(row: Row, standing: Iterable[Row], findings: Findings) -> None:
    same = [a for a in standing if (a["indicator_key"], a["year"]) == (row["indicator_key"], row["year"])]
    if row["indicator_key"] and row["year"] and not same:
        findings.refuse(row.place("year"), "nothing_to_correct", row["year"])
    old, new = row["old_value"], row["new_value"]
    for actual in same:
        if (
            old is not None
            and new is not None
            and actual["value"] not in (old, new)
            and isinstance(actual["value"], float)
        ):
            findings.refuse(row.place("old_value"), "correction_differs", old, value=actual["value"])


def _delivery(tables: Tables, findings: Findings) -> None:
    nodes = {row["node_key"]: row["kind"] for row in rows_of(tables, "nodes")}
    indicators = {row["indicator_key"] for row in rows_of(tables, "indicators")}
    for sheet in ("money", "status", "links"):
        for row in rows_of(tables, sheet):
            if row["node_key"] and row["node_key"] not in nodes:
                refuse_unknown(row, "node_key", "unknown_node", nodes, findings)
    for row in rows_of(tables, "links"):
        kind = row.text("kind")
        if kind and link_kind(kind) not in LINK_WORDS and not link_kind(kind).startswith(CONTRIBUTION):
            findings.tell(row.place("kind"), "link_not_counted", kind)
    for row in rows_of(tables, "money"):
        if row["year_from"] and row["year_to"] and row["year_to"] < row["year_from"]:
            findings.refuse(row.place("year_to"), "year_not_before", row["year_to"], year=row["year_from"])
        amounts = ("planned", "contracted", "paid")
        if not any(row[name] is not None or row[f"!{name}"] for name in amounts):
            findings.tell(row.place("planned"), "no_amount")
    for row in rows_of(tables, "status"):
        if row["status"] == "dropped" and not row.text("reason"):
            findings.refuse(row.place("reason"), "dropped_needs_reason")
    check_unique(rows_of(tables, "status"), ("node_key", "year"), findings)
    for row in rows_of(tables, "verdicts"):
        subject = verdict_subject(row)
        if not subject and not row["!subject"]:
            findings.refuse(row.place("subject"), "required")
        elif subject not in nodes and subject not in indicators:
            findings.refuse(row.place("subject"), "unknown_subject", subject)
    check_unique(
        rows_of(tables, "verdicts"),
        ("subject", "year", "party"),
        findings,
        lambda r: (verdict_subject(r), r["year"], r["party"]),
    )
    statistics = {row["statistics_indicator"] for row in rows_of(tables, "indicators")}
    for row in rows_of(tables, "breaks"):
        if not broken_series(row):
            findings.refuse(row.place("statistics_indicator"), "required")
        elif broken_series(row) not in statistics | indicators:
            findings.tell(row.place("statistics_indicator"), "break_of_nothing", broken_series(row))


def refuse_unknown(row: Row, column: str, code: str, known: Iterable[object], findings: Findings) -> None:
    """Refuse an unknown key; name a known one that looks the same (letters of the other alphabet)."""
    alike = lookalike(row.text(column), known)
    if alike is None:
        findings.refuse(row.place(column), code, row[column])
    else:
        findings.refuse(row.place(column), "lookalike", row[column], other=alike)


def check_unique(
    rows: Iterable[Row],
    columns: tuple[str, ...],
    findings: Findings,
    key: Callable[[Row], tuple[object, ...]] | None = None,
) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        found = key(row) if key else tuple(row[column] for column in columns)
        if any(row[f"!{column}"] for column in columns) or found[0] is None:
            continue
        if found in seen:
            findings.refuse(row.place(columns[-1]), "twice", " ".join(str(part) for part in found), row=seen[found])
        seen.setdefault(found, row.number)

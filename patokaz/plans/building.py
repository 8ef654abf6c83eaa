"""Rows of the workbook -> a plan. Resolves what depends on several cells; contradictions are left to checks."""

from collections import defaultdict
from collections.abc import Mapping

from patokaz.own_data.form_columns import folded
from patokaz.own_data.form_problems import Findings
from patokaz.own_data.form_tables import Row, Tables
from patokaz.plans.cycle_building import built_cycle
from patokaz.plans.enumerations import LINK_WORDS
from patokaz.plans.idea_building import built_ideas
from patokaz.registers.model import (
    Actual,
    BoxText,
    Break,
    Correction,
    Indicator,
    Link,
    MeasureStatus,
    MoneyLine,
    Need,
    Node,
    Plan,
    PlanSource,
    PlanVersion,
    RebasedBaseline,
    TargetPoint,
    TargetRevision,
    Verdict,
)


def built_plan(tables: Tables, findings: Findings) -> Plan:
    """The plan of a workbook with all cells read."""
    head = tables["plan"][0]
    units = {row.text("indicator_key"): row.text("unit") for row in tables.get("indicators", ())}
    first_year = int(head["first_year"])
    currency = head["currency"] or "EUR"
    return Plan(
        key=head.text("plan_key"),
        title=head.text("title"),
        area_id=head.text("area_id"),
        country=head.text("country"),
        first_year=first_year,
        last_year=int(head["last_year"]),
        language=head["language"] or "en",
        regime=head["regime"] or "other",
        status=head["status"] or "draft",
        currency=currency,
        report_years=head["report_years"] or (),
        is_made_up=head["made_up"] == "yes",
        versions=_versions(tables, first_year, findings),
        indicators=tuple(_indicator(row, units) for row in tables.get("indicators", ())),
        target_points=tuple(
            TargetPoint(
                row.text("indicator_key"), row["year"], _value(row, "value", units) or 0.0, row["revision"] or 0
            )
            for row in tables.get("target_points", ())
        ),
        target_revisions=_revisions(tables, units),
        rebased=_rebased(tables, units),
        actuals=tuple(_actual(row, units) for row in tables.get("actuals", ())),
        corrections=tuple(
            Correction(
                row.text("indicator_key"),
                row["year"],
                _value(row, "old_value", units) or 0.0,
                _value(row, "new_value", units) or 0.0,
                row.text("reason"),
                row["known_from"],
            )
            for row in tables.get("corrections", ())
        ),
        **_delivery(tables, currency),  # type: ignore[arg-type]
        **built_ideas(tables),  # type: ignore[arg-type]
        **built_cycle(tables),  # type: ignore[arg-type]
    )


def is_percent_unit(unit: str) -> bool:
    """Whether values of a unit are per cent."""
    return "%" in unit


def _value(row: Row, column: str, units: Mapping[str, str]) -> float | None:
    """A number; one with a per cent sign is in hundredths if the indicator's unit is per cent."""
    value = row[column]
    if not isinstance(value, int | float):
        return None
    percent = column in row.percents and is_percent_unit(units.get(row.text("indicator_key"), ""))
    return float(value) * 100 if percent else float(value)


def _versions(tables: Tables, first_year: int, findings: Findings) -> tuple[PlanVersion, ...]:
    nodes: dict[int, list[Node]] = defaultdict(list)
    told: dict[int, dict[str, object]] = defaultdict(dict)
    for row in tables["nodes"]:
        number = int(row["version"] or 1)
        nodes[number].append(_node(row))
        for column in ("valid_from", "decision", "reason"):
            given = row[column]
            if given is None:
                continue
            if told[number].setdefault(column, given) != given:
                findings.refuse(row.place(column), "version_differs", given, first=told[number][column])
    for row in tables.get("versions", ()):
        for column in ("valid_from", "decision", "reason"):
            if row[column] is not None:
                told[int(row["version"])][column] = row[column]
    return tuple(
        PlanVersion(
            number,
            int(str(told[number].get("valid_from", first_year))),
            tuple(sorted(rows, key=lambda node: node.position)),
            str(told[number].get("decision", "")),
            str(told[number].get("reason", "")),
        )
        for number, rows in sorted(nodes.items())
    )


def _node(row: Row) -> Node:
    return Node(
        row.text("node_key"),
        row.text("kind"),
        row["parent"],
        row["position"] if row["position"] is not None else row.number,
        row.text("title"),
        row["weight_bp"],
        row.text("owner_unit"),
        row["start"],
        row["end"],
        *(row.text(column) for column in ("note", "contributors", "informed")),
    )


def _indicator(row: Row, units: Mapping[str, str]) -> Indicator:
    target = row["target_value"]
    return Indicator(
        key=row.text("indicator_key"),
        node=row.text("node_key"),
        name=row.text("name"),
        series_kind=row.text("series_kind"),
        unit=row.text("unit"),
        purpose=row["purpose"],
        statistics=row.text("statistics_indicator"),
        baseline=_value(row, "baseline_value", units),
        baseline_year=row["baseline_year"],
        baseline_source=row.text("baseline_source"),
        target=_value(row, "target_value", units),
        target_year=row["target_year"],
        target_missing=target if isinstance(target, str) else "",
        band=(_value(row, "band_low", units), _value(row, "band_high", units)),
        weight=row["weight_bp"],
        is_key=row["key_indicator"] == "yes",
        every=row["frequency"] or 1,
        versions=(row["first_version"] or 1, row["last_version"]),
        note=row.text("note"),
        method=row.text("method"),
        data_source=row.text("data_source"),
        collector=row.text("collected_by"),
        printed_gap=_value(row, "printed_gap", units),
        gap_basis=row.text("gap_basis"),
    )


def _revisions(tables: Tables, units: Mapping[str, str]) -> tuple[TargetRevision, ...]:
    return tuple(
        TargetRevision(
            row.text("indicator_key"),
            row["valid_from"],
            target,
            row["target_year"],
            row.text("decision"),
            row.text("reason"),
        )
        for row in tables.get("target_revisions", ())
        if (target := _value(row, "target_value", units)) is not None
    )


def _rebased(tables: Tables, units: Mapping[str, str]) -> tuple[RebasedBaseline, ...]:
    rows = [*tables.get("target_revisions", ()), *tables.get("rebased_baselines", ())]
    return tuple(
        RebasedBaseline(
            row.text("indicator_key"),
            value,
            row["baseline_year"],
            row.text("source") or row.text("decision"),
            row["valid_from"],
            row.text("decision"),
        )
        for row in rows
        if (value := _value(row, "baseline_value", units)) is not None and row["baseline_year"] is not None
    )


def _actual(row: Row, units: Mapping[str, str]) -> Actual:
    value = row["value"]
    return Actual(
        indicator=row.text("indicator_key"),
        year=row["year"],
        value=_value(row, "value", units),
        numerator=row["numerator"],
        denominator=row["denominator"],
        missing_reason=value if isinstance(value, str) else row.text("missing_reason"),
        status=row["status"] or "draft",
        source_kind=row.text("source_kind"),
        source=row.text("source"),
        note=row.text("note"),
        data_version=row.text("data_version"),
    )


def _delivery(tables: Tables, currency: str) -> dict[str, object]:
    money = tuple(
        MoneyLine(
            row.text("node_key"),
            row["year_from"],
            row["year_to"] or row["year_from"],
            row["source_of_funds"] or "not_stated",
            row["planned"],
            row["contracted"],
            row["paid"],
            row["currency"] or currency,
            row.text("source"),
            row.text("note"),
            row["printed_total"] == "yes",
        )
        for row in tables.get("money", ())
    )
    return {
        "money": money,
        "statuses": tuple(
            MeasureStatus(row.text("node_key"), row["year"], row.text("status"), row.text("reason"), row.text("source"))
            for row in tables.get("status", ())
        ),
        "links": tuple(
            Link(
                row.text("node_key"),
                link_kind(row.text("kind")),
                row.text("target"),
                row.text("note"),
                row.text("indicator_key"),
            )
            for row in tables.get("links", ())
        ),
        "needs": tuple(
            Need(row.text("need_key"), row.text("title"), row.text("source")) for row in tables.get("needs", ())
        ),
        "verdicts": tuple(
            Verdict(
                verdict_subject(row),
                row["year"],
                *(row.text(name) for name in ("party", "verdict", "sentence", "evidence", "date")),
            )
            for row in tables.get("verdicts", ())
            if row["verdict"] is not None
        ),
        "breaks": tuple(Break(broken_series(row), row["year"]) for row in tables.get("breaks", ())),
        "sources": tuple(
            PlanSource(*(row.text(name) for name in ("what", "address", "read", "missing")))
            for row in tables.get("sources", ())
        ),
        "boxes": tuple(
            BoxText(row.text("report"), row["year"], row.text("box"), row.text("text"))
            for row in tables.get("report_boxes", ())
        ),
    }


_LINK_CODES = {folded(word): code for code, words in LINK_WORDS.items() for word in (code, *words.split())}


def link_kind(word: str) -> str:
    """The code of a link's kind from a word in any language; unknown words are returned unchanged."""
    return _LINK_CODES.get(folded(word), folded(word))


def verdict_subject(row: Row) -> str:
    """The measure or indicator of a verdict."""
    return row.text("subject") or row.text("indicator_key") or row.text("node_key")


def broken_series(row: Row) -> str:
    """The series of a break: a statistics indicator, or an indicator of the plan."""
    return row.text("statistics_indicator") or row.text("indicator_key")

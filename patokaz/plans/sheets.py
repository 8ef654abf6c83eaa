"""Sheets and columns of the workbook, named after the plan's tables; one entry defines the contents of a cell."""

from collections.abc import Mapping

from patokaz.language.families import family_texts
from patokaz.own_data.form_columns import Column, Form, Sheet
from patokaz.own_data.form_titles import with_titles
from patokaz.plans.cycle_sheets import CYCLE_SHEETS
from patokaz.plans.enumerations import CHOICES, FAMILIES, SYNONYMS
from patokaz.plans.idea_sheets import IDEA_SHEETS

NOTE = Column("note", "long_text", aliases=("notes", "remark", "comment"))
SOURCE = Column("source", "long_text")
INDICATOR = Column("indicator_key", "key", True, ("indicator",))
NODE = Column("node_key", "key", True, ("node",))
YEAR = Column("year", "year", True)

_SHEETS = (
    Sheet(
        "plan",
        (
            Column("plan_key", "key", True, ("plan",)),
            Column("title", "text", True),
            Column("language", "language"),
            Column("area_id", "key", True, ("area",)),
            Column("country", "country", True),
            Column("regime", "regime"),
            Column("first_year", "year", True),
            Column("last_year", "year", True),
            Column("status", "plan_status"),
            Column("currency", "currency"),
            Column("report_years", "years"),
            Column("made_up", "yes_no"),
        ),
        required=True,
    ),
    Sheet(
        "versions",
        (
            Column("version", "whole", True, ("number",), low=1, high=99),
            Column("valid_from", "year", True),
            Column("decision", "long_text"),
            Column("reason", "long_text"),
        ),
        ("plan_versions",),
    ),
    Sheet(
        "nodes",
        (
            Column("version", "whole", low=1, high=99),
            Column("valid_from", "year"),
            NODE,
            Column("kind", "kind", True, ("level",)),
            Column("parent", "key", aliases=("parent_key", "parent_node")),
            Column("position", "whole", low=0, high=99_999),
            Column("title", "text", True, ("name",)),
            Column("weight_bp", "weight", aliases=("weight",), low=0, high=10_000),
            Column("owner_unit", "text", aliases=("owner", "unit")),
            Column("contributors", "long_text", aliases=("contributor", "contributes")),
            Column("informed", "long_text"),
            Column("start", "year", aliases=("start_year",)),
            Column("end", "year", aliases=("end_year",)),
            NOTE,
            Column("decision", "long_text"),
            Column("reason", "long_text"),
        ),
        required=True,
    ),
    Sheet(
        "indicators",
        (
            INDICATOR,
            NODE,
            Column("name", "text", True, ("title",)),
            Column("statistics_indicator", "key", aliases=("indicator_id", "statistics")),
            Column("unit", "text"),
            Column("series_kind", "series_kind", True, ("kind",)),
            Column("purpose", "purpose"),
            Column("baseline_value", "number", aliases=("baseline",), or_missing=True),
            Column("baseline_year", "year"),
            Column("baseline_source", "long_text"),
            Column("target_value", "number", aliases=("target",), or_missing=True),
            Column("target_year", "year"),
            Column("band_low", "number"),
            Column("band_high", "number"),
            Column("weight_bp", "weight", aliases=("weight",), low=0, high=10_000),
            Column("key_indicator", "yes_no", aliases=("key", "is_key")),
            Column("frequency", "frequency"),
            Column("first_version", "whole", low=1, high=99),
            Column("last_version", "whole", low=1, high=99),
            NOTE,
            Column("method", "long_text", aliases=("formula", "definition")),
            Column("data_source", "long_text"),
            Column("collected_by", "text", aliases=("collector",)),
            Column("printed_gap", "number"),
            Column("gap_basis", "long_text"),
        ),
    ),
    Sheet(
        "target_points",
        (
            INDICATOR,
            YEAR,
            Column("value", "number", True, ("target_value", "target")),
            Column("revision", "whole", low=0, high=99),
        ),
        ("points", "target_point", "planned_path", "path", "targets"),
    ),
    Sheet(
        "target_revisions",
        (
            INDICATOR,
            Column("valid_from", "year", True, ("valid_from_year", "from_year", "decided_year")),
            Column("target_value", "number", aliases=("new_target_value", "new_target", "new_value", "target")),
            Column("target_year", "year", aliases=("new_target_year", "new_year")),
            Column("baseline_value", "number", aliases=("new_baseline_value", "new_baseline", "rebased_value")),
            Column("baseline_year", "year", aliases=("new_baseline_year", "rebased_year")),
            Column("decision", "long_text", True),
            Column("reason", "long_text", True),
            Column("source", "long_text", aliases=("baseline_source",)),
        ),
        ("revisions", "target_revision", "revision"),
    ),
    Sheet(
        "rebased_baselines",
        (
            INDICATOR,
            Column("baseline_value", "number", True, ("value", "new_value", "rebased_value", "new_baseline_value")),
            Column("baseline_year", "year", True, ("year", "new_year", "rebased_year", "new_baseline_year")),
            Column("valid_from", "year", aliases=("valid_from_year", "from_year")),
            Column("source", "long_text", aliases=("baseline_source",)),
            Column("decision", "long_text"),
            Column("reason", "long_text"),
        ),
        ("rebased", "rebased_baseline", "baselines", "baseline_revisions", "rebase", "rebases", "series_changes"),
    ),
    Sheet(
        "actuals",
        (
            INDICATOR,
            YEAR,
            Column("value", "number", aliases=("actual", "actual_value"), or_missing=True),
            Column("numerator", "number"),
            Column("denominator", "number"),
            Column("missing_reason", "missing_reason", aliases=("missing",)),
            Column("status", "actual_status"),
            Column("source_kind", "source_kind"),
            SOURCE,
            NOTE,
            Column("data_version", "key"),
        ),
        ("actual",),
    ),
    Sheet(
        "corrections",
        (
            INDICATOR,
            YEAR,
            Column("old_value", "number", True, ("old",)),
            Column("new_value", "number", True, ("new", "value")),
            Column("reason", "long_text", True),
            Column(
                "known_from",
                "year",
                aliases=("report_year", "corrected_in", "valid_from", "reported_in", "correction_year", "in_report"),
            ),
        ),
        ("correction",),
    ),
    Sheet(
        "money",
        (
            NODE,
            Column("year_from", "year", aliases=("year", "from")),
            Column("year_to", "year", aliases=("to",)),
            Column("source_of_funds", "funds", aliases=("funds", "fund")),
            Column("planned", "money", low=0),
            Column("contracted", "money", low=0),
            Column("paid", "money", low=0),
            Column("currency", "currency"),
            SOURCE,
            NOTE,
            Column("printed_total", "yes_no"),
        ),
        ("money_lines", "money_line", "budget"),
    ),
    Sheet(
        "status",
        (NODE, Column("year", "year"), Column("status", "measure_status", True), Column("reason", "long_text"), SOURCE),
        ("statuses", "measure_status"),
    ),
    Sheet(
        "verdicts",
        (
            Column("subject", "key"),
            Column("node_key", "key", aliases=("node",)),
            Column("indicator_key", "key", aliases=("indicator",)),
            YEAR,
            Column("party", "party", True),
            Column("verdict", "verdict"),
            Column("sentence", "long_text", aliases=("text",)),
            Column("evidence", "long_text", aliases=("evidence_link", "link")),
            Column("date", "text"),
        ),
        ("verdict",),
    ),
    Sheet("needs", (Column("need_key", "key", True, ("need",)), Column("title", "text", True, ("name",)), SOURCE)),
    Sheet(
        "links",
        (
            NODE,
            Column("kind", "key", True, words="plans.link"),
            Column("target", "long_text"),
            NOTE,
            Column("indicator_key", "key"),
        ),
        ("link",),
    ),
    Sheet(
        "breaks",
        (
            Column("statistics_indicator", "key", aliases=("series",)),
            Column("indicator_key", "key", aliases=("indicator",)),
            YEAR,
        ),
        ("break", "breaks_in_series"),
    ),
    Sheet(
        "sources",
        (
            Column("what", "long_text", True),
            Column("address", "long_text"),
            Column("read", "long_text"),
            Column("missing", "long_text"),
        ),
    ),
    *IDEA_SHEETS,
    Sheet(
        "report_boxes",
        (
            Column("report", "key", True, words="plans.report_of"),
            YEAR,
            Column("box", "key", True, words="plans.box_of"),
            Column("text", "long_text", True),
        ),
        ("boxes",),
    ),
    *CYCLE_SHEETS,
)
SHEETS: Mapping[str, Sheet] = {sheet.name: sheet for sheet in _SHEETS}
_COMPUTED = ("computed_indicators", "computed_nodes", "computed_money", "computed_ideas")
EXPLAINED: Mapping[str, str] = {
    "plan.area_id": "plans.holds_column.area_id",
    "nodes.parent": "plans.holds_column.parent",
    "indicators.statistics_indicator": "plans.holds_column.statistics_indicator",
    "breaks.statistics_indicator": "plans.holds_column.statistics_indicator",
    "target_points.revision": "plans.holds_column.revision",
    "actuals.value": "plans.holds_column.actual",
    "corrections.known_from": "plans.holds_column.known_from",
    "links.kind": "plans.holds_column.link_kind",
    "links.target": "plans.holds_column.link_target",
    "scores.scorer": "plans.holds_column.scorer",
    "procedure.due": "plans.holds_column.due",
    "years.seal": "plans.holds_column.seal",
}
OFFICE_UNITS = ("procedure", "evaluation", "changes")  # whose unit is no unit of measurement


def _titles() -> dict[str, str]:
    """Text keys of sheet titles and column heads ("sheet.column"), and the columns of result sheets."""
    heads = {name: f"plans.head.{name}" for name in family_texts("en", "plans.head")}
    columns = {f"{sheet.name}.{column.name}": heads[column.name] for sheet in _SHEETS for column in sheet.columns}
    units = {f"{sheet}.unit": heads["office_unit"] for sheet in OFFICE_UNITS}
    sheets = {name: f"plans.sheet.{name}" for name in (*SHEETS, *_COMPUTED)}
    return heads | columns | units | sheets | {"how_to": "needs.form_how_to"}


_CODED = Form(SHEETS, CHOICES, SYNONYMS, computed=_COMPUTED, families=FAMILIES, explained=EXPLAINED)
FORM = with_titles(_CODED, _titles())

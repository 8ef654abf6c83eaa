"""Small workbooks for tests, made cell by cell."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

Sheets = dict[str, list[list[Any]]]


def good() -> Sheets:
    """A small plan that is right: two versions of the sheets' rows are easy to spoil."""
    return {
        "plan": [
            [
                "plan_key",
                "title",
                "language",
                "area_id",
                "country",
                "regime",
                "first_year",
                "last_year",
                "status",
                "currency",
                "report_years",
            ],
            ["p", "Plan", "bg", "PAZ21", "BG", "bg_piro_2021", 2021, 2027, "adopted", "EUR", "2024 2025"],
        ],
        "nodes": [
            ["version", "valid_from", "node_key", "kind", "parent", "position", "title", "weight_bp", "start", "end"],
            [1, 2021, "G", "goal", None, 1, "Goal", None, 2021, 2027],
            [1, 2021, "P", "priority", "G", 1, "Priority", 10000, None, None],
            [1, 2021, "M", "measure", "P", 1, "Measure", None, None, None],
        ],
        "indicators": [
            [
                "indicator_key",
                "node_key",
                "name",
                "unit",
                "series_kind",
                "purpose",
                "baseline_value",
                "baseline_year",
                "target_value",
                "target_year",
                "band_low",
                "band_high",
                "weight_bp",
                "key_indicator",
                "frequency",
                "first_version",
                "last_version",
            ],
            ["I", "P", "Rate", "%", "level", "goal", 8.22, 2021, 5, 2027, None, None, 10000, "yes", "yearly", 1, None],
            [
                "T",
                "P",
                "Trained",
                "people",
                "running_total",
                None,
                0,
                2021,
                100,
                2027,
                None,
                None,
                None,
                None,
                None,
                1,
                None,
            ],
            ["R", "P", "Share", "share", "ratio", None, 0.2, 2021, 0.8, 2027, None, None, None, None, None, 1, None],
            ["K", "P", "Parks", "ha", "keep", None, None, None, None, None, 5, 9, None, None, None, 1, None],
        ],
        "actuals": [
            [
                "indicator_key",
                "year",
                "value",
                "numerator",
                "denominator",
                "missing_reason",
                "status",
                "source",
                "note",
            ],
            ["I", 2024, 6.5, None, None, None, "approved", "office", None],
            ["T", 2023, 30, None, None, None, "approved", "office", None],
            ["T", 2024, 40, None, None, None, "approved", "office", None],
            ["R", 2024, None, 12, 40, None, "approved", "office", None],
        ],
        "target_points": [["indicator_key", "year", "value", "revision"], ["T", 2023, 20, 0]],
        "target_revisions": [
            ["indicator_key", "valid_from", "target_value", "target_year", "decision", "reason"],
            ["T", 2025, 80, 2027, "decision 5", "less money"],
        ],
        "rebased_baselines": [
            ["indicator_key", "baseline_value", "baseline_year", "valid_from", "source"],
            ["I", 6.17, 2022, 2023, "series changed"],
        ],
        "corrections": [
            ["indicator_key", "year", "old_value", "new_value", "reason", "known_from"],
            ["T", 2023, 30, 28, "counted twice", 2024],
        ],
        "money": [
            ["node_key", "year_from", "year_to", "source_of_funds", "planned", "contracted", "paid", "currency"],
            ["M", 2024, 2025, "own", 1000, 800, 200, "EUR"],
        ],
        "status": [["node_key", "year", "status", "reason"], ["M", 2024, "running", None]],
        "verdicts": [
            ["subject", "year", "party", "verdict", "sentence"],
            ["M", 2024, "civil", "partly", "half of the street is done"],
        ],
        "links": [["node_key", "kind", "target"], ["M", "need", "N1"]],
        "breaks": [["statistics_indicator", "year"], ["I", 2022]],
        "ideas": [
            ["idea_key", "title", "measure", "cost_from", "cost_to", "ppp", "status", "decision", "gate_site"],
            ["A", "Idea", "M", 100, 200, "no", "entered", None, "yes"],
        ],
        "criteria": [["criterion_key", "name", "weight_bp"], ["C1", "Need", 10000]],
        "scores": [["idea_key", "criterion_key", "scorer", "mark"], ["A", "C1", "1", 7]],
        "ppp_answers": [["idea_key", "question", "mark"], ["A", "1a", 3]],
        "ppp_risks": [["idea_key", "risk", "bearer", "mitigation"], ["A", "r1", "public", "land first"]],
        "report_boxes": [["report", "year", "box", "text"], ["bg_annual", 2024, "changes", "Nothing."]],
    }


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]], formats: Mapping[tuple[str, int, int], str] | None = None
) -> bytes:
    """The XLSX of sheets of rows. formats: (sheet, row, column, both from 1) -> number format of a cell."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for (name, row, column), number_format in (formats or {}).items():
        book[name].cell(row, column).number_format = number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()

"""What the press takes away: figures as CSV and headline facts as plain text."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from patokaz.reports.files.tables import csv_file
from patokaz.reports.profile.model import Report, ReportFigure

BYTE_ORDER_MARK = "\ufeff"


def csv_report(report: Report) -> bytes:
    """One row a figure, values with a point as the decimal sign, headings in the report's language."""
    rows = [_row(figure, block.title, report) for block in report.blocks for figure in block.figures]
    words = report.words
    columns = ["id", *(words[key] for key in (
        "block", "indicator", "value", "unit", "year", "rank", "rank_of", "territory", "compared", "definition", "caution",
        "source",
    ))]  # fmt: skip
    return csv_file(pd.DataFrame(rows, columns=columns, dtype=object))


def _row(figure: ReportFigure, block: str, report: Report) -> list[Any]:
    return [
        figure.indicator, block, figure.name, int(figure.value) if figure.value.is_integer() else figure.value,
        figure.unit, figure.year, figure.rank_at, figure.rank_of, figure.of_area or report.name,
        "; ".join(figure.compare), figure.definition, figure.caution, "; ".join(figure.sources),
    ]  # fmt: skip


def facts_file(report: Report) -> bytes:
    """Headline facts, what stands out and how each chapter stands, in sentences; sources, date and address below."""
    words = report.words
    name = f"{report.name} ({report.official})" if report.official else report.name
    chapters = [
        f"{block.title}. {block.sentence}"
        for block in report.blocks
        if any(figure.position is not None and not figure.of_area for figure in block.figures)
    ]
    parts = [
        [name, report.where, report.people, *report.context],
        [words["facts"].upper(), *_items(report.facts)],
        [words["strengths"].upper(), *_items(report.strengths or ["–"])],
        [words["weaknesses"].upper(), *_items(report.weaknesses or ["–"]), words["rule"]],
        [words["changes"].upper(), *_items(report.changes), words["changes_rule"]] if report.changes else [],
        chapters,
        [words["sources"].upper(), *_items(report.sources)],
        [
            words["method"],
            words["about"],
            report.made,
            *([f"{words['scan']} {report.address}"] if report.address else []),
        ],
    ]
    lines = [line for part in parts if part for line in (*_written(part), "")]
    return (BYTE_ORDER_MARK + "\r\n".join(lines)).encode()


def _items(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _written(lines: Sequence[str]) -> list[str]:
    """Lines without breaks inside and without those that say nothing."""
    return [re.sub(r"[\r\n]+", " ", line) for line in lines if line]

"""What the press takes away: figures as CSV and a release as plain text."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from patokaz.reports.files.tables import csv_file
from patokaz.reports.profile.model import Report, ReportFigure
from patokaz.reports.profile.pieces import Withheld

BYTE_ORDER_MARK = "\ufeff"
FACTS = 3


def csv_report(report: Report) -> bytes:
    """One row a figure, values with a point as the decimal sign, headings in the report's language."""
    rows = [
        row
        for block in report.blocks
        for row in [
            *(_row(figure, block.title, report) for figure in block.figures),
            *(_withheld_row(entry, block.title, report) for entry in block.withheld),
        ]
    ]
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


def _withheld_row(entry: Withheld, block: str, report: Report) -> list[Any]:
    """The reason stands where the value would."""
    return [entry.indicator, block, entry.name, entry.text, "", entry.year, None, None, report.name, "", "", "", ""]


def release_file(report: Report) -> bytes:
    """A press release of some 150 words: what somebody would say, three facts, whose the figures are, whom to ask."""
    words = report.words
    name = f"{report.name} ({report.official})" if report.official else report.name
    parts = [
        [words["release"].upper(), words["release_title"].format(name=name), f"{report.where} · {report.made}"],
        [" ".join(report.lead)],
        _items(_three_facts(report)),
        [*report.withheld],
        [*report.context, report.not_covered],
        [_whose(report)],
        [words["release_contact"]],
    ]
    lines = [line for part in parts for line in (*_written(part), "") if any(part)]
    return (BYTE_ORDER_MARK + "\r\n".join(lines)).encode()


def _three_facts(report: Report) -> list[str]:
    """What stands out or changed, a strength before a weakness; filled up with parts or headline figures."""
    chosen = [*report.strengths[:1], *report.weaknesses[:1], *report.changes[:1]]
    further = [*report.strengths[1:], *report.weaknesses[1:], *(report.parts.sentences if report.parts else ()), *report.facts[1:], *report.facts[:1]]  # fmt: skip
    return list(dict.fromkeys([*chosen, *further]))[:FACTS]


def _whose(report: Report) -> str:
    sources = [source for figure in report.headline for source in figure.sources]
    publishers = ", ".join(dict.fromkeys(source.split(":")[0] for source in sources))
    key = "release_sources" if report.address else "release_sources_plain"
    return report.words[key].format(publishers=publishers, address=report.address)


def _items(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _written(lines: Sequence[str]) -> list[str]:
    """Lines without breaks inside and without those that say nothing."""
    return [re.sub(r"[\r\n]+", " ", line) for line in lines if line]

"""Files for the press: figures as CSV and a plain-text release."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from patokaz.reports.files.tables import csv_file
from patokaz.reports.profile.model import Report, ReportFigure
from patokaz.reports.profile.pieces import Withheld

BYTE_ORDER_MARK = "\ufeff"
FACTS, MOST_WORDS = 3, 150


def csv_report(report: Report) -> bytes:
    """One row a figure, decimal point, headings in the report's language."""
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
    """A row with the reason in place of the value."""
    return [entry.indicator, block, entry.name, entry.text, "", entry.year, None, None, report.name, "", "", "", ""]


def release_file(report: Report) -> bytes:
    """A press release of at most MOST_WORDS words: introduction, three facts, sources, contact.

    Further facts are left out where there is no room.
    """
    facts, others = _facts(report)
    text = _release(report, facts)
    while words_in(text) > MOST_WORDS and others:
        longest, shortest = max(facts, key=words_in), min(others, key=words_in)
        if words_in(shortest) >= words_in(longest):
            break
        facts = [shortest if fact == longest else fact for fact in facts]
        others.remove(shortest)
        text = _release(report, facts)
    return (BYTE_ORDER_MARK + text).encode()


def _release(report: Report, facts: Sequence[str]) -> str:
    words = report.words
    name = f"{report.name} ({report.official})" if report.official else report.name
    figures = [figure for block in report.blocks for figure in block.figures]
    told = [figure for figure in figures if any(fact.lstrip("„“«").startswith(figure.name) for fact in facts)]
    again = [text for text in report.lead[1:] if any(figure.name in text or figure.amount in text for figure in told)]
    lead = [text for text in report.lead if text not in again]

    def text(said: Sequence[str]) -> str:
        parts = [
            [words["release"].upper(), words["release_title"].format(name=name), f"{report.where} · {report.made}"],
            [" ".join(said)],
            _items(facts),
            [*report.withheld],
            [*report.context, *([report.not_covered] if report.parts else [])],
            [_whose(report, told)],
            [words["release_contact"]],
        ]
        return "\r\n".join(line for part in parts for line in (*_written(part), "") if any(part))

    while len(lead) > 1 and words_in(text(lead)) > MOST_WORDS:
        lead.pop()
    return text(lead)


def _facts(report: Report) -> tuple[list[str], list[str]]:
    """Three facts, and the further candidates: outstanding figures, changes, then structures or headline figures;
    each of another chapter as far as possible."""
    chosen = [*report.strengths[:1], *report.weaknesses[:1], *report.changes[:1]]
    further = [*report.strengths[1:], *report.weaknesses[1:], *(report.parts.sentences if report.parts else ()), *report.facts[1:], *report.facts[:1]]  # fmt: skip
    facts = list(dict.fromkeys([*chosen, *further]))
    chapters: set[str] = set()
    first = [fact for fact in facts if not _chapter(fact, report) or _is_new(_chapter(fact, report), chapters)]
    ordered = [*first, *(fact for fact in facts if fact not in first)]
    return ordered[:FACTS], ordered[FACTS:]


def _chapter(fact: str, report: Report) -> str:
    """The chapter of the figure that a fact is about; empty of parts."""
    told = fact.lstrip("„“«")
    names = ((figure.name, block.id) for block in report.blocks for figure in block.figures)
    return next((block for name, block in names if told.startswith(name)), "")


def _is_new(chapter: str, told: set[str]) -> bool:
    known = chapter in told
    told.add(chapter)
    return not known


def _whose(report: Report, told: Sequence[ReportFigure]) -> str:
    """The publishers of the facts, including the population, and the address of the full profile."""
    sources = [source for figure in (*report.headline[:1], *told) for source in figure.sources]
    each = (publisher for source in sources for publisher in source.split(":")[0].split("; "))  # a source may have two
    publishers = "; ".join(dict.fromkeys(each))
    key = "release_sources" if report.address else "release_sources_plain"
    return report.words[key].format(publishers=publishers, address=report.address)


def words_in(text: str) -> int:
    """Number of words of a text; a number with its separators and its unit counts as one."""
    return len(re.split(r"[ \r\n]+", text.strip()))


def _items(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]


def _written(lines: Sequence[str]) -> list[str]:
    """Lines without inner line breaks and without empty ones."""
    return [re.sub(r"[\r\n]+", " ", line) for line in lines if line]

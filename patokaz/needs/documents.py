"""Downloads of the page: the need profile (Word), the programme table (workbook). Made on demand."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from patokaz.language.words import Words, ended
from patokaz.needs.country_map import data_indicators
from patokaz.needs.measures import ALL_STUDIES, evidence
from patokaz.needs.rows import Assessment, match_rows, measure_row, money_rows, need_rows, summary
from patokaz.needs.texts import asked_text, class_name, kind_text
from patokaz.statistics.sources import sources_of

NEED_WIDTHS, MONEY_WIDTHS = (1.5, 5.6, 3.4, 6.1), (4.6, 6.0, 6.0)  # centimetres


def need_profile(told: Assessment, t: Words) -> bytes:
    """The need profile as DOCX: type, needs by priority, measures with evidence, possible funding.

    Without measures that depend on an ethnic share.
    """
    from patokaz.reports.files.word_parts import QUIET, WordFile

    made = WordFile(t.language, f"{told.name}: {t('needs.title')}", told.name, "", "")
    made.heading(t("needs.title"), 0)
    made.text(told.name)
    made.text(summary(told, t))
    made.text(kind_text(told.kind, t))
    made.text(f"{asked_text(told.country, t)} {t('needs.listed_as')} {t('needs.method')}", QUIET)
    made.heading(t("needs.show.needs"), 1)
    if rows := need_rows(told, t):
        heads = [t(f"needs.column_{name}") for name in ("rank", "need", "class", "why")]
        made.table(heads, [[row["rank"], row["text"], _class(row), _why(row)] for row in rows], NEED_WIDTHS)
    else:
        made.text(t("needs.nothing"))
    made.heading(t("needs.show.measures"), 1)
    made.text(f"{evidence()[ALL_STUDIES].result[t.language]}.", QUIET)
    for row in match_rows(told.matches.shown, told, t):
        _measure(made, row, t)
    if told.ticked:
        made.heading(t("needs.own_knowledge"), 1)
        for measure, sentence in told.ticked:
            _measure(made, measure_row(measure, [sentence], told, t), t)
    for title, found in (("needs.money_open", told.money.open), ("needs.money_past", told.money.past)):
        if found:
            made.heading(t(title), 1)
            paid = money_rows([(entry, "") for entry in found], told, t)
            heads = [t(f"needs.column_{name}") for name in ("instrument", "terms", "state")]
            made.table(heads, [[row["name"], row["terms"], _state(row)] for row in paid], MONEY_WIDTHS)
    if sources := sources_of(data_indicators(told.country), told.country, t):
        made.heading(t("report.sources"), 1)
    for source in sources:
        made.text(source, QUIET)
    made.footer(f"{t('needs.title')} · {told.name} · {t('report.made', date=t.date(told.today))}", "/")
    return made.file()


def _class(row: Mapping[str, Any]) -> str:
    return "; ".join(filter(None, (row["about"], row["duty"])))


def _why(row: Mapping[str, Any]) -> str:
    parts = (row["origin"], row["gap"], row["figure"], *row["facts"], row["cost"], row["evidence"], _ground(row))
    return ". ".join([part.removesuffix(".") for part in (*parts, row["priority"]) if part]) + "."


def _state(row: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (row["state"], _run_by(row), row["address"])))


def _ground(row: Mapping[str, Any]) -> str:
    """The law of a verified duty and its content."""
    return ": ".join(filter(None, (row["law"], row["says"])))


def _run_by(row: Mapping[str, Any]) -> str:
    """The operator of an instrument, and its legal act."""
    return "; ".join(filter(None, (row["by"], row["law"])))


def _measure(made: Any, row: Mapping[str, Any], t: Words) -> None:
    from patokaz.reports.files.word_parts import QUIET

    made.heading(row["name"], 2)
    for line in row["lines"]:
        made.text(line, QUIET)
    made.text(row["what"])
    made.text(f"{t('needs.effect')} {row['strength']}. {row['months']}. {t('needs.tried')} {ended(row['tried'])}")
    for result, study, address in row["evidence"]:
        made.text(f"{result} ({study}, {address})", QUIET)
    made.text(
        f"{t('needs.cost')} {ended(row['cost'])} {t('needs.risk')} {ended(row['risk'])} {t('needs.pays')} {ended(row['pay'])}"
    )


def programme_table(told: Assessment, with_own_list: bool, t: Words) -> bytes:
    """The programme as XLSX: needs, measures, instruments.

    with_own_list: include measures that depend on an ethnic share, for the officer who uploaded the file.
    """
    from patokaz.reports.files.spreadsheet import Sheet, workbook

    found = match_rows(told.matches.shown, told, t)
    own = match_rows(told.matches.own_list, told, t) if with_own_list else []
    ticked = [measure_row(measure, [sentence], told, t) for measure, sentence in told.ticked]
    measures = [
        _measure_cells(row, t(f"needs.from_{kind}"), t)
        for kind, rows in (("figures", found), ("knowledge", ticked), ("own_list", own))
        for row in rows
    ]
    cells = _need_cells(told, t)
    money = [(entry, "") for entry in (*told.money.open, *told.money.past)]
    sheets = [
        Sheet(t("needs.show.needs"), pd.DataFrame(cells, columns=_heads(NEED_COLUMNS, t)), [2] * len(cells)),
        Sheet(t("needs.column_measure"), pd.DataFrame(measures, columns=_heads(MEASURE_COLUMNS, t))),
        Sheet(t("needs.column_instrument"), pd.DataFrame(
            [[row["name"], row["terms"], row["state"], _run_by(row), row["address"]] for row in money_rows([*money, *told.money.barred], told, t)],
            columns=_heads(("instrument", "terms", "state", "law", "address"), t),
        )),
    ]  # fmt: skip
    notes = [
        (t("needs.title"), told.name),
        (t("needs.column_need"), f"{summary(told, t)} {kind_text(told.kind, t)}"),
        (t("needs.column_priority"), t("needs.method")),
        (t("needs.column_measure"), f"{evidence()[ALL_STUDIES].result[t.language]}."),
        *((t("report.source"), source) for source in sources_of(data_indicators(told.country), told.country, t)),
    ]
    return workbook(t("needs.title"), told.name, f"{t('needs.title')} · {told.name}", notes, sheets)


NEED_COLUMNS = (
    "need", "class", "rank", "priority", "severity", "urgency", "duty", "origin", "why", "cost_from", "cost_to", "currency",
)  # fmt: skip
MEASURE_COLUMNS = ("measure", "from", "why", "effect", "months", "tried", "cost", "risk", "pays")


def _heads(columns: Sequence[str], t: Words) -> list[str]:
    return [t(f"needs.column_{name}") for name in columns]


def _need_cells(told: Assessment, t: Words) -> list[list[object]]:
    cells: list[list[object]] = []
    for need, row in zip(told.needs, need_rows(told, t), strict=True):
        answer = need.answer
        cells.append([
            row["text"], class_name(need.statement.cls, t), row["rank"], round(need.priority, 4),
            answer.severity if answer else None, answer.urgency if answer else None, row["duty"], row["origin"],
            ". ".join(filter(None, (row["figure"], row["evidence"], _ground(row)))),
            answer.cost_from if answer else None, answer.cost_to if answer else None, answer.currency if answer else "",
        ])  # fmt: skip
    return cells


def _measure_cells(row: Mapping[str, Any], source: str, t: Words) -> list[str]:
    lines = "; ".join(row["lines"])
    told = [row[key] for key in ("strength", "months", "tried", "cost", "risk", "pay")]
    return [row["name"], source, lines, *told]

"""The self-assessment as a Word document: result, radar chart, next steps, all statements with evidence, sources."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from patokaz.charts.palette import PALETTES
from patokaz.charts.radar import radar_svg
from patokaz.language.words import Words
from patokaz.readiness.peers import Others
from patokaz.readiness.readiness import Item, Readiness
from patokaz.readiness.statements import ACT, CATEGORIES, STATE, bases
from patokaz.readiness.texts import (
    answer_text,
    beside_sentence,
    both_text,
    category,
    coverage_sentence,
    data_sentence,
    figure_text,
    mark_basis,
    next_step,
    radar_of,
    result_sentence,
    scale,
    share_text,
    statement_text,
    steps_text,
    told_figure,
    war_sentence,
)

STATEMENT, SCALE = 1, 3  # columns of a table of statements
STEPS, STATEMENTS = (6.4, 6.2, 2.0, 2.0), (1.1, 5.4, 1.8, 4.0, 4.3)  # centimetres
PICTURE, PIXELS = 12.0, 1200


def readiness_file(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> bytes:
    """The report as DOCX. Its maker is imported on demand."""
    from docx.shared import Cm

    from patokaz.reports.files.typeset import svg_as_png
    from patokaz.reports.files.word_parts import QUIET, WordFile

    name = found.profile.area["name"]
    made = WordFile(t.language, t("readiness.document_title", place=name), name, "", "")
    made.heading(t("readiness.document_title", place=name), 0)
    made.text(f"{t('readiness.not_a_certificate')} {t.date(today)}", QUIET)
    made.text(result_sentence(found, t))
    made.text(t("readiness.shares", act=share_text(found.share(ACT), t), state=share_text(found.share(STATE), t), all=both_text(found, t)))  # fmt: skip
    made.text(coverage_sentence(found, t))
    made.text(" ".join(text for text in (data_sentence(found, t), war_sentence(found, t)) if text), QUIET)
    radar = radar_of(found, beside, t)
    if radar.is_drawable:
        made.heading(t("readiness.radar_title"), 1)
        alt = "; ".join(f"{spoke.label} {spoke.text}" for spoke in radar.spokes())
        made.picture(svg_as_png(radar_svg(radar, PALETTES["light"]), PIXELS), Cm(PICTURE), alt)
    told = beside_sentence(found, beside, t)
    if told:
        made.text(told)
    _steps(made, found, t)
    _statements(made, found, today, t)
    _figures(made, found, today, t)
    made.heading(t("readiness.basis_title"), 1)
    made.text(" ".join([t("readiness.method"), *mark_basis(t)]))
    for basis in bases():
        read, gives = t(f"readiness.read.{basis.mark}"), t(f"readiness.gives.{basis.gives}")
        made.text(f"{basis.name}, {basis.address}: {gives}. {read}", QUIET)
    made.footer(f"{t('readiness.self_check')} · {name}", "/")
    return made.file()


def _steps(made: Any, found: Readiness, t: Words) -> None:
    made.heading(t("readiness.steps_title"), 1)
    if not found.steps:
        made.text(steps_text(found, t))
        return
    heads = [t("readiness.column.step"), t("readiness.column.statement"), t("readiness.column.owner"), t("readiness.column.until")]  # fmt: skip
    rows = [
        [
            next_step(item.statement, t),
            f"{item.statement.id} {statement_text(item.statement, t)} ({t('readiness.mark_of', mark=t.number(item.mark))})",
            "",
            "",
        ]
        for item in found.steps
    ]
    made.table(heads, rows, STEPS)
    made.text(t("readiness.steps_rule"))


def _statements(made: Any, found: Readiness, today: date, t: Words) -> None:
    made.heading(t("readiness.statements_title"), 1)
    heads = ["", *(t(f"readiness.column.{key}") for key in ("statement", "mark", "scale", "evidence"))]
    told = {key: [_row(item, found, today, t) for item in found.of("", key)] for key in CATEGORIES}
    is_scaled = any(row[SCALE] for rows in told.values() for row in rows)
    kept = [at for at in range(len(heads)) if at != SCALE or is_scaled]
    widths = list(STATEMENTS)
    if not is_scaled:  # the words of marks that nobody gave: their column is the statement's
        widths[STATEMENT] += widths[SCALE]
    for key, rows in told.items():
        if rows:
            made.heading(category(key, t), 2)
            made.table(
                [heads[at] for at in kept], [[row[at] for at in kept] for row in rows], [widths[at] for at in kept]
            )


def _row(item: Item, found: Readiness, today: date, t: Words) -> list[str]:
    filled = figure_text(item, found, today, t)
    worded = dict(scale(item.statement, t)).get(item.mark if item.mark is not None else -1, "")
    told = [answer_text(item, t)]
    if filled is not None:
        told.append(told_figure(filled, t))
    if item.own.evidence:
        told.append(item.own.evidence)
    elif item.own.lacks_evidence and not item.is_from_figure:
        told.append(t("readiness.no_evidence"))
    importance = t(f"readiness.importance.{item.statement.importance}")
    statement = f"{statement_text(item.statement, t)} ({importance})"
    return [
        item.statement.id,
        statement,
        "–" if item.mark is None else t.number(item.mark),
        worded,
        ". ".join(part.removesuffix(".") for part in told),
    ]


def _figures(made: Any, found: Readiness, today: date, t: Words) -> None:
    """Sources of the figures and remarks on them."""
    from patokaz.reports.files.word_parts import QUIET

    if found.from_figures:
        made.heading(t("readiness.figures_title"), 2)
    for item in found.from_figures:
        filled = figure_text(item, found, today, t)
        if filled is not None:
            made.text(" ".join([f"{item.statement.id}: {'; '.join(filled.figure.sources)}.", *filled.remarks]), QUIET)

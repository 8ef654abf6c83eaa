"""The chapters of a report template as a table: number, heading, source of the order, filled blocks, questions."""

from patokaz.language.words import Words
from patokaz.plans.report_model import ReportTable
from patokaz.plans.report_template import ChapterTemplate, ReportTemplate


def chapters_table(template: ReportTemplate, t: Words) -> ReportTable:
    """A row for each chapter."""
    head = tuple(t(f"plans.chapter.{name}") for name in ("number", "heading", "order", "filled_in", "boxes"))
    rows = tuple(_row(chapter, t) for chapter in template.chapters)
    return ReportTable(template.title[t.language], head, rows, frozenset({4}))


def _row(chapter: ChapterTemplate, t: Words) -> tuple[str, ...]:
    read = t(f"plans.mark.{chapter.mark}")
    article = chapter.article.get(t.language, "")
    return (
        chapter.number,
        chapter.heading[t.language],
        f"{read}: {article}" if article else read,
        ", ".join(t(f"plans.report.block_{code}") for code in chapter.auto) or "–",
        t.number(len(chapter.boxes)),
    )

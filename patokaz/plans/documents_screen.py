"""Downloads of a plan: reports from templates, ideas, workbook with results, slides."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.choices import choose, plain_label
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled
from patokaz.language.html import html
from patokaz.plans.blocks_screen import show_table
from patokaz.plans.chapters import chapters_table
from patokaz.plans.documents import ideas_file, plan_pptx, plan_workbook, report_docx, report_of, stem_of
from patokaz.plans.file_screen import held_plan_of_session, keep_boxes
from patokaz.plans.report_model import Box, PlanReport
from patokaz.plans.report_template import report_template, template_ids, templates_for
from patokaz.plans.view import PlanView
from patokaz.registers.model import BoxText

ROWS_OF_A_BOX = 120  # pixels


def show_documents(view: PlanView) -> None:
    """The report with its missing items; then the files."""
    t, plan = view.t, view.whole
    fit = [template.id for template in templates_for(plan.country, plan.regime)] or list(template_ids())
    show_titled(t("plans.page.report"), "")
    chosen = choose(
        t("plans.page.template"), "report", fit, fit[0], t, lambda key: report_template(key).title[t.language]
    )
    report = report_of(view, chosen)
    for line in (report.order, report.due):
        if line:
            show_quiet(line)
    _show_chapters(chosen, view)
    _show_completeness(report, view)
    _show_report_files(report, chosen, view)
    _show_boxes(report, chosen, view)
    show_titled(t("plans.page.files"), "")
    with st.container(horizontal=True, gap="small", key="plan_files"):
        name = stem_of(view, "plan")
        show_file(t("plans.page.workbook"), partial(plan_workbook, view), f"{name}.xlsx", "plan_xlsx")
        make = partial(plan_pptx, view, date.today())
        show_file(t("plans.page.slides"), make, f"{name}.pptx", "plan_pptx")
        if plan.ideas or plan.partnerships:
            show_file(
                t("plans.page.idea_list"),
                partial(ideas_file, view, "", 3),
                f"{stem_of(view, 'ideas')}.docx",
                "plan_ideas",
            )
        if plan.ideas:
            asked = st.query_params.get("idea", "")
            idea = next((row for row in plan.ideas if row.key == asked), plan.ideas[0])
            label = plain_label(t("plans.page.fiche", idea=idea.title[:40]))
            show_file(
                label, partial(ideas_file, view, idea.key, 3), f"{stem_of(view, 'idea', idea.title)}.docx", "plan_fiche"
            )
    show_quiet(t("plans.page.workbook_note"))


def _show_chapters(template: str, view: PlanView) -> None:
    """The order of chapters: source of each, filled blocks, number of questions."""
    chapters = chapters_table(report_template(template), view.t)
    with st.expander(view.t("plans.page.chapters", count=len(chapters.rows)), expanded=False):
        show_table(chapters, with_caption=False)


def _show_completeness(report: PlanReport, view: PlanView) -> None:
    t = view.t
    if report.boxes:
        show_sentence(t("plans.report.completeness", filled=report.filled, boxes=report.boxes) + ".")
    if report.is_complete:
        show_quiet(t("plans.page.complete"))
    else:
        count = sum(row.forbids for row in report.missing)
        show_notice(t("plans.page.not_final"), t("plans.page.not_final_text", count=count))
    if report.missing:
        lines = [t(f"plans.report.lacks_{row.code}", name=row.name) for row in report.missing]
        with st.expander(t("plans.report.missing_list"), expanded=False):
            st.html(html("plans/listed", lines=lines))


def _show_report_files(report: PlanReport, template: str, view: PlanView) -> None:
    t = view.t
    title = report_template(template).title[t.language]
    names = {kind: stem_of(view, kind, title) for kind in ("draft", "report")}
    with st.container(horizontal=True, gap="small", key="plan_reports"):
        show_file(t("plans.page.draft"), partial(report_docx, report, t, False), f"{names['draft']}.docx", "plan_draft")
        if report.is_complete:
            show_file(
                t("plans.page.final"),
                partial(report_docx, report, t, True),
                f"{names['report']}.docx",
                "plan_final",
                "primary",
            )


def _show_boxes(report: PlanReport, template: str, view: PlanView) -> None:
    """The questions, answered in place; answers stay in the session and are saved with the workbook."""
    t = view.t
    boxes = [block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Box)]
    if not boxes or held_plan_of_session() is None:
        return
    with (
        st.expander(t("plans.page.write", count=len(boxes))),
        st.form(f"plan_boxes_{template}_{view.year}", border=False),
    ):
        texts = [_write(box, f"{template}_{view.year}", view) for box in boxes]
        if st.form_submit_button(t("plans.page.keep")):
            keep_boxes(_written(boxes, texts, template, view.year))
            st.rerun()
    show_quiet(t("plans.page.boxes_note"))


def _write(box: Box, report: str, view: PlanView) -> str:
    label = f"{box.question} ({view.t('plans.words_limit', count=box.most_words)})"
    text = st.text_area(plain_label(label), box.text, height=ROWS_OF_A_BOX, key=f"box_{report}_{box.id}")
    return text or ""


def _written(boxes: Sequence[Box], texts: Sequence[str], report: str, year: int) -> list[BoxText]:
    return [BoxText(report, year, box.id, text) for box, text in zip(boxes, texts, strict=True)]

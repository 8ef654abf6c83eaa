"""The downloads of a plan. Their makers are imported on demand: they take 40 MB of memory."""

from dataclasses import replace
from datetime import date

from patokaz.frame.address import view_address
from patokaz.language.words import Words
from patokaz.plans.idea_fiche import idea_fiche
from patokaz.plans.idea_report import idea_report
from patokaz.plans.place_blocks import place_blocks
from patokaz.plans.report import plan_report
from patokaz.plans.report_model import PlanReport
from patokaz.plans.report_template import report_template
from patokaz.plans.results import computed_tables
from patokaz.plans.template import template
from patokaz.plans.view import PlanView
from patokaz.profile.file_names import document_stem
from patokaz.reports.slides.model import Deck


def stem_of(view: PlanView, kind: str, about: str = "") -> str:
    """File name without suffix: place, kind, subject, year of the plan, date."""
    told = " ".join(filter(None, [about, str(view.year)]))
    return document_stem({"area_id": view.whole.area_id}, kind, date.today(), view.t, told)


def report_of(view: PlanView, template_id: str) -> PlanReport:
    """The report of the whole plan in the view's year, with the analysis of the place."""
    outside = place_blocks(view.whole, view.linked, view.year, view.t)
    spoken = (view.t.language, view.t)
    report = plan_report(view.whole, report_template(template_id), view.year, spoken, outside, view.linked.breaks)
    place = view.linked.profile.area["name"] if view.linked.profile is not None else ""
    return replace(report, subtitle=f"{place} · {report.subtitle}") if place not in view.whole.title else report


def report_docx(report: PlanReport, t: Words, is_final: bool) -> bytes:
    """A report as a Word document.

    Raises:
        NotFinal: a final report that lacks something.
    """
    from patokaz.plans.report_document import report_file

    return report_file(report, t, is_final)


def ideas_file(view: PlanView, idea: str, first: int) -> bytes:
    """The list of ideas, or the fiche of one, as a Word document without the word “draft”."""
    spoken = (view.t.language, view.t)
    found = idea_fiche(view.whole, idea, first, spoken) if idea else idea_report(view.whole, first, spoken)
    return report_docx(found, view.t, True)


def plan_workbook(view: PlanView) -> bytes:
    """The officer's workbook with values filled from the statistics, and sheets of results."""
    plan = view.whole
    years = sorted({*plan.report_years, *(row.year for row in plan.actuals), view.year})
    return template(plan, view.t, computed_tables(plan, years, view.t, view.linked.breaks))


def plan_pptx(view: PlanView, today: date) -> bytes:
    """The views of the plan as slides with native charts."""
    from patokaz.plans.deck import plan_slides
    from patokaz.reports.slides.deck import deck_file

    t, plan = view.t, view.plan
    address = view_address("plan", {"area": plan.area_id, "lang": t.language})
    slides = [slide for _, slide in plan_slides(view, today, address)]
    words = {key: t("report." + key) for key in ("source", "scan")}
    return deck_file(Deck(t.language, plan.title, t("report.made", date=t.date(today)), slides, words))

"""A plan as a full-screen presentation; closing it returns to the plan in the same session."""

from datetime import date

import streamlit as st

from patokaz.charts.palette import PALETTES
from patokaz.frame.address import go, view_address
from patokaz.frame.browser_parts import browser_part, style_address
from patokaz.frame.choices import choice
from patokaz.frame.parts import show_notice, theme
from patokaz.frame.presenting import asked_slide
from patokaz.frame.rooms import room
from patokaz.language.words import Words
from patokaz.plans.deck import plan_slides
from patokaz.plans.file_screen import held_plan
from patokaz.plans.linked import linked
from patokaz.plans.view import held_view, report_years
from patokaz.registers.overview import tree
from patokaz.reports.slides.skins import slides_html

KEPT = ("example", "year", "node", "show")
TOLD_NOWHERE = ("documents",)  # views of the page that are no slides


def show_plan_presentation(t: Words) -> None:
    """The slides of the session's plan; of one view if named by the address."""
    held = held_plan(t)
    if held is None:
        show_notice(t("plans.page.nothing_to_present"), t("plans.page.nothing_to_present_text"))
        st.page_link(room("plan"), label=t("page.plan"))
        return
    found = held[1]
    plan = found.plan
    beside = linked(plan.area_id, t)
    years, first = report_years(plan, beside, date.today())
    year = int(choice(t("plans.page.year"), "year", [str(year) for year in years], str(first), t))
    node = choice(t("plans.page.node"), "node", [branch.node.key for branch in tree(plan, year)], "", t)
    view = held_view(found, beside, year, node, t)
    told = plan_slides(view, date.today(), view_address("plan", {"area": plan.area_id, "lang": t.language}))
    parts = [part for part, _ in told]
    opened = choice(t("plans.page.view"), "show", [*parts, *TOLD_NOWHERE], "", t)
    begin = next((position for position, (part, _) in enumerate(told, 1) if part == opened), 1)
    number = asked_slide(len(told), begin, t)
    words = {key: t("present." + key) for key in ("title", "back", "next", "full", "leave", "all")}
    result = browser_part("present")(
        key="plan_presentation",
        data={
            "slides": [str(slide) for slide in slides_html([slide for _, slide in told], PALETTES[theme()], t.language)],
            "first": number, "words": words, "leave": "",
            "style": style_address(),
        },
        on_left_change=lambda: None,
    )  # fmt: skip
    if result.left:
        go("plan", **{key: st.query_params.get(key) for key in KEPT})

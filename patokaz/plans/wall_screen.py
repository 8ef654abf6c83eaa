"""A plan on the wall: the slides of its views, full screen; leaving goes back to the plan in the same session."""

from datetime import date

import streamlit as st

from patokaz.frame.address import go
from patokaz.frame.browser_parts import browser_part
from patokaz.frame.page import style_address
from patokaz.frame.parts import show_notice
from patokaz.language.words import Words
from patokaz.plans.file_screen import held_plan
from patokaz.plans.linked import linked
from patokaz.plans.slides import view_slides
from patokaz.plans.view import plan_view, report_years
from patokaz.plans.wall import slide_html
from patokaz.registers.overview import tree

KEPT = ("example", "year", "node", "show")


def show_plan_presentation(t: Words) -> None:
    """The slides of the session's plan; of one view where the address names it."""
    held = held_plan(t)
    if held is None:
        show_notice(t("plans.page.nothing_to_present"), t("plans.page.nothing_to_present_text"))
        st.page_link("pages/plan.py", label=t("page.plan"))
        return
    plan = held[1].plan
    beside = linked(plan.area_id, t)
    years, first = report_years(plan, beside, date.today())
    asked = st.query_params.get("year", "")
    year = int(asked) if asked in map(str, years) else first
    node = st.query_params.get("node", "")
    view = plan_view(plan, beside, year, node if node in {b.node.key for b in tree(plan, year)} else "", t)
    slides = view_slides(view, date.today())
    opened = st.query_params.get("show", "")
    asked = st.query_params.get("slide", "")
    begin = next((position for position, slide in enumerate(slides, 1) if slide.view == opened), 1)
    number = min(max(1, int(asked)), len(slides)) if asked.isdecimal() else begin
    words = {key: t("present." + key) for key in ("title", "back", "next", "full", "leave")}
    result = browser_part("present")(
        key="plan_presentation",
        data={
            "slides": [slide_html(slide, plan.language) for slide in slides], "first": number, "words": words, "leave": "",
            "style": style_address(),
        },
        on_left_change=lambda: None,
    )  # fmt: skip
    if result.left:
        go("plan", **{key: st.query_params.get(key) for key in KEPT})

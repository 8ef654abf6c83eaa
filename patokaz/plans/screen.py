"""The plan page: the file, a summary sentence, and a view of the plan in a year."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from patokaz.frame.address import address
from patokaz.frame.choices import choose, choose_pills
from patokaz.frame.parts import show_opening, show_sentence
from patokaz.frame.rooms import room
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.plans.coherence_screen import show_coherence
from patokaz.plans.documents_screen import show_documents
from patokaz.plans.file_screen import held_plan, show_entry, show_file_actions
from patokaz.plans.ideas_screen import show_ideas
from patokaz.plans.indicators_screen import show_indicators
from patokaz.plans.linked import linked
from patokaz.plans.money_screen import show_money
from patokaz.plans.reading import ReadPlan
from patokaz.plans.round_screen import show_round
from patokaz.plans.schedule_screen import show_schedule
from patokaz.plans.situation_screen import show_situation
from patokaz.plans.texts import first_upper, kind_text, plan_sentence
from patokaz.plans.tree_screen import show_tree
from patokaz.plans.view import PlanView, held_view, report_years
from patokaz.registers.overview import tree
from patokaz.statistics.database import data_version

VIEWS: Mapping[str, Callable[[PlanView], None]] = {
    "tree": show_tree,
    "money": show_money,
    "indicators": show_indicators,
    "coherence": show_coherence,
    "schedule": show_schedule,
    "round": show_round,
    "situation": show_situation,
    "ideas": show_ideas,
    "documents": show_documents,
}
LONGEST_NODE = 70


def show_plan(t: Words) -> None:
    """The officer's plan, or the upload."""
    held = held_plan(t)
    if held is None:
        show_opening(t("plans.page.title"), t("plans.page.lead"))
        show_entry(t)
        return
    name, found = held
    plan = found.plan
    show_opening(plan.title, language=plan.language)
    place = st.container()
    with st.container(key="plan_actions", horizontal=True, gap="small", vertical_alignment="center"):
        show_file_actions(name, found, t)
        kept = {key: st.query_params[key] for key in ("example", "year", "node", "show") if key in st.query_params}
        st.page_link(
            room("plan_presentation"), label=t("plans.page.present"), query_params=address() | kept, width="content"
        )
    shown = choose_view(found, t)
    with place:
        show_sentence(f"{first_upper(plan_sentence(shown.done, shown.state.indicators, t))}.", note=_about(shown))
    chosen = choose_pills(t("plans.page.view"), "show", list(VIEWS), "tree", t, lambda key: t(f"plans.view.{key}"))
    st.html(html("plans/view_title", title=t(f"plans.view.{chosen}")))
    VIEWS[chosen](shown)


def choose_view(found: ReadPlan, t: Words) -> PlanView:
    """The plan in the year and branch of the address."""
    plan, today = found.plan, date.today()
    beside = linked(plan.area_id, t)
    years, first = found.once(("years", today, data_version()), lambda: report_years(plan, beside, today))
    choices = st.container(key="plan_choices")
    with choices:
        year = int(choose(t("plans.page.year"), "year", [str(y) for y in years], str(first), t, str))
    branches = {branch.node.key: branch for branch in found.once(("tree", year), lambda: list(tree(plan, year)))}

    def named(key: str) -> str:
        if not key:
            return t("plans.page.whole")
        branch = branches[key]
        kind = kind_text(branch.node.kind, plan.country, t)
        title = branch.node.title
        return f"{'  ' * branch.depth}{kind}: {title if len(title) <= LONGEST_NODE else title[:LONGEST_NODE] + '…'}"

    with choices:
        node = choose(t("plans.page.node"), "node", ["", *branches], "", t, named)
    return held_view(found, beside, year, node, t)


def _about(view: PlanView) -> str:
    """Place, years, version in force with its decision; notes for examples and drafts."""
    plan, t = view.plan, view.t
    place = view.linked.profile.area["name"] if view.linked.profile else plan.area_id
    version = plan.version_in(view.year)
    parts = [
        place,
        f"{plan.first_year}–{plan.last_year}",
        t("plans.page.version", number=version.number, year=version.valid_from),
        version.decision,
        t(f"plans.plan_status.{plan.status}"),
        t("plans.page.in_year", year=view.year),
    ]
    return " · ".join(part for part in parts if part)

"""The officer's plan: tree with pace, money, indicators, coherence, schedule, ideas, documents."""

from patokaz.frame.page import page
from patokaz.plans.screen import show_plan

with page("plan") as t:
    show_plan(t)

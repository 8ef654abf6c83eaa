"""A plan on the wall: full screen, one idea a slide."""

from patokaz.frame.page import page
from patokaz.plans.wall_screen import show_plan_presentation

with page("plan_presentation") as t:
    show_plan_presentation(t)

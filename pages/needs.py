"""Needs of a place from data and a questionnaire, measures, who may pay."""

from patokaz.frame.page import page
from patokaz.needs.screen import show_needs

with page("needs") as t:
    show_needs(t)

"""A profile on the wall: full screen, one idea a slide."""

from patokaz.frame.page import page
from patokaz.presentation.screen import show_presentation

with page("presentation") as t:
    show_presentation(t)

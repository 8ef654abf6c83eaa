"""A profile on the wall: full screen, one idea a slide."""

from patokaz.frame import page as layout
from patokaz.profile.presentation_screen import show_presentation

with layout.page("presentation") as t:
    show_presentation(t)

"""A profile on the wall: full screen, one idea a slide."""

from patokaz import layout
from patokaz.screens.presentation import show_presentation

with layout.page("presentation") as t:
    show_presentation(t)

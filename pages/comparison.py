"""Places side by side, municipalities like one, and disparities among areas."""

from patokaz import layout
from patokaz.screens.comparison_page import show_comparison

with layout.page("comparison") as t:
    show_comparison(t)

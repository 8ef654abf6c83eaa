"""Places side by side, municipalities like one, and disparities among areas."""

from patokaz.comparison.screen import show_comparison
from patokaz.frame import page as layout

with layout.page("comparison") as t:
    show_comparison(t)

"""Places side by side, municipalities like one, and disparities among areas."""

from patokaz.comparison.screen import show_comparison
from patokaz.frame.page import page

with page("comparison") as t:
    show_comparison(t)

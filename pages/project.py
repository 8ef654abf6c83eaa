"""One project with its money, places and source."""

from patokaz.frame import page as layout
from patokaz.portfolio.project_screen import show_project

with layout.page("project") as t:
    show_project(t)

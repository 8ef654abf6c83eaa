"""One project with its money, places and source."""

from patokaz.frame.page import page
from patokaz.portfolio.project_screen import show_project

with page("project") as t:
    show_project(t)

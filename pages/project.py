"""One project with its money, places and source."""

from patokaz import layout
from patokaz.screens.project_page import show_project

with layout.page("project") as t:
    show_project(t)

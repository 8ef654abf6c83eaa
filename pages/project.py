"""One project with its money, places and source."""

from patokaz import layout
from patokaz.project_page import show_project

with layout.page("project") as t:
    show_project(t)

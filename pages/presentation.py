"""Any view on the wall: full screen, one idea a slide."""

from patokaz.comparison.presented_screen import comparison_picker, comparison_view
from patokaz.frame.page import page
from patokaz.frame.presenting import show_presentation
from patokaz.index.presented_screen import index_view
from patokaz.needs.presented_screen import needs_view
from patokaz.own_data.presented_screen import own_view
from patokaz.partners.presented_screen import partners_view
from patokaz.portfolio.presented_screen import portfolio_view, project_view
from patokaz.potential.presented_screen import map_view, residual_view
from patokaz.profile.presented_screen import profile_picker, profile_view
from patokaz.readiness.presented_screen import readiness_view
from patokaz.start.presented_screen import start_view

# View -> the page that it stands on, and its slides by what the address says.
VIEWS = {
    "profile": ("profile", profile_view),
    "comparison": ("comparison", comparison_view),
    "map": ("potential", map_view),
    "own": ("potential", own_view),
    "index": ("potential", index_view),
    "residual": ("potential", residual_view),
    "portfolio": ("portfolio", portfolio_view),
    "project": ("project", project_view),
    "needs": ("needs", needs_view),
    "readiness": ("readiness", readiness_view),
    "partners": ("partners", partners_view),
    "start": ("start", start_view),
}

PICKERS = {"profile": profile_picker, "comparison": comparison_picker}

with page("presentation") as t:
    show_presentation(VIEWS, t, PICKERS)

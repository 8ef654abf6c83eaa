"""Regional potential: one indicator on the map, or a composite index."""

from patokaz.frame import page as layout
from patokaz.potential.screen import show_potential

with layout.page("potential") as t:
    show_potential(t)

"""Regional potential: one indicator on the map, or a composite index."""

from patokaz.frame.page import page
from patokaz.potential.screen import show_potential

with page("potential") as t:
    show_potential(t)

"""Regional potential: one indicator on the map, or a composite index."""

from patokaz import layout
from patokaz.screens.potential_page import show_potential

with layout.page("potential") as t:
    show_potential(t)

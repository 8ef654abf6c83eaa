"""One figure alone, for the frame of another site."""

from patokaz import layout
from patokaz.screens.embedding import show_card

with layout.page("card") as t:
    show_card(t)

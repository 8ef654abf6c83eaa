"""One figure alone, for the frame of another site."""

from patokaz.frame import page as layout
from patokaz.profile.embedding_screen import show_card

with layout.page("card") as t:
    show_card(t)

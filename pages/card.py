"""One figure alone, for the frame of another site."""

from patokaz.frame.page import page
from patokaz.profile.embedding_screen import show_card

with page("card") as t:
    show_card(t)

"""The first hundred days of a mayor: duties with their dates, numbers to know, what is inherited."""

from patokaz.frame.page import page
from patokaz.start.screen import show_start

with page("start") as t:
    show_start(t)

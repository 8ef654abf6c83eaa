"""What the database holds and what it does not; definitions, sources, downloads."""

from patokaz.frame.page import page
from patokaz.metadata.screen import show_data

with page("data") as t:
    show_data(t)

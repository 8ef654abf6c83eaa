"""What the database holds and what it does not; definitions, sources, downloads."""

from patokaz.frame import page as layout
from patokaz.metadata.screen import show_data

with layout.page("data") as t:
    show_data(t)

"""What the database holds and what it does not; definitions, sources, downloads."""

from patokaz import layout
from patokaz.screens.data_page import show_data

with layout.page("data") as t:
    show_data(t)

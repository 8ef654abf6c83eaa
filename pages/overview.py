"""The overview: search, country, three doors."""

from patokaz import layout
from patokaz.overview_page import show_doors, show_map, show_search_and_lead

with layout.page("overview") as t:
    show_search_and_lead(t)
    show_map(t)
    show_doors(t)

"""With whom a municipality could share a service: candidates, the group on the map, evidence, the steps of the law."""

from patokaz.frame.page import page
from patokaz.partners.screen import show_partners

with page("partners") as t:
    show_partners(t)

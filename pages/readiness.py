"""Readiness for local economic development: what the town hall does, what the place has, what to do first."""

from patokaz.frame.page import page
from patokaz.readiness.screen import show_readiness

with page("readiness") as t:
    show_readiness(t)

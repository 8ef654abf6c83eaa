"""The project portfolio: how much, for what, how far."""

from patokaz.frame import page as layout
from patokaz.portfolio.screen import show_portfolio

with layout.page("portfolio") as t:
    show_portfolio(t)

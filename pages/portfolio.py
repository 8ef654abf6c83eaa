"""The project portfolio: how much, for what, how far."""

from patokaz.frame.page import page
from patokaz.portfolio.screen import show_portfolio

with page("portfolio") as t:
    show_portfolio(t)

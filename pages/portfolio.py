"""The project portfolio: how much, for what, how far."""

from patokaz import layout
from patokaz.screens.portfolio_page import show_portfolio

with layout.page("portfolio") as t:
    show_portfolio(t)

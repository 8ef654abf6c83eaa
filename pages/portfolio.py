"""Page portfolio."""

from patokaz import layout

with layout.page("portfolio") as t:
    pass

"""Page data."""

from patokaz import layout

with layout.page("data") as t:
    pass

"""Page potential."""

from patokaz import layout

with layout.page("potential") as t:
    pass

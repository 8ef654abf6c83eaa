"""Page project."""

from patokaz import layout

with layout.page("project") as t:
    pass

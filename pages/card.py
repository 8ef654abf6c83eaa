"""One figure, map, ranking or line alone, for the frame of another site."""

from patokaz.comparison.embedded_screen import show_embedded_trend
from patokaz.frame.page import page
from patokaz.profile.embedded_screen import show_embedded

with page("card") as t:
    show_embedded(t, trend=show_embedded_trend)

"""The map of a portfolio: money per head, the register's count or the projects of the list."""

from typing import Any

from patokaz.charts.area_map import Style
from patokaz.language.words import Measure, Words
from patokaz.maps.screen import CountryMap
from patokaz.portfolio.selection import Selection


def map_measure(chosen: Selection, t: Words) -> Measure:
    """How the map's values are written."""
    return t.measure(f"{chosen.currency.lower()}_per_head" if chosen.map_kind == "money" else "count")


def portfolio_map(chosen: Selection, t: Words, **more: Any) -> CountryMap:
    """The map of a selection that has one, zoomed to its filter. more: of the map (key, click, frames, notes, height)."""
    assert chosen.picture is not None
    title = t("portfolio.map_" + chosen.map_kind)
    style = Style(
        within=frozenset(chosen.mapped), whole=not chosen.filters.area, outlined=(chosen.filters.area,)
    )  # fmt: skip
    return CountryMap(
        chosen.picture, map_measure(chosen, t), country=chosen.portfolio.country, level="municipality", title=title, style=style,
        **more,
    )  # fmt: skip

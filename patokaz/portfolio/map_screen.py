"""The map of a portfolio: money per head, the register's count or the projects of the list."""

from typing import Any

from patokaz.charts.area_map import Style
from patokaz.language.words import Measure, Words
from patokaz.maps.screen import CountryMap
from patokaz.portfolio.selection import Selection
from patokaz.statistics.war_status import occupied


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
    country, in_view = chosen.portfolio.country, set(chosen.in_view["area_id"].tolist())
    greyed = {area: day for area, day in occupied(country).items() if area in in_view}
    return CountryMap(
        chosen.picture, map_measure(chosen, t), country=country, level="municipality", title=title, style=style,
        greyed=greyed, by_status=True, **more,
    )  # fmt: skip

"""All views of a selection in order, and the reasons why others are absent; used by the page, files and slides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from plotly.graph_objects import Figure

from patokaz.charts.axis import tell_axes
from patokaz.charts.palette import Palette
from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.portfolio.chosen import selection
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.model import Absent, View
from patokaz.portfolio.money_views import (
    Kept,
    concentration_view,
    course_view,
    groups_view,
    periods_view,
    phases_view,
    places_view,
)  # fmt: skip
from patokaz.portfolio.project_views import board_view, time_view
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.texts import story
from patokaz.portfolio.who import who_view
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import words_of

ORDER = ("phases", "course", "groups", "places", "who", "time", "concentration", "periods", "board")


@dataclass(frozen=True)
class Told:
    """The views of a selection. sentence: summary; views: in order; absent: views not supported; names: of areas."""

    chosen: Selection
    sentence: str
    views: Sequence[View]
    absent: Sequence[Absent]
    names: Mapping[str, str]

    def view(self, key: str) -> View | None:
        """A view by its id."""
        return next((view for view in self.views if view.id == key), None)


def told(chosen: Selection, day: date, kept: Kept, t: Words) -> Told:
    """The views of a selection on a day. kept: parameters kept in their links."""
    ids = {*chosen.groups.index, *chosen.periods.index, chosen.filters.area} - {""}
    areas = named_areas(sorted(map(str, ids)), t)
    names = {area["area_id"]: str(area["name"]) for area in areas}
    in_sentences = {area["area_id"]: name_to_begin_with(area) for area in areas}
    found = {
        "phases": phases_view(chosen, t),
        "course": course_view(chosen, t),
        "groups": groups_view(chosen, names, kept, t),
        "places": places_view(chosen, t),
        "who": who_view(chosen, kept, t),
        "time": time_view(chosen, day, kept, t),
        "concentration": concentration_view(chosen, t),
        "periods": periods_view(chosen, names, kept, t),
        "board": board_view(chosen, kept, t),
    }
    views = [_drawn_once(view, t) for key in ORDER if (view := found[key]) is not None]
    absent = [Absent(t("portfolio.absent_" + key), t("portfolio.why_" + key)) for key in ORDER if found[key] is None]
    if not chosen.mapped:
        absent.append(Absent(t("portfolio.map_" + chosen.map_kind), t("portfolio.why_map")))
    return Told(chosen, story(chosen, in_sentences, t), views, absent, names)


def _drawn_once(view: View, t: Words) -> View:
    """A view whose figure is drawn once per palette, with the separators of the language."""
    make = view.figure
    if make is None:
        return view

    @lru_cache(maxsize=2)
    def drawn(palette: Palette) -> Figure:
        figure = make(palette)
        tell_axes(figure, t)
        return figure

    return replace(view, figure=drawn)


@cached(60)
def _told(filters: Filters, language: str, day: str, kept: Kept) -> Told:
    return told(selection(filters, language, day), date.fromisoformat(day), kept, words_of(language, filters.country))


def told_of(filters: Filters, t: Words, day: date, kept: Kept) -> Told:
    """The views of a list of the database; read only.

    Raises:
        DatabaseMissing: there is no statistics file.
        KeyError: the list does not exist.
    """
    if filters.source == OWN:
        raise KeyError(OWN)
    return _told(filters, t.language, day.isoformat(), kept)


def name_to_begin_with(area: Mapping[str, Any]) -> str:
    """A name for the beginning of a sentence: the long name where the short one is also that of a town."""
    name = str(area["name" if area["level"] == "municipality" else "long_name"])
    return name[0].upper() + name[1:]

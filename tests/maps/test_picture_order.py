"""Areas that are alike stand in the alphabet of the reader's language, on maps, in rankings and in the index."""

import pandas as pd

from patokaz.index.choices import Choices
from patokaz.index.index import index_of
from patokaz.own_data.indicators import own_picture
from patokaz.statistics.places import level_places


def test_areas_without_a_figure_stand_in_the_order_of_the_alphabet() -> None:
    """Ј, Љ, Ќ before А is the order of code points; it was that of every table of areas that are alike."""
    areas = level_places(country="BG", level="municipality", language="mk")
    names = own_picture(pd.Series({"PAZ21": 5.0, "PAZ03": 3.0}), 1, areas, "quantiles", 5).ranked["name"].tolist()
    assert names[:2] == ["Пештера", "Батак"] and names[2:] == [name for name in areas["name"] if name not in names[:2]]
    assert names.index("Јамбол") > names.index("Искар")
    found = index_of(Choices("MK"), "mk").ordered
    assert found.dropna(subset=["rank"])["rank"].is_monotonic_increasing and set(found["order"]) == set(range(80))

"""The classes of needs over a country, from data only: map categories and counts."""

from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.classes import categories
from patokaz.language.words import Words
from patokaz.maps.picture import Picture
from patokaz.needs.figures import PLACE, classes_by_place
from patokaz.needs.statements import CLASSES, country_needs
from patokaz.needs.texts import class_name
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.places import by_area, level_places

NONE, SEVERAL = "none", "several"
ORDER = (NONE, *CLASSES, SEVERAL)


@dataclass(frozen=True, eq=False)
class ClassMap:
    """A country's places in categories of ORDER, missing without data. classes: of each row, in its order."""

    picture: Picture
    classes: tuple[tuple[str, ...] | None, ...]

    @property
    def asked(self) -> int:
        """Places with data."""
        return sum(found is not None for found in self.classes)

    @property
    def counts(self) -> dict[str, int]:
        """Places with a need by class; one with several counts in each."""
        return {cls: sum(cls in (found or ()) for found in self.classes) for cls in CLASSES}

    @property
    def without(self) -> int:
        """Places whose data show no need."""
        return sum(found == () for found in self.classes)


def class_map(country: str, t: Words) -> ClassMap:
    """The categories of a country's places; read only.

    Raises:
        DatabaseMissing: no build.
    """
    return _class_map(country, t.language)


@cached(20)
def _class_map(country: str, language: str) -> ClassMap:
    rows = by_area(level_places(country=country, level=PLACE, language=language))
    found = classes_by_place(country)
    classes = tuple(found.get(area) for area in rows["area_id"])
    named = pd.Series([_category(told) for told in classes], dtype=object)
    numbers = named.map({name: float(position) for position, name in enumerate(ORDER)}).astype(float)
    rows = rows[["area_id", "name", "upper", "order"]].assign(value=numbers, rank=float("nan"))
    return ClassMap(Picture(rows, categories(named, ORDER)), classes)


def _category(classes: tuple[str, ...] | None) -> str | None:
    if classes is None:
        return None
    return NONE if not classes else SEVERAL if len(classes) > 1 else classes[0]


def category_names(t: Words) -> list[str]:
    """Legend labels of the categories."""
    return [t("needs.map_none"), *(class_name(cls, t) for cls in CLASSES), t("needs.map_several")]


def place_texts(found: ClassMap, t: Words) -> list[str]:
    """Tooltip texts of the places."""
    return [
        "" if told is None else ", ".join(class_name(cls, t) for cls in told) or t("needs.map_none")
        for told in found.classes
    ]


def map_sentence(found: ClassMap, t: Words) -> str:
    """Number of places with a need by class, out of those with data."""
    counts = [t("needs.map_count", name=class_name(cls, t), number=t.number(n)) for cls, n in found.counts.items() if n]
    asked, without = t.number(found.asked), t.number(found.without)
    return t("needs.map_sentence", asked=asked, without=without, counts=", ".join(counts) or "–")


def data_indicators(country: str) -> list[Indicator]:
    """The indicators that indicate needs in a country."""
    return [catalogue()[key] for key in country_needs(country).data.values()]

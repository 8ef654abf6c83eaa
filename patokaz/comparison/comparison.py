"""Places side by side: what may be compared and municipalities like one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patokaz.language.words import Words
from patokaz.profile.profile import Profile, read_profile
from patokaz.statistics.catalogue import Indicator, catalogue

MOST_PLACES = 5


@dataclass(frozen=True)
class Row:
    """One indicator over the places: a figure a place, None where it has none; refused where definitions differ."""

    indicator: Indicator
    figures: Sequence[Mapping[str, object] | None]
    refused: bool


def chosen_places(ids: Sequence[str], t: Words) -> list[Profile]:
    """Profiles of the places, unknown ids and repetitions left out, MOST_PLACES at most."""
    found = [read_profile(area, t) for area in dict.fromkeys(ids)]
    return [profile for profile in found if profile is not None][:MOST_PLACES]


def compared_rows(places: Sequence[Profile], block: str) -> list[Row]:
    """The indicators of a block that at least two places have; all of them for one place."""
    needed = min(2, len(places))
    rows = []
    for indicator in catalogue().values():
        if indicator.block != block or indicator.part_only:
            continue
        figures = [place.figure(indicator.id) for place in places]
        having = [place for place, figure in zip(places, figures, strict=True) if figure is not None]
        if len(having) >= needed:
            rows.append(Row(indicator, figures, not comparable(indicator, {place.country_key for place in having})))
    return rows


def comparable(indicator: Indicator, country_keys: set[str]) -> bool:
    """Whether an indicator means the same in all of the countries: they have one definition."""
    return len({indicator.text("definition", "en", key) for key in country_keys}) < 2

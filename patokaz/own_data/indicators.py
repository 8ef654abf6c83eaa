"""The user's own data in this session: the uploaded file, matched to a country, with its columns as indicators.

None of it is shared between sessions: it is in no cache of the application and no database.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.classes import classify
from patokaz.analysis.ranking import competition_ranks
from patokaz.maps.picture import Picture, mapped_indicators
from patokaz.own_data.reading import OwnTable
from patokaz.statistics.catalogue import BLOCK, Indicator, catalogue
from patokaz.statistics.places import by_area

NOTHING = pd.DataFrame()
DIRECTIONS = {"more": 1, "less": -1, "neither": 0}


@dataclass(frozen=True)
class OwnIndicators:
    """Columns of the session's table as indicators. entries: by id (own:0, own:1); values: by level, areas × ids; table: as it was read."""

    entries: Mapping[str, Indicator]
    values: Mapping[str, pd.DataFrame]
    table: OwnTable | None = None

    @property
    def known(self) -> Mapping[str, Indicator]:
        """The indicators of the catalogue and the user's own ones, by id."""
        return ChainMap(dict(self.entries), dict(catalogue()))

    def mapped(self, country: str) -> pd.DataFrame:
        """What can be drawn on a country's maps, the user's own first: as `potential.mapped_indicators`."""
        own = [
            {"country_id": country, "level": level, "indicator_id": key, "block": BLOCK}
            for level, values in self.values.items()
            for key in values
        ]
        return pd.concat([pd.DataFrame(own), mapped_indicators(country)], ignore_index=True)

    def at(self, level: str) -> pd.DataFrame:
        """Areas × ids of a level, empty where the table has none of it."""
        return self.values.get(level, NOTHING)


NO_OWN = OwnIndicators({}, {})


def own_picture(values: pd.Series, direction: int, areas: pd.DataFrame, scheme: str, classes: int) -> Picture:
    """Own values on the map. areas: area_id, name, upper, is_ranked of the level; no ranks where the direction is 0."""
    rows = by_area(areas[["area_id", "name", "upper", "is_ranked"]])
    rows = rows.assign(value=values.reindex(rows["area_id"]).to_numpy())
    ranks = competition_ranks(rows["value"].where(rows["is_ranked"]), lowest_first=direction == -1)
    return Picture(rows.assign(rank=ranks if direction else float("nan")), classify(rows["value"], scheme, classes))

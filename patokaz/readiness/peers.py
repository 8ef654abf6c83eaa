"""The same figures of other places: neighbours, similar municipalities, larger area, peer group."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from patokaz.analysis.readiness import Marked, reached
from patokaz.frame.group import LEAST, PeerGroup
from patokaz.geography.map_files import neighbours
from patokaz.profile.profile import Profile
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.readiness.readiness import NO_FIGURES_UNDER, Prefill
from patokaz.readiness.statements import country_figures, statements
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query
from patokaz.statistics.war_status import status_list

NEIGHBOURS, SIMILAR, REGION, PEERS = GROUPS = ("neighbours", "similar", "region", "peers")
NEAREST = 7
LEVEL = "municipality"


@dataclass(frozen=True)
class Others:
    """A group of other places with their scores.

    group: one of GROUPS; name: of the larger area or the user's peer group (user text), otherwise empty.
    """

    group: str
    name: str
    filled: Sequence[Mapping[str, Prefill]]

    @property
    def places(self) -> int:
        """Number of places of the group with a figure that answers a statement."""
        return len(self.filled)

    def mark(self, statement: str) -> float | None:
        """The median score of a statement; None if fewer than LEAST places have one."""
        marks = [filled[statement].mark for filled in self.filled if statement in filled]
        return float(median(marks)) if len(marks) >= LEAST else None

    def share(self, category: str) -> float | None:
        """The share achieved by the median scores of a category; None if there are none."""
        return reached(
            Marked(statement.weight, self.mark(key))
            for key, statement in statements().items() if statement.category == category
        )  # fmt: skip


def others(profile: Profile, peers: PeerGroup | None = None) -> tuple[Others, ...]:
    """Neighbours, similar municipalities, larger area and peer group, if at least LEAST of them have figures.

    Without places whose figures are meaningless because of hostilities or occupation.
    """
    around = profile.above[0].area["area_id"] if profile.above else ""
    names = {REGION: profile.above[0].area["long_name"] if profile.above else "", PEERS: peers.name if peers else ""}
    members = {
        **_around(profile.area["country_id"], profile.area["area_id"], around),
        PEERS: [other for other in (peers.ids if peers else ()) if other != profile.area["area_id"]],
    }
    filled = _filled(profile.area["country_id"])
    found = [
        Others(group, names.get(group, ""), [filled[other] for other in ids if other in filled])
        for group, ids in members.items()
    ]
    return tuple(group for group in found if group.places >= LEAST)


@cached(200)
def _around(country: str, area: str, container: str) -> Mapping[str, Sequence[str]]:
    """Ids of the other places by group; read only."""
    similar = similar_to(country, area, dict.fromkeys(similarity_defaults(country), 1.0), NEAREST)
    around = query("areas_inside", within=container, level=LEVEL)["area_id"].tolist() if container else []
    return {
        NEIGHBOURS: sorted(neighbours(country, LEVEL).get(area, ())),
        SIMILAR: [] if similar.empty else similar["area"].tolist(),
        REGION: [other for other in around if other != area],
    }


@cached(6)
def _filled(country: str) -> Mapping[str, Mapping[str, Prefill]]:
    """Scores from figures for every municipality of a country with any; read only."""
    answering: dict[str, list[str]] = defaultdict(list)
    for statement, indicator in country_figures(country).prefill.items():
        answering[indicator].append(statement)
    rows = query("latest_ranks", country=country, level=LEVEL, indicators=sorted(answering))
    rows, statuses = rows[rows["rank"].notna()], status_list(country)
    columns = (rows[name].tolist() for name in ("area_id", "indicator_id", "value", "year", "rank", "rank_of"))
    found: dict[str, dict[str, Prefill]] = defaultdict(dict)
    for area, indicator, value, year, rank, of in zip(*columns, strict=True):
        if statuses.of(area) not in NO_FIGURES_UNDER:
            prefill = Prefill(indicator, float(value), int(year), int(rank), int(of))
            found[area] |= dict.fromkeys(answering[indicator], prefill)
    return dict(found)

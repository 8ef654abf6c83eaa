"""What a check finds, and whether somebody has judged it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.tables import Country, MalformedTable, read_toml
from data.withheld import Key, require_known

KINDS = ("all_zero", "shifted_rows", "namesakes", "area", "centre", "five_times", "share", "population")


@dataclass(frozen=True)
class Finding:
    """What looks wrong: the kind of check, the areas, indicators and year concerned, and what was seen, in words."""

    kind: str
    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    year: int
    text: str

    @property
    def keys(self) -> list[Key]:
        """Every area and indicator with the year."""
        return [(area, key, self.year) for area in self.areas for key in self.indicators]

    def __str__(self) -> str:
        return f"{self.kind}: {', '.join(self.areas)}: {', '.join(self.indicators)} {self.year}: {self.text}"


@dataclass(frozen=True)
class Accepted:
    """An entry of accepted.toml: findings that were looked at and stay, with the judgement."""

    kind: str
    areas: frozenset[str]
    indicators: frozenset[str]
    years: frozenset[int]

    def covers(self, finding: Finding) -> bool:
        """Whether all of a finding lies within the entry."""
        return (
            self.kind == finding.kind
            and finding.year in self.years
            and self.areas.issuperset(finding.areas)
            and self.indicators.issuperset(finding.indicators)
        )


def read_accepted(country: Country, areas: Collection[str], indicators: Collection[str]) -> list[Accepted]:
    """accepted.toml of a country. Raises MalformedTable."""
    path = country.folder / "accepted.toml"
    found = []
    for number, entry in enumerate(read_toml(path).get("accepted", []) if path.exists() else [], start=1):
        where = f"accepted.toml of {country.key}: entry {number}"
        if entry.get("check") not in KINDS:
            raise MalformedTable(f"{where}: check: found {entry.get('check')!r}; expected one of {', '.join(KINDS)}")
        require_known(where, "areas", entry.get("areas"), areas)
        require_known(where, "indicators", entry.get("indicators"), indicators)
        years = entry.get("years")
        if not years or not all(type(year) is int for year in years):
            raise MalformedTable(f"{where}: years: found {years!r}; expected a list of years")
        if not entry.get("reason"):
            raise MalformedTable(f"{where}: reason: found nothing; expected how it was judged")
        found.append(
            Accepted(entry["check"], frozenset(entry["areas"]), frozenset(entry["indicators"]), frozenset(years))
        )
    return found


def require_judged(country: Country, findings: Sequence[Finding], accepted: Sequence[Accepted]) -> str:
    """A line of how many findings there are of each kind. Raises MalformedTable for one that nobody has judged, and for
    an entry of accepted.toml that no check finds any more."""
    unjudged = [finding for finding in findings if not any(entry.covers(finding) for entry in accepted)]
    if unjudged:
        raise MalformedTable(
            f"{country.key}: {len(unjudged)} findings that nobody has judged; expected an entry in withheld.toml or "
            "accepted.toml for each:\n" + "\n".join(map(str, unjudged))
        )
    for number, entry in enumerate(accepted, start=1):
        if not any(entry.covers(finding) for finding in findings):
            raise MalformedTable(
                f"accepted.toml of {country.key}: entry {number}: no check finds this any more; remove it"
            )
    counts = {kind: sum(finding.kind == kind for finding in findings) for kind in KINDS}
    told = ", ".join(f"{kind} {count}" for kind, count in counts.items() if count)
    return f"looks odd, judged and kept: {told}" if told else "nothing looks odd"

"""Connectors: what is asked of an office and what becomes of the answer, as data in connectors/*.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from data.renew.words import Failure

FOLDER = Path(__file__).parent / "connectors"
COUNTRIES = ("mk", "bg", "ua")
PROTOCOLS = ("pxweb1", "nsi", "eurostat", "openbudget")
CERTAINTIES = ("recorded", "code", "documented")


@dataclass(frozen=True)
class AreaCodes:
    """How an office's codes become our area ids.

    column: of areas.csv that holds the office's code. aliases: office's code -> ours. ignored: codes that are no area of
    ours. sums: a code that must equal the sum of others, then is left out. merged: a code to which others may have to be
    added, where the country's total says so.
    """

    column: str = "area_id"
    aliases: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Output:
    """One indicator of a table.

    sex: total, men or women; age: first and last year (999 open), empty for all; category: label of a further dimension;
    where: codes by column, for offices whose codes are fixed; codes: ranges of budget codes; scale: factor; per: the stored
    indicator by which the count is divided, of the same area and year; year_shift: 1 where the end of a year is the beginning
    of the next.
    """

    indicator: str
    sex: str = "total"
    age: tuple[int, ...] = ()
    category: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    codes: tuple[tuple[int, int], ...] = ()
    item: str = ""
    scale: float = 1.0
    per: str = ""
    year_shift: int = 0


@dataclass(frozen=True)
class Control:
    """A figure that the office has published and that an answer must repeat."""

    area: str
    indicator: str
    year: int
    value: float


@dataclass(frozen=True)
class KnownError:
    """A cell that the office has wrong: dropped, and its sums are not asked for."""

    area: str
    year: int
    category: str
    reason: str


@dataclass(frozen=True)
class Connector:
    """One table of one office.

    level: of its lowest areas. kind: of the population behind its figures, see kinds.toml; years before first_year stay
    with the shipped kind. sparse: a missing row is zero (told by the office). partial: asked for some areas only.
    certainty: recorded, code or documented. file: how the name of a file saved by hand begins.
    """

    id: str
    country: str
    protocol: str
    office: str
    title: str
    base: str
    path: str
    licence: str
    certainty: str
    level: str
    file: str
    outputs: tuple[Output, ...]
    areas: AreaCodes = AreaCodes()
    caution: str = ""
    kind: str = ""
    first_year: int = 1990
    sparse: bool = False
    partial: bool = False
    preliminary: bool = False
    levels: tuple[str, ...] = ()
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    controls: tuple[Control, ...] = ()
    known_errors: tuple[KnownError, ...] = ()
    breaks: tuple[Mapping[str, Any], ...] = ()

    @property
    def indicators(self) -> Sequence[str]:
        """Ids of what the table brings, each once."""
        return list(dict.fromkeys(output.indicator for output in self.outputs))

    @property
    def address(self) -> str:
        """Where the table stands."""
        return f"{self.base}/{self.path}" if self.protocol == "pxweb1" else f"{self.base}{self.path}"


def connectors(country: str, more: Path | None = None, folder: Path = FOLDER) -> Mapping[str, Connector]:
    """The connectors of a country by table id; `more`: a folder with those that the officer mapped. Raises Failure."""
    if country not in COUNTRIES:
        raise Failure("unknown_country", country=country)
    paths = sorted(folder.glob(f"{country}*.toml")) + (sorted(more.glob("*.toml")) if more and more.exists() else [])
    found: dict[str, Connector] = {}
    for path in paths:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        shared = {key: value for key, value in document.items() if key != "table"}
        for key, entry in document.get("table", {}).items():
            if key in found:
                raise Failure("connector_wrong", table=key, detail="the id stands twice")
            found[key] = connector(key, country, shared | entry)
    return found


def connector(key: str, country: str, entry: Mapping[str, Any]) -> Connector:
    """One entry of a TOML file as a connector. Raises Failure where it says what a connector cannot say."""
    strangers = set(entry) - {known.name for known in fields(Connector)} - {"output", "control", "known_error", "break"}
    if strangers:
        raise Failure("connector_wrong", table=key, detail=f"unknown: {', '.join(sorted(strangers))}")
    simple = {name: _tuple(value) for name, value in entry.items() if not isinstance(value, Mapping | list)}
    if entry.get("protocol") not in PROTOCOLS or entry.get("certainty") not in CERTAINTIES:
        raise Failure("connector_wrong", table=key, detail="protocol or certainty")
    try:
        return Connector(
            id=key, country=country, **simple, levels=tuple(entry.get("levels", ())),
            query={name: _tuple(value) for name, value in entry.get("query", {}).items()},
            roles={name: _tuple(value) for name, value in entry.get("roles", {}).items()},
            areas=AreaCodes(**{name: _deep(value) for name, value in entry.get("areas", {}).items()}),
            outputs=tuple(Output(**{name: _deep(value) for name, value in one.items()}) for one in entry["output"]),
            controls=tuple(Control(**one) for one in entry.get("control", ())),
            known_errors=tuple(KnownError(**one) for one in entry.get("known_error", ())),
            breaks=tuple(entry.get("break", ())),
        )  # fmt: skip
    except (TypeError, KeyError) as error:
        raise Failure("connector_wrong", table=key, detail=str(error)) from error


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _deep(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _tuple(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return tuple(_deep(entry) for entry in value)
    return value

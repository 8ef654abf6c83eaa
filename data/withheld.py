"""Figures that are wrong in their source: read from withheld.toml, taken out, and told where they would have been.

A withheld value is never stored. What adds it up or is computed from it is withheld too and inherits the reason, unless
the publisher prints that figure itself, or the values were only exchanged between areas that the sum holds together.
A figure that the build computes is withheld itself where its parts are right and what is made of them says what is not so.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.tables import Country, MalformedTable, read_toml
from patokaz.language.languages import LANGUAGES
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.formulas import names_in, terms_in

Key = tuple[str, str, int]  # area, indicator, year


@dataclass(frozen=True)
class Withheld:
    """One entry of withheld.toml; `exchanged`: its areas bear each other's values, so that their sum is right."""

    areas: tuple[str, ...]
    indicators: tuple[str, ...]
    years: tuple[int, ...]
    reason: str  # JSON object, a text per language
    exchanged: bool = False

    @property
    def keys(self) -> list[Key]:
        """Every area, indicator and year of the entry."""
        return [(area, key, year) for area in self.areas for key in self.indicators for year in self.years]


def read_withheld(
    country: Country, areas: Collection[str], indicators: Mapping[str, Indicator], stored: pd.DataFrame
) -> list[Withheld]:
    """The entries of a country's withheld.toml. Raises MalformedTable.

    stored: its observations (area_id, indicator_id, year); every entry must name values that are there, or computed
    figures from which no other one is computed.
    """
    path = country.folder / "withheld.toml"
    entries = read_toml(path).get("withheld", []) if path.exists() else []
    published = {key for key, entry in indicators.items() if not entry.formula_of(country.key)}
    formulas = [formula for entry in indicators.values() if (formula := entry.formula_of(country.key))]
    parts = {name for formula in formulas for name in names_in(formula)}
    possible = published | (set(indicators) - parts)
    named = {str(key) for entry in entries for key in entry.get("indicators") or ()}
    stored = stored[stored["indicator_id"].isin(named)]
    present = set(zip(stored["area_id"], stored["indicator_id"], stored["year"], strict=True))
    found = []
    for number, entry in enumerate(entries, start=1):
        where = f"withheld.toml of {country.key}: entry {number}"
        require_known(where, "areas", entry.get("areas"), areas)
        require_known(where, "indicators", entry.get("indicators"), possible)
        years = entry.get("years")
        if not years or not all(type(year) is int for year in years):
            raise MalformedTable(f"{where}: years: found {years!r}; expected a list of years")
        if not entry.get("known"):
            raise MalformedTable(f"{where}: known: found nothing; expected how it is known")
        one = Withheld(
            tuple(entry["areas"]), tuple(entry["indicators"]), tuple(years), reason_of(where, entry),
            bool(entry.get("exchanged", False)),
        )  # fmt: skip
        absent = [key for key in one.keys if key[1] in published and key not in present]
        if absent:
            raise MalformedTable(f"{where}: {absent[0]} is not in observations/; expected a stored value")
        found.append(one)
    return found


def require_known(where: str, key: str, ids: object, known: Collection[str]) -> None:
    """Raise MalformedTable unless ids is a list of known ids with at least one."""
    if not isinstance(ids, list) or not ids:
        raise MalformedTable(f"{where}: {key}: found {ids!r}; expected a list of ids")
    unknown = [one for one in ids if one not in known]
    if unknown:
        raise MalformedTable(f"{where}: {key}: found {unknown[0]!r}; expected a known id")


def reason_of(where: str, entry: Mapping[str, object]) -> str:
    """The reason of an entry as JSON. Raises MalformedTable where a language is missing."""
    reason = entry.get("reason")
    texts = reason if isinstance(reason, Mapping) else {}
    for language in LANGUAGES:
        if not texts.get(language):
            raise MalformedTable(f"{where}: reason.{language}: found nothing; expected a text")
    return json.dumps({language: texts[language] for language in LANGUAGES}, ensure_ascii=False)


def without(stored: pd.DataFrame, entries: Sequence[Withheld]) -> pd.DataFrame:
    """Observations without the values that the entries name."""
    hidden = {key for entry in entries for key in entry.keys}
    keys = pd.MultiIndex.from_frame(stored[["area_id", "indicator_id", "year"]])
    return stored[~keys.isin(list(hidden))] if hidden else stored


def withheld_sums(entries: Sequence[Withheld], summed: pd.DataFrame, areas: pd.DataFrame) -> dict[Key, str]:
    """Own entries and the sums that hold one of them, with the reason.

    summed: observations with their sums (`derive.with_sums`), withheld values included.
    """
    parents = dict(zip(areas["area_id"], areas["parent_id"], strict=True))
    summed = summed[summed["indicator_id"].isin({key for entry in entries for key in entry.indicators})]
    keys = zip(summed["area_id"], summed["indicator_id"], summed["year"], strict=True)
    origins = dict(zip(keys, summed["origin"], strict=True))
    reasons: dict[Key, str] = {}
    for entry in entries:
        for area, indicator, year in entry.keys:
            reasons.setdefault((area, indicator, year), entry.reason)
    for entry in entries:
        for area, indicator, year in entry.keys:
            for above in _above(area, parents):
                sound = entry.exchanged and all(above in _above(one, parents) for one in entry.areas)
                if sound or origins.get((above, indicator, year)) != "summed":
                    break
                reasons.setdefault((above, indicator, year), entry.reason)
    return reasons


def _above(area: str, parents: Mapping[str, str]) -> Iterator[str]:
    above = parents[area]
    while above:
        yield above
        above = parents[above]


def dependents(
    names: Collection[str], country: str, ordered: Sequence[str], indicators: Mapping[str, Indicator]
) -> set[str]:
    """The computed indicators that need one of some, directly or through another. ordered: parts before what needs them."""
    found: set[str] = set()
    for key in ordered:
        if any(name in found or name in names for name in names_in(indicators[key].formula_of(country))):
            found.add(key)
    return found


def withheld_results(
    reasons: Mapping[Key, str],
    lost: Collection[Key],
    country: str,
    ordered: Sequence[str],
    indicators: Mapping[str, Indicator],
) -> dict[Key, str]:
    """The computed figures that are withheld, with the reason of the first part that is.

    lost: results that exist with the withheld values and not without.
    """
    told = dict(reasons)
    by_indicator: dict[str, list[Key]] = {}
    for key in sorted(lost):
        by_indicator.setdefault(key[1], []).append(key)
    for name in ordered:
        terms = terms_in(indicators[name].formula_of(country))
        for area, indicator, year in by_indicator.get(name, []):
            parts = [(area, term, when if when > 0 else year + when) for term, when in terms]
            told[(area, indicator, year)] = next(told[part] for part in parts if part in told)
    return {key: reason for key, reason in told.items() if key not in reasons}


def withheld_table(entries: Sequence[Withheld], reasons: Mapping[Key, str]) -> pd.DataFrame:
    """The table `withheld` of the schema: one row an area, indicator and year."""
    own = {key for entry in entries for key in entry.keys}
    rows = [(*key, reason, "own" if key in own else "inherited") for key, reason in sorted(reasons.items())]
    return pd.DataFrame(rows, columns=["area_id", "indicator_id", "year", "reason", "origin"])

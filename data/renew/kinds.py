"""Numerators and denominators stay of one kind: which formulas would mix censuses with estimates."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.formulas import names_in, terms_in

FILE = Path(__file__).parent / "kinds.toml"


@cache
def shipped_kinds() -> Mapping[str, str]:
    """Source id -> kind of population."""
    return {source: kind for kind, sources in _file()["kind"].items() for source in sources}


@cache
def is_stock(indicator: str) -> bool:
    """Whether an indicator counts a population."""
    return indicator.startswith(tuple(_file()["stocks"]))


@cache
def _file() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def mixed(
    observations: pd.DataFrame,
    kinds: Mapping[str, str],
    renewed: str,
    country: str,
    indicators: Mapping[str, Indicator],
) -> list[tuple[str, int]]:
    """Computed indicators and years whose formula would take one term from `renewed` and another of a different kind.

    observations: indicator_id, year, source_id as they would stand after acceptance. kinds: source id -> kind.
    """
    stocks = observations[observations["indicator_id"].map(is_stock)]
    pairs = stocks[["indicator_id", "year", "source_id"]].drop_duplicates()
    held: dict[tuple[str, int], set[str]] = {}
    for row in pairs.itertuples(index=False):
        held.setdefault((str(row.indicator_id), int(row.year)), set()).add(str(row.source_id))
    years = sorted({year for _, year in held})
    found = []
    for key, entry in indicators.items():
        formula = entry.formula_of(country)
        if not formula or not any(is_stock(name) for name in names_in(formula)):
            continue
        allowed = entry.years_of(country)
        for year in allowed or years:
            sources = _sources(formula, year, held)
            if renewed in sources and len({kinds[source] for source in sources if kinds.get(source)}) > 1:
                found.append((key, int(year)))
    return found


def _sources(formula: str, year: int, held: Mapping[tuple[str, int], set[str]]) -> set[str]:
    """Sources of a formula's stocks in a result year; none where one of them has no figure."""
    found: set[str] = set()
    for name, when in terms_in(formula):
        if is_stock(name):
            sources = held.get((name, when if when > 1900 else year + when))
            if not sources:
                return set()
            found |= sources
    return found

"""The indicator catalogue as Python objects."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.statistics.countries import said_of
from patokaz.statistics.paths import data_folder

AMOUNTS = (
    "persons", "count", "km2", "mw", "uah", "mkd", "bgn", "eur", "usd", "uah_million", "mkd_million", "eur_million", "usd_million",
)  # fmt: skip
INDICATORS = "indicators"
BLOCKS = ("people", "workforce", "economy", "public_finance", "infrastructure", "resources", "quality_of_life")


@dataclass(frozen=True)
class Indicator:
    """One entry of data/indicators/<block>/<topic>.toml; texts by language, `own_texts` by country and language.

    The keys are described in docs/indicators.md.
    """

    id: str
    countries: tuple[str, ...]
    block: str
    unit: str
    direction: int = 0
    decimals: int = 1
    aggregate: str = ""
    formula: str = ""
    formula_by_country: Mapping[str, str] = field(default_factory=dict)
    formula_years: tuple[int, ...] = ()
    formula_years_by_country: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    context: bool = False
    ranked: bool = True
    survey: bool = False
    in_groups: bool = False
    part_only: bool = False
    alike: tuple[str, ...] = ()
    restates: str = ""
    name: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    caution: Mapping[str, str] = field(default_factory=dict)
    own_texts: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def is_ranked(self) -> bool:
        """Whether areas may be ranked by it: not a context indicator and not excluded by its source or its nature."""
        return self.ranked and not self.context

    @property
    def is_of_whole_area(self) -> bool:
        """Whether it is a count or an amount of the whole area, which depends on the size of the area."""
        formulas = [self.formula, *self.formula_by_country.values()]
        return self.unit in AMOUNTS and not any("/" in formula for formula in formulas)

    def formula_of(self, country: str) -> str:
        """The formula for a country (mk, bg, ua); empty where the value is published."""
        return self.formula_by_country.get(country, self.formula)

    def years_of(self, country: str) -> tuple[int, ...]:
        """The years to which the formula is restricted in a country; empty for all years."""
        return tuple(self.formula_years_by_country.get(country, self.formula_years))

    def text(self, kind: str, language: str, country: str = "") -> str:
        """`name`, `definition` or `caution` in a language, else in English; a country's own text takes precedence."""
        texts = self.texts(kind, country)
        told = texts.get(language) or texts.get("en", "")
        return said_of(told, language, country.upper()) if country else told

    def texts(self, kind: str, country: str = "") -> Mapping[str, str]:
        """`name`, `definition` or `caution` by language; a country's own text takes precedence."""
        texts: Mapping[str, str] = self.own_texts.get(country.lower(), {}).get(kind) or getattr(self, kind)
        return texts


def catalogue() -> Mapping[str, Indicator]:
    """All indicators by id, in the order of the topics and of the entries within a file."""
    return _catalogue(data_folder())


def indicators_folder() -> Path:
    """The folder of the catalogue: one subfolder per block, one file per topic."""
    return data_folder() / INDICATORS


def entry_file(indicator: str) -> Path:
    """The file that defines an indicator."""
    return next(
        path for path in topic_files(indicators_folder()) if indicator in tomllib.loads(path.read_text("utf-8"))
    )


def topic_files(folder: Path) -> list[Path]:
    """The files of the catalogue in the order of the pages, which is defined in topics.toml.

    Raises:
        ValueError: a file is not listed in topics.toml, so that its entries would be ignored.
    """
    topics = tomllib.loads((folder / "topics.toml").read_text("utf-8"))
    files = [folder / block / f"{topic}.toml" for block, names in topics.items() for topic in names]
    if forgotten := {path.relative_to(folder).as_posix() for path in set(folder.glob("*/*.toml")) - set(files)}:
        raise ValueError(f"{folder / 'topics.toml'} does not name {', '.join(sorted(forgotten))}")
    return files


@cache
def _catalogue(folder: Path) -> Mapping[str, Indicator]:
    entries: dict[str, Indicator] = {}
    for path in topic_files(folder / INDICATORS):
        for key, entry in tomllib.loads(path.read_text("utf-8")).items():
            if key in entries:
                raise ValueError(f"{path}: {key} stands in another file already")
            try:
                entries[key] = Indicator(id=key, block=path.parent.name, **_frozen(entry))
            except (TypeError, KeyError) as error:
                raise ValueError(f"{path}: {key}: {error}; the keys of an entry stand in docs/indicators.md") from error
    return entries


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key in entry["countries"]}
    return with_tuples({key: value for key, value in entry.items() if key not in own}) | {"own_texts": own}


def with_tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a TOML file with its lists converted to tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


BLOCK = "own"

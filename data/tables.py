"""The harmonised tables of all countries, read and validated: what is malformed is named with file, row and column."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from patokaz.language.languages import LANGUAGES
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.paths import data_folder

LEVELS = ["municipality", "district", "region", "country"]
STATUSES = ["", *"bdefimnpu"]
SOURCE_TEXTS = (
    "publisher", "title", "table", "licence", "retrieved", "url", "level", "years", "confidence", "caution", "covers", "lacks",
)  # fmt: skip
PROJECT_STATUSES = ["planned", "tender", "contracted", "in_progress", "completed", "terminated", "unknown"]
PROJECT_TEXTS = [
    "project_id", "number", "title", "title_language", "programme", "axis", "procedure", "authority", "fund",
    "beneficiary", "status", "status_original", "start", "end", "registered", "currency", "amount_kind", "description",
    "results", "url",
]  # fmt: skip


class MalformedTable(ValueError):
    """A harmonised table that does not hold what it must; the message says file, row, column and what was expected."""


@dataclass(frozen=True)
class Country:
    """One folder data/countries/xx."""

    key: str
    folder: Path
    settings: dict[str, Any]

    @property
    def id(self) -> str:
        """Area id of the country: MK, BG, UA."""
        return str(self.settings["id"])

    @property
    def group_level(self) -> str:
        """Level whose areas form a municipality's comparison group."""
        return str(self.settings.get("group_level", "region"))


def countries(folder: Path | None = None) -> list[Country]:
    """The countries of a folder (the data folder's) that have a country.toml, in the order they declare."""
    folder = folder or data_folder() / "countries"
    found = [Country(path.parent.name, path.parent, read_toml(path)) for path in sorted(folder.glob("*/country.toml"))]
    return sorted(found, key=lambda country: int(country.settings["order"]))


def read_areas(country: Country) -> pd.DataFrame:
    """areas.csv: one row an area; every area but the country has a parent in the table."""
    path = country.folder / "areas.csv"
    areas = _read(path, ["area_id", "level", "parent_id", "code", "kind"])
    schema = pa.DataFrameSchema(
        {
            "area_id": pa.Column(str, [pa.Check.str_matches(r"^.+$"), _unique()]),
            "level": pa.Column(str, pa.Check.isin(LEVELS)),
            "parent_id": pa.Column(str, pa.Check.isin(["", *areas["area_id"]])),
        }
    )
    _validated(path, areas, schema)
    orphans = areas[(areas["parent_id"] == "") != (areas["level"] == "country")]
    if len(orphans):
        raise _malformed(path, orphans.index[0], "parent_id", orphans["parent_id"].iloc[0], "an area of this table")
    return areas


def read_area_names(country: Country, areas: pd.DataFrame) -> pd.DataFrame:
    """area_names.csv: names by language and kind."""
    path = country.folder / "area_names.csv"
    names = _read(path, ["area_id", "language", "kind", "name"])
    return _validated(
        path,
        names,
        pa.DataFrameSchema(
            {
                "area_id": pa.Column(str, pa.Check.isin(areas["area_id"])),
                "language": pa.Column(str, pa.Check.str_matches(r"^[a-z]{2,3}$")),
                "kind": pa.Column(str, pa.Check.isin(["official", "name", "alias", "transliterated"])),
                "name": pa.Column(str, pa.Check.str_matches(r"^.+$")),
            }
        ),
    )


def read_context(country: Country, areas: pd.DataFrame) -> pd.DataFrame:
    """context.csv, where a country has one: facts with a date that stand beside figures, never in a score."""
    path = country.folder / "context.csv"
    columns = ["area_id", "kind", "value", "date", "source"]
    if not path.exists():
        return pd.DataFrame(columns=columns, dtype=str)
    context = _read(path, columns)
    return _validated(
        path,
        context,
        pa.DataFrameSchema(
            {
                "area_id": pa.Column(str, pa.Check.isin(areas["area_id"])),
                "date": pa.Column(str, pa.Check.str_matches(r"^(\d{4}-\d{2}-\d{2})?$")),
            }
        ),
    )


def read_observations(country: Country, areas: pd.DataFrame, indicators: dict[str, Indicator]) -> pd.DataFrame:
    """observations/*.csv of a country, the file's name as source_id."""
    stored = [key for key, indicator in indicators.items() if not indicator.formula_of(country.key)]
    schema = pa.DataFrameSchema(
        {
            "area_id": pa.Column(str, pa.Check.isin(areas["area_id"])),
            "indicator": pa.Column(str, pa.Check.isin(stored)),
            "year": pa.Column(int, pa.Check.in_range(1990, 2030), coerce=True),
            "value": pa.Column(float, coerce=True),
            "status": pa.Column(str, pa.Check.isin(STATUSES)),
        }
    )
    parts = []
    for path in sorted((country.folder / "observations").glob("*.csv")):
        table = _validated(path, _read(path, ["area_id", "indicator", "year", "value", "status"]), schema)
        parts.append(table.assign(source_id=path.stem))
    if not parts:
        raise MalformedTable(f"observations of {country.key}: no table; expected one <source>.csv at least")
    observations = pd.concat(parts, ignore_index=True)
    repeated = observations.duplicated(["area_id", "indicator", "year"])
    if repeated.any():
        first = observations[repeated].iloc[0]
        raise MalformedTable(
            f"{first['source_id']}.csv: {first['indicator']} of {first['area_id']} in {first['year']} "
            "stands in two tables; expected once"
        )
    return observations.rename(columns={"indicator": "indicator_id"})


def read_sources(country: Country) -> pd.DataFrame:
    """sources*.toml: one row a source."""
    rows = []
    for path in sorted(country.folder.glob("sources*.toml")):
        for key, entry in read_toml(path).get("source", {}).items():
            for needed in ("publisher", "title", "licence", "level"):
                if not entry.get(needed):
                    raise MalformedTable(f"{path.name}: source {key}: {needed} is empty; expected a text")
            rows.append(
                {"source_id": key, "country_id": country.id}
                | {column: str(entry.get(column, "")) for column in SOURCE_TEXTS}
            )
    if not rows:
        raise MalformedTable(f"sources.toml of {country.key}: no source; expected a table [source.<id>] for each file")
    return pd.DataFrame(rows).rename(columns={"table": "table_name"})


def read_breaks(country: Country, areas: pd.DataFrame, indicators: Mapping[str, Indicator]) -> list[dict[str, Any]]:
    """breaks.toml: one entry an indicator, area ('' for the whole country) and year (the first after the break), with the
    reason by language. A break in the file may name `indicators` and `areas` together."""
    path = country.folder / "breaks.toml"
    found = []
    for number, entry in enumerate(read_toml(path).get("break", []) if path.exists() else [], start=1):
        where = f"{path.name} of {country.key}: entry {number}"
        names = entry.get("indicators") or [entry.get("indicator")]
        places = entry.get("areas", [""])
        for key, ids, known in (("indicator", names, indicators), ("areas", places, {"", *areas["area_id"]})):
            unknown = [one for one in ids if one not in known]
            if unknown:
                raise MalformedTable(f"{where}: {key}: found {unknown[0]!r}; expected a known id")
        if type(entry.get("year")) is not int:
            raise MalformedTable(f"{where}: year: found {entry.get('year')!r}; expected a year")
        lacking = [language for language in LANGUAGES if not entry.get("reason", {}).get(language)]
        if lacking:
            raise MalformedTable(f"{where}: reason.{lacking[0]}: found nothing; expected a text")
        found += [
            {"indicator": name, "area": place, "year": entry["year"], "reason": entry["reason"]}
            for name in names
            for place in places
        ]
    return found


def read_projects(country: Country, areas: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """projects/, project_areas/ and project_years/: projects, their places and their money by year."""
    projects = _joined(
        country,
        "projects",
        [*PROJECT_TEXTS, "amount"],
        pa.DataFrameSchema(
            {
                "project_id": pa.Column(str, [pa.Check.str_matches(r"^[A-Za-z0-9.\-]+$"), _unique()]),
                "title": pa.Column(str, pa.Check.str_matches(r"^.+$")),
                "status": pa.Column(str, pa.Check.isin(PROJECT_STATUSES)),
                "start": _date_column(),
                "end": _date_column(),
                "registered": _date_column(),
                "amount": pa.Column(float, nullable=True, coerce=True),
            }
        ),
    )
    ids = set(projects["project_id"])
    known = pa.Column(str, pa.Check(lambda column: column.isin(ids), name="a project of projects/"))
    places = _joined(
        country,
        "project_areas",
        ["project_id", "area_id"],
        pa.DataFrameSchema({"project_id": known, "area_id": pa.Column(str, pa.Check.isin(areas["area_id"]))}),
    )
    years = _joined(
        country,
        "project_years",
        ["project_id", "year", "planned", "executed", "currency"],
        pa.DataFrameSchema(
            {
                "project_id": known,
                "year": pa.Column(int, pa.Check.in_range(1990, 2040), coerce=True),
                "planned": pa.Column(float, nullable=True, coerce=True),
                "executed": pa.Column(float, nullable=True, coerce=True),
            }
        ),
    )
    return projects, places, years


def _joined(country: Country, folder: str, columns: list[str], schema: pa.DataFrameSchema) -> pd.DataFrame:
    parts = [pd.DataFrame(columns=[*columns, "source_id"])]
    for path in sorted((country.folder / folder).glob("*.csv")):
        table = _read(path, columns, optional=("registered",))
        for column, rule in schema.columns.items():
            if (rule.dtype is not None and rule.dtype.type in ("float64",)) or str(rule.dtype) == "float64":
                table[column] = table[column].replace("", None)
        parts.append(_validated(path, table, schema).assign(source_id=path.stem))
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]


def _date_column() -> pa.Column:
    return pa.Column(str, pa.Check.str_matches(r"^(\d{4}-\d{2}-\d{2})?$"))


def _unique() -> pa.Check:
    return pa.Check(lambda column: ~column.duplicated(), name="each value once")


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises MalformedTable."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise MalformedTable(f"{path.name}: {error}") from error


def _read(path: Path, columns: list[str], optional: tuple[str, ...] = ()) -> pd.DataFrame:
    """All cells as text: a code such as 0035 must not become a number."""
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise MalformedTable(f"{path.name}: cannot be read as CSV in UTF-8: {error}") from error
    for column in optional:
        if column not in table:
            table[column] = ""
    absent = [column for column in columns if column not in table]
    if absent:
        raise MalformedTable(f"{path.name}: row 1: column {absent[0]} is absent; expected columns {', '.join(columns)}")
    return table[columns]


def _validated(path: Path, table: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    try:
        return schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as failure:
        for case in _cases(failure):
            raise _malformed(path, case["index"], case["column"], case["failure_case"], case["check"]) from failure
        raise MalformedTable(f"{path.name}: {failure}") from failure


def _cases(failure: pa.errors.SchemaErrors) -> Iterator[dict[str, Any]]:
    cases = failure.failure_cases
    ordered = cases.sort_values("index", na_position="last") if "index" in cases else cases
    for case in ordered.to_dict("records"):
        yield {str(key): value for key, value in case.items()}


def _malformed(path: Path, index: Any, column: str, found: Any, expected: Any) -> MalformedTable:
    row = "?" if index is None or pd.isna(index) else int(index) + 2
    rule = str(expected)
    rule = rule if len(rule) < 160 else rule[:157] + "..."
    return MalformedTable(f"{path.name}: row {row}, column {column}: found {found!r}; expected {rule}")

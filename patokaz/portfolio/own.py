"""The user's own table -> a list of projects, with a report of every cell that could not be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from patokaz.own_data.gazetteer import Gazetteer
from patokaz.own_data.numbers import read_figure
from patokaz.own_data.reading import OwnTable
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.row_areas import is_total
from patokaz.own_data.units import MONEY as MONEY_UNITS
from patokaz.own_data.units import UNITS, Unit, heading_unit
from patokaz.portfolio.own_columns import DATES, MONEY, TEXTS, heading, is_of_the_template, lowest_heading, phase_of
from patokaz.portfolio.own_dates import read_period, year_of
from patokaz.portfolio.own_places import read_areas
from patokaz.portfolio.own_repeats import Rows, repeated_rows

MOST_PROJECTS = 5_000
CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class BadCell:
    """A cell that could not be read.

    row: row number in the file; expected: last part of a text key (portfolio.own_needs_...); near: areas with names
    similar to an unknown place.
    """

    row: int
    column: str
    found: str
    expected: str
    near: tuple[str, ...] = ()


@dataclass
class OwnProjects:
    """Projects read from the user's table, with a report.

    projects, money: as in Portfolio, except places derived later; areas by project; bad: cells not read; unread:
    headings not recognised; read_as: headings outside the template with the field they were read as; scaled: money
    headings read in the scale stated only by other headings; above: unit stated in the text above the table and the
    headings it applies to; without_currency: projects read in the country's currency; repeated: identical rows, of
    which the first is counted; alike: rows that differ only in columns not read, all of them counted; periods: date
    cells with a month, quarter or half-year.
    """

    projects: list[dict[str, Any]] = field(default_factory=list)
    money: list[dict[str, Any]] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    read_as: dict[str, str] = field(default_factory=dict)
    scaled: list[str] = field(default_factory=list)
    above: tuple[str, Sequence[str]] | None = None
    without_currency: int = 0
    repeated: list[Rows] = field(default_factory=list)
    alike: list[Rows] = field(default_factory=list)
    periods: int = 0


def own_projects(table: OwnTable, places: Gazetteer, currency: str, title: str = "") -> OwnProjects:
    """The projects of a table. places: gazetteer of its country; currency: default; title: the title column, if chosen.

    Raises:
        UnreadableTable: no column contains titles, or there are too many rows.
    """
    joined = any(note.reason == "lines" for note in table.notes)
    columns = _columns([str(column) for column in table.texts.columns], title, joined)
    if ("title", 0) not in columns:
        raise UnreadableTable("no_title", columns=[str(column) for column in table.texts.columns])
    if len(table.texts) > MOST_PROJECTS:
        raise UnreadableTable("too_many", most=MOST_PROJECTS)
    taken = {name: key for (key, _), name in columns.items()}
    of_money = [name for name, key in taken.items() if key in MONEY]
    units, scaled = _units(of_money)
    above, unit = (
        _said_above(table) if of_money and not any(u.unit or u.power for u in units.values()) else ("", Unit())
    )
    found = OwnProjects(
        unread=[str(name) for name in table.texts.columns if str(name) not in taken],
        read_as={name: key for name, key in taken.items() if not is_of_the_template(name)},
        scaled=scaled,
        above=(above, of_money) if above else None,
    )
    units = dict.fromkeys(of_money, unit) if above else units
    titled = table.texts[[_is_titled(text) for text in table.texts[columns["title", 0]]]]
    found.repeated, found.alike = repeated_rows(titled, taken)
    again = {row for rows in found.repeated for row in rows[1:]}
    for position, (row, cells) in enumerate(zip(table.texts.index, table.texts.to_dict("records"), strict=True), 1):
        reader = _Row(int(row), {str(key): str(value) for key, value in cells.items()}, columns, units, found.bad)
        if reader.number not in again:
            _read_row(reader, f"own:{position}", table, places, currency, found)
    return found


def _is_titled(text: object) -> bool:
    return bool(str(text).strip()) and not is_total(str(text))


def _columns(headings: Sequence[str], title: str, joined: bool) -> dict[tuple[str, int], str]:
    """The heading of each field and year; of several for one field the template's own, else the first.

    joined: whether headings span several lines, of which the lowest may name the field.
    """
    columns = {("title", 0): title} if title in headings else {}
    for name in sorted(headings, key=is_of_the_template, reverse=True):
        known = heading(name) or (lowest_heading(name) if joined else None)
        if known and name != title:
            columns.setdefault((known.field, known.year), name)
    return columns


def _units(headings: Sequence[str]) -> tuple[dict[str, Unit], list[str]]:
    """The unit of each money heading, and the headings that take the only scale stated by others.

    Example: totals in thousands beside years without a unit are a sheet in thousands.
    """
    units = {name: heading_unit(name) for name in headings}
    powers = {unit.power for unit in units.values() if unit.unit or unit.power}
    if len(powers) != 1 or powers == {0}:
        return units, []
    silent = [name for name, unit in units.items() if not unit.unit and not unit.power]
    return units | {name: Unit("", max(powers)) for name in silent}, silent


def _said_above(table: OwnTable) -> tuple[str, Unit]:
    """The text above the table that states the unit of its amounts (в хил. лв.), and the unit; "" where there is none."""
    for note in table.notes:
        if note.reason in ("scale_above", "title"):
            unit = heading_unit(text := str(note.details["text"]))
            if unit.power or unit.unit in MONEY_UNITS:
                return text, unit
    return "", Unit()


@dataclass(frozen=True)
class _Row:
    """A row with its cells by heading; unreadable cells are collected in `bad`."""

    number: int
    cells: Mapping[str, str]
    columns: Mapping[tuple[str, int], str]
    units: Mapping[str, Unit]
    bad: list[BadCell]

    def text(self, key: str) -> str:
        """The cell of a field; empty where there is none."""
        return self.cells.get(self.columns.get((key, 0), ""), "").strip()

    def refuse(self, key: str, expected: str, year: int = 0, near: tuple[str, ...] = ()) -> None:
        """Record a cell that could not be read."""
        column = self.columns[key, year]
        self.bad.append(BadCell(self.number, column, self.cells.get(column, "")[:60], expected, near))


def _read_row(row: _Row, key: str, table: OwnTable, places: Gazetteer, currency: str, found: OwnProjects) -> None:
    if not any(row.cells.values()):
        return
    title = row.text("title")
    if not title:
        row.refuse("title", "title")
        return
    if is_total(title):
        row.refuse("title", "no_total")
        return
    asked = row.text("currency")
    written = currency_code(asked)
    if asked and not written:
        row.refuse("currency", "currency")
    written = written or next((unit.unit for unit in row.units.values() if unit.unit in MONEY_UNITS), "")
    written = written or _beside(row)
    money = _money(row, table, written or currency) if currency_code(asked) or not asked else []
    found.without_currency += not written and bool(money)
    phase = phase_of(row.text("phase")) if row.text("phase") else "unknown"
    if phase is None:
        row.refuse("phase", "phase")
        phase = "unknown"
    days = {name: _day(row, name, found) for name in DATES}
    for start, end in (("start", "end"), ("actual_start", "actual_end")):
        if days[start] and days[end] and days[end] < days[start]:  # type: ignore[operator]
            row.refuse(end, "order")
            days[end] = None
    areas = _areas(row, places)
    project = {name: row.text(name) for name in TEXTS} | _with_sums(money)
    years = [year for _, year, _ in money if year]
    project |= {
        "project_id": key, "title": title, "title_language": "", "status": phase, "currency": written or currency,
        "start": days["start"] or days["actual_start"], "end": days["end"], "actual_end": days["actual_end"], "areas": areas,
        "start_year": _year(days["start"] or days["actual_start"], min(_years_alone(row, "start") or years, default=None)),
        "end_year": _year(days["actual_end"] or days["end"], max(_years_alone(row, "end") or years, default=None)),
    }  # fmt: skip
    found.projects.append(project)
    for year in sorted(set(years)):
        of_year = {phase: value for phase, at, value in money if at == year}
        found.money.append({
            "project_id": key, "year": year, "planned": of_year.get("planned"), "paid": of_year.get("paid"), "currency": written or currency,
        })  # fmt: skip


def currency_code(text: str) -> str:
    """Code of a currency given as its code, its sign or its name in one of the languages; "" for other text."""
    said = UNITS.get(text.lower(), "")
    return said if said in MONEY_UNITS else text.upper() if CURRENCY.fullmatch(text.upper()) else ""


def _beside(row: _Row) -> str:
    """The currency stated beside the amounts of a row, where it is one: 5 000 €."""
    texts = [row.cells[column] for (key, _), column in row.columns.items() if key in MONEY]
    found = {unit for text in texts if (unit := read_figure(text).unit) in MONEY_UNITS}
    return found.pop() if len(found) == 1 else ""


def _money(row: _Row, table: OwnTable, currency: str) -> list[tuple[str, int, float]]:
    """Phase, year (0: all years) and amount of every money cell in the project's currency."""
    found = []
    for (key, year), column in row.columns.items():
        text = row.cells[column].strip()
        if key not in MONEY or not text:
            continue
        settled = column in table.numbers
        figure = read_figure(text)
        value = float(table.numbers.at[row.number, column]) if settled else figure.value
        if figure.kind == "missing":
            continue
        if value != value or (not settled and figure.sign):
            row.refuse(key, "number", year)
        elif {figure.unit, row.units[column].unit} - {"", currency}:
            row.refuse(key, "same_currency", year)
        elif value < 0:
            row.refuse(key, "positive", year)
        else:
            found.append((key, year, value * 10.0 ** row.units[column].power))
    return found


def _with_sums(money: Sequence[tuple[str, int, float]]) -> dict[str, Any]:
    """Totals by phase: as written, else the sum of the years.

    Paid money is related to the plan of the same years, else to the contract.
    """
    sums: dict[str, Any] = {}
    for phase in MONEY:
        whole = [value for key, year, value in money if key == phase and not year]
        parts = [value for key, year, value in money if key == phase and year]
        sums[phase] = whole[0] if whole else sum(parts) if parts else None
    paid_years = {year for key, year, _ in money if key == "paid" and year}
    planned = [value for key, year, value in money if key == "planned" and year in paid_years]
    base = sum(planned) if planned else sums["contracted"] or sums["planned"]
    sums["base"] = base if sums["paid"] is not None else None
    sums["amount"] = sums["contracted"] if sums["contracted"] is not None else sums["planned"]
    return sums


def _day(row: _Row, key: str, found: OwnProjects) -> date | None:
    """The day of a cell; of a month or a quarter the first day for a start, the last day for an end."""
    text = row.text(key)
    if not text or year_of(text):
        return None
    period = read_period(text)
    if period is None:
        row.refuse(key, "date")
        return None
    found.periods += period[0] != period[1]
    return period["end" in key]


def _areas(row: _Row, places: Gazetteer) -> list[str]:
    """The places of a project; the country where none is given."""
    told = read_areas(row.text("place"), places)
    if told.expected:
        row.refuse("place", told.expected, near=told.near)
    return list(told.areas)


def _years_alone(row: _Row, key: str) -> list[int]:
    """The year of a cell that contains a year only."""
    year = year_of(row.text(key))
    return [year] if year else []


def _year(day: date | None, other: int | None) -> int | None:
    return day.year if day else other

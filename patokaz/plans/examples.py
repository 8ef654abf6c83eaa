"""Two real plans as examples: text tables with facts and figures only, reworded titles; gaps are listed in sources.csv."""

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from patokaz.plans.reading import ReadPlan, read_plan
from patokaz.plans.sheets import SHEETS
from patokaz.registers.model import Plan

FOLDER = Path(__file__).parent / "samples"
FILLED = "gabrovo-2030"  # the filled example
FIRST_DAY = "gjorche-petrov-works"  # what an office has before it writes a plan
NUMBERS = ("number", "money", "whole", "weight", "year")


@cache
def held_sample(name: str) -> ReadPlan:
    """An example as a file that was read without a remark. Raises KeyError: unknown example."""
    return ReadPlan(sample_plan(name), ())


@cache
def sample_names() -> tuple[str, ...]:
    """The names (folders) of the examples."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


@cache
def sample_plan(name: str) -> Plan:
    """An example, read like an officer's workbook.

    Raises:
        KeyError: unknown example.
    """
    if name not in sample_names():
        raise KeyError(name)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for path in sorted((FOLDER / name).glob("*.csv")):
        page = book.add_worksheet(path.stem)
        numeric = {column.name for column in SHEETS[path.stem].columns if column.kind in NUMBERS}
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for number, row in enumerate(rows):
            for position, text in enumerate(row):
                _write(page, (number, position), text, bool(number) and rows[0][position] in numeric)
    book.close()
    return read_plan(target.getvalue()).plan


def _write(page: Any, at: tuple[int, int], text: str, is_number: bool) -> None:
    if text and is_number:
        page.write_number(*at, float(text))
    elif text:
        page.write_string(*at, text)

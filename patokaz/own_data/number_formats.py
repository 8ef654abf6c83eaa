"""What the number format of a workbook's cell adds to its number: a percent sign, a unit, thousands or millions."""

import re
from dataclasses import dataclass

from patokaz.own_data.numbers import Cell, Shown
from patokaz.own_data.units import unit_text

PART = re.compile(r'"[^"]*"|\\.|[_*].|.')
PERCENT = re.compile(r'^(?:[^"%]|"[^"]*")*%')
WRITTEN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)')
IN_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")  # commas without a following digit divide the displayed number


@dataclass(frozen=True)
class NumberFormat:
    """unit: '' for none; added: power of ten by which words in it multiply the stored number; power: by which the displayed
    number is divided."""

    is_percent: bool = False
    unit: str = ""
    added: int = 0
    power: int = 0

    def shown(self, value: float) -> Cell:
        """A number in full, with what its cell shows beside it."""
        if not self.unit and not self.power:
            return value
        found = Shown(float(f"{value * 10**self.added:.15g}"))
        found.unit, found.power = self.unit, self.power
        return found


def number_format(code: str) -> NumberFormat:
    """The first section of a format code, the one of numbers above zero."""
    code = "".join(map(_plain, PART.findall(code))).replace('""', "")
    if PERCENT.match(code):
        return NumberFormat(is_percent=True)
    code = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0]
    divided = IN_THOUSANDS.search(re.sub(r'"[^"]*"', " ", code))
    less = 3 * len(divided[1]) if divided else 0
    said = next((found for texts in WRITTEN.findall(code) for text in texts if (found := unit_text(text))), None)
    if said is None:
        return NumberFormat(power=less)
    return NumberFormat(False, said.unit, said.power - less if said.power else 0, said.power or less)


def _plain(part: str) -> str:
    """A part of a format code: a letter that is written as it is in quotes, nothing for what only takes room."""
    if part[0] == "\\":
        return f'"{part[1:]}"' if part[1:] != '"' else ""
    return "" if part[0] in "_*" else part

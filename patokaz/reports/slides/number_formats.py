"""Number formats of native charts that reproduce the formatted values and follow edited figures."""

import re
from collections.abc import Sequence

COUNTED, DECIMAL, WHOLE_FROM = "#,##0", "#,##0.0", 10_000  # from here on nobody reads a decimal
SECTIONS = 3  # a number format has conditions for two and one for all else
FEW = 8  # so many millions or fewer have ticks between them
# A number in words, with or without more in brackets.
TOLD = re.compile(r"(\D*)(\d(?:[\d.,\s]*\d)?)(\s?\D*?)(?: \(.*)?")


def plain_format(values: Sequence[float]) -> str:
    """Whole or large numbers without decimals, others with one; separators are those of the office program."""
    whole = all(abs(value - round(value)) < 1e-9 for value in values)
    return COUNTED if whole or min(map(abs, values)) >= WHOLE_FROM else DECIMAL


def format_in_words(told: Sequence[tuple[float, str]]) -> str:
    """A number format that reproduces the formatted values; empty where impossible.

    One section for each of billions, millions, thousands and plain numbers that occurs, three at most.
    """
    sections: dict[int, str] = {}
    for value, text in told:
        found = None if "(" in text else _in_numbers(value, text)
        if found is None:
            return ""
        before, thousands, decimals, after = found
        number = "#,##0" + ("." + "0" * decimals if decimals else "") + "," * thousands
        section = _quoted(before) + number + _quoted(after)
        sections[thousands] = max(sections.get(thousands, ""), section, key=len)
    scales = sorted(sections, reverse=True)
    below_zero = any(value < 0 for value, _ in told)  # whose scale no condition on the size of a value would find
    if not scales or len(scales) > (1 if below_zero else SECTIONS):
        return ""
    return ";".join([*(f"[>={1000**scale}]{sections[scale]}" for scale in scales[:-1]), sections[scales[-1]]])


def axis_format_in_words(told: Sequence[tuple[float, str]]) -> str:
    """A number format for an axis that abbreviates large values as in the texts; empty for others."""
    value, text = max(told, key=lambda entry: abs(entry[0]), default=(0.0, ""))
    found = _in_numbers(value, text)
    if found is None or not found[1]:
        return ""
    before, thousands, _, after = found
    number = "0.0" if abs(value) / 1000**thousands < FEW else COUNTED
    return _quoted(before) + number + "," * thousands + _quoted(after)


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _in_numbers(value: float, text: str) -> tuple[str, int, int, str] | None:
    """Prefix, scale in thousands, decimals and suffix of a formatted value, if it matches the value."""
    found = TOLD.fullmatch(text)
    if found is None or '"' in text:
        return None
    before, number, after = found.groups()
    sign = -1 if before.endswith(("-", "−")) else 1
    bare = re.sub(r"\s", "", number)
    whole, _, part = bare.replace(",", ".").rpartition(".")
    readings = [(re.sub("[.,]", "", bare), 0)] + ([(f"{re.sub('[.,]', '', whole)}.{part}", len(part))] if whole else [])
    for thousands in range(4):
        for reading, decimals in readings:
            if abs(sign * float(reading) - value / 1000**thousands) <= 0.51 * 10**-decimals:
                return before.rstrip("-−"), thousands, decimals, after
    return None

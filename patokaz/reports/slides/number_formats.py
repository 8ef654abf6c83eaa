"""Number formats of a deck's native charts: values in the words of the wall that follow edited figures.

Thousands are parted as the document's language writes them in any office: 3.361 of a Macedonian deck would be 3,361 in an
English one, which its reader takes for three and a third. The decimal sign is the office's: no format can write another.
"""

import re
from collections.abc import Sequence

COUNTED, DECIMAL, WHOLE_FROM = "#,##0", "#,##0.0", 10_000  # from here on nobody reads a decimal
SECTIONS = 3  # a number format has conditions for two and one for all else
FEW = 8  # so many millions or fewer have ticks between them
# A number in words, with or without more in brackets.
TOLD = re.compile(r"(\D*)(\d(?:[\d.,\s]*\d)?)(\s?\D*?)(?: \(.*)?")


def plain_format(values: Sequence[float]) -> str:
    """Whole numbers without decimals, large ones too, others with one; of a data sheet, whose separators are the office's."""
    whole = all(abs(value - round(value)) < 1e-9 for value in values)
    return COUNTED if whole or min(map(abs, values)) >= WHOLE_FROM else DECIMAL


def format_in_words(told: Sequence[tuple[float, str]]) -> str:
    """A number format that reproduces the formatted values; empty where impossible.

    One section for each of billions, millions, thousands and plain numbers that occurs, three at most.
    """
    sections: dict[int, tuple[str, int, str]] = {}
    for value, text in told:
        found = None if "(" in text else _in_numbers(value, text)
        if found is None:
            return ""
        before, thousands, decimals, after = found
        told_so = (_quoted(before), decimals, _quoted(after))
        sections[thousands] = max(
            sections.get(thousands, ("", 0, "")), told_so, key=lambda parts: (parts[1], len(parts[0] + parts[2]))
        )
    scales = sorted(sections, reverse=True)
    below_zero = any(value < 0 for value, _ in told)  # whose scale no condition on the size of a value would find
    if not scales or len(scales) > (1 if below_zero else SECTIONS):
        return ""
    formats: list[tuple[int, str]] = []
    for scale in scales:
        before, decimals, after = sections[scale]
        tail = "." + "0" * decimals if decimals else ""
        numbers = [(1000**scale, COUNTED + tail + "," * scale)]
        if scale == 0:
            numbers = _parted(_separator(told), tail, SECTIONS - len(formats))
        formats += [(least, before + number + after) for least, number in numbers]
    return _joined(formats)


def counted_format(told: Sequence[tuple[float, str]]) -> str:
    """A number format for whole numbers of an axis, their thousands parted as the texts part them."""
    return _joined(_parted(_separator(told), "", SECTIONS))


def _separator(told: Sequence[tuple[float, str]]) -> str:
    """The sign between thousands as the texts write it; empty where none does, or where the sign of a value matters: some
    offices leave it out behind a condition."""
    if any(value < 0 for value, _ in told):
        return ""
    large = (re.search(r"\d([.,\s’])\d{3}(?!\d)", text) for value, text in told if value >= 1000)
    return next((found[1] for found in large if found), "")


def _parted(separator: str, tail: str, most: int) -> list[tuple[int, str]]:
    """The least value and the format of plain numbers of one to three groups of digits, in so many sections at most."""
    mark = _quoted(separator)
    parts = [(10**6, f"#{mark}###{mark}##0{tail}"), (1000, f"#{mark}##0{tail}"), (0, f"0{tail}")]
    return parts[-most:] if mark and most > 1 else [(0, COUNTED + tail)]


def _joined(formats: Sequence[tuple[int, str]]) -> str:
    """Sections by falling size; the last is of all else."""
    return ";".join([*(f"[>={least}]{number}" for least, number in formats[:-1]), formats[-1][1]])


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

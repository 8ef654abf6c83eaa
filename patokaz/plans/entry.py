"""A value as a form shows it and as an officer writes it. A number field of the browser drops the comma of 6,4."""

from patokaz.language.words import separators
from patokaz.own_data.form_cells import BadCell, number_in
from patokaz.own_data.form_columns import without_invisible
from patokaz.plans.building import is_percent_unit

MOST = 1e15


def field_text(value: float | None, language: str) -> str:
    """A value with the language's decimal sign and without groups, all its digits kept; empty for none."""
    if value is None:
        return ""
    text = repr(value).removesuffix(".0")
    return text if "e" in text else text.replace(".", separators(language)[1])


def field_value(text: str, held: float | None, unit: str, language: str) -> float | None:
    """What an officer wrote; what was not touched stays as it is, to the last digit. Raises BadCell."""
    written = without_invisible(text).strip()
    if written == field_text(held, language):
        return held
    if not written:
        return None
    number, is_percent = number_in(written)
    if abs(number) > MOST:
        raise BadCell("number")
    return 100 * number if is_percent and is_percent_unit(unit) else number

"""A number in a text field of a page, as number fields of browsers drop the comma of 6,4."""

from patokaz.language.numbers import separators
from patokaz.own_data.form_cells import BadCell, number_in
from patokaz.own_data.form_columns import without_invisible

MOST = 1e15


def field_text(value: float | None, language: str) -> str:
    """A value with the language's decimal sign, without grouping, with all digits; empty for none."""
    if value is None:
        return ""
    text = repr(value).removesuffix(".0")
    return text if "e" in text else text.replace(".", separators(language)[1])


def field_number(text: str, held: float | None, language: str) -> tuple[float | None, bool]:
    """What an officer wrote, and whether with a percent sign, still as a share; what was not touched stays to the last digit.

    Raises BadCell.
    """
    written = without_invisible(text).strip()
    if written == field_text(held, language):
        return held, False
    if not written:
        return None, False
    number, is_percent = number_in(written)
    if abs(number) > MOST:
        raise BadCell("number")
    return number, is_percent


def field_amount(text: str, held: float | None, language: str) -> float | None:
    """An amount of money as an officer wrote it. Raises BadCell, for one below zero and for a percentage too."""
    amount, is_percent = field_number(text, held, language)
    if is_percent or (amount is not None and amount < 0):
        raise BadCell("number")
    return amount

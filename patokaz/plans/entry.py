"""A value of an indicator entered in the page's form."""

from patokaz.own_data.form_entry import field_number
from patokaz.plans.building import is_percent_unit


def field_value(text: str, held: float | None, unit: str, language: str) -> float | None:
    """The number entered, a percentage in the indicator's unit.

    Raises:
        BadCell: not a number.
    """
    number, is_percent = field_number(text, held, language)
    return 100 * number if number is not None and is_percent and is_percent_unit(unit) else number

"""Formatting of p-values, R² and intervals, so that no value is rounded to zero."""

import math

from patokaz.analysis.figures import Shown, decimals_to_tell_apart, shown_p, shown_r_squared
from patokaz.language.words import Words


def p_text(p: float, t: Words) -> str:
    """A p-value with its relation and non-breaking spaces: `p = 0.040`, `p < 0.001`."""
    return f"p\N{NO-BREAK SPACE}{_related(shown_p(p), t)}"


def r_squared_text(r_squared: float, t: Words) -> str:
    """R² with its relation: `= 0.42`, `< 0` for a line that explains less than the mean; a dash where it is missing."""
    return "–" if math.isnan(r_squared) else _related(shown_r_squared(r_squared), t)


def close_texts(values: list[float], usual: int, t: Words) -> list[str]:
    """Related numbers with as many decimals as needed to distinguish them; a dash for infinite values."""
    decimals = decimals_to_tell_apart(values, usual)
    return [t.number(value if math.isfinite(value) else None, decimals) for value in values]


def _related(shown: Shown, t: Words) -> str:
    return f"{shown.relation}\N{NO-BREAK SPACE}{t.number(shown.value, shown.decimals)}"

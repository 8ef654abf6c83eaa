"""How p-values, R² and intervals are written, so that none is zero by rounding."""

import math

from patokaz.analysis.figures import Shown, decimals_to_tell_apart, shown_p, shown_r_squared
from patokaz.language.words import Words


def p_text(p: float, t: Words) -> str:
    """A p-value with its relation, which no line parts: `p = 0.040`, `p < 0.001`."""
    return f"p\N{NO-BREAK SPACE}{_related(shown_p(p), t)}"


def r_squared_text(r_squared: float, t: Words) -> str:
    """R² after its relation: `= 0.42`, `< 0` of a line that explains less than the mean; a dash where there is none."""
    return "–" if math.isnan(r_squared) else _related(shown_r_squared(r_squared), t)


def close_texts(values: list[float], usual: int, t: Words) -> list[str]:
    """Numbers that belong together, with as many decimals as tell them apart; a dash for those without end."""
    decimals = decimals_to_tell_apart(values, usual)
    return [t.number(value if math.isfinite(value) else None, decimals) for value in values]


def _related(shown: Shown, t: Words) -> str:
    return f"{shown.relation}\N{NO-BREAK SPACE}{t.number(shown.value, shown.decimals)}"

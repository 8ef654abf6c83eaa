"""Round values for an axis."""

import math


def axis_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """At most `most` + 1 rising values, multiples of 1, 2 or 5 times a power of ten, that span low to high.

    Both are finite, low at most high. Source: Heckbert 1990, Nice numbers for graph labels (Graphics Gems).
    """
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(step for factor in (1, 2, 5, 10) if (step := factor * power) * most >= span * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(count * step, 10) for count in range(first, max(last, first + 1) + 1)]

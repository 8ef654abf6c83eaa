"""Numbers by code as an address carries them: code*number,code*number."""

import math
from collections.abc import Callable, Collection, Mapping

MOST = 80


def read_pairs(
    text: str, known: Collection[str], allowed: Callable[[str, float], bool], default: str = ""
) -> dict[str, float]:
    """Numbers by code in their order; left out are unknown codes, what is no finite number and what is not allowed.

    default: the number of a code that stands alone; without one it is left out. At most MOST entries are read.
    """
    pairs = {}
    for entry in text.split(",")[:MOST]:
        code, _, digits = entry.partition("*")
        try:
            number = float(digits or default)
        except ValueError:
            continue
        if code in known and math.isfinite(number) and allowed(code, number):
            pairs[code] = number
    return pairs


def write_pairs(pairs: Mapping[str, float]) -> str:
    """Numbers by code as `read_pairs` reads them."""
    return ",".join(f"{code}*{number:.12g}" for code, number in pairs.items())

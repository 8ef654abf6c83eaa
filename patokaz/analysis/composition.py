"""Parts of a whole: shares, and which groups are too small to be told."""

from collections.abc import Sequence

import pandas as pd


def too_small(counts: Sequence[float], small: int, already: Sequence[bool] = ()) -> list[bool]:
    """Which groups are not told: those of 1 to small - 1 people, and the next smallest where only one would be hidden.

    A single hidden group could be computed from the total, so a second one is hidden with it (complementary
    suppression; Hundepool et al. 2012, Statistical Disclosure Control, section 4.2). Groups of nobody are told.
    already: groups that are hidden for another reason.
    """
    hidden = [0 < count < small for count in counts]
    if already:
        hidden = [one or other for one, other in zip(hidden, already, strict=True)]
    if sum(hidden) == 1:
        others = [position for position, count in enumerate(counts) if count > 0 and not hidden[position]]
        if others:
            hidden[min(others, key=lambda position: counts[position])] = True
    return hidden


def composition(values: pd.Series, total: float | None, rest: bool) -> pd.DataFrame:
    """Shares of a whole in per cent: index part, columns value, share; `rest` adds what is left as the part "".

    values: one number a part, missing where it is not told. total: the whole, or None where the parts are the whole.
    Raises ValueError where the whole is not positive.
    """
    whole = float(values.sum()) if total is None else float(total)
    if not whole > 0:
        raise ValueError("a whole must be positive")
    if rest:
        values = pd.concat([values, pd.Series({"": max(0.0, whole - float(values.sum()))})])
    return pd.DataFrame({"value": values, "share": 100 * values / whole})

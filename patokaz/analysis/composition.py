"""Parts of a whole and their shares."""

import pandas as pd


def composition(values: pd.Series, total: float | None, rest: bool) -> pd.DataFrame:
    """Shares of a whole in per cent: index part, columns value, share; `rest` adds what is left as the part "".

    values: one number a part, missing where it is suppressed. total: the whole, or None where the parts are the whole.
    Raises ValueError where the whole is not positive.
    """
    whole = float(values.sum()) if total is None else float(total)
    if not whole > 0:
        raise ValueError("a whole must be positive")
    if rest:
        values = pd.concat([values, pd.Series({"": max(0.0, whole - float(values.sum()))})])
    return pd.DataFrame({"value": values, "share": 100 * values / whole})

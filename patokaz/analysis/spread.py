"""Whether figures differ at all: what is less than the rounding of a computer is no difference."""

import numpy as np
import pandas as pd

ROUNDING = 1e-12


def is_constant(values: np.ndarray | pd.Series) -> bool:
    """Whether the known values have no range: at most 1e-12 of their level, where double precision makes differences.

    values: any unit; what is missing or infinite does not count. No known value, and one alone, are constant.
    """
    numbers = np.asarray(values, dtype=float)
    known = numbers[np.isfinite(numbers)]
    return known.size < 2 or float(np.ptp(known)) <= ROUNDING * float(np.abs(known).max())

"""An office's table after its protocol was read: rows by the office's codes, and the shape to compare next time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.renew.findings import Finding


@dataclass(frozen=True)
class Shape:
    """What must not change unnoticed: dimension ids, code lists without the years, decimals, unit; and the title."""

    title: str = ""
    dimensions: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decimals: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """rows: area (office's code), year, value (NaN where missing), status, and the columns that its protocol adds."""

    rows: pd.DataFrame
    shape: Shape
    findings: tuple[Finding, ...] = ()

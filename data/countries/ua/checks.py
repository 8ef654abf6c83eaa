"""Checks of control totals: what a source states must hold, or the harmonising stops; and what the loaders share."""

from pathlib import Path

import pandas as pd

KYIV = "UA80000000000093317"
ZAPORIZHZHIA = "UA23060070000082704"


def require(holds: bool, sentence: str) -> None:
    """Raise ValueError with the sentence unless it holds."""
    if not holds:
        raise ValueError(sentence)


def require_total(what: str, found: float, expected: float, tolerance: float = 1e-6) -> None:
    """Raise ValueError unless found is expected within the tolerance."""
    require(abs(found - expected) <= tolerance, f"{what} is {found:,.10g}, expected {expected:,.10g}")


def read_war_status(ua: Path) -> pd.Series:
    """Status of each hromada in the list of territories of hostilities and occupation, 7 May 2025."""
    table = pd.read_csv(ua / "occupation-hostilities-list-2025/hromada_status_2025-05-07_derived.csv")
    status = table.set_index("hromada_code")["status_2025_05_07"]
    whole = int((status == "occupied_whole").sum())
    require(whole == 139, f"hromada_status_2025-05-07_derived.csv: {whole} hromadas occupied as a whole, expected 139")
    return status


def reliability(codes: pd.Series, status: pd.Series) -> pd.Series:
    """u (low reliability) where the hromada is listed as occupied, wholly or in part."""
    return codes.map(status).isin(["occupied_whole", "occupied_part"]).map({True: "u", False: ""})

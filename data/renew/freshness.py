"""Tables of the last walk that nobody renews yet; the rest of freshness is read by patokaz.statistics.freshness."""

from pathlib import Path

import pandas as pd

from data.renew import overlay
from data.renew.workspace import Workspace


def unmapped(country: str, root: Path | None = None) -> pd.DataFrame:
    """Tables of the last walk that no connector asks for: path, text, updated, level."""
    place = Workspace(country, root or overlay.root())
    known = {connector.path for connector in place.connectors().values()}
    rows = [row for row in place.record("discovered").get("tables", ()) if row["path"] not in known]
    return pd.DataFrame(rows, columns=["path", "text", "updated", "level"])

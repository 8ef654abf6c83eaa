"""How every benchmark prints: what was measured, the figure, what it is compared with; and the file where figures are kept."""

import csv
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

HISTORY = Path(__file__).with_name("history.csv")
COLUMNS = ("date", "commit", "bench", "figure", "value", "unit", "limit")
_rows: list[tuple[str, float, str, float]] = []


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which `share` per cent of the times lie (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, max(0, round(share / 100 * len(ordered) + 0.5) - 1))]


def row(name: str, value: float, unit: str, limit: float, what: str) -> None:
    """One line: the figure beside its comparison, and whether it holds."""
    verdict = "ok" if value <= limit else "OVER"
    print(f"{name:<44} {value:>9.1f} {unit:<3} {verdict:>5}  {limit:>8.1f} {unit} {what}", flush=True)
    _rows.append((name, value, unit, limit))


def ratio(name: str, measured: Sequence[float], floor: Sequence[float], limit: float, what: str = "") -> None:
    """One line: the middle of the rounds as a multiple of the floor's of the same rounds, and between which rounds it lies."""
    rounds = [one / base for one, base in zip(measured, floor, strict=True)]
    row(
        name,
        percentile(rounds, 50),
        "x",
        limit,
        f"of the floor, rounds {min(rounds):.1f} to {max(rounds):.1f} {what}".strip(),
    )


def keep(bench: str) -> None:
    """Append what was printed since the last call to bench/history.csv, with date and commit."""
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        if is_new:
            written.writerow(COLUMNS)
        day = datetime.now(UTC).date().isoformat()
        for name, value, unit, limit in _rows:
            written.writerow([day, commit.stdout.strip(), bench, name, f"{value:.3g}", unit, f"{limit:.3g}"])
    forget()


def forget() -> None:
    """Begin again with what `keep` writes."""
    _rows.clear()

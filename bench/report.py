"""How every benchmark prints: what was measured, the figure, what it is compared with."""

from collections.abc import Sequence


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which `share` per cent of the times lie (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, max(0, round(share / 100 * len(ordered) + 0.5) - 1))]


def row(name: str, value: float, unit: str, limit: float, what: str) -> None:
    """One line: the figure beside its comparison, and whether it holds."""
    verdict = "ok" if value <= limit else "OVER"
    print(f"{name:<44} {value:>9.1f} {unit:<3} {verdict:>5}  {limit:>8.1f} {unit} {what}", flush=True)

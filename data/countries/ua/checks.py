"""Checks of control totals: what a source states must hold, or the harmonising stops."""


def require(holds: bool, sentence: str) -> None:
    """Raise ValueError with the sentence unless it holds."""
    if not holds:
        raise ValueError(sentence)


def require_total(what: str, found: float, expected: float, tolerance: float = 1e-6) -> None:
    """Raise ValueError unless found is expected within the tolerance."""
    require(abs(found - expected) <= tolerance, f"{what} is {found:,.10g}, expected {expected:,.10g}")

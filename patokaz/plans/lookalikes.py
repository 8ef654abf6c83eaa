"""Keys that look the same and are not: letters of the other alphabet, capitals."""

from collections.abc import Iterable

CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјкорсухѵ"
LATIN = "ABESIJKMHOPCTYXaesijkopcyxv"
SAME_SHAPE = str.maketrans(CYRILLIC, LATIN)


def lookalike(key: str, known: Iterable[object]) -> str | None:
    """The known key that a reader would take this one for, None where there is none."""
    shape = _shape(key)
    return next((str(other) for other in known if isinstance(other, str) and _shape(other) == shape), None)


def _shape(key: str) -> str:
    return key.translate(SAME_SHAPE).casefold()

"""Keys that look alike but differ: letters of the other alphabet, capitals."""

from collections.abc import Iterable

CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјкорсухѵ"
LATIN = "ABESIJKMHOPCTYXaesijkopcyxv"
SAME_SHAPE = str.maketrans(CYRILLIC, LATIN)


def lookalike(key: str, known: Iterable[object]) -> str | None:
    """The known key that looks like this one, or None."""
    shape = _shape(key)
    return next((str(other) for other in known if isinstance(other, str) and _shape(other) == shape), None)


def _shape(key: str) -> str:
    return key.translate(SAME_SHAPE).casefold()

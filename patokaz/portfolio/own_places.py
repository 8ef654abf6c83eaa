"""Places of the user's own portfolio: municipalities and larger areas; settlements given with their municipality."""

from dataclasses import dataclass

from patokaz.geography.names import fold
from patokaz.geography.spellings import MUNICIPALITY, PARTS, VILLAGE, spelling
from patokaz.own_data.gazetteer import Gazetteer
from patokaz.own_data.nearest import nearest


@dataclass(frozen=True)
class ToldPlaces:
    """Areas of a project.

    expected: last part of a text key where a place was not recognised; near: areas with similar names.
    """

    areas: tuple[str, ...]
    expected: str = ""
    near: tuple[str, ...] = ()


def read_areas(text: str, places: Gazetteer) -> ToldPlaces:
    """Places given in a cell, separated by semicolons; the country where none is given or one is not recognised."""
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        named = _one_place(part, places)
        if len(named) != 1:
            villages = [piece for piece in PARTS.split(part) if _is_village(piece)]
            sought = _bare(villages[0]) if villages else fold(part)
            near = tuple(sorted(named)) or nearest(sought, places.here.names)
            return ToldPlaces((places.country,), "village" if villages else "place", near)
        found += named
    return ToldPlaces(tuple(dict.fromkeys(found)) or (places.country,))


def _one_place(text: str, places: Gazetteer) -> frozenset[str]:
    """A municipality, else a larger area.

    A settlement given with its municipality counts as the municipality: с. Радилово, общ. Пещера.
    """
    whole = _find(text, places)
    pieces = [piece.strip() for piece in PARTS.split(text) if piece.strip()]
    said = [piece for piece in pieces if MUNICIPALITY in spelling(piece).kinds]
    others = [piece for piece in pieces if not _is_village(piece)]
    if whole or (len(others) == len(pieces) and not said):
        return whole
    around = [areas for piece in others if (areas := _find(piece, places))]
    towns = [areas for areas in around if areas <= frozenset(places.codes.values())]
    found = frozenset.intersection(*towns) if towns else frozenset()
    return frozenset(area for area in found if all({area, *places.above[area]} & areas for areas in around))


def _find(text: str, places: Gazetteer) -> frozenset[str]:
    return next((areas for level in places.levels if (areas := places.find(text, level))), frozenset())


def _is_village(text: str) -> bool:
    return VILLAGE in spelling(text).kinds


def _bare(text: str) -> str:
    written = spelling(text)
    return next(iter(written.bare), written.whole)

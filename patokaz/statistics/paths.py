"""The folders of the product's data; the environment may name others, as the tests do for a small country."""

import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def data_folder() -> Path:
    """Folder of the catalogue, the structures and the countries: PATOKAZ_DATA, else data/."""
    return _folder("PATOKAZ_DATA", "data")


def build_folder() -> Path:
    """Folder of the statistics file and its pointer: PATOKAZ_BUILD, else build/."""
    return _folder("PATOKAZ_BUILD", "build")


def maps_folder() -> Path:
    """Folder of the browser's map files: PATOKAZ_MAPS, else static/maps/, which alone the server gives out."""
    return _folder("PATOKAZ_MAPS", "static/maps")


def renewed_folder() -> Path:
    """Folder of accepted tables and of what the offices answered: PATOKAZ_RENEWED, else renewed/."""
    return _folder("PATOKAZ_RENEWED", "renewed")


def _folder(variable: str, usual: str) -> Path:
    return _path(os.environ.get(variable) or usual)


@cache
def _path(text: str) -> Path:
    return ROOT / text

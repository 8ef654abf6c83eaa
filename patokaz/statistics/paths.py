"""Data folders of the product; overridden by environment variables, e.g. in the tests for a small country."""

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
    """Folder of the map files for the browser: PATOKAZ_MAPS, else static/maps/, the only data folder served publicly."""
    return _folder("PATOKAZ_MAPS", "static/maps")


def renewed_folder() -> Path:
    """Folder of accepted tables and of the offices' answers: PATOKAZ_RENEWED, else renewed/."""
    return _folder("PATOKAZ_RENEWED", "renewed")


def _folder(variable: str, usual: str) -> Path:
    return _path(os.environ.get(variable) or usual)


@cache
def _path(text: str) -> Path:
    return ROOT / text

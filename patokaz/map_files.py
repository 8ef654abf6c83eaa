"""Addresses of the map files that the build wrote for the browser; their names carry a hash of their content."""

import json
from functools import lru_cache
from math import hypot
from pathlib import Path
from typing import Any

from patokaz.charts.locator import Point, middles
from patokaz.database import DatabaseMissing, data_version

FOLDER = Path(__file__).parents[1] / "static" / "maps"


def geometry_url(country: str, level: str) -> str:
    """Where the browser finds a level's boundaries. Raises DatabaseMissing."""
    return _address(geometry_file(country, level))


def geometry_file(country: str, level: str) -> Path:
    """The file of a level's boundaries. Raises DatabaseMissing."""
    return _found(data_version(), f"{country.lower()}-{level}")


def geometry(country: str, level: str) -> dict[str, Any]:
    """A level's boundaries as the browser draws them; read only. Raises DatabaseMissing."""
    return _geometry(str(geometry_file(country, level)))


@lru_cache(maxsize=8)
def _geometry(path: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return document


def areas_within(country: str, area: str, kilometres: float) -> list[str]:
    """Municipalities whose middle lies within a distance of an area's middle, itself included, by straight line."""
    middles = _middles(str(geometry_file(country, "municipality")))
    if area not in middles:
        return []
    x, y = middles[area]
    return [key for key, (ax, ay) in middles.items() if hypot(ax - x, ay - y) <= 1000 * kilometres]


@lru_cache(maxsize=3)
def _middles(path: str) -> dict[str, Point]:
    return middles(_geometry(path))


def names_url(country: str, level: str, language: str) -> str:
    """Where the browser finds the names of a level's areas. Raises DatabaseMissing."""
    return _address(_found(data_version(), f"{country.lower()}-{level}-names-{language}"))


def _address(file: Path) -> str:
    return f"app/static/maps/{file.name}"


@lru_cache(maxsize=200)
def _found(version: str, stem: str) -> Path:
    files = sorted(FOLDER.glob(f"{stem}-??????????.json"), key=lambda path: path.stat().st_mtime)
    if not files:
        raise DatabaseMissing(f"no map file {stem}")
    return files[-1]

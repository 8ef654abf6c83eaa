"""Addresses of the map files that the build wrote for the browser; their names carry a hash of their content."""

from functools import lru_cache
from pathlib import Path

from patokaz.database import DatabaseMissing, data_version

FOLDER = Path(__file__).parents[1] / "static" / "maps"


def geometry_url(country: str, level: str) -> str:
    """Where the browser finds a level's boundaries. Raises DatabaseMissing."""
    return _address(geometry_file(country, level))


def geometry_file(country: str, level: str) -> Path:
    """The file of a level's boundaries. Raises DatabaseMissing."""
    return _found(data_version(), f"{country.lower()}-{level}")


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

"""python -m data.countries.ua.harmonise SOURCES: the publishers' files of Ukraine -> our harmonised tables."""

import sys
from pathlib import Path

from data.countries import european
from data.countries.ua import areas, observations, projects

FOLDER = Path(__file__).parent


def main(sources: Path) -> None:
    """Write every harmonised table of Ukraine."""
    areas.write_all(sources, FOLDER)
    observations.write_all(sources, FOLDER)
    projects.write_all(sources, FOLDER)
    european.write_all(sources, FOLDER, "ua")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

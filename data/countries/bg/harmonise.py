"""python -m data.countries.bg.harmonise SOURCES: the publishers' files of Bulgaria -> our harmonised tables."""

import sys
from pathlib import Path

import pandas as pd

from data.countries import access, european, surroundings
from data.countries.bg import areas, built, observations, projects

FOLDER = Path(__file__).parent


def main(sources: Path) -> None:
    """Write every harmonised table of Bulgaria."""
    municipalities = pd.read_csv(sources / "bg/geo_yurukov/municipalities.csv", dtype=str)
    if len(municipalities) != 265:
        raise ValueError(f"municipalities.csv: {len(municipalities)} municipalities, expected 265")
    areas.write_areas(FOLDER, municipalities)
    areas.write_names(FOLDER, municipalities)
    areas.write_map(FOLDER, sources / "bg/geo_yurukov/municipalities.geojson")
    observations.write_all(sources, FOLDER)
    projects.write_all(sources, FOLDER)
    european.write_all(sources, FOLDER, "bg")
    access.write_all(sources, FOLDER, "bg")
    surroundings.write_all(sources, FOLDER, "bg")
    built.write_all(sources / "bg", FOLDER)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Boundaries as a file for users' own maps."""

from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.places import level_places


@cached(12)
def boundaries(country: str, level: str, t: Words) -> bytes:
    """A level's boundaries as GeoJSON (WGS 84) with ids and names.

    Raises:
        DatabaseMissing: no build.
    """
    from patokaz.geography.boundaries import level_polygons

    shapes = level_polygons(country, level)
    names = level_places(country=country, level=level, language=t.language)[["area_id", "name", "official"]]
    return str(shapes.merge(names, on="area_id", how="left").to_json(drop_id=True)).encode()

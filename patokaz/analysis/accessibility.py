"""Surroundings of places: the nearest along a straight line, people weighted by how far they are, and outer boundaries.

Points are rows of latitude and longitude in degrees; distances are great circles on a sphere, in kilometres.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

EARTH_RADIUS_KM = 6371.0088
Points = np.ndarray


def great_circle_km(points: Points, others: Points) -> np.ndarray:
    """Distances of points (rows) to others (columns) on a sphere of the mean radius of the Earth, by the haversine."""
    latitude, longitude = np.radians(points[:, :1]), np.radians(points[:, 1:])
    other_latitude, other_longitude = np.radians(others[:, 0]), np.radians(others[:, 1])
    chord = (
        np.sin((latitude - other_latitude) / 2) ** 2
        + np.cos(latitude) * np.cos(other_latitude) * np.sin((longitude - other_longitude) / 2) ** 2
    )
    distances: np.ndarray = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return distances


def nearest_km(points: Points, others: Points) -> np.ndarray:
    """Distance of each point to the nearest of the others. Raises ValueError where there are no others."""
    if len(others) == 0:
        raise ValueError("no places to measure the distance to")
    nearest: np.ndarray = great_circle_km(points, others).min(axis=1)
    return nearest


def decay_of_half(half_km: float) -> float:
    """β for which exp(−β·d) is a half at `half_km`: ln 2 / half_km."""
    return math.log(2) / half_km


def own_distance_km(area_km2: np.ndarray) -> np.ndarray:
    """How far the people of an area are from its own centre: the mean distance in a disc of the same area, ⅔·√(A/π)."""
    distance: np.ndarray = 2 / 3 * np.sqrt(area_km2 / math.pi)
    return distance


def gravity_accessibility(distances_km: np.ndarray, population: np.ndarray, beta: float) -> np.ndarray:
    """Σ_j P_j·exp(−β·d_ij), the population potential of each place: places (rows) × areas (columns) of distances.

    Persons counted with a weight from 1 (no distance) to 0 (far away). Source: Hansen 1959, How Accessibility Shapes
    Land Use, in the exponential form of Geurs and van Wee 2004, section 2.2. Raises ValueError for a β that is not positive.
    """
    if beta <= 0:
        raise ValueError(f"β is {beta}; expected a positive number")
    potential: np.ndarray = np.exp(-beta * distances_km) @ population
    return potential


def outer_shares(arcs: Mapping[str, Collection[int]], lengths: Sequence[float]) -> dict[str, float]:
    """Share of each area's boundary that no other area has, 0 to 1: the outer boundary of the whole.

    arcs: the arcs of a topology that bound each area (an arc that two areas share is the border between them); lengths:
    of the arcs, in any unit.
    """
    used = Counter(arc for own in arcs.values() for arc in set(own))
    return {
        area: sum(lengths[arc] for arc in set(own) if used[arc] == 1) / sum(lengths[arc] for arc in set(own))
        for area, own in arcs.items()
    }

"""Accessibility on points whose distances can be computed by hand."""

import math

import numpy as np
import pytest

from patokaz.analysis.accessibility import (
    EARTH_RADIUS_KM,
    decay_of_half,
    gravity_accessibility,
    great_circle_km,
    nearest_km,
    outer_shares,
    own_distance_km,
)

DEGREE_KM = 2 * math.pi * EARTH_RADIUS_KM / 360
POLE, EQUATOR, ONE_EAST = [90.0, 0.0], [0.0, 0.0], [0.0, 1.0]


def test_a_quarter_of_the_globe_and_a_degree_of_the_equator() -> None:
    found = great_circle_km(np.array([EQUATOR]), np.array([POLE, ONE_EAST, EQUATOR]))
    assert found == pytest.approx(np.array([[90 * DEGREE_KM, DEGREE_KM, 0]]))


def test_at_sixty_degrees_a_degree_of_longitude_is_half_as_long() -> None:
    north = np.array([[60.0, 0.0], [60.0, 0.01]])
    assert great_circle_km(north, north)[0, 1] == pytest.approx(0.005 * DEGREE_KM, rel=1e-6)


def test_the_nearest_is_not_the_first() -> None:
    assert nearest_km(np.array([[0.0, 3.0]]), np.array([EQUATOR, ONE_EAST])) == pytest.approx([2 * DEGREE_KM])
    with pytest.raises(ValueError, match="no places"):
        nearest_km(np.array([EQUATOR]), np.empty((0, 2)))


def test_people_count_half_at_the_half_distance_and_a_quarter_at_twice_of_it() -> None:
    distances = np.array([[0.0, 25.0, 50.0], [25.0, 0.0, 25.0]])
    potential = gravity_accessibility(distances, np.array([100.0, 40.0, 8.0]), decay_of_half(25))
    assert potential == pytest.approx([100 + 20 + 2, 50 + 40 + 4])
    with pytest.raises(ValueError, match="positive"):
        gravity_accessibility(distances, np.array([1.0, 1.0, 1.0]), 0)


def test_people_of_a_disc_of_three_kilometres_are_two_from_its_centre() -> None:
    assert own_distance_km(np.array([math.pi * 9])) == pytest.approx([2.0])


def test_the_outer_share_leaves_out_what_a_neighbour_has_too() -> None:
    # Two areas share arc 1 of length 2; the first has 6 more outside, the second 2.
    found = outer_shares({"west": [0, 1], "east": [1, 2]}, [6.0, 2.0, 2.0])
    assert found == {"west": 0.75, "east": 0.5}

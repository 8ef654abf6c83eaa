"""A slice of `make fuzz`: other hostile addresses and files each day would be no test, so these are always the same."""

import pytest

from bench.fuzz import address_fault, file_fault


@pytest.mark.parametrize("seed", range(10))
def test_a_hostile_address_ends_in_a_view_or_a_sentence(seed: int) -> None:
    assert address_fault(seed) == ""


def test_hostile_files_are_read_or_refused_in_time() -> None:
    found = {seed: file_fault(seed) for seed in range(60)}
    assert {seed: fault for seed, fault in found.items() if fault} == {}

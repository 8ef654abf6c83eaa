"""The planted faults still have their place and their test; `make mutants` plants them."""

import pytest

from tests.mutants.run import ROOT, Mutant, mutants, place_of


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
def test_a_fault_has_its_place_and_its_test(mutant: Mutant) -> None:
    file, name = mutant.test.split("::")
    assert place_of(mutant, ROOT) and mutant.old != mutant.new
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_a_text_that_is_gone_or_stands_twice_is_said() -> None:
    with pytest.raises(LookupError, match="expected once"):
        place_of(Mutant("gone", "patokaz/nowhere.py", "no such text in the code", "x", "t::t"), ROOT)
    with pytest.raises(LookupError, match="expected once"):
        place_of(Mutant("twice", "patokaz/nowhere.py", "import pandas", "x", "t::t"), ROOT)

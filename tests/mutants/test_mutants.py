"""The planted faults still have their place and their test; `make mutants` plants them."""

from pathlib import Path

import pytest

from tests.mutants.run import ROOT, Mutant, copied, mutants, place_of


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


def test_the_copy_holds_what_tests_read(tmp_path: Path) -> None:
    """Texts are checked against docs/ and data/countries/, pages with bench/: without them no test passes and no fault is tried."""
    copy = copied(tmp_path / "copy")
    read = [
        path.relative_to(ROOT)
        for folder in ("docs", "data", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".csv", ".toml", ".py")
    ]
    named = {"docs/terms.csv", "data/countries/mk/country.toml", "bench/browser.py"}
    assert named <= {path.as_posix() for path in read}
    assert [path for path in read if not (copy / path).is_file()] == []

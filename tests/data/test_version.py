"""The version's hash: exactly what a build reads and runs; a corrected text of the catalogue is no new version."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from data import version
from data.version import data_files, data_version, modules
from patokaz.statistics import catalogue as indicators
from patokaz.statistics.paths import ROOT

WATCHED = """
import json, sys
from pathlib import Path
root, target = map(Path, sys.argv[1:])
opened = set()
sys.addaudithook(lambda event, told: event == "open" and isinstance(told[0], str) and opened.add(told[0]))
from data import build
for name, table in build.collected(target):
    pass
files = {Path(name).resolve() for name in opened}
loaded = {Path(module.__file__).resolve() for module in sys.modules.values() if getattr(module, "__file__", None)}
print(json.dumps({kind: sorted(str(path.relative_to(root)) for path in paths if path.is_relative_to(root / "data")
                               or path.is_relative_to(root / "patokaz"))
                  for kind, paths in (("read", {path for path in files if path.suffix not in (".py", ".pyc")}), ("run", loaded))}))
"""


def test_what_is_hashed_is_what_a_build_reads_and_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(ROOT), str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    in_build = {"data/schema.sql", "data/derived.sql"}  # read by `build` around `collected`
    assert {str(path.relative_to(ROOT)) for path in data_files()} == {*seen["read"], *in_build}
    assert {str(path.relative_to(ROOT)) for path in modules()} == set(seen["run"])


def test_a_changed_rule_is_a_new_version() -> None:
    assert ROOT / "patokaz" / "analysis" / "disclosure.py" in modules()
    assert ROOT / "patokaz" / "frame" / "page.py" not in modules()


@pytest.fixture
def changed_catalogue(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def change(key: str, **changes: object) -> str:
        entries = dict(indicators.catalogue())
        entries[key] = dataclasses.replace(entries[key], **changes)
        monkeypatch.setattr(version, "catalogue", lambda: entries)
        return data_version()

    return change


def test_a_corrected_letter_of_a_text_is_no_new_version(changed_catalogue) -> None:  # type: ignore[no-untyped-def]
    before = data_version()
    assert changed_catalogue("births_per_1000", definition={"en": "Another text."}) == before


def test_a_changed_formula_is_a_new_version(changed_catalogue) -> None:  # type: ignore[no-untyped-def]
    before = data_version()
    assert changed_catalogue("births_per_1000", formula="101 * live_births_count") != before

"""make mutants: plants each fault of mutants.toml in a copy of the code and runs the test that must fail.

Ends with 1 if a fault survives, has no place in the code any more, or its test fails without it.
"""

import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("patokaz", "data", "queries")
SUFFIXES = (".py", ".sql", ".html", ".j2")
LEFT_OUT = {".git", ".venv", "build", "docs/pictures"}
AT_ONCE = 2


@dataclass(frozen=True)
class Mutant:
    """One fault: `old` in `file` becomes `new`, and `test` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str


def mutants() -> list[Mutant]:
    """The faults of mutants.toml."""
    text = (Path(__file__).parent / "mutants.toml").read_text(encoding="utf-8")
    return [Mutant(**entry) for entry in tomllib.loads(text)["mutant"]]


def place_of(mutant: Mutant, root: Path) -> Path:
    """The one file that holds the mutant's text, its own or, after a move, another. Raises LookupError."""
    own = root / mutant.file
    if own.is_file() and own.read_text(encoding="utf-8").count(mutant.old) == 1:
        return own
    files = (path for folder in CODE for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
    found = {path: path.read_text(encoding="utf-8").count(mutant.old) for path in files}
    holding = [path for path, times in found.items() if times]
    if len(holding) != 1 or found[holding[0]] != 1:
        raise LookupError(f"{mutant.name}: the text stands {sum(found.values())} times in the code, expected once")
    return holding[0]


def copied(target: Path) -> Path:
    """A copy of the code, its data and tests, without what is made from them."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(ROOT)
        return {name for name in names if (inside / name).as_posix() in LEFT_OUT or name == "__pycache__"}

    return Path(shutil.copytree(ROOT, target, ignore=left_out))


def passes(tests: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy of the code."""
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "--tb=line", "-p", "no:cacheprovider", *tests]
    served = os.environ | {"PATOKAZ_BUILD": str(ROOT / "build")}  # a copy has no statistics file of its own
    return subprocess.run(command, cwd=root, env=served, capture_output=True, text=True, check=False)


def verdict(mutant: Mutant, root: Path) -> str:
    """Empty if the test fails with the fault planted, else what is wrong."""
    try:
        path = place_of(mutant, root)
    except LookupError as error:
        return str(error)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        result = passes([mutant.test], root)
    finally:
        path.write_text(whole, encoding="utf-8")
    if result.returncode == 0:
        return "SURVIVED"
    return "" if f"FAILED {mutant.test}" in result.stdout else f"the test did not run:\n{result.stdout}{result.stderr}"


def main() -> int:
    """Plant the faults whose names hold the words of the command line, all without any; 0 if every one is caught."""
    chosen = [mutant for mutant in mutants() if all(word in mutant.name for word in sys.argv[1:])]
    started, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(AT_ONCE):
            copies.put(copied(Path(folder) / str(number)))
        healthy = passes(sorted({mutant.test for mutant in chosen}), copies.queue[0])
        if healthy.returncode:
            print(f"The tests fail without a fault:\n{healthy.stdout}")
            return 1

        def tried(mutant: Mutant) -> str:
            copy = copies.get()
            try:
                return verdict(mutant, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for mutant, wrong in zip(chosen, pool.map(tried, chosen), strict=True):
                print(f"{'FAIL' if wrong else 'ok  '} {mutant.name} {wrong}", flush=True)
                failed += bool(wrong)
    print(f"{len(chosen) - failed} of {len(chosen)} faults caught in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

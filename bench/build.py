"""The statistics file built anew by another process, beside the one in place: the same tables, and all it is of is hashed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.report import row
from data.version import data_files, modules
from patokaz.statistics import database, paths
from patokaz.statistics.paths import ROOT

WATCHED = """
import json, sys, time
from pathlib import Path
root, target, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
opened = set()
sys.addaudithook(lambda event, told: event == "open" and isinstance(told[0], str) and opened.add(told[0]))
from data.build import build
build(target, target / "maps", version)
files = {Path(name).resolve() for name in opened}
loaded = {Path(module.__file__).resolve() for module in sys.modules.values() if getattr(module, "__file__", None)}
mine = ("data", "patokaz", "tests/fixture")
print(json.dumps({"seconds": time.process_time()} | {
    kind: sorted(str(path.relative_to(root)) for path in paths if any(path.is_relative_to(root / tree) for tree in mine))
    for kind, paths in (("read", {path for path in files if path.suffix not in (".py", ".pyc")}), ("run", loaded))}))
"""


def differences(target: Path) -> tuple[list[str], float]:
    """What a build into `target` by a process with another order of its sets does otherwise than promised, and its CPU seconds.

    Tables and maps other than those in place; files read or modules run that the name of the file does not hang on.
    """
    version = database.data_file().stem.removeprefix("statistics-")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(ROOT), str(target), version],
        cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": str(time.time_ns() % 1000)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    built = target / (target / "current.txt").read_text(encoding="utf-8").strip()
    old, new = tables_of(database.data_file()), tables_of(built)
    told = [f"table {name}" for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    maps = {path.name: path.read_bytes() for path in (target / "maps").iterdir()}
    told += [f"map {name}" for name, drawn in maps.items() if drawn != (paths.maps_folder() / name).read_bytes()]
    seen = json.loads(done.stdout.splitlines()[-1])
    hashed = {str(path.relative_to(ROOT)) for path in data_files()}
    held = {name for name in hashed if (ROOT / name).is_relative_to(paths.data_folder())}
    told += [f"read but not hashed: {name}" for name in set(seen["read"]) - hashed]
    told += [f"hashed but not read: {name}" for name in held - set(seen["read"])]
    run = {str(path.relative_to(ROOT)) for path in modules()}
    told += [f"run or hashed, not both: {name}" for name in run ^ set(seen["run"])]
    return told, float(seen["seconds"])


def tables_of(file: Path) -> dict[str, tuple[int, int]]:
    """Rows of each table of a file and a digest of them in their order."""
    with database.connect(str(file)) as connection:
        names = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        rows = "SELECT count(*), bit_xor(hash(rowid || ' ' || hash(told))) FROM {0} AS told"
        return {name: connection.execute(rows.format(name)).fetchall()[0] for name in names}


def measure() -> None:
    """Print wall and CPU time of a build as a user runs it, and how much of one in a single process differs from the file in place."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "data.build", "--build-folder", folder, "--static-folder", f"{folder}/maps"]
        started, spent = time.perf_counter(), _cpu_of_children()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        row("a build", time.perf_counter() - started, "s", 60, "goal")
        row("CPU of it", _cpu_of_children() - spent, "s", 60, "goal")
    with TemporaryDirectory() as folder:
        told, seconds = differences(Path(folder))
        row("CPU in a single process", seconds, "s", 60, "goal")
        row("differences from the file in place", len(told), "", 0, "; ".join(told[:5]))


def _cpu_of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system

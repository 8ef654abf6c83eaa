"""What the statistics file is made of, as a name: whatever the build reads and runs, and nothing else."""

import ast
import dataclasses
import hashlib
import json
import os
from pathlib import Path

from data.renew import overlay
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.paths import ROOT, data_folder

PACKAGES = ("data", "patokaz")
ENTRANCE = "data.build"
READ = (".csv", ".toml", ".topojson", ".geojson", ".sql")
OF_PAGES = "framework", "portfolio", "duties", "needs", "instruments", "readiness", "partnering"
READ_BY_PAGES_ALONE = (*(f"countries/*/{name}.toml" for name in OF_PAGES), "cooperation/services.toml")
RENEWAL = "renew"  # what the officer's commands read; of renewed tables the digest is taken in
TEXTS = (
    "name",
    "definition",
    "caution",
    "own_texts",
    "alike",
    "restates",
)  # of the catalogue; pages read them from it, the file has none


def data_version() -> str:
    """Hash of everything the statistics file is made of, code included; twelve letters and digits."""
    digest = hashlib.sha256()
    for path in [*data_files(), *modules()]:
        digest.update(os.path.relpath(path, ROOT).encode())
        digest.update(b"" if path.is_relative_to(data_folder() / "indicators") else path.read_bytes())
    digest.update(figures_of_the_catalogue())
    digest.update(overlay.digest_of_files())
    return digest.hexdigest()[:12]


def data_files() -> list[Path]:
    """The files under data/ that the build reads, and those of the data folder where that is another one."""
    folders = {ROOT / "data", data_folder()}
    paths = {path for folder in folders for path in folder.rglob("*") if path.suffix in READ}
    return sorted(
        path
        for path in paths
        if not any(path.match(pattern) for pattern in READ_BY_PAGES_ALONE)
        and RENEWAL not in (path.parent.name, path.parent.parent.name)
    )


def figures_of_the_catalogue() -> bytes:
    """The catalogue without its texts: a corrected letter of a definition changes no figure."""
    entries = [
        {key: value for key, value in dataclasses.asdict(entry).items() if key not in TEXTS}
        for entry in catalogue().values()
    ]
    return json.dumps(entries, sort_keys=True).encode()


def modules(entrance: str = ENTRANCE) -> list[Path]:
    """The product's modules that a module imports, itself and what those import included, wherever in them it is written."""
    found: set[Path] = set()
    waiting = [entrance]
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if path is None or path in found:
            continue
        found.add(path)
        waiting += [name.rpartition(".")[0], *_imported(path)]
    return sorted(found)


def _file_of(name: str) -> Path | None:
    if name.split(".")[0] not in PACKAGES:
        return None
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names

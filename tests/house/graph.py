"""The imports of the project as a graph: which module names which, lazy imports included."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
TREES = ("patokaz", "data", "pages")

Graph = Mapping[str, frozenset[str]]


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of the project by its dotted name, `app` and the pages among them."""
    paths = [root / "app.py", *(path for tree in TREES for path in (root / tree).rglob("*.py"))]
    return {_name(path, root): path for path in paths if path.exists()}


def graph(root: Path = ROOT) -> Graph:
    """Module -> names of the modules it imports, those of other packages by their first part."""
    known = modules(root)
    return {name: frozenset(_imported(path, name, known)) for name, path in known.items()}


def reached(start: str, edges: Graph) -> dict[str, tuple[str, ...]]:
    """Every module that `start` reaches by any path, each with one of the paths."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for name in edges.get(here, ()):
            if name not in paths:
                paths[name] = (*paths[here], name)
                waiting.append(name)
    del paths[start]
    return paths


def package(name: str) -> str:
    """The package that a module belongs to: its first part below `patokaz`, else its first part."""
    parts = name.split(".")
    return parts[1] if parts[0] == "patokaz" and len(parts) > 1 else parts[0]


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, name: str, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".") if path.stem == "__init__" else name.split(".")[:-1]
                base = ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [node.module])])
            named = [f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base for alias in node.names]
        else:
            continue
        for entry in named:
            yield entry if entry in known else entry.split(".")[0]

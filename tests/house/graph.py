"""The imports of a checkout as a graph: which module names which, lazy imports included."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
TREES = ("patokaz", "data", "pages")


@dataclass(frozen=True)
class House:
    """A checkout: its modules, what they import and their syntax trees."""

    root: Path = ROOT

    @cached_property
    def modules(self) -> dict[str, Path]:
        """Every module of the project by its dotted name, `app` and the pages among them."""
        paths = [self.root / "app.py", *(path for tree in TREES for path in (self.root / tree).rglob("*.py"))]
        return {_name(path.relative_to(self.root)): path for path in paths if path.exists()}

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Syntax trees by module."""
        return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in self.modules.items()}

    @cached_property
    def nodes(self) -> dict[str, tuple[ast.AST, ...]]:
        """Everything in the syntax trees, walked once for all rules, by module."""
        return {name: tuple(ast.walk(tree)) for name, tree in self.trees.items()}

    @cached_property
    def imports(self) -> dict[str, frozenset[str]]:
        """Module -> names of the modules it imports, those of others by their first part."""
        return {name: frozenset(self._imported(name)) for name in self.modules}

    def reached(self, start: str) -> dict[str, tuple[str, ...]]:
        """Every module that `start` reaches by any path, each with one of the paths."""
        paths: dict[str, tuple[str, ...]] = {start: (start,)}
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for name in self.imports.get(here, ()):
                if name not in paths:
                    paths[name] = (*paths[here], name)
                    waiting.append(name)
        del paths[start]
        return paths

    def _imported(self, name: str) -> Iterator[str]:
        for node in self.nodes[name]:
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._base(name, node)
                named = [_known(f"{base}.{alias.name}", self.modules) or base for alias in node.names]
            else:
                continue
            yield from (entry if entry in self.modules else entry.split(".")[0] for entry in named)

    def _base(self, name: str, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = name.split(".")
        above = len(parts) - node.level + (self.modules[name].stem == "__init__")
        return ".".join([*parts[:above], *filter(None, [node.module])])


def package(name: str) -> str:
    """The package that a module belongs to: its first part below `patokaz`, else its first part."""
    parts = name.split(".")
    return parts[1] if parts[0] == "patokaz" and len(parts) > 1 else parts[0]


def _known(name: str, modules: Mapping[str, Path]) -> str:
    return name if name in modules else ""


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

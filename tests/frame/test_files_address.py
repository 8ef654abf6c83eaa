"""A file is made when its button is pressed, outside the run of the page: its maker must not read the address.

There the address is empty, so that a file would be of the usual place and not of the one on the screen.
"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "patokaz"
READS = ("query_params", "session_state")
TAKES_A_MAKER = ("show_file", "show_downloads")
SCREENS = sorted(path for path in PACKAGE.rglob("*.py") if "show_" in path.read_text(encoding="utf-8"))


def called(tree: ast.AST) -> set[str]:
    """Names of the functions that a piece of source calls or hands to partial."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            parts = [node.func, *node.args[:1]] if getattr(node.func, "id", "") == "partial" else [node.func]
            names |= {part.id for part in parts if isinstance(part, ast.Name)}
    return names


def makers(tree: ast.AST) -> set[str]:
    """What makes the files of a screen: functions that stand in a button's arguments, plain, in partial or in a lambda."""
    lazy: list[ast.AST] = []
    variables = {
        target.id: node.value
        for node in ast.walk(tree) if isinstance(node, ast.Assign)
        for target in node.targets if isinstance(target, ast.Name)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TAKES_A_MAKER:
            lazy += [variables.get(part.id, part) if isinstance(part, ast.Name) else part for part in node.args[:3]]
    names = {part.id for part in lazy if isinstance(part, ast.Name)}
    for part in lazy:
        if isinstance(part, ast.Lambda):
            names |= called(part)
        elif isinstance(part, ast.Call) and getattr(part.func, "id", "") == "partial":
            names |= {part.args[0].id} if isinstance(part.args[0], ast.Name) else set()
    return names


def readers(tree: ast.Module) -> set[str]:
    """Functions of a module that read the address or the session, themselves or through another of the module."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found = {name for name, node in functions.items() if any(word in ast.unparse(node) for word in READS)}
    while more := {name for name, node in functions.items() if name not in found and called(node) & found}:
        found |= more
    return found


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_makes_a_file_reads_no_address(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not makers(tree) & readers(tree)

"""The rules of the house, each a function that gives the breaches of a checkout as sentences."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.house.graph import House, package

FLOORS: tuple[tuple[str, ...], ...] = (
    ("language", "analysis", "registers"),
    ("statistics", "charts"),
    ("geography", "reports"),
    ("frame", "data"),
    ("maps", "metadata"),
    ("own_data", "overview"),
    ("sectors", "index", "portfolio"),
    ("profile",),
    ("comparison", "potential", "plans", "start", "readiness", "needs", "partners"),
    ("pages", "app"),
)
SUBJECTS = tuple(name for floor in FLOORS[4:9] for name in floor)
PURE = ("analysis", "charts", "reports")
OUTSIDE = ("streamlit", "duckdb", "patokaz.statistics.database")
SQL = r"\b(SELECT|INSERT INTO|CREATE TABLE|DELETE FROM)\b.*\b(FROM|VALUES|AS|\()"
COMPUTES = ("groupby", "rank", "pivot", "pivot_table", "merge")
LINES, FUNCTION_LINES, PARAMETERS = 300, 60, 7


def floors(house: House) -> Iterator[str]:
    """1: a package imports packages of lower floors only."""
    level = {name: number for number, names in enumerate(FLOORS) for name in names}
    for name, imported in house.imports.items():
        if package(name) != "patokaz" and package(name) not in level:
            yield f"{name}: name {package(name)} in FLOORS of tests/house/rules.py"
        for other in imported & house.modules.keys():
            if package(other) != package(name) and level.get(package(other), 99) >= level.get(package(name), 99):
                yield f"{name} imports {other}, which stands no lower"


def pure_libraries(house: House) -> Iterator[str]:
    """2: methods, charts and reports reach no screen and no database by any path."""
    for name in house.modules:
        if package(name) in PURE:
            paths = house.reached(name)
            yield from (" -> ".join(paths[far]) for far in OUTSIDE if far in paths)
            yield from (" -> ".join(path) for far, path in paths.items() if package(far) == "frame")


def who_draws(house: House) -> Iterator[str]:
    """3: Streamlit is imported by the frame, by screens, by the session of own data, by pages."""
    allowed = ("patokaz.frame.", "pages.", "app", "patokaz.own_data.session", "data.fonts")
    for name, imported in house.imports.items():
        if "streamlit" in imported and not (f"{name}.".startswith(allowed) or name.endswith("screen")):
            yield f"{name} imports streamlit"


def who_asks(house: House) -> Iterator[str]:
    """4: DuckDB is imported by the database and the build alone; SQL stands in queries/ alone."""
    for name, imported in house.imports.items():
        if "duckdb" in imported and not (name == "patokaz.statistics.database" or package(name) == "data"):
            yield f"{name} imports duckdb"
        if package(name) != "data":
            for node in house.nodes[name]:
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and re.search(SQL, text):
                    yield f"{name} holds SQL"


def screens_compute_nothing(house: House) -> Iterator[str]:
    """5: a screen has no cache and computes nothing."""
    for name in house.modules:
        if not (name.endswith("screen") or package(name) == "pages") or package(name) in PURE:
            continue
        for node in house.nodes[name]:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in COMPUTES:
                yield f"{name} computes with {node.func.attr}"
            if isinstance(node, ast.FunctionDef):
                marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
                if "cache" in marks:
                    yield f"{name}.{node.name} caches"


def data_reads_the_product(house: House) -> Iterator[str]:
    """6: `data` imports `patokaz`, never the other way."""
    for name, imported in house.imports.items():
        if name.startswith("patokaz"):
            yield from (f"{name} imports {other}" for other in imported if other.split(".")[0] == "data")


def sizes(house: House) -> Iterator[str]:
    """7: a file has at most 300 lines, a function 60, 7 parameters."""
    for name, path in house.modules.items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LINES:
            yield f"{name}: more than {LINES} lines"
        for node in house.nodes[name]:
            if isinstance(node, ast.FunctionDef):
                if (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES:
                    yield f"{name}.{node.name}: more than {FUNCTION_LINES} lines"
                arguments = node.args
                if len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]) > PARAMETERS:
                    yield f"{name}.{node.name}: more than {PARAMETERS} parameters"


def subjects_are_whole(house: House) -> Iterator[str]:
    """8: every subject has a screen, a folder of tests and a file of texts in each language."""
    languages = house.root / "patokaz" / "language" / "translations"
    for subject in SUBJECTS:
        folder = house.root / "patokaz" / subject
        if not folder.exists():
            continue
        if not any(folder.glob("*screen.py")):
            yield f"{subject} has no screen"
        if not any((house.root / "tests" / subject).glob("test_*.py")):
            yield f"{subject} has no tests"
        for language in languages.iterdir():
            if language.is_dir() and not (language / f"{subject}.toml").exists():
                yield f"{subject} has no texts in {language.name}"


def html_is_escaped_by_default(house: House) -> Iterator[str]:
    """9: HTML comes from templates; nobody escapes by hand, holds a tag or marks a text as safe."""
    for name, nodes in house.nodes.items():
        if name == "patokaz.language.html" or package(name) == "data":
            continue
        docstrings = {id(body[0].value) for body in _bodies(nodes) if body and isinstance(body[0], ast.Expr)}
        calls = {_called(node.func) for node in nodes if isinstance(node, ast.Call)}
        texts = [
            node.value for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        ]  # fmt: skip
        if calls & {"html.escape", "escape", "Markup", "_e"}:
            yield f"{name} escapes by hand"
        if any(re.search(r"(?<!\(\?P)</?[a-z][a-z0-9]*[ >]", text) for text in texts):
            yield f"{name} holds a tag"
    for template in (house.root / "patokaz").rglob("templates/*.html"):
        if re.search(r"\|\s*safe\b|autoescape\s+false", template.read_text(encoding="utf-8")):
            yield f"{template.relative_to(house.root).as_posix()} turns escaping off"


def one_way_each(house: House) -> Iterator[str]:
    """10: caching, the address, downloads, coverage and ranks each by one function."""
    ways = {
        r"cache_data|cache_resource": "patokaz.statistics.cached",
        r"query_params\[[^\]]+\] = ": "patokaz.frame",
        r"\bdownload_button\(": "patokaz.frame.files",
        r"query\(\"coverage\"\)": "patokaz.statistics.coverage",
        r"\.rank\(": "patokaz.analysis",
        r"application/|image/(png|svg)": "patokaz.reports.files",
    }
    for name, path in house.modules.items():
        if not name.startswith(("patokaz", "pages")):
            continue
        text = path.read_text(encoding="utf-8")
        for pattern, home in ways.items():
            if re.search(pattern, text) and not name.startswith(home):
                yield f"{name}: belongs to {home}: {pattern}"


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def _bodies(nodes: Iterable[ast.AST]) -> Iterator[list[ast.stmt]]:
    return (node.body for node in nodes if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))


RULES = (
    floors, pure_libraries, who_draws, who_asks, screens_compute_nothing, data_reads_the_product, sizes,
    subjects_are_whole, html_is_escaped_by_default, one_way_each,
)  # fmt: skip

"""The house keeps its order: who may import whom, who holds SQL, what is asked."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "patokaz").rglob("*.py"))
PURE = ("analysis", "charts", "reports")
SCREEN = {"streamlit", "duckdb"}


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", [path for path in MODULES if set(PURE) & set(path.parts)], ids=lambda path: path.stem)
def test_methods_charts_and_reports_know_no_screen_and_no_database(path: Path) -> None:
    for name in imported(path):
        assert name.split(".")[0] not in SCREEN, f"{path.name} imports {name}"
        assert name != "patokaz.statistics.database"
        if "analysis" in path.parts:
            assert not name.startswith(("patokaz.charts", "patokaz.reports"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_package_never_imports_a_page(path: Path) -> None:
    assert not any(name.split(".")[0] in ("pages", "app", "tests", "bench") for name in imported(path))


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_only_wires(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    assert not re.search(r"\bSELECT\b|plotly|duckdb", text)


def test_every_query_is_asked_and_every_asked_query_exists() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    asked = set(re.findall(r"\bquery(?:_once)?\(\s*\"(\w+)\"", texts))
    assert asked == {path.stem for path in (ROOT / "queries").glob("*.sql")}


def test_every_text_is_used() -> None:
    from patokaz.language.words import translations

    texts = "\n".join(path.read_text(encoding="utf-8") for path in [*MODULES, *(ROOT / "pages").glob("*.py")])
    made = ("unit_", "level", "block.", "pillar.", "pillar_missing.", "page.", "choice.", "status_flag.", "project_status.", "amount_kind.",
            "money.", "war_status.", "no_budget_data.", "map.", "overview.door_", "potential.", "profile.column_",
            "profile.origin_", "data.", "project.", "structure.", "chain.", "report.", "comparison.", "present.", "index.", "deviance.", "why.", "patterns.", "own.", "group.", "swot.", "index_report.", "convergence.", "embed.", "place_card.", "profile.group_value", "profile.country_value", "profile.rose", "profile.fell")  # fmt: skip
    unused = [
        key for key in translations("en")
        if not key.startswith(made) and f'"{key}"' not in texts and f"'{key}'" not in texts
    ]  # fmt: skip
    assert unused == []

"""Nothing lies about: every query is asked, every text is used, a page only wires."""

import re
from pathlib import Path

import pytest

from tests.house.graph import ROOT

MODULES = sorted((ROOT / "patokaz").rglob("*.py"))
TEMPLATES = sorted((ROOT / "patokaz").rglob("templates/*.html"))


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

    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in [*MODULES, *TEMPLATES, *(ROOT / "pages").glob("*.py")]
    )
    made = ("programme.", "list_word.", "plans.", "unit_", "level", "block.", "pillar.", "pillar_missing.", "page.", "choice.", "status_flag.", "project_status.", "amount_kind.",
            "money.", "war_status.", "no_budget_data.", "map.", "overview.door_", "potential.", "profile.column_",
            "profile.origin_", "data.", "project.", "structure.", "chain.", "report.", "comparison.", "present.", "index.", "deviance.", "why.", "patterns.", "own.", "group.", "swot.", "index_report.", "convergence.", "embed.", "place_card.", "profile.group_value", "profile.country_value", "profile.rose", "profile.fell")  # fmt: skip
    unused = [
        key for key in translations("en")
        if not key.startswith(made) and f'"{key}"' not in texts and f"'{key}'" not in texts
    ]  # fmt: skip
    assert unused == []

"""Nothing lies about: every query is asked, every text is used, a page only wires."""

import re
import shutil
from pathlib import Path

import pytest

from data.version import data_version
from patokaz.frame.menu import DOORS, PAGES
from patokaz.language.words import LANGUAGES, translations
from patokaz.statistics import cached, database
from patokaz.statistics.database import data_file
from tests.house import families
from tests.house.graph import ROOT
from tests.pages import opened

MODULES = sorted((ROOT / "patokaz").rglob("*.py"))
TEMPLATES = sorted((ROOT / "patokaz").rglob("templates/*.html"))


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_only_wires(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    assert not re.search(r"\bSELECT\b|plotly|duckdb", text)


def test_every_query_is_asked_and_every_asked_query_exists() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    asked = set(re.findall(r"\bquery(?:_once|_records|_columns|_each)?\(\s*\"(\w+)\"", texts))
    assert asked == {path.stem for path in (ROOT / "queries").glob("*.sql")}


def test_every_text_is_used() -> None:
    assert families.unused(translations("en")) == []


def test_a_text_that_no_code_asks_for_is_found() -> None:
    planted = {
        "profile.nobody_asks": "x",
        "block.heaven": "x",
        "own.bad_never_raised": "x",
        "index.help_treatment_prayer": "x",
    }
    assert families.unused(planted) == list(planted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_family_has_a_text(language: str) -> None:
    assert families.missing(translations(language)) == []
    assert "block.people" in families.missing({})


def test_somebody_links_to_every_page() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in [*MODULES, *TEMPLATES])
    behind_doors = {page for pages in DOORS.values() for page in pages}
    unlinked = [
        page for page in PAGES if page not in behind_doors and not re.search(rf"[\"'/(]{page}(\.py)?[\"'?]", texts)
    ]
    assert unlinked == [], "no page and no menu leads there"
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


def test_every_page_asks_the_statistics_file(
    small_country: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page without a query would show figures from nowhere. A copy under a new name, so that no cache answers."""
    shutil.copy(data_file(), tmp_path / "statistics-asked.duckdb")
    (tmp_path / "current.txt").write_text("statistics-asked.duckdb", encoding="utf-8")
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))
    asked: list[str] = []
    run = database.run
    monkeypatch.setattr(database, "run", lambda *told: (asked.append(told[1]), run(*told))[1])
    silent = []
    for page in PAGES:
        asked.clear()
        database.ANSWERS.clear()
        cached.clear()
        opened(page, lang="en", country="XE", area="XE01", example="gabrovo-2030")
        silent += [] if asked else [page]
    assert silent == []


def test_the_statistics_file_is_of_this_checkout() -> None:
    held, needed = data_file().stem.removeprefix("statistics-"), data_version()
    assert held == needed, f"build/{data_file().name} was built from other files than these: python -m data.build"


def test_a_table_that_scrolls_sideways_is_reached_by_keys() -> None:
    marks = re.findall(r'<div class="wide\b[^>]*>', "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES))
    assert len(marks) > 5
    assert [mark for mark in marks if 'role="region" aria-label="{{ ' not in mark or 'tabindex="0"' not in mark] == []

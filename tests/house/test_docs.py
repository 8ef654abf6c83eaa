"""The docs tell the truth: commands, paths, settings and pages that they name exist."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from patokaz.frame.menu import PAGES
from patokaz.statistics.catalogue import Indicator

ROOT = Path(__file__).parents[2]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FOREIGN = re.compile(
    r"/work/|/home/|/root/|/tmp/|pypi\.org|127\.0\.0\.1|(?<!user-)\bagent\b|\bsession was run\b", re.IGNORECASE
)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_and_pictures_exist(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_named_files_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:data|patokaz|pages|queries|static|tests|docs|bench|build|deploy)/[\w./-]*)`", text):
        made = name.startswith(("build/", "static/maps")) or "/xx" in name
        assert made or (ROOT / name).exists(), f"{path.name} names {name}"


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCS:
        for target in re.findall(r"\bmake ([a-z]+)\b(?! it)", re.sub(r"[^`\n]*?(`[^`]*`|$)", r"\1", path.read_text())):
            assert target in targets, f"{path.name} names make {target}"


def test_settings_of_the_docs_are_set() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["enableStaticServing"] is True


def test_every_page_of_the_menu_is_a_file() -> None:
    assert sorted(PAGES) == sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def test_requirements_are_pinned_and_justified() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-")):
                assert re.fullmatch(r"[\w-]+==[\w.]+ +# .+", line), line


def test_nothing_speaks_of_a_machine() -> None:
    texts = [
        *DOCS,
        *ROOT.glob("patokaz/**/*.py"),
        *ROOT.glob("data/**/*.py"),
        *ROOT.glob("bench/*.py"),
        ROOT / "Makefile",
    ]
    assert [path.name for path in texts if FOREIGN.search(path.read_text(encoding="utf-8"))] == []


def test_every_key_of_an_indicator_is_said() -> None:
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [field.name for field in dataclasses.fields(Indicator)]

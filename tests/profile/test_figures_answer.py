"""`/figures`: the figures of a chapter, asked when the reader comes near them."""

from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest

from patokaz.frame.group import group_of
from patokaz.language.words import words
from patokaz.profile.cards import chapters_html
from patokaz.profile.figures_answer import figures
from patokaz.profile.model import profile_model
from patokaz.profile.page import figures_address, profile_parts
from patokaz.profile.peers import with_group
from patokaz.profile.profile import read_profile
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS
from tests.pages import answered

WORK = {"area": "XE04", "lang": "en", "block": "workforce"}


asked = partial(answered, figures)


@pytest.mark.usefixtures("small_country")
def test_the_page_and_what_follows_are_the_whole_profile() -> None:
    t = words("en")
    profile = read_profile("XE04", t)
    assert profile
    page = str(profile_parts(profile, "", t)[3])
    for block in BLOCKS:
        code, told = asked(**dict(parse_qsl(urlsplit(figures_address(profile, block, t)).query)))
        assert code == 200 and told in chapters_html(profile_model(profile, t), t)
        assert 'class="rows"' not in page
    assert "Unemployment rate" in asked(**WORK)[1]


@pytest.mark.usefixtures("small_country")
def test_the_group_of_the_page_is_that_of_its_figures() -> None:
    t = words("en")
    profile = read_profile("XE04", t)
    assert profile
    group = group_of("XE01,XE02,XE03,XE05", "<b>Nearby</b>", t)
    compared = with_group(profile, group)
    told = asked(**dict(parse_qsl(urlsplit(figures_address(compared, "workforce", t)).query)))[1]
    assert told != asked(**WORK)[1]
    assert "&lt;b&gt;Nearby&lt;/b&gt;" in told and "<b>Nearby" not in told


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize("wrong", [{"area": "ZZ"}, {"lang": "tlh"}, {"block": "secrets"}, {"area": ""}], ids=str)
def test_what_is_none_is_not_found(wrong: dict[str, str]) -> None:
    assert asked(**(WORK | wrong)) == (404, "")


@pytest.mark.usefixtures("small_country")
def test_figures_are_of_the_version_of_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a new version is rolled out, a page of the old one asks for more; a version that is none is the newest."""
    asked_of: list[str] = []
    monkeypatch.setattr(
        "patokaz.profile.figures_answer.read_profile", lambda *_: asked_of.append(database.data_version())
    )
    current = database.data_version()
    (database.build_folder() / "statistics-before.duckdb").touch()
    for told in ("statistics-before.duckdb", "statistics-gone.duckdb", "../current.txt", "", current):
        asked(**WORK, data=told)
    (database.build_folder() / "statistics-before.duckdb").unlink()
    assert asked_of == ["statistics-before.duckdb", current, current, current, current]


def test_without_statistics_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise database.DatabaseMissing("none")

    monkeypatch.setattr(database, "_newest", missing)
    assert asked(**WORK) == (503, "")

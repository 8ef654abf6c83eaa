"""Every page opens in every language, and what the address gets wrong is said in a sentence."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from bench.axe import views
from patokaz.comparison import screen as comparison
from patokaz.frame.menu import PAGES, door_of
from patokaz.language.words import LANGUAGES, words
from patokaz.metadata import screen as metadata
from patokaz.needs import screen as needs
from patokaz.plans import screen as plans
from patokaz.portfolio.lists import project_lists, stored_projects
from patokaz.potential import screen as potential
from patokaz.profile import embedded_screen
from patokaz.statistics.countries import words_of
from patokaz.statistics.database import Busy
from tests.pages import ROOT, in_a_script_each, markup, opened, shown, visible_text

PLACES = {"MK00805": "MK", "PAZ21": "BG", "UA23060070000082704": "UA"}  # municipalities with projects
READERS = [("sq", "MK00805"), ("bg", "PAZ21"), ("uk", "UA23060070000082704")]


def test_every_page_and_view_is_opened_by_the_bench_of_axe() -> None:
    """A view is what a page's own table names: the first of it needs no key in the address."""
    asked = [(urlsplit(view).path.strip("/") or "overview", dict(parse_qsl(urlsplit(view).query))) for view in views()]
    assert {page for page, _ in asked} == {*PAGES, "nowhere"}
    presented = re.findall(
        r'^    "(\w+)": \(', (ROOT / "pages" / "presentation.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    tables = {
        ("comparison", "show"): comparison.VIEWS, ("data", "show"): metadata.VIEWS, ("plan", "show"): plans.VIEWS,
        ("potential", "show"): potential.SHOWN, ("potential", "map"): potential.MAPS, ("needs", "show"): needs.PARTS,
        ("card", "show"): embedded_screen.EMBEDDED, ("presentation", "view"): presented,
    }  # fmt: skip
    for (page, key), names in tables.items():
        opened_by = {choices.get(key) for where, choices in asked if where == page}
        assert set(names) - {next(iter(names))} <= opened_by, (page, key)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "area"), READERS)
def test_page_opens(page: str, language: str, area: str) -> None:
    app = opened(page, lang=language, area=area, country=PLACES[area], example="gabrovo-2030", start="2026-11-10")
    text = shown(app)
    assert html.escape(words(language)("error.failed_title")) not in text
    assert page == "start" or 'class="notice"' not in text  # a duty that cannot wait is a notice there


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_the_project_of_which_a_list_knows_least_opens(country: str) -> None:
    for about in project_lists(country).values():
        rows = stored_projects(about.rows)
        told = rows[["number", "programme", "procedure", "authority", "fund", "beneficiary", "start", "end"]]
        if len(rows):
            known = (told.notna() & (told != "")).sum(axis=1)
            least = str(rows["project_id"].iloc[known.argmin()])
            app = opened("project", lang="en", project=least)
            assert 'class="notice"' not in shown(app), least


@in_a_script_each("choices", [{}, {"card_figures": "nonsense,area_km2", "card_colour": "<b>red"}])
def test_the_place_card_opens(choices: dict[str, str], language: str) -> None:
    app = opened("profile", lang=language, area="PAZ21", **choices)
    app.button(key="place_card").click().run()
    assert html.escape(words(language)("error.failed_title")) not in shown(app)
    assert html.escape(words_of(language, "BG")("place_card.hint")) in shown(app)


@pytest.mark.parametrize("page", ["profile", "readiness"])
def test_a_name_of_several_places_offers_them(page: str) -> None:
    told = shown(opened(page, lang="en", area="Бяла"))
    assert "“Бяла” is the name of several areas" in told and "unknown area" not in told
    assert "area=VAR05" in told and "area=RSE04" in told and "Byala, Varna district" in told


def test_unknown_place_is_said() -> None:
    app = opened("profile", lang="en", area="<b>nowhere</b>")
    assert "&lt;b&gt;nowhere&lt;/b&gt;" in shown(app)


@pytest.mark.parametrize(
    ("page", "address", "sentence"),
    [
        ("potential", {"indicator": "nonsense", "country": "BG"}, "nonsense"),
        ("potential", {"year": "1066", "country": "BG"}, "1066"),
        ("potential", {"level": "planet", "country": "UA"}, "planet"),
        ("potential", {"scheme": "<script>", "country": "MK"}, "&lt;script&gt;"),
        ("overview", {"country": "XX"}, "XX"),
        ("portfolio", {"status": "lost", "country": "UA"}, "lost"),
        ("portfolio", {"from": "twelve", "country": "UA"}, "twelve"),
        ("project", {"project": "no-such-project"}, "no-such-project"),
        ("profile", {"area": "' OR 1=1 --"}, "&#x27; OR 1=1 --"),
        ("data", {"show": "everything"}, "everything"),
    ],
)
@pytest.mark.parametrize("language", ["uk"])
def test_a_wrong_address_is_a_sentence_and_a_sensible_view(
    page: str, address: dict[str, str], sentence: str, language: str
) -> None:
    app = opened(page, lang=language, **address)
    text = shown(app)
    assert 'class="notice"' in text and sentence in text
    assert words(language)("error.failed_title") not in text


@pytest.mark.parametrize("address", [{"show": "disparity", "country": "UA"}, {"area": "PAZ21"}])
def test_what_the_address_gets_wrong_stands_in_a_place_of_its_own_and_not_in_a_row(address: dict[str, str]) -> None:
    parts = markup(opened("comparison", lang="uk", indicator="nonsense", **address))
    assert "nonsense" in parts[-1]  # below the foot; the style sheet sets it above the page
    assert "foot" in parts[-2]


@pytest.mark.parametrize("reason", ["busy", "too_long"])
def test_what_cannot_be_computed_now_is_told_by_its_reason(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Busy(reason)

    monkeypatch.setattr("patokaz.potential.spots_screen.spots", refused)
    text, t = shown(opened("potential", lang="uk", map="spots")), words("uk")
    told = {key: html.escape(t(f"error.{key}_title")) in text for key in ("busy", "too_long")}
    assert told == {"busy": reason == "busy", "too_long": reason == "too_long"}


@pytest.mark.parametrize(
    ("page", "language"),
    [*((page, "uk") for page in PAGES), *(("profile", language) for language in LANGUAGES if language != "uk")],
)
def test_a_missing_database_names_the_command(
    page: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))
    app = opened(page, lang=language, area="PAZ21", example="gabrovo-2030")
    assert words(language)("error.no_database_title") in html.unescape(shown(app))
    assert "python -m data.build" in shown(app)


def test_a_broken_database_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "statistics-broken.duckdb").write_bytes(b"half a file")
    (tmp_path / "current.txt").write_text("statistics-broken.duckdb")
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))
    app = opened("potential", lang="en")
    assert "python -m data.build" in shown(app)


_OTHER_LANGUAGES = [("", "Македонски"), ("", "Shqip"), ("", "Български"), ("", "Українська")]


def _header(app: AppTest) -> str:
    return next(piece for piece in markup(app) if piece.startswith("<header"))


def test_the_pages_behind_a_door_stand_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patokaz.frame.page.DOORS", {"plans": ("plan", "data"), "profile": ("profile",)})
    monkeypatch.setattr("patokaz.frame.menu.DOORS", {"plans": ("plan", "data"), "profile": ("profile",)})
    app = opened("data", lang="en")
    assert re.findall(r'<a [^>]*href="([^"]*)[?][^>]*>(\w+)</a>', _header(app)) == [
        ("./", "Patokaz"), ("plan", "Plans"), ("profile", "Profile"), *_OTHER_LANGUAGES, ("plan", "Plan"), ("data", "Data"),
    ]  # fmt: skip
    assert ">Plan<" not in _header(opened("profile", lang="en", area="PAZ21"))


def test_a_project_stands_behind_the_door_of_its_portfolio() -> None:
    assert [door_of(page) for page in ("project", "readiness", "card")] == ["portfolio", "plans", ""]


def test_unknown_language_falls_back() -> None:
    app = opened("overview", lang="xx")
    assert words("en")("overview.title") in shown(app)


@pytest.mark.parametrize(("language", "country"), [("sq", "MK"), ("bg", "BG"), ("uk", "UA")])
@pytest.mark.parametrize("view", ["index", "result", "why"])
def test_views_of_the_potential_open_with_their_sources(view: str, country: str, language: str) -> None:
    app = opened("potential", lang=language, country=country, show=view)
    assert html.escape(words(language)("error.failed_title")) not in shown(app)
    assert f"({words(language)('data.licence')}: " in visible_text(app)


NONSENSE = {
    "comparison": [
        {"area": "PAZ21", "indicator": ""}, {"show": "similar", "area": "PAZ21", "nearest": "", "until": "", "weights": ""},
        {"show": "disparity", "country": "", "indicator": "", "level": "", "container": ""}, {"show": ""},
        {"show": "group", "group": "", "group_name": ""},
    ],
    "potential": [
        {"country": "", "show": "", "map": ""}, {"indicator": "", "level": "", "year": "", "scheme": "", "classes": "", "container": ""},
        {"map": "several", "maps": "", "level": ""}, {"map": "two", "indicator": "", "second": "", "level": ""},
        {"map": "spots", "indicator": "", "level": "", "year": "", "statistic": "", "correction": ""},
        {"map": "types", "of": "", "method": "", "types": ""}, {"show": "result", "potential": "", "result": ""},
        {"show": "why", "table": "", "sector_area": ""}, {"show": "own", "own": "", "better": "", "level": ""},
        {"show": "index", "imputation": "", "treatment": "", "normalisation": "", "aggregation": "", "availability": "", "weights": "", "directions": "", "targets": "", "own_figures": ""},
    ],
    "portfolio": [{"country": "", "list": "", "status": "", "from": "", "to": "", "currency": "", "least": "", "programme": "", "find": "", "picked": "", "at": "", "sort": ""}, {"list": "bg_municipal_investment_2025", "country": "BG", "who": ""}],
    "partners": [{"area": "PAZ21", "service": "", "seek": "", "together": "", "partners": ""}],
    "data": [{"country": "", "show": ""}],
    "profile": [{"area": "PAZ21", "slides": "", "swot": "", "group": ""}],
    "card": [{"area": "PAZ21", "indicator": ""}],
    "presentation": [{"area": "PAZ21", "slides": "", "slide": ""}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("page", "address"), [(page, address) for page, addresses in NONSENSE.items() for address in addresses]
)
@pytest.mark.parametrize("value", ["<b>*x*</b>", "-1,2*nan,'; DROP TABLE area; --"])
def test_nonsense_in_any_part_of_an_address_is_a_sentence(page: str, address: dict[str, str], value: str) -> None:
    """Parts that are empty in the table are given nonsense; the page says so or shows the usual view."""
    app = opened(page, lang="bg", **{key: told or value for key, told in address.items()})
    page_text = shown(app)
    assert html.escape(words("bg")("error.failed_title")) not in page_text
    assert "<b>*x*</b>" not in page_text

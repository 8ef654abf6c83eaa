"""What an address gets wrong is said in the reader's language, as it was written, whatever part of the address it is."""

import pytest

from patokaz.frame.pairs import read_pairs, unread_pairs
from patokaz.language.words import words
from tests.pages import in_a_script_each, opened, shown, visible_text

PRESENTED = {"view": "index", "country": "MK", "area": "MK00805"}
PLAN = {"example": "gabrovo-2030"}
WRONG = "<b>zqx"
SAID = (
    ("overview", {}, "country"), ("profile", {"area": "PAZ21"}, "group"), ("profile", {"area": "PAZ21"}, "swot"),
    ("comparison", {"area": "MK00805", "show": "similar"}, "weights"), ("comparison", {"show": "group", "group": "PAZ21"}, "area"),
    ("potential", {"country": "BG"}, "container"), ("potential", {"country": "BG"}, "rows"),
    ("potential", {"country": "BG", "map": "several"}, "maps"), ("potential", {"country": "UA", "map": "types"}, "of"),
    ("potential", {"country": "MK", "show": "index"}, "weights"), ("potential", {"country": "MK", "show": "index"}, "lower_posts"),
    ("potential", {"country": "MK", "show": "index"}, "own_figures"), ("portfolio", {"country": "UA"}, "programme"),
    ("portfolio", {"country": "BG"}, "currency"), ("portfolio", {"country": "BG"}, "at"), ("portfolio", {"list": "own"}, "area"),
    ("project", {"project": "bg-opac-13-13-107"}, "status"), ("project", {"project": "bg-opac-13-13-107"}, "list"),
    ("plan", PLAN, "node"), ("plan_presentation", PLAN, "year"), ("plan_presentation", PLAN, "show"),
    ("partners", {"area": "MK00805"}, "partners"), ("presentation", {"area": "MK00805"}, "slides"), ("presentation", PRESENTED, "area"),
    ("presentation", PRESENTED, "reference"), ("presentation", PRESENTED, "directions"),
    ("presentation", {"view": "comparison", "area": "PAZ21"}, "with"), ("presentation", {"view": "portfolio", "country": "BG"}, "least"),
    ("presentation", {"view": "start", "area": "PAZ21"}, "start"), ("presentation", {"view": "partners", "area": "PAZ21"}, "service"),
)  # fmt: skip


@in_a_script_each(("page", "address", "key"), SAID)
def test_a_value_that_is_none_is_said(page: str, address: dict[str, str], key: str, language: str) -> None:
    app = opened(page, lang=language, **{**address, key: WRONG})
    assert WRONG in visible_text(app)
    assert WRONG not in shown(app)  # written out, not as a mark


@pytest.mark.parametrize("language", ["mk", "bg", "en"])
def test_a_key_with_several_values_is_said_with_the_one_that_is_used(language: str) -> None:
    t = words(language)
    app = opened("data", lang=language, show=["fresh", "sources"])  # type: ignore[arg-type]
    assert t("error.repeated_text", name="show", value="sources") in visible_text(app)
    assert visible_text(opened("data", lang=language, show="sources")) in visible_text(app)


def test_a_word_under_a_chart_that_is_none_is_said() -> None:
    app = opened("potential", lang="en", country="BG", shared="map_indicator.film")
    assert "“map_indicator.film” is not recognised" in visible_text(app) and "shared" not in app.query_params
    assert "not recognised" not in visible_text(
        opened("potential", lang="en", country="BG", shared="map_indicator.link")
    )


def test_what_is_known_of_a_list_stays_and_the_rest_is_taken_out() -> None:
    app = opened("profile", lang="uk", area="PAZ21", group="PAZ19,zqx,VTR22")
    assert app.query_params["group"] == "PAZ19,VTR22"
    assert words("uk")("error.left_out_text", what=words("uk")("group.unnamed"), value="zqx") in visible_text(app)


def test_pairs_are_read_or_told_as_unread() -> None:
    text = "a*1,b*x,c*2,a*nan,d*9"
    known, allowed = {"a", "b", "d"}, lambda _, number: number < 5
    assert read_pairs(text, known, allowed) == {"a": 1.0}
    assert unread_pairs(text, known, allowed) == ["b*x", "c*2", "a*nan", "d*9"]

"""Every page opens in every language, and what the address gets wrong is said in a sentence."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from patokaz.i18n import LANGUAGES
from patokaz.layout import PAGES

PLACES = {"MK00805": "MK", "PAZ21": "BG", "UA23060070000082704": "UA"}  # municipalities with projects
ROOT = Path(__file__).parents[1]


def opened(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    return app


def shown(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("area", PLACES)
def test_page_opens(page: str, language: str, area: str) -> None:
    app = opened(page, lang=language, area=area, country=PLACES[area])
    assert not app.exception
    assert 'class="notice"' not in shown(app)


def test_unknown_place_is_said() -> None:
    app = opened("profile", lang="en", area="<b>nowhere</b>")
    assert not app.exception
    assert "&lt;b&gt;nowhere&lt;/b&gt;" in shown(app)

"""How many elements of the framework a page is drawn with: each costs half a millisecond of every run, and a step of the browser."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from tests.pages import opened

MOST = {
    "overview": ({"country": "BG"}, 12),
    "profile": ({"area": "PAZ21"}, 24),
    "potential": ({"country": "UA"}, 31),
    "comparison": ({"area": "PAZ21"}, 18),
    "portfolio": ({"country": "UA"}, 45),
    "readiness": ({"area": "PAZ21"}, 32),
    "plan": ({"example": "gabrovo-2030"}, 15),
    "partners": ({"area": "PAZ21", "service": "back_office"}, 20),
    "needs": ({"area": "PAZ21"}, 17),
}


def elements(app: AppTest) -> int:
    """Elements and containers of a page."""

    def below(block: Block) -> int:
        return sum(1 + (below(child) if isinstance(child, Block) else 0) for child in block.children.values())

    return below(app.main)


@pytest.mark.parametrize("page", MOST)
def test_a_page_is_drawn_with_few_elements(page: str) -> None:
    choices, most = MOST[page]
    assert elements(opened(page, lang="en", **choices)) <= most


def test_only_an_address_with_something_wrong_has_a_place_for_it() -> None:
    right = elements(opened("data", lang="en"))
    assert elements(opened("data", lang="en", show="nothing_of_this_name")) == right + 2

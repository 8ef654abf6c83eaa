"""The reader's own figures on the fixture country (tests/fixture/README.md): three rows, one of them of nowhere."""

import pytest

from patokaz.own_data.matched import read_or_refusal
from tests.pages import map_data, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")
FILE = "place;parks\nАлма;5\nVera;8\nAtlantis;9\n".encode()


def test_what_matched_is_counted_and_drawn() -> None:
    app = opened("potential", {"own_table": ("parks.csv", read_or_refusal(FILE, "parks.csv"))}, lang="en", show="own")
    text = visible_text(app)
    assert "2 of 3 rows match an area by the column “place”; areas of this level in Exemplia: 20." in text
    assert table_rows(app, "As written")[1][:3] == ["4", "Atlantis", "not recognised"]
    assert map_data(app, "own")["values"].split("\n") == ["5", *[""] * 18, "8"]
    assert ["1", "Vera", "South", "8"] in table_rows(app, "Rank")


def test_a_file_without_figures_is_refused_and_none_is_said() -> None:
    held = {"own_table": ("empty.csv", read_or_refusal(b"", "empty.csv"))}
    assert "The file cannot be used. It is empty." in visible_text(opened("potential", held, lang="en", show="own"))
    assert "There are no own data in this session." in visible_text(opened("potential", lang="en", show="own"))

"""The reader's own figures on the fixture country (tests/fixture/README.md): three rows, one of them of nowhere."""

import pytest

from patokaz.own_data.matched import read_or_refusal
from tests.pages import component_data, map_data, opened, plain_text, table_rows, visible_text

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


def test_own_figures_are_presented_and_nobody_else_is_sent_to_them() -> None:
    rows = "\n".join(f"XE{number:02};{number}" for number in range(1, 21))
    held = {"own_table": ("parks.csv", read_or_refusal(f"place;parks\n{rows}".encode(), "parks.csv"))}

    def told(**address: str) -> list[str]:
        app = opened("presentation", held, lang="en", country="XE", **address)
        return [plain_text(slide) for slide in component_data(app, "presentation")["slides"]]

    own = told(view="own", area="XE01")
    assert own[0].startswith("parks: Alma has the lowest value of 20 Median 10.5; 20 areas with data.")
    assert own[1].startswith("parks: ") and " is first with 20 " in own[1]
    assert own[2].startswith("parks: half of the areas lie between 6 and 15")
    assert all("not an official statistic" in slide and "http" not in slide for slide in own) and len(own) == 4
    beside = told(view="map", map="two", indicator="own:0", second="unemployment_rate_pct")
    assert beside[0].startswith("parks × Unemployment rate, 2022") and "http" not in "".join(beside)
    assert told(view="map", map="spots", indicator="own:0")[0].startswith("Spatial clusters: parks")
    assert "nothing to present" in visible_text(opened("presentation", lang="en", country="XE", view="own"))

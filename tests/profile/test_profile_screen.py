"""The profile on the fixture country (tests/fixture/README.md): Dora, whose unemployment fell from 5 to 3 %."""

import re
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import markup, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


@pytest.fixture(scope="module")
def pages() -> dict[str, AppTest]:
    return {}


@pytest.fixture
def dora(pages: dict[str, AppTest], small_country: None) -> AppTest:
    if "dora" not in pages:
        pages["dora"] = opened("profile", lang="en", area="XE04")
    return pages["dora"]


def test_the_header_says_what_and_where_the_place_is(dora: AppTest) -> None:
    assert re.search(
        r"Dora ?Дора ?Municipality · North · Exemplia Dora: 4,000 inhabitants \(2022\); ", visible_text(dora)
    )


def test_the_first_sentence_opens_the_figures_that_it_tells(dora: AppTest) -> None:
    page = "\n".join(markup(dora))
    told = re.findall(r'<a href="#figure-(\w+)">([^<]+)</a>', page)
    assert told == [
        ("population_persons", "Dora: 4,000 inhabitants (2022)"),
        ("unemployment_rate_pct", "unemployment rate: 3.0% – 3 of 20"),
    ]
    assert all(f'id="figure-{key}"' in page for key, _ in told)


def test_a_card_says_since_when_and_its_drawer_the_neighbours(dora: AppTest) -> None:
    """Unemployment 9 in 2020 and 3 in 2022, a break between; around Dora: Cera 3, Ema 5, and the three places south of them."""
    text = visible_text(dora)
    assert re.search(r"3\.0 % · 2022 9\.0 \(2020\) 3\.0 \(2022\) ?3 of 20", text)
    drawer = text.split("neighbours ")[3].split("Show on the map")[0]
    assert re.match(r"Jara 10\.0% ?Ilma 9\.0% ?H\w+ 8\.0% ?E\w+ 5\.0% ?Cera 3\.0% ?Dora 3\.0%", drawer)


def test_an_opened_figure_gives_the_code_that_embeds_it(dora: AppTest) -> None:
    codes = re.findall(r'<details class="embed">.*?<code>(.*?)</code>', "\n".join(markup(dora)), re.DOTALL)
    assert len(codes) == 3
    assert any("&lt;iframe src=" in code and "indicator=unemployment_rate_pct" in code for code in codes)


def test_a_chain_has_at_least_three_links(dora: AppTest) -> None:
    """Dora has work, revenue and services; Gora has no revenue, which leaves two."""
    assert "From employment to services" in visible_text(dora)
    assert "From employment to services" not in visible_text(opened("profile", lang="en", area="XE07"))


def test_a_headline_figure_has_its_unit_year_and_ranks(dora: AppTest) -> None:
    assert re.search(
        r"Unemployment rate 3\.0 % · 2022 9\.0 \(2020\) 3\.0 \(2022\) ?3 of 20 ?North: 3 of 10", visible_text(dora)
    )
    assert re.search(r"Own income per head EUR 400 per head · 2023 ?16 of 19 ?North: 6 of 9", visible_text(dora))
    assert "16 of 19 areas with data, 1 without (1 = highest; equal values share the better rank)" in visible_text(dora)


def test_what_stands_out_is_said_with_its_distance_from_the_median(dora: AppTest) -> None:
    text = visible_text(dora).split("What stands out ")[1]
    assert (
        "Unemployment rate, 2022: 3.0% – rank 3 of 20 in the country (1 = lowest), 7.5 percentage points below the median."
        in text
    )
    assert (
        "Matura passed, 2022: 53.0% – rank 18 of 20 in the country (1 = highest), 8.5 percentage points below the median."
        in text
    )


def test_the_largest_fall_is_said(dora: AppTest) -> None:
    assert (
        "Unemployment rate: 5.0% in 2021, 3.0% in 2022 – rank 1 of 20 by decrease (better than the year before)."
        in visible_text(dora)
    )


def test_a_block_says_how_many_figures_are_better_than_the_median(dora: AppTest) -> None:
    text = visible_text(dora)
    assert (
        "The only comparable indicator, “Unemployment rate” (rank 3 of 20), is better than the country’s median."
        in text
    )
    assert (
        "The only comparable indicator, “Business entities” (rank 17 of 20), is not better than the country’s median."
        in text
    )


def test_a_row_is_compared_with_the_areas_around_and_the_median(dora: AppTest) -> None:
    assert re.search(
        r"Unemployment rate ?3\.0 % · 2022 3 of 20 ?North: 3 of 10 ?9\.0 \(2020\) 3\.0 \(2022\) ?"
        r"North: 5\.5 \(−2\.5\) Exemplia: 12\.0 \(−9\.0\) Median 10\.5 \(−7\.5\)",
        visible_text(dora),
    )


def test_a_computed_figure_shows_its_sum_and_a_broken_one_its_break(dora: AppTest) -> None:
    text = visible_text(dora)
    assert "Population, 2022: 4,000 – Office of Examples: Population on 31 December" in text
    assert "“Population” / “Area”" in text
    assert "2021: From 2021 part-time workers are counted too" in text


def test_the_median_stands_on_the_median_of_the_strip(dora: AppTest) -> None:
    """Unemployment: 1, 2, 3, 3, 5, 6, …, 20; the ends are at 1.19 and 19.81, the median 10.5 in the middle, Dora at 3."""
    marks = strip_marks(dora)
    assert (50.0, 9.7) in marks


def test_a_small_group_is_not_told() -> None:
    text = visible_text(opened("profile", lang="en", area="XE01")).split("Mother tongue, 2022")[1].split("Workforce")[0]
    assert re.search(r"First ?90\.0% 900", text)
    assert re.search(r"Second ?suppressed", text) and re.search(r"Third ?suppressed", text) and "96" not in text


def test_a_missing_figure_is_left_out_and_said() -> None:
    text = visible_text(opened("profile", lang="en", area="XE07"))
    assert "Own income per head 700" not in text
    assert "Own income per head" not in text.split("Where the place", 1)[0].split("What stands out")[0]


def test_an_unknown_place_is_refused() -> None:
    text = visible_text(opened("profile", lang="en", area="XE21"))
    assert "“XE21” is not recognised as an area of this database." in text


class _Strips(HTMLParser):
    """Where each strip has its marks: class of the mark -> per cent from the left."""

    def __init__(self) -> None:
        super().__init__()
        self.strips: list[dict[str, float]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        kinds = named.get("class", "").split()
        if "strip" in kinds:
            self.strips.append({})
        for kind in ("median", "here"):
            left = re.search(r"left:\s*([\d.]+)%", named.get("style", ""))
            if kind in kinds and left and self.strips:
                self.strips[-1][kind] = float(left[1])


def strip_marks(app: AppTest) -> set[tuple[float, float]]:
    reader = _Strips()
    reader.feed("\n".join(markup(app)))
    return {(strip["median"], strip["here"]) for strip in reader.strips if len(strip) == 2}

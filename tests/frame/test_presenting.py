"""The wall on the fixture country (tests/fixture/README.md): every view as slides, by value."""

import pytest

from tests.pages import component_data, opened, plain_text, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def slides(**address: str) -> list[str]:
    app = opened("presentation", lang="en", **address)
    return [plain_text(slide) for slide in component_data(app, "presentation")["slides"]]


def test_a_place_is_told_by_the_rule() -> None:
    told = slides(area="XE07")
    assert told[0].startswith("Gora Municipality · North · Exemplia 7,000") and len(told) <= 12
    assert any("Gora is below 13 of 19 others" in text and "Gora: 7.0%" in text for text in told)
    assert not any("Own income per head: " in text for text in told), "Gora has no figure of income"
    assert told[-1].startswith("Gora: what") and "http" not in told[-1]


def test_the_parts_of_the_address_come_in_its_order() -> None:
    told = slides(area="XE07", slides="question,opening,nothing")
    assert len(told) == 2 and told[1].startswith("Gora Municipality")


@pytest.mark.parametrize(
    ("address", "first", "count"),
    [
        ({"view": "map", "country": "XE", "indicator": "unemployment_rate_pct", "year": "2022", "area": "XE04"},
         "Unemployment rate: Dora is below 16 of 19 others", 4),
        ({"view": "map", "map": "years", "country": "XE", "indicator": "unemployment_rate_pct"},
         "Unemployment rate, 2020–2022: it rose in", 5),
        ({"view": "map", "map": "two", "country": "XE", "second": "business_entities_per_1000"},
         "Unemployment rate, 2022 × Business entities, 2022 ", 4),
        ({"view": "map", "map": "several", "country": "XE", "maps": "matura_passed_pct,business_entities_per_1000"},
         "Matura passed, 2022 × Business entities, 2022 ", 4),
        ({"view": "map", "map": "spots", "country": "XE", "indicator": "unemployment_rate_pct"},
         "Spatial clusters: Unemployment rate, 2022 Unemployment rate, 2022: spatial autocorrelation (Moran’s I) is 0.63", 5),
        ({"view": "comparison", "area": "XE01", "with": "XE02"}, "Population: most in Bela, least in Alma", 0),
        ({"view": "portfolio", "country": "XE"}, "By 2021 EUR 900,000 of EUR 1.2 million planned had been paid (75.0", 0),
        ({"view": "project", "project": "xe-water"}, "", 0),
        ({"view": "index", "country": "XE", "area": "XE04"}, "", 0),
    ],
)  # fmt: skip
def test_every_view_is_presented(address: dict[str, str], first: str, count: int) -> None:
    told = slides(**address)
    assert told[0].startswith(first) and (not count or len(told) == count)
    assert told[-1].count("?") == 1


def test_types_are_presented_with_what_each_is_like() -> None:
    told = slides(view="map", map="types", country="XE")
    assert len(told) == 1 and "types: 2; the types are clearly separated (silhouette 0.58)" in told[0], told


def test_the_code_in_the_corner_leads_to_the_public_address_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def shapes() -> list[int]:
        app = opened("presentation", lang="en", area="XE07")
        return [slide.count("#000000") for slide in component_data(app, "presentation")["slides"]]

    assert set(shapes()) == {0}
    monkeypatch.setenv("PATOKAZ_PUBLIC_ADDRESS", "https://figures.example/")
    assert set(shapes()) == {1}


def test_an_unknown_place_is_refused() -> None:
    assert "“XE21” is not recognised as an area" in visible_text(opened("presentation", lang="en", area="XE21"))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ({"area": "XE07", "slide": "99"}, "“99” is none of them"),
        ({"area": "XE07", "slide": "last"}, "“last” is none of them, slide 1 is shown"),
        ({"area": "XE07", "view": "sketch"}, "View: “sketch” is not recognised"),
        ({"view": "map", "country": "XE", "indicator": "wealth"}, "Indicator: “wealth” is not recognised"),
        ({"view": "map", "country": "XX"}, "Country: “XX” is not recognised"),
        ({"view": "residual", "country": "XE", "result": "wealth"}, "Result: “wealth” is not recognised"),
        ({"view": "index", "country": "XE", "treatment": "luck"}, "Outliers: “luck” is not recognised"),
        ({"view": "portfolio", "country": "XE", "list": "wishes"}, "“wishes” is not recognised"),
    ],
)  # fmt: skip
def test_what_the_address_gets_wrong_is_said_on_the_wall(address: dict[str, str], told: str) -> None:
    assert told in visible_text(opened("presentation", lang="en", **address))


def test_an_address_without_fault_is_not_remarked_upon() -> None:
    assert "unknown value" not in visible_text(opened("presentation", lang="en", area="XE07", slide="2"))


def test_a_view_without_anything_says_so() -> None:
    assert "nothing to present" in visible_text(opened("presentation", lang="en", view="project", project="none"))


def test_the_bar_offers_with_whom_the_place_is_compared() -> None:
    """Dora has five neighbours and nine others in the North; the chosen chip is taken off by its own link."""
    group = "XE03,XE05,XE08,XE09,XE10"
    for extra, chosen in (({}, []), ({"group": group, "group_name": "N"}, ["neighbours (5)"])):
        offered = component_data(opened("presentation", lang="en", area="XE04", **extra), "presentation")["picker"]
        assert {"neighbours (5)", "North (9)"} <= {chip["label"] for chip in offered}
        assert [chip["label"] for chip in offered if chip["chosen"]] == chosen
        near = next(chip["address"] for chip in offered if chip["label"] == "neighbours (5)")
        assert near.startswith("presentation?") and ("group=" in near) != bool(chosen)
    beside = component_data(opened("presentation", lang="en", view="comparison", area="XE04"), "presentation")["picker"]
    assert [chip["label"] for chip in beside if chip["chosen"]] == ["neighbours (5)"]

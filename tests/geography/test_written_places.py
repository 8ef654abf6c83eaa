"""Places as people write them, in the search and in addresses."""

import pytest

from patokaz.geography.areas import search_index
from patokaz.geography.search import find_places, named_place
from tests.pages import opened


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Община Пещера", "PAZ21"), ("общ. Пещера", "PAZ21"), ("ПЕЩЕРА.", "PAZ21"), ("Пещера &amp;", "PAZ21"), ("Peshtera municipality", "PAZ21"),
        ("Општина Центар", "MK00814"), ("Municipality of Centar", "MK00814"), ("PAZ21", "PAZ21"), ("paz21.", "PAZ21"), ("РАZ21", "PAZ21"),
        ("UA63060050000033240", "UA63060050000033240"), ("м. Київ", "UA80000000000093317"), ("Лyтyгине", "UA44060030000019360"),
        ("Komuna e Tetovës", "MK00609"), ("Терпіннівська сільська територіальна громада", "UA23080270000086363"),
        ("Област Бургас", "BGS"), ("Бургас", "BGS04"), ("Кіровоградська обл.", "UA35"), ("Столична община", "SOF46"),
        ("Бяла, Варна", "VAR05"), ("Бяла (обл. Русе)", "RSE04"), ("Варна, Бяла", "VAR05"), ("Byala, Varna", "VAR05"), ("Bogovina", "MK00601"), ("Qendra Zhupë", "MK00313"),
        ("Звягельська міська територіальна громада", "UA18080150000022496"), ("116", "MK00811"), ("0116", "MK00811"),
    ],
)  # fmt: skip
def test_the_search_finds_the_place_first(text: str, area: str) -> None:
    assert find_places(search_index(), text)[0] == area


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("paz21", "PAZ21"),
        ("PAZ21.", "PAZ21"),
        ("Община Пещера", "PAZ21"),
        ("Peshtera", "PAZ21"),
        ("Бяла", ""),
        ("Бяла, Варна", "VAR05"),
        ("общ. Бяла, обл. Варна", "VAR05"),
        ("ОБЩ. БЯЛА, ОБЛ. РУСЕ", "RSE04"),
        ("nowhere", ""),
        ("Bogovina", "MK00601"),
        ("Звягельська", "UA18080150000022496"),
    ],
)
def test_an_address_names_one_place_or_none(text: str, area: str) -> None:
    assert named_place(search_index(), text) == area


@pytest.mark.parametrize("address", [{"amp;area": "PAZ21"}, {"area": "paz21."}, {"area": "Община Пещера"}])
def test_a_copied_address_is_put_right(address: dict[str, str]) -> None:
    page = opened("profile", lang="uk", **address)
    assert not page.exception and page.query_params["area"] in ("PAZ21", ["PAZ21"])

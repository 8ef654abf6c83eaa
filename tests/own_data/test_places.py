"""A figure is never silently another place's: columns, levels, namesakes, spellings and codes."""

from pathlib import Path

import pytest

from patokaz.own_data.matched import places_of
from patokaz.own_data.matching import OwnData, match_areas
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable

CASES = Path(__file__).parent / "cases"
TOWN = "municipality"


def matched(text: str | Path, country: str, level: str = TOWN) -> OwnData:
    content = text.read_bytes() if isinstance(text, Path) else text.encode()
    return match_areas(read_table(content, "x"), places_of(country, level), "x", country, level)


def refusal(text: str | Path, country: str, level: str = TOWN) -> UnreadableTable:
    with pytest.raises(UnreadableTable) as caught:
        matched(text, country, level)
    return caught.value


@pytest.mark.parametrize(
    ("name", "country", "level", "areas"),
    [
        ("places-district-first.csv", "BG", TOWN, ["VRC27", "SML09", "BGS01", "VAR24", "RSE04"]),
        ("places-full-official-names.csv", "UA", TOWN,
         ["UA23080270000086363", "UA56040310000052028", "UA44060030000019360", "UA44140050000026566"]),
        ("places-oblast-forms.csv", "UA", TOWN, ["UA35080050000038829", "UA56060430000081857", "UA53080370000025447"]),
        ("places-oblasts.csv", "UA", "region", ["UA05", "UA07", "UA46", "UA80", "UA32", "UA26"]),
        ("places-look-alike-letters.csv", "UA", TOWN,
         ["UA44140050000026566", "UA23080270000086363", "UA56040310000052028", "UA44060030000019360"]),
        ("places-lost-zero.csv", "MK", TOWN, ["MK00811", "MK00801", "MK00807", "MK00813"]),
        ("file-open-document.ods", "MK", TOWN, ["MK00501", "MK00508"]),
    ],
)  # fmt: skip
def test_reported_files_find_their_places(name: str, country: str, level: str, areas: list[str]) -> None:
    found = matched(CASES / name, country, level)
    assert list(found.values.index) == areas and not found.lost


def test_a_contradicting_region_means_unmatched_with_the_nearest_inside_it() -> None:
    found = matched(CASES / "places-region-contradicts.csv", "UA")
    assert list(found.values.index) == ["UA53080370000025447"]
    assert [(row.row, row.kind) for row in found.unmatched] == [(2, "contradicts")]
    assert all(area.startswith("UA12") for area in found.unmatched[0].candidates)


def test_code_and_name_that_contradict_each_other_have_no_place() -> None:
    found = matched("код;община;v\nPAZ21;Батак;1\nPAZ24;Ракитово;3\nPAZ08;Велинград;4\n", "BG")
    assert set(found.values.index) == {"PAZ24", "PAZ08"}
    assert [(row.kind, set(row.candidates)) for row in found.unmatched] == [("contradicts", {"PAZ21", "PAZ03"})]


def test_a_code_of_a_larger_area_gives_its_row_to_no_namesake() -> None:
    """VRC is Vratsa district, SML Smolyan: their totals are not those of the municipalities Vratsa and Smolyan."""
    found = matched("код;община;v\nVRC;Враца;100\nVRC27;Мездра;10\nSML;Смолян;50\nSML09;Девин;20\n", "BG")
    assert found.values["v"].to_dict() == {"VRC27": 10, "SML09": 20}
    assert [row.text for row in found.aside] == ["Враца", "Смолян"] and not found.unmatched


def test_rows_numbered_from_nought_without_a_heading_are_no_figure() -> None:
    found = matched(";Община;стойност\n0;Мездра;10\n1;Девин;20\n", "BG")
    assert list(found.values.columns) == ["стойност"]


@pytest.mark.parametrize(
    ("text", "country", "area"),
    [
        ("Gostivari", "MK", "MK00604"),
        ("Komuna e Gostivarit", "MK", "MK00604"),
        ("Вінницька МТГ", "UA", "UA05020030000031457"),
        ("Львівська ОТГ", "UA", "UA46060250000025047"),
    ],
)
def test_definite_forms_and_abbreviated_kinds(text: str, country: str, area: str) -> None:
    assert list(matched(f"place;v\n{text};5\n", country).values.index) == [area]


def test_numbers_that_are_figures_are_no_codes() -> None:
    assert refusal(CASES / "places-number-column.csv", "MK").reason == "settlements"
    assert refusal("население;домаќинства\n1473;3\n2151;4\n", "MK").reason == "no_areas"
    found = matched("id;општина;вредност\n1;Сарај;5\n2;Центар;6\n", "MK")
    assert found.column == "општина" and list(found.values["вредност"]) == [5, 6]


@pytest.mark.parametrize(
    ("text", "country", "level", "right"),
    [
        ((CASES / "places-oblasts.csv").read_text(), "UA", TOWN, "region"),
        ((CASES / "places-oblasts.csv").read_text(), "UA", "district", "region"),
        ((CASES / "places-municipal-file.csv").read_text(), "BG", "district", TOWN),
        ("област;v\nБургас;1\nВарна;2\n", "BG", TOWN, "district"),
        ("община;v\nБургас;1\nВарна;2\n", "BG", "district", TOWN),
        ("област;населено място;v\nВраца;Паволче;11\nСмолян;Смилян;22\n", "BG", TOWN, "district"),
    ],
)
def test_places_of_another_level_are_refused_with_the_level(text: str, country: str, level: str, right: str) -> None:
    error = refusal(text, country, level)
    assert (error.reason, error.details["level"]) == ("wrong_level", right)


@pytest.mark.parametrize(
    "heading", ["№;Община;Реден", "№ з/п;Община;v", ";Община;v", "код;Община;v"],
)  # fmt: skip
def test_a_column_that_numbers_the_rows_is_no_figure(heading: str) -> None:
    assert len(matched(f"{heading}\n1;Пещера;5\n2;Батак;6\n", "BG").values.columns) == 1


def test_names_of_two_levels_without_a_heading_are_told() -> None:
    assert matched("име;v\nБургас;1\nВарна;2\n", "BG").also == "district"


def test_namesakes_are_told_apart_by_the_area_above_or_reported() -> None:
    assert list(matched("регион;община;v\nРусе;Бяла;1\nВарна;Бяла;2\n", "BG").values.index) == ["RSE04", "VAR05"]
    assert list(matched("община;v\nБяла (Русе);1\nБяла, обл. Варна;2\n", "BG").values.index) == ["RSE04", "VAR05"]
    found = matched("община;v\nБяла;1\nПещера;2\n", "BG")
    assert [(row.kind, row.candidates) for row in found.unmatched] == [("ambiguous", ("RSE04", "VAR05"))]


@pytest.mark.parametrize(
    ("text", "country", "level", "area"),
    [
        ("общ. Пещера", "BG", TOWN, "PAZ21"), ("гр. Пещера", "BG", TOWN, "PAZ21"), ("ОБЩИНА ПЕЩЕРА.", "BG", TOWN, "PAZ21"),
        ("Пeщеpa", "BG", TOWN, "PAZ21"), ("Пещера&nbsp;", "BG", TOWN, "PAZ21"), ("Община &quot;Пещера&quot;", "BG", TOWN, "PAZ21"),
        ("paz-21", "BG", TOWN, "PAZ21"), ("PAZ", "BG", "district", "PAZ"), ("BG423", "BG", "district", "PAZ"), ("РАZ21", "BG", TOWN, "PAZ21"), ("Столична община", "BG", TOWN, "SOF46"),
        ("Област Бургас", "BG", "district", "BGS"), ("София област", "BG", "district", "SFO"), ("София (столица)", "BG", "district", "SOF"),
        ("Komuna e Tetovës", "MK", TOWN, "MK00609"), ("Komuna e Dibrës", "MK", TOWN, "MK00303"), ("Општ. Центар", "MK", TOWN, "MK00814"),
        ("Municipality of Centar", "MK", TOWN, "MK00814"), ("Rajoni i Vardarit", "MK", "region", "MK001"),
        ("Вардарски плански регион", "MK", "region", "MK001"),
        ("м. Київ", "UA", TOWN, "UA80000000000093317"), ("Львівська міська ТГ", "UA", TOWN, "UA46060250000025047"),
        ("Покровська селищна територіальна громада", "UA", TOWN, "UA12140250000015858"), ("Ізмаїльський р-н", "UA", "district", "UA51080000000061776"),
        ("Полтавська область, Полтавська міська громада", "UA", TOWN, "UA53080370000025447"), ("Kyiv Oblast", "UA", "region", "UA32"),
    ],
)  # fmt: skip
def test_official_forms_and_spellings(text: str, country: str, level: str, area: str) -> None:
    assert places_of(country, level).find(text.replace("&nbsp;", "\u00a0")) == {area}


@pytest.mark.parametrize(
    ("text", "country", "level"),
    [
        ("с. Илинден", "MK", TOWN), ("Волинська обл.", "UA", TOWN), ("м. Львів", "UA", "region"), ("Лутугинська сільська громада", "UA", TOWN),
        ("Община Бургас", "BG", "district"), ("Бяла, Враца", "BG", TOWN),
    ],
)  # fmt: skip
def test_what_means_another_place_finds_none(text: str, country: str, level: str) -> None:
    assert not places_of(country, level).find(text)


def test_totals_and_larger_areas_are_told_apart_from_unknown_places() -> None:
    found = matched("община;v\nПещера;1\nОбщо;3\nОбласт Пазарджик;7\nАтлантида;2\n", "BG")
    assert [row.text for row in found.aside] == ["Общо", "Област Пазарджик"]
    assert [row.text for row in found.unmatched] == ["Атлантида"]


def test_tiny_values_keep_the_digits_that_tell_them_apart() -> None:
    assert matched(CASES / "show-tiny-values.csv", "MK").decimals("стапка") == 6

"""Units and words for thousands: in a heading, above the table, beside the numbers, in a column of their own."""

import openpyxl
import pytest

from patokaz.own_data.matched import names_places, places_of
from patokaz.own_data.matching import OwnData, match_areas
from patokaz.own_data.numbers import read_figure
from patokaz.own_data.reading import OwnTable, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.units import Unit, heading_unit
from tests.own_data.test_readings import book


def table(*cells: str, heading: str = "v") -> OwnTable:
    rows = [f"{place};{cell}" for place, cell in zip(["Пещера", "Батак", "Брацигово"], cells, strict=False)]
    return read_table("\n".join([f"община;{heading}", *rows]).encode(), "x")


def matched(text: str, country: str) -> OwnData:
    found = read_table(text.encode(), "x", fits=names_places)
    return match_areas(found, places_of(country, "municipality"), "x", country, "municipality")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12,5 тис. грн", 12_500, "UAH"), ("12,5 тис.грн.", 12_500, "UAH"), ("12,5 млн. грн.", 12_500_000, "UAH"),
        ("0,3 млрд грн", 300_000_000, "UAH"), ("12,5 т.грн", 12_500, "UAH"), ("3,1 хил. лв.", 3_100, "BGN"), ("4,35 хил.", 4_350, ""),
        ("1 200 илј. ден.", 1_200_000, "MKD"), ("2,5 милиони денари", 2_500_000, "MKD"), ("4 mijë euro", 4_000, "EUR"),
        ("12.5 thousand EUR", 12_500, "EUR"), ("€12.5m", 12_500_000, "EUR"), ("€1.5bn", 1.5e9, "EUR"), ("-7 тис. осіб", -7_000, "people"),
    ],
)  # fmt: skip
def test_words_for_thousands_beside_a_number(text: str, value: float, unit: str) -> None:
    figure = read_figure(text)
    assert (figure.kind, figure.value, figure.unit) == ("number", value, unit)


@pytest.mark.parametrize(
    ("heading", "unit", "power"),
    [
        ("Приходи, хил. лв.", "BGN", 3), ("Доходи (тис.грн.)", "UAH", 3), ("Приходи ('000 EUR)", "EUR", 3), ("Revenue, EUR 000", "EUR", 3),
        ("Revenue (EUR thousand)", "EUR", 3), ("Revenue in thousands", "", 3), ("Приходи во илјади денари", "MKD", 3),
        ("Të hyrat, në mijë denarë", "MKD", 3), ("GDP (million EUR)", "EUR", 6), ("в 1000 лв.", "BGN", 3), ("Дохід, грн", "UAH", 0),
        ("Births per thousand", "", 0), ("на 10 тис. осіб", "", 0), ("на 1000 души", "", 0), ("Население", "", 0), ("Дял, %", "%", 0),
    ],
)  # fmt: skip
def test_units_of_headings(heading: str, unit: str, power: int) -> None:
    assert heading_unit(heading) == Unit(unit, power)


@pytest.mark.parametrize(
    ("heading", "cells", "values", "note"),
    [
        ("v", ["12,5 хил. лв.", "3,1 млн. лв.", "700 лв."], [12_500, 3_100_000, 700], "multiplied"),
        ("v, лв.", ["12,5 хил. лв.", "-", "0"], [12_500, None, 0], "multiplied"),
        ("v, хил. лв.", ["12,5 хил. лв.", "3,1 хил. лв.", "4"], [12.5, 3.1, 4], "scaled"),
        ("v, хил. лв.", ["12,5", "3,1", "4"], [12.5, 3.1, 4], "scaled"),
        ("v", ["12,5 га", "3 га", "0"], [12.5, 3, 0], "one_unit"),
        ("v", ["0 га", "0 га", "-"], [0, 0, None], "missing"),
    ],
)
def test_scales_are_multiplied_out_or_stay_as_the_heading_says_and_told(
    heading: str, cells: list[str], values: list[float | None], note: str
) -> None:
    found = table(*cells, heading=heading)
    assert [None if value != value else value for value in found.numbers[heading]] == values
    assert note in {entry.reason for entry in found.notes}


@pytest.mark.parametrize(
    ("heading", "cells", "cell"),
    [
        ("v", ["12500", "3,1 хил. лв.", "4,7 хил. лв."], "B2"),
        ("v, хил. лв.", ["12", "3,1 млн. лв.", "4"], "B3"),
        ("v, хил. лв.", ["12", "3", "4 000 лв."], "B4"),
        ("v (EUR)", ["12 лв.", "3 лв.", "4 лв."], "B2"),
        ("v (‰)", ["12,5 %", "3 %", "1 %"], "B2"),
        ("v", ["12 га", "3 дка", "4 га"], "B3"),
    ],
)
def test_units_that_contradict_each_other_are_refused_with_the_cell(heading: str, cells: list[str], cell: str) -> None:
    found = table(*cells, heading=heading)
    assert found.numbers.empty and (found.spoiled[0].reason, found.spoiled[0].cell) == ("two_units", cell)


def test_a_scale_above_the_table_is_told() -> None:
    found = read_table("Доходи\n;;(тис. грн)\nгромада;a;b\nЛубенська;5;6\nМиргородська;7;8\n".encode(), "x")
    assert [note.details["text"] for note in found.notes if note.reason == "scale_above"] == ["(тис. грн)"]


def test_rows_in_different_units_are_refused_and_the_unit_of_all_stands_beside_the_heading() -> None:
    rows = "громада;одиниця;v\nЛубенська;тис. грн;5\nМиргородська;{};7\n"
    with pytest.raises(UnreadableTable) as caught:
        matched(rows.format("млн грн"), "UA")
    assert (caught.value.reason, caught.value.details["units"]) == ("rows_units", "тис. грн; млн грн")
    assert matched(rows.format("тис. грн"), "UA").values["v"].tolist() == [5, 7]
    assert matched("община;v\nПещера;12,5 %\nБатак;3 %\n", "BG").label("v") == "v, %"
    assert matched("громада;v\nЛубенська;12,5 тис. грн\nМиргородська;3 млн грн\n", "UA").label("v") == "v, грн"


@pytest.mark.parametrize("upper", ["Житом. обл.", "Польща", "Житомирська"])
def test_an_area_above_that_does_not_confirm_a_name_gives_its_row_no_place(upper: str) -> None:
    """Новопільська is the only hromada of its name, in Dnipropetrovsk oblast."""
    found = matched(
        f"область;громада;v\nПолтавська;Лубенська;1\nПолтавська;Миргородська;2\n{upper};Новопільська;3\n", "UA"
    )
    assert found.values["v"].tolist() == [1, 2]
    assert [row.kind for row in found.unmatched] == ["upper_unknown" if upper == "Польща" else "contradicts"]


def test_a_district_in_the_first_column_is_none_of_the_places_although_namesakes_are_fewer() -> None:
    found = matched("област;община;v\nВарна;Бяла;1\nРусе;Бяла;2\n", "BG")
    assert found.values["v"].to_dict() == {"VAR05": 1, "RSE04": 2}


@pytest.mark.parametrize(
    "heading", ["населено место", "Населба", "Село", "Settlement", "vendbanimi", "Населений пункт"]
)
def test_settlements_are_no_municipalities_even_of_their_name(heading: str) -> None:
    with pytest.raises(UnreadableTable) as caught:
        matched(f"{heading};v\nИлинден;1473\nСтуденичани;2151\n", "MK")
    assert (caught.value.reason, caught.value.details["column"]) == ("settlements", heading)


@pytest.mark.parametrize(
    ("heading", "code", "values", "note"),
    [
        ("v", "#,##0.0,", [12_500, 3_100], "formatted"),
        ("v, хил. лв.", "#,##0.0,", [12.5, 3.1], "scaled"),
        ("v, млн. лв.", '0.0,," млн. лв."', [0.0125, 0.0031], "scaled"),
        ("v", '0.0" хил. лв."', [12_500_000, 3_100_000], "formatted"),
        ("v", "#,##0", [12_500, 3_100], ""),
    ],
)
def test_formats_of_cells_say_thousands(heading: str, code: str, values: list[float], note: str) -> None:
    def change(made: openpyxl.Workbook) -> None:
        for row in (2, 3):
            made.active.cell(row, 2).number_format = code

    found = read_table(book([["община", heading], ["Пещера", 12_500], ["Батак", 3_100]], change), "x")
    assert found.numbers[heading].tolist() == pytest.approx(values)
    assert {entry.reason for entry in found.notes} == ({note} if note else set())


def test_currencies_of_formats_that_differ_are_two_units_and_hidden_rows_are_told() -> None:
    def change(made: openpyxl.Workbook) -> None:
        made.active["B2"].number_format, made.active["B3"].number_format = '#,##0 "€"', "#,##0 [$лв.-402]"
        made.active.row_dimensions[3].hidden = True

    found = read_table(book([["община", "v"], ["Пещера", 12], ["Батак", 3]], change), "x")
    assert (found.spoiled[0].reason, found.spoiled[0].cell) == ("two_units", "B2")
    assert "hidden_parts" in {entry.reason for entry in found.notes}


@pytest.mark.parametrize("cell", ["5-10", "~5", "1/2", "<5"])
def test_a_file_whose_cells_are_no_numbers_is_refused_with_the_first(cell: str) -> None:
    with pytest.raises(UnreadableTable) as caught:
        matched(f"община;v\nПещера;{cell}\nБатак;{cell}\n", "BG")
    told = caught.value.details
    assert (caught.value.reason, told["column"], told["cell"], told["count"]) == ("spoiled", "v", "B2", 2)


def test_a_column_of_kinds_tells_namesakes_apart_and_names_of_several_areas_alone_are_told() -> None:
    rows = "громада;{};область;v\nПокровська;сільська;Дніпропетровська;1\nПокровська;селищна;Дніпропетровська;2\n"
    assert matched(rows.format("тип"), "UA").values["v"].to_dict() == {
        "UA12080110000055958": 1,
        "UA12140250000015858": 2,
    }
    with pytest.raises(UnreadableTable) as caught:
        matched("громада;область;v\nПокровська;Дніпропетровська;1\nПокровська;Дніпропетровська;2\n", "UA")
    assert (caught.value.reason, caught.value.details["text"]) == ("all_ambiguous", "Покровська")

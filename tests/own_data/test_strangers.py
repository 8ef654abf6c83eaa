"""Files as strangers bring them: variations of the reported kinds, each found by trying it."""

from datetime import datetime

import pytest

from patokaz.own_data.matched import names_places, places_of
from patokaz.own_data.matching import OwnData, match_areas
from patokaz.own_data.number_formats import number_format
from patokaz.own_data.numbers import read_figure
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable
from tests.own_data.test_readings import CASES, book

TOWN = "municipality"


def matched(content: str | bytes, country: str, level: str = TOWN) -> OwnData:
    content = content.encode() if isinstance(content, str) else content
    return match_areas(read_table(content, "x", fits=names_places), places_of(country, level), "x", country, level)


@pytest.mark.parametrize(
    "text",
    ["няма инф.", "не е налично", "без данни", "б.д.", "податоци не се достапни", "нема одговор", "s'ka", "të dhëna nuk ka",
     "nuk është në dispozicion", "дані не надано", "н.в.", "к/с", "N/A*", "not yet available", "[x]", "[low]", "“–”", "- -"],
)  # fmt: skip
def test_a_few_words_with_a_no_among_them_are_missing(text: str) -> None:
    assert read_figure(text).kind == "missing"


@pytest.mark.parametrize(
    "text",
    ["поверителни", "недостъпно", "скрито", "неизв.", "Потисната стойност", "доверливи", "скриено", "приховано", "недоступні",
     "невідома", "конф.", "i fshehur", "të panjohura", "konfidencial", "suppressed", "withheld by the office"],
)  # fmt: skip
def test_what_is_kept_back_or_unknown_is_missing_whatever_its_ending(text: str) -> None:
    assert read_figure(text).kind == "missing"


def test_a_hint_may_name_any_sign_and_is_not_believed_where_it_stands_in_no_line() -> None:
    for sign in ":^~":
        assert list(matched(f"sep={sign}\nобщина{sign}v\nПещера{sign}1,5\nБатак{sign}2\n", "BG").values["v"]) == [
            1.5,
            2,
        ]
    assert list(matched("sep=,\nобщина;v\nПещера;1,5\nБатак;2\nРакитово;3\n", "BG").values["v"]) == [1.5, 2, 3]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Bogovina", "MK00601"), ("Komuna Haraçina", "MK00802"), ("Debërca", "MK00304"), ("Mavrova dhe Rostusha", "MK00607"),
        ("Qendra Zhupë", "MK00313"), ("Komuna Qendër Zhupë", "MK00313"), ("Gazi Baba", "MK00804"), ("Tearca", "MK00608"),
    ],
)  # fmt: skip
def test_albanian_names_in_the_form_of_what_is_known(text: str, area: str) -> None:
    assert places_of("MK", TOWN).find(text) == {area}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Звягельська міська територіальна громада", "UA18080150000022496"), ("Володимирська ТГ", "UA07020010000096841"),
        ("Шептицька міська громада", "UA46120130000026331"), ("Новоград-Волинська", "UA18080150000022496"),
        ("Бюджет Берестинської міської територіальної громади", "UA63060050000033240"),
    ],
)  # fmt: skip
def test_hromadas_by_the_present_name_of_their_centre(text: str, area: str) -> None:
    assert places_of("UA", TOWN).find(text) == {area}


@pytest.mark.parametrize(
    ("text", "value"), [("12.3 (1)", 12.3), ("12.3ᵇ", 12.3), ("12.3^1", 12.3), ("12,3 п", 12.3), ("4,5 о", 4.5)]
)
def test_footnotes_are_no_part_of_a_number(text: str, value: float) -> None:
    assert read_figure(text).value == value


@pytest.mark.parametrize(
    ("text", "country", "level", "area"),
    [
        ("1. Пещера", "BG", TOWN, "PAZ21"), ("Пещера 1)", "BG", TOWN, "PAZ21"), ("Пещера¹", "BG", TOWN, "PAZ21"),
        ("PAZ21 - Пещера", "BG", TOWN, "PAZ21"), ("Пещера (PAZ21)", "BG", TOWN, "PAZ21"), ("В. Търново", "BG", TOWN, "VTR04"),
        ("Ген. Тошево", "BG", TOWN, "DOB12"), ("Г. Делчев", "BG", TOWN, "BLG11"), ("Пазарджишка област", "BG", "district", "PAZ"),
        ("Св. Николе", "MK", TOWN, "MK00108"), ("MK101", "MK", TOWN, "MK00101"), ("Ів.-Франківська обл.", "UA", "region", "UA26"),
        ("Полтавська міська громада Полтавського району Полтавської області", "UA", TOWN, "UA53080370000025447"),
        ("Полтавщина", "UA", "region", "UA53"), ("Хмельницкая область", "UA", "region", "UA68"), ("Sofia cap.", "BG", "district", "SOF"),
        ("Vinnytsia raion", "UA", "district", "UA05020000000026686"), ("Стара Загора (гр.)", "BG", TOWN, "SZR31"),
        ("София (столица)", "BG", TOWN, "SOF46"), ("София (столица)", "BG", "district", "SOF"), ("Добрич-селски", "BG", TOWN, "DOB15"),
        ("Чаир/Çair", "MK", TOWN, "MK00815"), ("Pakитово", "BG", TOWN, "PAZ24"), ("Маврово-Ростуше", "MK", TOWN, "MK00607"), ("Полошки пл. регион", "MK", "region", "MK006"),
        ("Kharkivska TH", "UA", TOWN, "UA63120270000028556"), ("Кам″янець-Подільська", "UA", TOWN, "UA68020110000071202"),
        ("Бюджет Полтавської міської територіальної громади", "UA", TOWN, "UA53080370000025447"),
    ],
)  # fmt: skip
def test_forms_of_names(text: str, country: str, level: str, area: str) -> None:
    assert places_of(country, level).find(text) == {area}


@pytest.mark.parametrize(
    "text", ["PAZ21 Батак", "с. Г. Делчев", "Полтавська міська рада", "M. hromada", "Vinnytsia raion", "Батак/Пещера"]
)
def test_what_is_not_the_place_finds_none(text: str) -> None:
    assert not any(places_of(country, TOWN).find(text) for country in ("BG", "UA"))


@pytest.mark.parametrize(
    "heading", ["Код на общината", "Код по ЕКАТТЕ", "ЕИК", "Пощенски код", "Година на данните", "дата"]
)
def test_codes_years_and_dates_are_no_figures_and_told(heading: str) -> None:
    number = 2024 if "Година" in heading else 20240201
    found = matched(f"{heading};община;v\n{number};Пещера;5\n{number};Батак;6\n", "BG")
    assert list(found.values) == ["v"] and found.left_out == (heading,)


def test_quarters_and_months_are_no_figures_either() -> None:
    found = matched("община;тримесечие;v\nПещера;1;5\nБатак;1;6\n", "BG")
    assert list(found.values) == ["v"] and found.left_out == ("тримесечие",)


def test_a_list_of_districts_under_a_heading_that_says_nothing_is_no_list_of_municipalities() -> None:
    towns = [
        "Варна",
        "Русе",
        "Пловдив",
        "Бургас",
        "Плевен",
        "Видин",
        "Враца",
        "Сливен",
        "Смолян",
        "Перник",
        "Монтана",
        "Ловеч",
    ]
    lines = "\n".join(f"{name};{at}" for at, name in enumerate(towns))
    with pytest.raises(UnreadableTable) as refused:
        matched(f"място;v\n{lines}\nСофийска;12\n", "BG")
    assert (refused.value.reason, refused.value.details) == ("wrong_level", {"level": "district"})
    assert len(matched(f"място;v\n{lines}\n", "BG").values) == len(towns)  # of both levels alike: told, not refused
    assert len(matched(f"място;v\n{lines}\nБатак;12\nСофийска;13\n", "BG").values) == len(towns) + 1


@pytest.mark.parametrize(
    "total", ["Общо за страната", "Общо за областта", "Bulgaria total", "в т.ч. градове", "Медиана", "Σ", "Subtotal"]
)
def test_sums_are_told_by_what_they_are_of(total: str) -> None:
    found = matched(f"община;v\nПещера;1\nБатак;2\n{total};3\n", "BG")
    assert len(found.values) == 2 and len(found.aside) == 1 and not found.unmatched


def test_a_word_for_a_mean_is_no_hromada_of_that_name() -> None:
    assert len(matched("громада;v\nМиргородська;1\nЛубенська;2\nСереднє;3\n", "UA").values) == 2


@pytest.mark.parametrize(
    "text",
    [
        "sep=,\nобщина;v\nПещера;1\nБатак;2\n",
        "'община';'v'\n'Пещера';'1'\n'Батак';'2'\n",
        "община;v\n(име);(бр.)\nПещера;1\nБатак;2\n",
        "община;v\nа;1\nПещера;1\nБатак;2\n",
        "община;v\nПещера&nbsp;;1\nОбщина &amp;quot;Батак&amp;quot;;2\n",
        "община;v\nПеще\u00adра;1\nБатак;2\nb;прекъсване на реда\n",
        "община;v\nПещера;1\nБатак;2\nПоследна актуализация;12.03.2025\n",
    ],
)
def test_forms_of_files(text: str) -> None:
    assert list(matched(text, "BG").values.iloc[:, 0]) == [1, 2]


@pytest.mark.parametrize(
    ("encoding", "places"),
    [
        ("mac-cyrillic", "Пещера;Батак"), ("mac-cyrillic", "Вінницька;Одеська"), ("cp866", "Пещера;Батак"),
        ("cp1251", "Пещера;Батак"), ("cp1251", "Вінницька;Одеська"), ("cp1251", "Ѓорче Петров;Битола"),
    ],
)  # fmt: skip
def test_short_files_of_any_code_page(encoding: str, places: str) -> None:
    text = "община;v\n{};1\n{};2\n".format(*places.split(";"))
    assert read_table(text.encode(encoding), "x").texts.iloc[:, 0].tolist() == places.split(";")


@pytest.mark.parametrize("unit", ["на сто", "бр.", "души", "осіб", "відсотків"])
def test_what_is_counted_may_stand_behind_the_number(unit: str) -> None:
    assert read_figure(f"1 700,5 {unit}").value == 1700.5


def test_groups_of_headings_over_groups() -> None:
    rows = [["община", "Население", "", "", ""], ["", "2023", "", "2024", ""], ["", "мъже", "жени", "мъже", "жени"]]
    text = "\n".join(";".join(row) for row in [*rows, ["Пещера", "1", "3", "5", "7"]])
    assert list(matched(text, "BG").values) == [
        "Население 2023 мъже", "Население 2023 жени", "Население 2024 мъже", "Население 2024 жени"
    ]  # fmt: skip


def test_the_sheet_that_names_places_is_read() -> None:
    data: list[list[object]] = [["община", "v"], ["Пещера", 1], ["Батак", 2]]

    def second(made: object) -> None:
        sheet = made.create_sheet("Данни")  # type: ignore[attr-defined]
        for row in data:
            sheet.append(row)

    found = matched(book([["Отчет", "за"], ["Година", 2024], ["Версия", 3]], second), "BG")
    assert found.table.how == "Данни" and list(found.values["v"]) == [1, 2]


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_numbers_are_what_their_formats_show(kind: str) -> None:
    read = read_table((CASES / f"file-shown-formats.{kind}").read_bytes(), f"x.{kind}")
    assert read.numbers["a"].tolist() == [12.5, 50, 7.25]  # 0.0%
    assert read.numbers["b"].tolist() == [1234567, 2345678, 3456789]  # #,##0," тис. ден."
    assert (read.units["b"], read.units["c"]) == ("MKD", "EUR")
    assert {"percents", "formatted"} <= {note.reason for note in read.notes}
    assert "d" not in read.numbers  # dates


def test_a_percent_sign_that_is_only_written_changes_no_number() -> None:
    assert [number_format(code).is_percent for code in ("0.0%", '0.0"%"', "0.0\\%", "0_%", "0*%")] == [True] + [
        False
    ] * 4


def test_tags_below_headings_are_no_row_and_official_latin_names_are_known() -> None:
    found = matched("ADM3_EN,IDP\n#adm3+name,#affected\nMyrhorodska,5\nKaluska,6\n", "UA")
    assert found.values["IDP"].to_dict() == {"UA53060230000098362": 5, "UA26060170000091466": 6}
    assert "tags" in [note.reason for note in found.table.notes]


def test_an_index_is_no_postal_code() -> None:
    assert list(matched("громада;Індекс\nКалуська;45\nМиргородська;60\n", "UA").values) == ["Індекс"]
    assert matched("громада;Індекс;v\nКалуська;77300;1\nМиргородська;37600;2\n", "UA").left_out == ("Індекс",)


@pytest.mark.parametrize("text", ["- лв.", "–€", "#DIV/0!", "#ДЕЛ/0!"])
def test_an_amount_that_is_not_there_is_missing(text: str) -> None:
    assert read_figure(text).kind == "missing"


def test_a_day_is_told_as_it_is_shown_and_not_as_a_moment() -> None:
    """A spreadsheet that makes days of numbers (5.12) is the commonest reason for text among them."""
    with pytest.raises(UnreadableTable) as refused:
        matched(book([["Община", "v"], ["Пещера", datetime(2024, 12, 5)], ["Батак", 2.5], ["Ракитово", 3.5]]), "BG")
    assert (refused.value.reason, refused.value.details["text"]) == ("spoiled", "2024-12-05")

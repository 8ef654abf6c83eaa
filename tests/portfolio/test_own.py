"""The reader's own portfolio: every cell is read or told; the two projects of the example by value."""

import tomllib
from datetime import date

import pytest

from patokaz.geography.names import fold
from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.matched import places_of
from patokaz.own_data.reading import read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.portfolio.files_screen import project_table
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.own import OwnProjects, own_projects
from patokaz.portfolio.own_columns import FIELDS, MONEY, OTHER_WORDS, PHASES, Heading, heading, template_columns
from patokaz.portfolio.own_lists import own_list, sample_file
from patokaz.portfolio.own_places import ToldPlaces, read_areas
from patokaz.portfolio.selection import selected, with_states
from patokaz.portfolio.slides import portfolio_slides
from patokaz.portfolio.views import told as views_told
from tests.pages import opened, table_rows, visible_text

HEADS = "Project,Place,Status,Start,Planned end,Actual end,Currency,Planned 2024,Planned 2025,Contracted,Paid 2024,Paid 2025,Colour"
GOOD = "Water main,Peshtera,in progress,2024-03-01,30.09.2025,,EUR,100000,200000,280000,90000,50000,blue"


def read(*lines: str) -> OwnProjects:
    table = read_table("\n".join([HEADS, *lines]).encode(), "own.csv")
    return own_projects(table, places_of("BG", "municipality"), "BGN")


def test_a_row_is_a_project_with_money_by_year_and_phase() -> None:
    found = read(GOOD, "Lights,Peshtera; VTR20,completed,,,,EUR,,,48000,,,")
    water, lights = found.projects
    assert (water["planned"], water["contracted"], water["paid"], water["base"]) == (300_000, 280_000, 140_000, 300_000)
    assert (water["areas"], water["end"].isoformat(), water["status"]) == (["PAZ21"], "2025-09-30", "in_progress")
    assert lights["areas"] == ["PAZ21", "VTR20"] and lights["paid"] is None
    assert [(row["year"], row["planned"], row["paid"]) for row in found.money] == [
        (2024, 100_000, 90_000),
        (2025, 200_000, 50_000),
    ]
    assert found.unread == ["Colour"] and found.bad == []


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("Project", "", "title"),
        ("Place", "Atlantis", "place"),
        ("Status", "soon", "phase"),
        ("Start", "2024/05/01", "date"),
        ("Start", "31.02.2024", "date"),
        ("Planned end", "2024-01-01", "order"),
        ("Currency", "shells", "currency"),
        ("Contracted", "a lot", "number"),
        ("Paid 2024", "-5", "positive"),
        ("Contracted", "5 thousand BGN", "same_currency"),
    ],
)
def test_a_wrong_cell_is_told_with_row_column_and_what_is_expected(column: str, cell: str, expected: str) -> None:
    cells = dict(zip(HEADS.split(","), GOOD.split(","), strict=True)) | {column: cell}
    found = read(GOOD, ",".join(cells.values()))
    assert [(bad.row, bad.column, bad.found, bad.expected) for bad in found.bad] == [(3, column, cell, expected)]
    assert len(found.projects) == (1 if column == "Project" else 2)


def test_a_row_that_is_written_twice_is_one_project_and_two_payments_are_two_rows() -> None:
    payment = GOOD.replace("280000", "20000")
    found = read(
        GOOD, payment, GOOD.replace("Water main", " Water  main"), GOOD.replace("blue", "red"), ",,,,,,,,,,,,", GOOD
    )
    assert [row["contracted"] for row in found.projects] == [280_000, 20_000, 280_000]
    assert found.repeated == [(2, 4, 7)] and found.alike == [(2, 5)]


def test_a_column_that_numbers_the_rows_tells_no_rows_apart_and_the_page_names_them() -> None:
    lines = ["№;Проект;Място", "1;Улица;Пещера", "2;Улица;Пещера", "3;Мост;Пещера", "4;Общо;", "5;Общо;"]
    table = read_table("\n".join(lines).encode(), "own.csv")
    found = own_projects(table, places_of("BG", "municipality"), "EUR")
    assert [row["title"] for row in found.projects] == ["Улица", "Мост"]
    assert found.repeated == [(2, 3)] and found.alike == [] and len(found.bad) == 2
    app = opened("portfolio", {"portfolio_table": ("own.csv", table)}, lang="en", country="BG", list="own")
    assert "Identical in every column, so counted once: rows 2, 3." in visible_text(app)
    assert "2 projects read from “own.csv”." in visible_text(app)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Jan 2025", "2025-01-01", "2025-01-31"),
        ("01.2025", "2025-01-01", "2025-01-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("септ. 2025 г.", "2025-09-01", "2025-09-30"),
        ("січень 2025", "2025-01-01", "2025-01-31"),
        ("tetor 2026", "2026-10-01", "2026-10-31"),
        ("15 березня 2025 р.", "2025-03-15", "2025-03-15"),
        ("2027 Q1", "2027-01-01", "2027-03-31"),
        ("Q4 2027", "2027-10-01", "2027-12-31"),
        ("I кв. 2027", "2027-01-01", "2027-03-31"),
        ("I тримесечие 2027", "2027-01-01", "2027-03-31"),
        ("ІІІ квартал 2027 року", "2027-07-01", "2027-09-30"),
        ("прво тромесечје 2026", "2026-01-01", "2026-03-31"),
        ("tremujori i dytë 2027", "2027-04-01", "2027-06-30"),
        ("2-ро полугодие на 2026 г.", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_month_and_a_quarter_are_the_days_they_begin_and_end_with(written: str, first: str, last: str) -> None:
    found = read(f"Lights,Peshtera,,{written},,,EUR,,,1,,,", f"Water,Peshtera,,,{written},,EUR,,,1,,,")
    starts, ends = found.projects
    assert (starts["start"].isoformat(), ends["end"].isoformat(), found.bad) == (first, last, [])
    assert found.periods == (0 if first == last else 2)


@pytest.mark.parametrize("written", ["13.2025", "Q5 2027", "mid 2026", "Q1-Q2 2026", "ju 2026", "1 1 2026 Q"])
def test_what_is_no_day_and_no_period_is_refused(written: str) -> None:
    assert [bad.expected for bad in read(f"Lights,Peshtera,,{written},,,EUR,,,1,,,").bad] == ["date"]


@pytest.mark.parametrize(
    ("country", "written", "areas"),
    [
        ("BG", "с. Радилово, общ. Пещера", ["PAZ21"]),
        ("BG", "Капитан Димитриево, община Пещера", ["PAZ21"]),
        ("BG", "Пещера; с. Капитан Димитриево (Пещера, обл. Пазарджик)", ["PAZ21"]),
        ("MK", "село Никиштане, Ѓорче Петров", ["MK00805"]),
    ],
)
def test_a_village_is_read_by_the_municipality_beside_it(country: str, written: str, areas: list[str]) -> None:
    assert read_areas(written, places_of(country, "municipality")) == ToldPlaces(tuple(areas))


def test_a_village_alone_is_told_with_the_nearest_names() -> None:
    places = places_of("BG", "municipality")
    alone, unknown = read_areas("с. Радилово", places), read_areas("Radilovo", places)
    assert (alone.areas, alone.expected, unknown.expected) == (("BG",), "village", "place")
    assert "PAZ24" in alone.near and "PAZ24" in unknown.near
    assert read_areas("с. Радилово, общ. Пещера, обл. Видин", places).expected == "village"  # contradicts itself
    lines = [HEADS, GOOD, GOOD.replace("Peshtera", "с. Радилово"), GOOD.replace("2024-03-01", "Q1 2024")]
    table = read_table("\n".join(lines).encode(), "own.csv")
    app = opened("portfolio", {"portfolio_table": ("own.csv", table)}, lang="en", country="BG", list="own")
    assert "1 date is a month, a quarter or a half-year" in visible_text(app)
    row = table_rows(app, "Nearest names")[1]
    assert (
        row[:3] == ["3", "Place", "с. Радилово"]
        and "no villages" in row[3]
        and "Rakitovo, Pazardzhik district" in row[4]
    )


def test_a_table_without_titles_is_refused() -> None:
    table = read_table(b"Place,Planned 2024\nPeshtera,5\nSofia,6\n", "own.csv")
    with pytest.raises(UnreadableTable) as error:
        own_projects(table, places_of("BG", "municipality"), "BGN")
    assert error.value.reason == "no_title"


REGISTERS = {
    "BG": (
        "№;Наименование на проекта;Населено място;Оперативна програма;Обща стойност (лв.);Изплатени средства към 31.10.2026;Начална дата;Крайна дата;Етап;Отговорник",
        "1;Ремонт на улица;гр. Пещера;ПРСР;1 234 567,89;456 789,50;01.03.2024 г.;30.09.2026 г.;изпълнява се;Иванова",
        "2;Център;Брацигово;НПВУ;-;;2026;2027;В подготовка;Колева",
        ";Общо;;;1 234 567,89;;;;;",
    ),
    "UA": (
        "Назва проєкту;Громада;Розпорядник коштів;Кошторисна вартість, тис. грн;План 2024;Профінансовано 2024;Стан реалізації",
        "Укриття ліцею;Запорізька;Департамент освіти;12500,5;6000;5800;виконується",
        "Водогін;м. Запоріжжя;Водоканал;48000;20000;20000;завершено",
    ),
}  # fmt: skip


def register(country: str) -> OwnProjects:
    """An officer's own list, whose headings are none of the template's."""
    table = read_table("\n".join(REGISTERS[country]).encode(), "own.csv")
    return own_projects(table, places_of(country, "municipality"), "EUR")


def test_an_officers_own_headings_units_and_phases_are_read_and_told() -> None:
    found = register("BG")
    street, centre = found.projects
    assert (street["planned"], street["paid"], street["currency"], street["status"]) == (
        1_234_567.89,
        456_789.5,
        "BGN",
        "in_progress",
    )
    assert (street["areas"], street["end"].isoformat(), street["programme"]) == (["PAZ21"], "2026-09-30", "ПРСР")
    assert (centre["start_year"], centre["end_year"], centre["start"], centre["status"]) == (
        2026,
        2027,
        None,
        "planned",
    )
    assert found.read_as["Наименование на проекта"] == "title" and "Отговорник" in found.unread and found.money == []
    assert [(bad.found, bad.expected) for bad in found.bad] == [("Общо", "no_total")]  # a sum is no project


def test_a_scale_that_one_heading_of_money_says_is_the_sheets() -> None:
    found = register("UA")
    assert [(row["planned"], row["paid"]) for row in found.projects] == [
        (12_500_500, 5_800_000),
        (48_000_000, 20_000_000),
    ]
    assert found.scaled == ["План 2024", "Профінансовано 2024"] and found.projects[0]["currency"] == "UAH"
    assert found.money[0]["planned"] == 6_000_000 and found.projects[0]["authority"] == "Департамент освіти"


def own(text: str) -> OwnProjects:
    return own_projects(read_table(text.encode(), "own.csv"), places_of("BG", "municipality"), "EUR")


def test_what_stands_above_the_table_is_the_unit_of_its_amounts_and_told() -> None:
    text = "Проекти на общината (в хил. лв.);;\nПроект;Място;Стойност\nУлица;Пещера;5\nМост;Пещера;7\n"
    found = own(text)
    assert [(row["planned"], row["currency"]) for row in found.projects] == [(5_000, "BGN"), (7_000, "BGN")]
    assert found.above == ("Проекти на общината (в хил. лв.)", ["Стойност"]) and found.without_currency == 0
    table = read_table(text.encode(), "own.csv")
    page = visible_text(
        opened("portfolio", {"portfolio_table": ("own.csv", table)}, lang="en", country="BG", list="own")
    )
    assert "The amounts were read as stated above the table: “Проекти на общината (в хил. лв.)” (Стойност)." in page
    assert "The headings were found in row 2" in page and "as written and not multiplied" not in page


def test_a_currency_beside_the_amounts_of_a_row_is_its_own() -> None:
    found = own("Проект;Място;Стойност\nУлица;Пещера;5 €\nМост;Пещера;7 хил. лв.\nПарк;Пещера;9\n")
    assert [(row["planned"], row["currency"]) for row in found.projects] == [(5, "EUR"), (7_000, "BGN"), (9, "EUR")]
    assert found.bad == [] and found.without_currency == 1
    mixed = own("Проект;Място;Стойност;Изплатено\nУлица;Пещера;5 €;7 лв.\n")
    assert [bad.expected for bad in mixed.bad] == ["same_currency"]


def test_of_headings_in_two_lines_the_lower_one_may_say_the_field() -> None:
    lines = ["Проект;Община;Финансиране;;Срок;", ";;Стойност;Изплатени;Начална дата;Крайна дата"]
    found = own("\n".join([*lines, "Улица;Пещера;100;50;01.03.2024;30.09.2026", "Мост;Батак;200;;05.2024;31/12/2025"]))
    assert [(row["planned"], row["paid"], str(row["end"])) for row in found.projects] == [
        (100, 50, "2026-09-30"),
        (200, None, "2025-12-31"),
    ]
    assert found.projects[1]["start_year"] == 2024 and found.unread == [] and found.bad == []
    assert own("Проект;Място;Старо Изплатени\nУлица;Пещера;5\nМост;Пещера;7\n").unread == ["Старо Изплатени"]


def test_a_day_that_may_be_a_month_is_no_day() -> None:
    found = own("Проект;Място;Начална дата\nУлица;Пещера;01/02/2024\nМост;Пещера;\n")
    assert [bad.expected for bad in found.bad] == ["date"]


@pytest.mark.parametrize("text", ["2026", "12.2026", "3/2026", "март 2026", "IV кв. 2026 г.", "Q4 2026", "4 кв. 2026"])  # fmt: skip
def test_a_year_with_its_month_or_quarter_ends_in_that_year(text: str) -> None:
    found = own(f"Проект;Място;Крайна дата\nУлица;Пещера;{text}\nМост;Пещера;\n")
    assert found.projects[0]["end_year"] == 2026 and not found.bad
    assert (found.projects[0]["end"] is None) == (text == "2026")


@pytest.mark.parametrize("text", ["31 април 2026", "2024–2026", "скоро", "13.2026"])
def test_what_is_neither_a_day_nor_a_year_is_told(text: str) -> None:
    found = own(f"Проект;Място;Крайна дата\nУлица;Пещера;{text}\nМост;Пещера;\n")
    assert found.projects[0]["end_year"] is None and [bad.expected for bad in found.bad] == ["date"]


def test_of_two_headings_for_one_field_one_is_read_and_the_other_told() -> None:
    table = read_table(b"Project,Project name,Place\nWater,Main 1,Peshtera\nLights,Main 2,Sofia\n", "own.csv")
    found = own_projects(table, places_of("BG", "municipality"), "BGN")
    assert [row["title"] for row in found.projects] == ["Water", "Lights"] and found.unread == ["Project name"]


def test_no_other_word_stands_for_two_fields() -> None:
    told = tomllib.loads(OTHER_WORDS.read_text(encoding="utf-8"))
    for kind, fields in told.items():
        words_of = [fold(word) for words_ in fields.values() for word in set(map(fold, words_))]
        assert sorted(words_of) == sorted(set(words_of)), kind
    assert set(told["column"]) <= {*FIELDS, *MONEY} and set(told["phase"]) <= set(PHASES)


def test_the_reader_says_which_column_holds_the_titles() -> None:
    table = read_table(b"What we build,Place,Planned\nWater main,Peshtera,5\nLights,Sofia,6\n", "own.csv")
    app = opened("portfolio", {"portfolio_table": ("own.csv", table)}, lang="en", country="BG", list="own")
    assert "No column was recognised as the titles of projects (“Project”)." in visible_text(app)
    app.selectbox(key="own_portfolio_titles").select("What we build").run()
    assert "2 projects read from “own.csv”." in visible_text(app) and "What we build → Project" in visible_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_reads_its_own_headings_in_every_language(language: str) -> None:
    found = [heading(name) for name in template_columns(2025, words(language))]
    assert None not in found and len(set(found)) == len(found)
    assert Heading("paid", 2027) in found and Heading("actual_end") in found


def test_the_example_is_two_real_projects() -> None:
    places = places_of("BG", "municipality")
    found = own_projects(read_table(sample_file(), "two-projects.csv"), places, "BGN")
    assert found.bad == [] and found.unread == [] and found.without_currency == 0
    portfolio = own_list(found, places, "BG", "bg")
    told = [
        (row.number, row.contracted, row.sole, row.status, str(row.start.date()))
        for row in portfolio.projects.itertuples()
    ]
    assert told == [
        ("13-13-107", 65_410.72, "PAZ21", "completed", "2013-11-08"), ("13-13-98", 73_888.03, "VTR20", "completed", "2013-10-25"),
    ]  # fmt: skip


def test_the_page_draws_the_example_and_tells_what_it_did_not_read() -> None:
    app = opened("portfolio", lang="en", country="BG", list="own")
    app.button(key="own_portfolio_sample").click().run()
    text = visible_text(app)
    assert "2 projects read from “two-projects.csv”." in text and "Contracted BGN 139,299" in text
    assert "Start and end are known of 2; none is past its planned end." in text
    bad = read_table("\n".join([HEADS, GOOD, GOOD.replace("Peshtera", "Atlantis")]).encode(), "own.csv")
    app = opened("portfolio", {"portfolio_table": ("own.csv", bad)}, lang="en", country="BG", list="own")
    told = [
        "3",
        "Place",
        "Atlantis",
        "a municipality or region of the country by name or code; separate several with semicolons",
    ]
    assert table_rows(app, "Expected")[1][:4] == told
    assert "For 2 of 2 projects the planned end date has passed" in visible_text(app)
    fiche = opened("project", {"portfolio_table": ("own.csv", bad)}, lang="en", country="BG", project="own:1")
    assert visible_text(fiche).startswith("Water main planned end date passed (30 September 2025)")


def test_the_reader_says_in_which_currency_amounts_without_one_are() -> None:
    table = read_table(b"Project,Place,Planned\nWater main,Peshtera,5000\n", "own.csv")
    app = opened("portfolio", {"portfolio_table": ("own.csv", table)}, lang="bg", country="BG", list="own")
    assert "1 проект е без валута; сумите му се четат в лв." in visible_text(app)
    app.selectbox(key="own_portfolio_currency").select("EUR").run()
    text = visible_text(app)
    assert "сумите му се четат в евро." in text and "5000 евро" in text and "5000 лв." not in text


def test_a_project_of_the_readers_that_is_a_title_alone_says_so() -> None:
    table = read_table(b"Project,Place\nWater main,Peshtera\nLights,\n", "own.csv")
    for project, told in (("own:1", "The list does not state how far the project has progressed."), ("own:2", "The list gives only its title.")):  # fmt: skip
        fiche = opened("project", {"portfolio_table": ("own.csv", table)}, lang="en", country="BG", project=project)
        assert told in visible_text(fiche)


def test_a_currency_is_read_by_its_name_and_money_of_an_unknown_one_is_counted_in_none() -> None:
    found = read(
        *(GOOD.replace(",EUR,", f",{word},") for word in ("лева", "€", "euro", "грн.", "den", "USD", "shells"))
    )
    assert [row["currency"] for row in found.projects][:6] == ["BGN", "EUR", "EUR", "UAH", "MKD", "USD"]
    assert [row["amount"] is None for row in found.projects] == [False] * 6 + [True]
    assert [bad.expected for bad in found.bad] == ["currency"]


def test_a_list_without_amounts_is_presented_and_its_workbook_names_its_places() -> None:
    found = read_table("Проект;Општина;Статус\nУлица;Тетово;во тек\nШкола;Охрид;завршен\n".encode(), "own.csv")
    places, t = places_of("MK", "municipality"), words("mk")
    portfolio = own_list(own_projects(found, places, "MKD"), places, "MK", "mk")
    day = date(2026, 11, 30)
    told = views_told(selected(portfolio, Filters("MK", OWN), with_states(portfolio, day)), day, {}, t)
    slides = portfolio_slides(told, "Северна Македонија", t)
    assert slides and all(slide.title for slide in slides)
    assert sorted(project_table(told)["places"]) == ["Охрид", "Тетово"]


@pytest.mark.parametrize(
    ("head", "phase"),
    [
        ("Планирано", "planned"),
        ("Договорено", "contracted"),
        ("Платено", "paid"),
        ("Të paguara", "paid"),
        ("Сплачено", "paid"),
    ],
)
def test_a_bare_participle_heads_an_amount(head: str, phase: str) -> None:
    found = heading(head)
    assert found is not None and found.field == phase

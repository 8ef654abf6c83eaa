"""Files as strangers make them: other formats, merged and hidden cells, renamed sheets, keys that only look the same."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

from patokaz.language.words import LANGUAGES, translations, words
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_texts import notice_text, problem_text, to_correct
from patokaz.plans.enumerations import CHOICES, FAMILIES
from patokaz.plans.reading import read_plan
from patokaz.plans.sheets import FORM
from tests.plans.workbooks import good, workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def packed(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return target.getvalue()


def strict() -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(workbook(good()))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in source.infolist():
            text = source.read(part)
            new = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            archive.writestr(
                part.filename, text.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", new)
            )
    return target.getvalue()


FILES: list[tuple[str, Callable[[], bytes]]] = [
    ("empty_file", lambda: b""),
    ("text_table", lambda: b"plan_key;title\np;Plan\n"),
    ("text_table", lambda: "ключ;име\nп;План\n".encode("cp1251")),
    ("text_table", lambda: "plan_key\ttitle\n".encode("utf-16")),
    ("open_document", lambda: packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>")),
    ("old_format", lambda: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")),
    ("protected", lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
    ("binary_format", lambda: packed(xl__workbook_bin="x")),
    ("other_document", lambda: packed(word__document_xml="<x/>")),
    ("other_document", lambda: b"%PDF-1.7"),
    ("other_document", lambda: b"<html><table><tr><td>plan_key</td></tr></table></html>"),
    ("strict_format", strict),
    ("damaged", lambda: workbook(good())[:3000]),
    ("not_a_workbook", lambda: bytes(range(128, 256))),
]


@pytest.mark.parametrize(("code", "make"), FILES, ids=[f"{n}-{code}" for n, (code, _) in enumerate(FILES)])
def test_a_file_of_another_kind_is_told_apart_and_how_to_mend_it(code: str, make: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_plan(make())
    assert [problem.code for problem in caught.value.problems] == [code]
    texts = {problem_text(caught.value.problems[0], words(language)) for language in LANGUAGES}
    assert len(texts) == len(LANGUAGES)
    assert not any(to_correct(caught.value, words(language)) for language in LANGUAGES)  # no cell is at fault


def edited(change: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(io.BytesIO(workbook(good())))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def put(sheet: str, cell: str, value: Any) -> Callable[[Workbook], None]:
    return lambda book: book[sheet].__setitem__(cell, value)


def shown_as(sheet: str, cell: str, number_format: str) -> Callable[[Workbook], None]:
    return lambda book: setattr(book[sheet][cell], "number_format", number_format)


REFUSED: list[tuple[Callable[[Workbook], object], tuple[str, int, str, str]]] = [
    (lambda b: b["actuals"].merge_cells("A3:A4"), ("actuals", 3, "indicator_key", "merged")),
    (lambda b: b["nodes"].merge_cells("I3:J3"), ("nodes", 3, "start", "merged")),
    (lambda b: setattr(b["nodes"], "title", "Sheet1"), ("Sheet1", 0, "", "sheet_renamed")),
    (lambda b: setattr(b["actuals"], "title", "Отчет 2024"), ("Отчет 2024", 0, "", "sheet_renamed")),
    (lambda b: b.remove(b["plan"]), ("plan", 0, "", "sheet_missing")),
    (put("indicators", "B2", "Р"), ("indicators", 2, "node_key", "lookalike")),  # a Cyrillic letter
    (put("actuals", "A2", "i"), ("actuals", 2, "indicator_key", "lookalike")),
    (put("money", "A2", "Общо"), ("money", 2, "node_key", "unknown_node")),
    (put("nodes", "C4", date(2021, 1, 1)), ("nodes", 4, "node_key", "key_as_date")),
    (put("actuals", "C2", "-"), ("actuals", 2, "value", "number_or_missing")),
    (put("actuals", "C2", "н.д."), ("actuals", 2, "value", "number_or_missing")),
    (put("actuals", "C2", "6-7"), ("actuals", 2, "value", "number_or_missing")),
    (put("money", "E2", "1 000 лв."), ("money", 2, "planned", "number")),
    (put("money", "E2", "(5)"), ("money", 2, "planned", "number")),
    (put("nodes", "I2", "2021-2027"), ("nodes", 2, "start", "year")),
    (put("indicators", "C1", None), ("indicators", 1, "name", "column_missing")),
    (put("nodes", "E2", "M"), ("nodes", 2, "parent", "kind_order")),  # a circle
    (shown_as("money", "E2", '#,##0.00 "лв."'), ("money", 2, "planned", "other_currency")),  # the row is in EUR
    (shown_as("money", "E2", '#,##0" хил."'), ("money", 2, "planned", "shown_multiplied")),
]


@pytest.mark.parametrize(("change", "place"), REFUSED, ids=[f"{n}-{p[3]}" for n, (_, p) in enumerate(REFUSED)])
def test_a_workbook_spoiled_in_the_office_programme_is_refused_by_place(
    change: Callable[[Workbook], object], place: tuple[str, int, str, str]
) -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_plan(edited(change))
    found = {(p.sheet, p.row, p.column, p.code): p for p in caught.value.problems}
    assert place in found
    for language in LANGUAGES:
        assert place[0] in problem_text(found[place], words(language))
        assert to_correct(caught.value, words(language))


def test_a_sheet_that_cannot_be_read_makes_no_errors_in_the_others() -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_plan(edited(lambda book: setattr(book["nodes"], "title", "Sheet1")))
    assert caught.value.total == 1


def with_chart_sheet(book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(book["actuals"], min_col=3, min_row=1, max_row=4))
    book.create_chartsheet("Chart").add_chart(chart)


def hide(part: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet = book["actuals"]
        if part == "rows":
            sheet.row_dimensions[3].hidden = True
        elif part == "columns":
            sheet.column_dimensions["I"].hidden = True
        else:
            sheet.sheet_state = "hidden"

    return change


def move(book: Workbook) -> None:
    book.move_sheet("plan", 5)
    book["money"].insert_cols(1, 3)
    book["money"].insert_rows(1, 4)
    book["actuals"].insert_rows(3, 2)


READ: list[tuple[Callable[[Workbook], object], set[str]]] = [
    (hide("sheet"), {"hidden_sheet"}),
    (hide("rows"), {"hidden_rows"}),
    (hide("columns"), {"hidden_columns"}),
    (put("indicators", "B2", "P\u200b"), {"invisible"}),
    (put("indicators", "B2", "\u00a0P "), set()),
    (lambda b: b.create_sheet("Actuals (2)"), {"sheet_not_read"}),
    (put("nodes", "A1", "\ufeffversion"), set()),
    (put("actuals", "N3", "7,1"), {"column_unnamed"}),
    (shown_as("actuals", "C2", '0.0" %"'), set()),  # a sign that is shown, not a hundredth
    (shown_as("actuals", "C2", "0.0\\%"), set()),
    (with_chart_sheet, set()),
    (move, set()),
]


@pytest.mark.parametrize(("change", "told"), READ, ids=[str(number) for number in range(len(READ))])
def test_what_can_be_read_is_read_the_same_and_told(change: Callable[[Workbook], object], told: set[str]) -> None:
    read = read_plan(edited(change))
    assert read.plan == read_plan(workbook(good())).plan
    assert {notice.code for notice in read.notices} == told
    for language in LANGUAGES:
        assert all(notice.sheet in notice_text(notice, words(language)) for notice in read.notices)


def test_what_can_hardly_be_meant_is_read_and_stated() -> None:
    rows = good()
    rows["actuals"][1][1] = 2099
    rows["target_points"][1][1] = 2028
    rows["money"][1][5:7] = [1200, 1300]
    rows["status"].append(["P", 2024, "done", None])
    told = {(n.sheet, n.row, n.column, n.code) for n in read_plan(workbook(rows)).notices}
    assert told == {
        ("actuals", 2, "year", "year_to_come"),
        ("target_points", 2, "year", "point_after_target"),
        ("money", 2, "contracted", "above_limit"),
        ("money", 2, "paid", "above_limit"),
        ("status", 3, "node_key", "status_not_counted"),
    }


def test_a_quotient_may_stand_beside_its_counts_as_share_percent_per_thousand_or_rounded() -> None:
    for value in (0.3, 30, 300, 3, 0.2999):
        rows = good()
        rows["actuals"][4][2] = value
        assert read_plan(workbook(rows)).plan.actuals[3].numerator == 12


def test_letters_of_two_pieces_are_the_same_key() -> None:
    assert read_plan(edited(put("nodes", "G2", "Го\u0438\u0306"))).plan.versions[0].nodes[0].title == "Го\u0439"


def test_the_words_of_the_screen_are_taken_in_every_language() -> None:
    wrong = [
        (choice, language, code, word)
        for choice, family in FAMILIES.items()
        for language in LANGUAGES
        for code in CHOICES[choice]
        if FORM.code_of(choice, word := str(translations(language)[f"{family}.{code}"])) != code
    ]
    assert wrong == []


@pytest.mark.parametrize("word", ["Потребност", "потреба", "nevojë", "Need"])
def test_a_link_is_understood_in_the_language_and_one_that_counts_nowhere_is_told(word: str) -> None:
    rows = good()
    rows["links"][1][1] = word
    rows["links"].append(["M", "wish", "N1"])
    read = read_plan(workbook(rows))
    assert [link.kind for link in read.plan.links] == ["need", "wish"]
    assert [(n.code, n.row, n.found) for n in read.notices] == [("link_not_counted", 3, "wish")]


def test_a_plan_in_the_words_of_a_hromada_is_read_as_it_is_meant() -> None:
    rows = good()
    rows["plan"][1][2:] = [
        "українська",
        "UA14160170000020994",
        "Україна",
        "ua_strategy",
        2021,
        2027,
        "затверджена",
        "грн.",
        "2024",
    ]
    rows["plan"].insert(0, ["Стратегія розвитку громади"])
    rows["nodes"] = [
        ["version", "valid_from", "node_key", "kind", "parent", "title", "start", "end"],
        [1, "2021 р.", "G", "Стратегічна ціль", None, "Спроможна громада", date(2021, 1, 1), "2027 рік"],
        [None, None, "P", "Операційна ціль", "G", "Якісна освіта", None, None],
        [None, None, "M", "завдання ", "P", "Ремонт шкіл", "01.03.2022", date(2024, 12, 31)],
    ]
    rows["indicators"][1][4:11] = ["рівень", "ціль", 0.42, "2021 рік", "60 %", 2027, None]
    rows["indicators"][1][14] = "раз на рік"
    rows["actuals"] = [
        ["indicator_key", "year", "value", "status"],
        ["I", date(2023, 12, 31), "45,5 %", "затверджено"],
        ["I", 2024, "н/д", None],
        ["T", 2024, "1 250,5", None],
    ]
    rows["corrections"], rows["target_revisions"], rows["rebased_baselines"], rows["target_points"] = [], [], [], []
    rows["money"] = [
        ["node_key", "year_from", "source_of_funds", "planned", "currency"],
        ["M", 2022, "місцевий бюджет", "4 500 000,00", "гривень"],
        ["M", 2022, "субвенція з державного бюджету", 5, "UAH"],
        ["M", 2022, "обласний бюджет", 5, "грн"],
        ["M", 2022, "інші джерела", 5, "грн"],
    ]
    rows["status"] = [["node_key", "year", "status"], ["M", 2023, "не розпочато"], ["M", 2024, "виконано частково"]]
    rows["verdicts"] = [
        ["subject", "year", "party", "verdict", "sentence"],
        ["M", 2024, "громадська рада", "частково", "дах"],
        ["M", 2024, "виконком", "зроблено, як заявлено", "готово"],
    ]
    rows["situation"] = [["kind", "text"], ["Сильні сторони", "ґрунти"], ["Загрози", "паводки"]]
    plan = read_plan(
        workbook({name: table for name, table in rows.items() if table}, {("indicators", 2, 7): "0%"})
    ).plan
    assert (plan.language, plan.country, plan.status, plan.currency) == ("uk", "UA", "adopted", "UAH")
    assert [(n.kind, n.start, n.end) for n in plan.versions[0].nodes] == [
        ("goal", 2021, 2027), ("priority", None, None), ("measure", 2022, 2024),
    ]  # fmt: skip
    first = plan.indicators[0]
    assert (first.baseline, first.target, first.baseline_year, first.every) == (42.0, 60.0, 2021, 1)
    assert [(a.year, a.value, a.missing_reason) for a in plan.actuals] == [
        (2023, 45.5, ""), (2024, None, "not_collected"), (2024, 1250.5, ""),
    ]  # fmt: skip
    assert [m.funds for m in plan.money] == ["own", "state", "regional", "others"] and plan.money[
        0
    ].planned == 4_500_000
    assert [s.status for s in plan.statuses] == ["not_started", "running"]
    assert [(v.party, v.verdict) for v in plan.verdicts] == [("civil", "partly"), ("administration", "as_said")]
    assert [e.kind for e in plan.situation] == ["strength", "threat"]

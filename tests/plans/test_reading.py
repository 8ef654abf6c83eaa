"""Bad cells are refused with sheet, row and column; what is written otherwise is read and told; nothing is kept half."""

import io
import re
import time
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.form_problems import MOST_PROBLEMS, UnreadableForm
from patokaz.own_data.form_texts import notice_text, problem_list, problem_text
from patokaz.plans.reading import read_plan
from patokaz.plans.results import computed_tables
from patokaz.plans.template import template
from patokaz.registers.history import histories
from patokaz.registers.pace import plan_progress
from patokaz.registers.ppp import QUESTIONS
from tests.plans.workbooks import good, workbook

BAD: list[tuple[str, int, str, Any, str]] = [
    ("plan", 2, "first_year", None, "required"),
    ("plan", 2, "last_year", 2021, "year_after"),
    ("plan", 2, "last_year", "soon", "year"),
    ("plan", 2, "country", "RS", "choice"),
    ("plan", 2, "currency", "RSD", "choice"),
    ("plan", 2, "regime", "bg_opr_1999", "choice"),
    ("plan", 2, "report_years", "2024 next", "year"),
    ("plan", 2, "plan_key", "p\nq", "line_break"),
    ("plan", 2, "title", "x" * 501, "too_long"),
    ("nodes", 2, "node_key", None, "required"),
    ("nodes", 3, "node_key", "G", "twice"),
    ("nodes", 2, "kind", "target", "choice"),
    ("nodes", 3, "parent", "Q", "unknown_node"),
    ("nodes", 3, "parent", "P", "own_parent"),
    ("nodes", 3, "parent", "M", "kind_order"),
    ("nodes", 3, "weight_bp", 10_001, "range"),
    ("nodes", 3, "weight_bp", -1, "range"),
    ("nodes", 3, "weight_bp", 33.3, "weight"),
    ("nodes", 2, "end", 2019, "year_not_before"),
    ("nodes", 2, "start", 2019, "year_outside_plan"),
    ("nodes", 3, "valid_from", 2022, "version_differs"),
    ("nodes", 2, "version", 1.5, "whole_number"),
    ("nodes", 2, "version", 0, "range"),
    ("nodes", 2, "title", "a\x07b", "control_character"),
    ("indicators", 2, "node_key", "Q", "unknown_node"),
    ("indicators", 3, "indicator_key", "I", "twice"),
    ("indicators", 2, "series_kind", "average", "choice"),
    ("indicators", 2, "purpose", "dream", "choice"),
    ("indicators", 2, "baseline_value", "many", "number_or_missing"),
    ("indicators", 2, "baseline_value", None, "value_with_year"),
    ("indicators", 2, "baseline_year", None, "year_with_value"),
    ("indicators", 2, "target_year", 2021, "year_after"),
    ("indicators", 2, "target_year", None, "year_with_value"),
    ("indicators", 2, "target_value", None, "value_with_year"),
    ("indicators", 2, "target_value", "1,234", "ambiguous_number"),
    ("indicators", 2, "target_value", True, "number"),
    ("indicators", 2, "target_value", date(2027, 1, 5), "date_for_number"),
    ("indicators", 2, "baseline_year", datetime(1905, 7, 13), "year_as_date"),
    ("indicators", 5, "band_high", 4, "range"),
    ("indicators", 2, "frequency", "now and then", "frequency"),
    ("indicators", 2, "key_indicator", "perhaps", "choice"),
    ("indicators", 2, "last_version", 0, "range"),
    ("actuals", 2, "indicator_key", "Z", "unknown_indicator"),
    ("actuals", 4, "year", 2023, "twice"),
    ("actuals", 2, "year", 24, "year"),
    ("actuals", 2, "value", "=1+1", "formula"),
    ("actuals", 2, "value", "#REF!", "error_value"),
    ("actuals", 2, "value", None, "value_or_missing"),
    ("actuals", 2, "value", "yes", "number"),
    ("actuals", 2, "missing_reason", "not_yet", "value_and_missing"),
    ("actuals", 2, "missing_reason", "lost", "choice"),
    ("actuals", 4, "value", 20, "running_total_fell"),
    ("actuals", 5, "denominator", 0, "above_zero"),
    ("actuals", 5, "value", 0.9, "ratio_differs"),  # 12 of 40
    ("actuals", 5, "denominator", None, "both_of_ratio"),
    ("actuals", 2, "status", "signed", "choice"),
    ("target_points", 2, "value", None, "required"),
    ("target_points", 2, "revision", 3, "unknown_revision"),
    ("target_revisions", 2, "decision", None, "required"),
    ("target_revisions", 2, "reason", None, "required"),
    ("target_revisions", 2, "target_value", None, "revision_empty"),
    ("target_revisions", 2, "target_year", 2020, "year_after"),
    ("rebased_baselines", 2, "source", None, "required"),
    ("corrections", 2, "year", 2022, "nothing_to_correct"),
    ("corrections", 2, "old_value", 31, "correction_differs"),
    ("corrections", 2, "reason", None, "required"),
    ("money", 2, "node_key", "Z", "unknown_node"),
    ("money", 2, "planned", -5, "range"),
    ("money", 2, "paid", "10 %", "number"),
    ("money", 2, "source_of_funds", "lottery", "choice"),
    ("money", 2, "year_to", 2023, "year_not_before"),
    ("status", 2, "status", "dropped", "dropped_needs_reason"),
    ("status", 2, "status", "90 %", "choice"),
    ("verdicts", 2, "subject", "Z", "unknown_subject"),
    ("verdicts", 2, "party", "mayor's friend", "choice"),
    ("verdicts", 2, "sentence", None, "required"),
    ("ideas", 2, "status", "declined", "declined_needs_reason"),
    ("ideas", 2, "cost_to", 50, "range"),
    ("ideas", 2, "measure", "Z", "unknown_node"),
    ("scores", 2, "mark", 11, "range"),
    ("scores", 2, "idea_key", "B", "unknown_idea"),
    ("scores", 2, "criterion_key", "C9", "unknown_criterion"),
    ("ppp_answers", 2, "mark", 5, "range"),
    ("ppp_answers", 2, "question", "7a", "choice"),
    ("ppp_risks", 2, "bearer", "nobody", "choice"),
]
LEANS_ON = {
    "target_points": ("target_revisions",),
    "corrections": ("actuals",),
    "scores": ("ideas", "criteria"),
    "ppp_answers": ("ideas",),
    "ppp_risks": ("ideas",),
}
PLACE_OF = {"dropped_needs_reason": "reason", "declined_needs_reason": "decision"}


def spoiled(sheet: str, row: int, column: str, value: Any) -> bytes:
    kept = {"plan", "nodes", "indicators", sheet, *LEANS_ON.get(sheet, ())}
    sheets = {name: rows for name, rows in good().items() if name in kept}
    head = sheets[sheet][0]
    if column not in head:
        raise AssertionError(f"{sheet} has no {column}")
    sheets[sheet][row - 1][head.index(column)] = value
    content = workbook(sheets) if not (isinstance(value, str) and "\x07" in value) else None
    return content if content is not None else _with_control(sheets, sheet, row, head.index(column))


def _with_control(sheets: dict[str, list[list[Any]]], sheet: str, row: int, column: int) -> bytes:
    """A control character as XLSX writes it, which openpyxl itself refuses to write."""
    sheets[sheet][row - 1][column] = "aXXXb"
    source = zipfile.ZipFile(io.BytesIO(workbook(sheets)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in source.infolist():
            archive.writestr(part.filename, source.read(part).replace(b"aXXXb", b"a_x0007_b"))
    return target.getvalue()


def problems(content: bytes) -> list[tuple[str, int, str, str]]:
    with pytest.raises(UnreadableForm) as caught:
        read_plan(content)
    return [(p.sheet, p.row, p.column, p.code) for p in caught.value.problems]


def test_the_small_plan_is_right() -> None:
    read = read_plan(workbook(good()))
    assert read.notices == ()
    assert len(read.plan.indicators) == 4


def test_at_least_sixty_kinds_of_bad_cells_are_known() -> None:
    assert len({(sheet, column, code) for sheet, _, column, _, code in BAD}) >= 60


@pytest.mark.parametrize(("sheet", "row", "column", "value", "code"), BAD, ids=lambda part: str(part)[:20])
def test_a_bad_cell_is_refused_with_its_place_and_what_is_expected(
    sheet: str, row: int, column: str, value: Any, code: str
) -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_plan(spoiled(sheet, row, column, value))
    found = [(p.sheet, p.row, p.column, p.code) for p in caught.value.problems]
    assert (sheet, row, PLACE_OF.get(code, column), code) in found
    for language in LANGUAGES:
        for problem in caught.value.problems:
            text = problem_text(problem, words(language))
            assert str(problem.row) in text and problem.sheet in text and "{" not in text


def test_all_problems_are_listed_at_once_and_their_number_is_bounded() -> None:
    sheets = good()
    sheets["actuals"] += [["Z", "soon", "much", None, None, None, None, None, None] for _ in range(150)]
    with pytest.raises(UnreadableForm) as caught:
        read_plan(workbook(sheets))
    assert (len(caught.value.problems), caught.value.total) == (MOST_PROBLEMS, 450)
    assert problem_list(caught.value, words("en"), 10)[-1] == "and 440 more"


def test_missing_sheets_columns_and_headers_are_named() -> None:
    sheets = good()
    del sheets["nodes"]
    assert ("nodes", 0, "", "sheet_missing") in problems(workbook(sheets))
    sheets = good()
    sheets["actuals"] = [row[1:] for row in sheets["actuals"]]
    assert ("actuals", 1, "indicator_key", "column_missing") in problems(workbook(sheets))
    sheets = good()
    sheets["status"] = [["a", "b"], ["M", "done"]]
    assert ("status", 0, "", "header_missing") in problems(workbook(sheets))
    sheets = good()
    sheets["plan"].append(sheets["plan"][1])
    assert ("plan", 3, "plan_key", "one_row") in problems(workbook(sheets))
    sheets = good()
    sheets["status"][0][3] = "status"
    assert ("status", 1, "status", "column_twice") in problems(workbook(sheets))


def test_what_holds_too_much_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(workbook(good())))
    for name, content, code in (
        ("xl/media/big.bin", b"\0" * 61_000_000, "zip_bomb"),
        ("xl/vbaProject.bin", b"macro", "macro"),
        ("xl/odd.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "zip_bomb"),
    ):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in source.infolist():
                archive.writestr(part.filename, source.read(part))
            archive.writestr(name, content)
        assert problems(target.getvalue())[0][3] == code


def test_columns_in_any_order_and_case_blank_rows_titles_and_extra_columns_are_read_and_told() -> None:
    sheets = good()
    plain = read_plan(workbook(sheets)).plan
    sheets["Actuals "] = [
        ["Values of the office"],
        [],
        *([*row[::-1], "x"] for row in sheets.pop("actuals")),
        [],
        [" "],
    ]
    sheets["Actuals "][2] = [str(cell).replace("_", " ").upper() for cell in sheets["Actuals "][2]]
    sheets["my notes"] = [["anything"]]
    read = read_plan(workbook(sheets))
    assert read.plan == plain
    assert {(notice.code, notice.column) for notice in read.notices} == {
        ("column_not_read", "X"),
        ("sheet_not_read", ""),
    }


def test_dates_texts_percents_decimal_commas_and_own_words_are_read_and_told() -> None:
    sheets = good()
    plain = read_plan(workbook(sheets)).plan
    sheets["plan"][1][6:8] = ["01.01.2021", datetime(2027, 12, 31)]
    sheets["nodes"][1][3], sheets["nodes"][2][3] = "Objective", "приоритет"
    sheets["nodes"][2][7] = "100 %"
    sheets["indicators"][1][6:10] = ["8,22", "2021 г.", "5,0", "2027"]
    sheets["actuals"][1][1:3] = ["2024-12-31", 0.065]
    sheets["status"][1][2] = "в изпълнение"
    sheets["money"][1][4] = "1 000,00"
    read = read_plan(workbook(sheets, {("actuals", 2, 3): "0.0%"}))
    assert read.plan == plain
    codes = {notice.code for notice in read.notices}
    assert codes == {"date_as_year", "text_as_year", "text_as_number", "percent", "own_word"}
    for language in LANGUAGES:
        assert all(notice.sheet in notice_text(notice, words(language)) for notice in read.notices)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", 1234.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1,234,567", 1_234_567),
        ("0,125", 0.125),
        ("−4,5", -4.5),
        ("12345,678", 12345.678),
    ],
)
def test_numbers_written_as_text_are_read_by_their_signs(text: str, value: float) -> None:
    read = read_plan(spoiled("indicators", 2, "baseline_value", text))
    assert read.plan.indicators[0].baseline == pytest.approx(value)


def test_kinds_of_missing_stay_words_and_are_never_nought() -> None:
    sheets = good()
    sheets["actuals"][1][2] = "NE"
    sheets["indicators"][1][8] = "to be set later"
    plan = read_plan(workbook(sheets)).plan
    assert (plan.actuals[0].value, plan.actuals[0].missing_reason) == (None, "not_estimated")
    assert (plan.indicators[0].target, plan.indicators[0].target_missing) == (None, "set_later")


def test_the_workbook_written_back_is_the_same_plan_and_its_computed_sheets_are_passed_over() -> None:
    plan = read_plan(workbook(good())).plan
    content = template(plan, words("bg"), computed_tables(plan, plan.report_years, words("bg")))
    again = read_plan(content)
    assert again.plan == plan
    assert again.notices == ()
    assert content == template(plan, words("bg"), computed_tables(plan, plan.report_years, words("bg")))


def test_a_text_that_begins_like_a_formula_is_written_as_text() -> None:
    sheets = good()
    plan = read_plan(spoiled("nodes", 2, "title", "'=cmd|' /C calc'!A0")).plan
    assert read_plan(template(plan, words("en"))).plan == plan
    assert sheets


def test_a_blank_template_asks_for_its_plan_and_says_where_identifiers_stand() -> None:
    book = load_workbook(io.BytesIO(template(None, words("en"))))
    for sheet in book:  # more columns side by side are too small to be read; each page says what its rows are
        assert sheet.max_column <= 20 or (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$C")
    told = {row[1]: row[2] for row in book.worksheets[0].values}
    assert "“area=”" in told["Code of the municipality"] and "“indicator=”" in told["Code in the statistics"]
    assert {code for *_, code in problems(template(None, words("mk")))} == {"no_rows"}


def test_a_large_plan_is_read_and_computed_in_time() -> None:
    sheets = {name: good()[name][:1] for name in ("nodes", "indicators", "actuals")} | {"plan": good()["plan"]}
    sheets["plan"][1][10] = "2024"
    keys = [
        ("G", None, "goal"),
        *((f"P{n}", "G", "priority") for n in range(30)),
        *((f"M{n}", f"P{n % 30}", "measure") for n in range(269)),
    ]
    sheets["nodes"] += [
        [1, 2021, key, kind, parent, n, key, None, None, None] for n, (key, parent, kind) in enumerate(keys)
    ]
    for n in range(120):
        sheets["indicators"].append(
            [f"I{n}", f"M{n}", "x", "t", "level", None, 0, 2017, 100, 2027, *[None] * 5, 1, None]
        )
        sheets["actuals"] += [
            [f"I{n}", year, year - 2017, None, None, None, "approved", "office", None] for year in range(2018, 2028)
        ]
    content = workbook(sheets)
    start = time.process_time()
    plan = read_plan(content).plan
    tables = computed_tables(plan, range(2018, 2028), words("en"))
    assert time.process_time() - start < 1.5
    assert len(tables["computed_indicators"]) == 1200


def test_a_milestone_is_told_with_yes_and_a_verdict_with_a_note() -> None:
    sheets = good()
    sheets["indicators"].append(
        ["S", "P", "School open", None, "milestone", None, None, None, None, 2024, *[None] * 5, 1, None]
    )
    sheets["indicators"].append(["V", "P", "Trust", None, "verdict", *[None] * 10, 1, None])
    sheets["actuals"].append(["S", 2024, "да", None, None, None, "approved", "office", None])
    sheets["actuals"].append(["V", 2024, None, None, None, None, "approved", "office", "better than before"])
    plan = read_plan(workbook(sheets)).plan
    words = {key: state.word for key, state in plan_progress(histories(plan), 2024).items()}
    assert (words["S"], words["V"]) == ("reached", "words_only")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("yearly", 1),
        ("every 2 years", 2),
        ("на всеки 3 години", 3),
        ("щороку", 1),
        ("biennial", 2),
        ("at the end", 20),
        (4, 4),
    ],
)
def test_frequencies_are_read_as_every_how_many_years(text: Any, years: int) -> None:
    assert read_plan(spoiled("indicators", 2, "frequency", text)).plan.indicators[0].every == years


def test_a_revision_may_state_the_baseline_anew() -> None:
    sheets = good()
    del sheets["rebased_baselines"]
    sheets["target_revisions"] = [
        ["indicator_key", "valid_from", "target_value", "baseline_value", "baseline_year", "decision", "reason"],
        ["I", 2023, None, 6.17, 2022, "decision 3", "series changed"],
    ]
    plan = read_plan(workbook(sheets)).plan
    assert (plan.target_revisions, plan.rebased[0].value, plan.rebased[0].source) == ((), 6.17, "decision 3")
    assert plan_progress(histories(plan), 2024)["I"].word == "moving_away"


def test_a_wrong_size_loses_no_rows_and_a_far_row_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(workbook(good())))

    def changed(old: str, new: str) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in source.infolist():
                text = source.read(part)
                is_actuals = part.filename.endswith("sheet4.xml")
                archive.writestr(
                    part.filename, re.sub(old, new, text.decode(), count=1).encode() if is_actuals else text
                )
        return target.getvalue()

    assert len(read_plan(changed(r'dimension ref="[^"]*"', 'dimension ref="A1:B2"')).plan.actuals) == 4
    far = changed("</sheetData>", '<row r="900000"><c r="A900000"><v>1</v></c></row></sheetData>')
    assert ("actuals", 20_001, "", "too_many_rows") in problems(far)


def test_sheets_named_by_a_repealed_law_are_still_read() -> None:
    question = next(iter(QUESTIONS.values()))[0]
    tables = {
        "ideas": [["idea_key", "title", "Можливе партнерство (ДПП)"], ["bridge", "Bridge", "yes"]],
        "Перевірка на ДПП": [["idea_key", "question", "mark", "evidence"], ["bridge", question, 3, "study"]],
    }
    others = {name: rows for name, rows in good().items() if name not in ("scores", "ppp_answers", "ppp_risks")}
    plan = read_plan(workbook(others | tables)).plan
    assert [answer.question for answer in plan.screen_answers] == [question]
    assert [idea.is_ppp for idea in plan.ideas] == [True]

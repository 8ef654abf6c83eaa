"""Sentences in five languages: the same keys and placeholders everywhere, digits that never contradict a word."""

import re
import string
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from patokaz.language.words import LANGUAGES, translations, words
from patokaz.plans.enumerations import CHOICES
from patokaz.plans.link_questions import link_questions
from patokaz.plans.linked import Linked
from patokaz.plans.reading import read_plan
from patokaz.plans.report_blocks import indicator_table
from patokaz.plans.report_facts import Facts
from patokaz.plans.report_model import ReportTable
from patokaz.plans.texts import (
    indicator_sentence,
    kind_text,
    node_sentence,
    pace_text,
    plan_sentence,
    question_text,
    share_text,
)
from patokaz.profile.profile import Profile
from patokaz.registers.delivery import delivery
from patokaz.registers.history import histories
from patokaz.registers.model import Link, Need, Plan
from patokaz.registers.overview import plan_state
from patokaz.registers.pace import plan_progress
from patokaz.registers.questions import indicator_questions
from patokaz.registers.rollup import rollups
from tests.plans.workbooks import good, workbook

CASES = Path(__file__).parent / "cases"
FAMILIES = (
    "criteria",
    "judgement",
    "year_state",
    "step",
    "step_who",
    "series",
    "purpose",
    "actual_status",
    "not_allowed",
    "verdicts",
    "word",
    "status",
    "funds",
    "party",
    "verdict",
    "missing",
    "bad",
    "told",
    "holds",
    "report",
    "question",
    "prefill",
    "kind",
    "kind_ua",
    "plan_status",
    "idea_status",
    "money_by",
    "money_by_ua",
    "gate",
    "screen",
    "ppp",
    "bearer",
    "criterion",
    "criterion_words",
    "ideas",
    "ppp_question",
    "risk",
    "regime",
    "country",
    "language",
    "link",
    "judged",
    "idea",
)


def plan_of(name: str) -> Plan:
    return read_plan((CASES / name / f"{name}.xlsx").read_bytes()).plan


def placeholders(text: Any) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name} - {"count"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_placeholders_and_plural_forms(language: str) -> None:
    own, english = translations(language), translations("en")
    assert set(own) == set(english)
    for key, text in own.items():
        assert placeholders(text) == placeholders(english[key]), key
        assert isinstance(text, dict) == isinstance(english[key], dict), key
        if isinstance(text, dict):
            assert set(text) == ({"one", "few", "many", "other"} if language == "uk" else {"one", "other"}), key


def test_every_text_is_asked_for() -> None:
    modules = [*Path("patokaz/plans").glob("*.py"), *Path("patokaz/own_data").glob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    keys = [key for key in translations("en") if key.startswith("plans.")]
    codes = set(re.findall(r"words=\"plans\.(\w+)\"", code))  # of a column's cells
    single = [key for key in keys if key.split(".")[1] not in {*FAMILIES, *codes}]
    asked = set(re.findall(r"plans\.([\w.]+)", code)) | set(re.findall(r"\"(\w+)\"", code))
    assert [key for key in single if not {key.removeprefix("plans."), key.split(".")[-1]} & asked] == []


def test_every_code_of_a_list_that_is_shown_has_a_text() -> None:
    for choice, family in (
        ("measure_status", "status"),
        ("funds", "funds"),
        ("party", "party"),
        ("verdict", "verdict"),
        ("missing_reason", "missing"),
        ("kind", "kind"),
        ("bearer", "bearer"),
        ("year_state", "year_state"),
        ("step", "step"),
        ("step", "step_who"),
        ("situation_kind", "situation"),
        ("evaluation_criterion", "criteria"),
        ("judgement", "judgement"),
        ("series_kind", "series"),
        ("purpose", "purpose"),
        ("actual_status", "actual_status"),
    ):
        assert all(f"plans.{family}.{code}" in translations("en") for code in CHOICES[choice])


def test_the_sentence_of_the_page_counts_measures_and_key_indicators() -> None:
    plan = plan_of("gabrovo-2030")
    states = plan_progress(histories(plan), 2018)
    found = [(i, states[i.key]) for i in plan.indicators_in(2018)]
    said = plan_sentence(delivery(plan, 2018), found, words("en"))
    assert said == "no status is reported for any of the 35 measures; 3 of 4 key indicators on track"
    first_day = plan_of("gjorche-petrov-works")
    states = plan_progress(histories(first_day), 2021)
    found = [(i, states[i.key]) for i in first_day.indicators_in(2021)]
    said = plan_sentence(delivery(first_day, 2021), found, words("en"))
    assert (
        said == "of 7 measures 0 done, 3 under way, no status for 3; no indicator has a target yet, so no pace is shown"
    )
    assert "7 мерки" in plan_sentence(delivery(first_day, 2021), found, words("mk"))


def test_digits_are_added_until_they_agree_with_the_word() -> None:
    plan = plan_of("gabrovo-2030")
    states = plan_progress(histories(plan), 2018)
    by_key = {i.key: i for i in plan.indicators}
    transport = indicator_sentence(by_key["T3"], states["T3"], words("en"))
    assert "−0.2% of the way" in transport and "moving away from the target" in transport
    assert share_text(0.5995, words("en"), (0.60,)) == "59.95%"
    assert share_text(0.4429, words("en")) == "44%"
    assert pace_text(states["T1"], words("en")) == "0.97"
    older = indicator_sentence(by_key["T1"], plan_progress(histories(plan), 2020)["T1"], words("en"))
    assert older == "Greenhouse gas emissions without land use: not reported; last value 257,831 t CO2e in 2018"


def test_a_milestone_is_told_by_its_years_and_not_as_a_number() -> None:
    sheets = good()
    row = ["S", "P", "School open", None, "milestone", None, None, None, None, 2023, *[None] * 5, 1, None]
    sheets["indicators"].append(row)
    sheets["actuals"].append(["S", 2024, "да", None, None, None, "approved", "office", None])
    plan = read_plan(workbook(sheets)).plan
    told = {
        year: indicator_sentence(plan.indicators[-1], plan_progress(histories(plan), year)["S"], words("en"))
        for year in (2023, 2024)
    }
    assert told[2023] == "School open: not reached, due 2023"
    assert told[2024] == "School open: reached late (in 2024), due 2023"
    state = plan_state(plan, 2024)
    table = indicator_table(Facts(plan, 2024, state.states, state.nodes, words("en")))[0]
    assert isinstance(table, ReportTable) and table.rows[-1][1:4] == ("–", "2023", "yes (2024)")


def test_a_withheld_node_says_how_little_was_reported() -> None:
    plan = plan_of("gabrovo-2030")
    nodes = rollups(plan, plan_progress(histories(plan), 2024), 2024)
    assert node_sentence(nodes["G1"], words("en")) == "withheld: reported 1 of 4, coverage 25%"
    nodes = rollups(plan, plan_progress(histories(plan), 2018), 2018)
    assert node_sentence(nodes["G1"], words("en")) == "40%; reported 4 of 4; moving away 1"


def test_a_real_plan_raises_the_questions_it_should() -> None:
    plan = plan_of("gabrovo-2030")
    found = indicator_questions(plan, {})
    assert ("name_says_opposite", "B1") in {(q.code, q.subject) for q in found}
    assert {q.subject for q in found if q.code == "baseline_before_plan"} == {"T1", "T2", "T3", "T4"}
    names = {i.key: i.name for i in plan.indicators}
    for language in LANGUAGES:
        assert all("{" not in question_text(question, names, words(language)) for question in found)


def test_what_the_statistics_do_not_know_is_asked() -> None:
    plan = plan_of("gabrovo-2030")
    assert [q.code for q in link_questions(plan, Linked())] == ["area_unknown"]
    linked = Linked(profile=cast(Profile, object()), units={"population_persons": "persons", "rate_pct": "pct"})
    pairs = (("%", "rate_pct"), ("души", "rate_pct"), ("%", "population_persons"), ("%", "no_such"), ("", "rate_pct"))
    one = plan.indicators[0]
    rows = [replace(one, key=str(at), unit=unit, statistics=code) for at, (unit, code) in enumerate(pairs)]
    needs = (Link("G1", "need", "N1"), Link("P1", "need", "rate_pct"), Link("P2", "need", "N9"))
    asked = replace(plan, indicators=tuple(rows), links=needs, needs=(Need("N1", "Jobs"),))
    found = link_questions(asked, linked)
    assert [(q.code, q.subject) for q in found] == [
        ("unit_differs", "1"), ("unit_differs", "2"), ("statistics_unknown", "3"), ("need_unknown", "P2"),
    ]  # fmt: skip
    for language in LANGUAGES:
        assert all("{" not in question_text(question, {}, words(language)) for question in found)


def test_levels_are_named_as_the_country_names_them() -> None:
    assert kind_text("priority", "UA", words("uk")) == "операційна ціль"
    assert kind_text("priority", "BG", words("bg")) == "приоритет"
    assert kind_text("measure", "UA", words("uk")) == "завдання"

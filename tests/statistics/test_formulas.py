"""Formulas of the catalogue on a table computed by hand."""

import pandas as pd
import pytest

from patokaz.language.words import words
from patokaz.statistics.formulas import FormulaError, evaluate, names_in, readable_formula


def series(rows: dict[tuple[str, int], float]) -> pd.Series:
    index = pd.MultiIndex.from_tuples(rows, names=["area_id", "year"])
    return pd.Series(list(rows.values()), index=index, dtype=float)


PEOPLE = series({("A", 2021): 90.0, ("A", 2022): 100.0, ("A", 2023): 110.0, ("B", 2022): 50.0, ("B", 2023): 50.0})
BIRTHS = series({("A", 2022): 2.0, ("A", 2023): 3.0})
VALUES = {"people": PEOPLE, "births": BIRTHS}


def test_ratio_with_a_mean_of_two_years() -> None:
    result = evaluate("1000 * births / mean(people, people[-1])", VALUES, {})
    assert result["A", 2023] == pytest.approx(1000 * 3 / 105)
    assert ("B", 2023) not in result.index


def test_a_row_that_the_publisher_leaves_out_counts_as_nil_only_inside_zero() -> None:
    result = evaluate("1000 * zero(births) / people", VALUES, {})
    assert result["B", 2023] == 0.0
    assert ("A", 2021) not in result.index, "births are not published for 2021 at all"


def test_no_value_across_a_break() -> None:
    result = evaluate("people - people[-1]", VALUES, {"people": {2022}})
    assert sorted(result.index.get_level_values("year").unique()) == [2023]


def test_fixed_years_give_one_value_an_area() -> None:
    result = evaluate("100 * (people[2023] / people[2021] - 1)", VALUES, {})
    assert result.to_dict() == {"A": pytest.approx(100 * (110 / 90 - 1))}


def test_a_fixed_year_is_the_same_in_every_year() -> None:
    result = evaluate("births / people[2022]", VALUES, {})
    assert result["A", 2023] == pytest.approx(0.03)


def test_division_by_nil_is_missing() -> None:
    zero = {"people": series({("A", 2023): 0.0}), "births": series({("A", 2023): 1.0})}
    assert evaluate("births / people", zero, {}).empty


@pytest.mark.parametrize(
    "formula", ["births / strangers", "__import__('os')", "births ** 2", "births if 1 else people", "1 +"]
)
def test_what_is_not_a_formula_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, VALUES, {})


def test_names_in_a_formula() -> None:
    assert names_in("1000 * zero(births) / mean(people, people[-1])") == ["births", "people"]


@pytest.mark.parametrize(
    ("language", "thousand"),
    [("en", "1,000"), ("mk", "1.000"), ("sq", "1\u00a0000"), ("bg", "1000"), ("uk", "1\u00a0000")],
)
def test_numbers_of_a_formula_are_written_as_the_language_does(language: str, thousand: str) -> None:
    told = readable_formula("1000 * population_persons[2021] / population_persons[-1]", words(language))
    assert told.startswith(f"{thousand} × ") and "[2021]" in told and "(−1)" in told

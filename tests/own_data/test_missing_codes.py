"""Numbers that stand for something missing are told and asked, never silently a figure."""

import pytest

from patokaz.own_data.missing_codes import missing_codes
from patokaz.own_data.reading import read_otherwise, read_table


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ([12.5, -999, 8.25, -999], [-999]),
        ([52169, 6817, 99999, 99999, 140000], [99999]),  # repeats, though larger ones are there
        ([412000, 873400, 9999999, 650100], [9999999]),
        ([4, 5, 99, 3, 99], [99]),
        ([3, 88, 5, 77, 99, 2], [88, 77, 99]),
        ([20111, 18002, -1, 5200], [-1]),
        ([-9.1, -99, -6.4, -99, -5.2], [-99]),
        ([61.2, 999.9, 58.4, 47.5], [999.9]),
        ([61.2, 1e20, 58.4], [1e20]),
        ([612, -2147483648, 584], [-2147483648]),
        ([99, 98, 99, 95, 97], []),  # shares
        ([99.9, 99.9, 98.4, 97.5], []),
        ([999, 212, 1003, 401], []),
        ([2, -1, -1, 0, -4], []),  # a balance
        ([12, 30, 25, 99], []),
        ([999, 999, 999], []),
        ([90, 999], []),  # of two, which one is odd?
    ],
)
def test_codes_for_missing_are_found_among_figures(numbers: list[float], codes: list[float]) -> None:
    found = missing_codes([*numbers, float("nan")])
    assert list(dict.fromkeys(numbers[at] for at in found.positions)) == codes
    assert found.sure


def test_minus_one_that_may_be_a_balance_is_asked_but_stays_a_figure() -> None:
    assert missing_codes([2, -1, -1, 0, 5]).positions == (1, 2)
    assert not missing_codes([2, -1, -1, 0, 5]).sure


def test_a_code_is_read_as_missing_until_the_reader_says_otherwise() -> None:
    found = read_table("n;v;код\nP;1,234;999\nQ;-999;1101\nR;-999;1102\nS;2,345;1103\n".encode(), "x.csv")
    assert found.numbers["v"].isna().tolist() == [False, True, True, False]
    assert found.numbers["код"].tolist() == [999, 1101, 1102, 1103]
    (code, sign) = found.questions
    assert (code.reading, code.text, code.count, code.cell) == ("code", "-999", 2, "B3")
    as_figures = read_otherwise(found, "v", code.sign)
    assert as_figures.numbers["v"].tolist() == [1.234, -999, -999, 2.345]
    both = read_otherwise(as_figures, "v", sign.sign)
    assert both.numbers["v"].tolist() == [1234, -999, -999, 2345]
    back = read_otherwise(both, "v", code.sign)
    assert back.numbers["v"].dropna().tolist() == [1234, 2345]

"""Numbers, units, money and dates as each language's offices write them."""

from datetime import date

import pytest

from patokaz.language.words import ended, words

DAY = date(2025, 5, 7)


def spaced(text: str) -> str:
    """With plain spaces, for reading."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["7 May 2025", "9,155", "36.6%", "EUR 103.3 million", "UAH 5,049 per head"]),
        ("mk", ["7 мај 2025 година", "9.155", "36,6 %", "103,3 мил. евра", "5.049 гривни по жител"]),
        ("sq", ["7 maj 2025", "9 155", "36,6 %", "103,3 milionë euro", "5 049 hrivna për banor"]),
        ("bg", ["7 май 2025 г.", "9155", "36,6 %", "103,3 млн. евро", "5049 грн. на човек"]),
        ("uk", ["7 травня 2025 року", "9 155", "36,6 %", "103,3 млн євро", "5 049 грн на одну особу"]),
    ],
)
def test_dates_numbers_and_units_of_a_language(language: str, written: list[str]) -> None:
    t = words(language)
    made = [
        t.date(DAY),
        t.number(9155),
        t.percent(36.6, 1),
        t.money(103_300_000, "EUR"),
        t.amount(5049, "uah_per_head"),
    ]
    assert [spaced(text) for text in made] == written
    assert not any(" " in text for text in made), "a number, its unit and its year stay on one line"


@pytest.mark.parametrize(
    ("language", "one", "few", "decimal"),
    [
        ("en", "1 percentage point", "3 percentage points", "3.8 percentage points"),
        ("mk", "1 процентен поен", "3 процентни поени", "3,8 процентни поени"),
        ("sq", "1 pikë përqindje", "3 pikë përqindje", "3,8 pikë përqindje"),
        ("bg", "1 процентен пункт", "3 процентни пункта", "3,8 процентни пункта"),
        ("uk", "1 відсотковий пункт", "3 відсоткові пункти", "3,8 відсоткового пункту"),
    ],
)
def test_a_gap_between_percentages_is_told_in_percentage_points(
    language: str, one: str, few: str, decimal: str
) -> None:
    t = words(language)
    told = [t.difference(1, "pct"), t.difference(3, "pct"), t.difference(3.8, "pct", 1)]
    assert [spaced(text) for text in told] == [one, few, decimal]
    assert t.difference(53, "minutes") == t.amount(53, "minutes")


def test_a_month_is_told_in_words_with_its_year() -> None:
    told = {language: spaced(words(language).month(DAY)) for language in ("en", "mk", "sq", "bg", "uk")}
    assert told == {
        "en": "May 2025",
        "mk": "мај 2025 година",
        "sq": "maj 2025",
        "bg": "май 2025 г.",
        "uk": "травень 2025 року",
    }


def test_a_preposition_follows_the_number_as_it_is_read() -> None:
    """Seven and a hundred begin with a sibilant in Bulgarian."""
    t = words("bg")
    told = {
        number: t("facts.fewer", people="x", change=t.number(number), year=2000)
        for number in (1, 7, 17, 21, 77, 101, 1200, 7000)
    }
    assert [number for number, text in told.items() if ", със " in text] == [7, 17, 77, 101, 7000]
    assert ", със 7,1\N{NO-BREAK SPACE}% " in t("facts.fewer", people="x", change=t.percent(7.1, 1), year=2000)


def test_euro_stands_beside_leva() -> None:
    """1 euro = 1.95583 leva: 1,408 leva are 719.9 euro, 1.5 billion are 766.9 million."""
    assert spaced(words("bg").amount(1408, "bgn_per_head")) == "1408 лв. на човек (720 евро)"
    assert spaced(words("uk").money(1.5e9, "BGN")) == "1,5 млрд лв. (766,9 млн євро)"
    assert spaced(words("en").money(1.5e9, "BGN")) == "BGN 1.5 billion (EUR 766.9 million)"
    assert "евро" not in words("bg").amount(1408, "uah_per_head")


def test_a_p_value_is_never_nought() -> None:
    assert spaced(words("mk").chance(0.0002)) == "< 0,001" and spaced(words("en").chance(0.0341)) == "= 0.034"


def test_no_line_breaks_before_a_sign_and_no_sentence_ends_with_two_stops() -> None:
    t = words("bg")
    assert "20\N{NO-BREAK SPACE}%" in t("slide.strength", indicator="x", place="y")
    assert t("portfolio.no_complete", country="х", count=1, lists="2005–2014 г.").endswith("2014 г.")


def test_a_sentence_ends_in_one_full_stop() -> None:
    assert (ended("до 2018 г."), ended("two"), ended("why?")) == ("до 2018 г.", "two.", "why?")


def test_a_currency_is_counted_like_any_noun() -> None:
    t = words("mk")
    told = [t.amount(value, unit) for value, unit in ((231, "bgn"), (11, "eur"), (1331, "uah_per_head"), (232, "eur"))]
    assert [spaced(text) for text in told] == ["231 лев (118 евра)", "11 евра", "1.331 гривна по жител", "232 евра"]
    assert spaced(t.amount(1.5, "eur", 1)) == "1,5 евра" and spaced(t.money(1.21e9, "USD")) == "1,2 млрд. долари"
    assert spaced(words("sq").amount(1, "mkd")) == "1 denar" and spaced(words("en").amount(1, "eur")) == "EUR 1"

"""Spellings and transliteration."""

import pytest

from patokaz.geography.names import fold, transliterate


@pytest.mark.parametrize(
    "spellings",
    [("Пещера", "Peshtera", "Peštera"), ("Ѓорче Петров", "Gjorce Petrov", "Gjorče Petrov", "Đorče Petrov"),
     ("Запоріжжя", "Zaporizhzhia", "запоріжжя"), ("Запорожье", "Zaporozhye"), ("Тетово", "Tetovo"), ("Штип", "Štip", "Shtip")],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_different_places_keep_different_keys() -> None:
    assert fold("Тетово") != fold("Тетовë".replace("ë", "а"))
    assert fold("Велес") != fold("Видин")


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [("Згурівка", "uk", "en", "Zghurivka"), ("Запоріжжя", "uk", "en", "Zaporizhzhia"), ("Ялта", "uk", "en", "Yalta"),
     ("Знам'янка", "uk", "en", "Znamianka"), ("Пещера", "bg", "en", "Peshtera"), ("София", "bg", "en", "Sofia"),
     ("Ѓорче Петров", "mk", "en", "Gjorche Petrov"), ("Ѓорче Петров", "mk", "bg", "Гьорче Петров"),
     ("Пещера", "bg", "mk", "Пештера"), ("Пещера", "bg", "bg", "Пещера"), ("Поляниця", "uk", "mk", "Пољаница"),
     ("Верхня", "uk", "mk", "Верхња"), ("Гуляйполе", "uk", "mk", "Гуљајполе"), ("Поляниця", "uk", "sq", "Poljanica")],
)  # fmt: skip
def test_transliteration_follows_the_standard(name: str, source: str, target: str, expected: str) -> None:
    assert transliterate(name, source, target) == expected

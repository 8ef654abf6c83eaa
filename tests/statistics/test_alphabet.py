"""Lists stand in the alphabet of the reader's language, letters of two signs and quotation marks included."""

import pytest

from patokaz.statistics.alphabet import in_alphabet

ALPHABETS = {
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "bg": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_lists_follow_the_alphabet(language: str) -> None:
    words = [
        f"„{letter.title()}а“" if at % 2 else f"{letter}а" for at, letter in enumerate(ALPHABETS[language].split())
    ]
    assert in_alphabet(sorted(words), str, language) == words

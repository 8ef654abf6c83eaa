"""The languages of the screen and the currencies of the figures, each listed once."""

from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGES = {"mk": "Македонски", "sq": "Shqip", "bg": "Български", "uk": "Українська", "en": "English"}
TAGS = {"en": "en-GB"}  # elsewhere the likely country of the language
CURRENCIES = ("mkd", "eur", "bgn", "uah", "usd")  # units of the catalogue; in capitals the codes of ISO 4217
LEV_PER_EURO = (
    1.95583  # Regulation (EC) No 2866/98 as amended in 2025; the euro is Bulgaria's currency since 1 January 2026
)


@cache
def office_tag(language: str) -> str:
    """A language as Word and PowerPoint name it, with its likely country by CLDR: mk-MK, sq-AL."""
    likely = Locale.parse(get_global("likely_subtags")[language])
    return TAGS.get(language, f"{language}-{likely.territory}")


def is_latin(language: str) -> bool:
    """Whether a language is usually written in Latin letters, by CLDR."""
    return str(get_global("likely_subtags")[language]).split("_")[1] == "Latn"

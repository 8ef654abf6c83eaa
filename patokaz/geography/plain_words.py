"""Texts in ASCII letters, for file names valid on every system."""

import re
import unicodedata
from functools import lru_cache

from patokaz.geography.names import transliterate
from patokaz.language.languages import is_latin
from patokaz.language.words import Words

MOST_LETTERS = 60


def plain_words(text: str, t: Words) -> str:
    """A text of the user's language in ASCII letters, cut after a whole word."""
    return _plain_words(text, t.language)


@lru_cache(maxsize=2_000)
def _plain_words(text: str, language: str) -> str:
    """Cached, as every run of a page names the files of its charts."""
    words = plain(text if is_latin(language) else transliterate(text, language, "en")).split("-")
    while len("-".join(words)) > MOST_LETTERS:
        words.pop()
    return "-".join(words)


def plain(text: str) -> str:
    """ASCII letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.replace("–", "-")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")

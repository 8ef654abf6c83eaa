"""The texts of one family in a language, without reading the other subjects' files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from patokaz.language.words import TRANSLATIONS


def family_texts(language: str, family: str) -> Mapping[str, str]:
    """Last part of a key -> its text, of a family such as plans.funds; the first part of its name is the file of the subject."""
    subject, *parts = family.split(".")
    found = _subject(language, subject)
    for part in parts:
        found = found[part]
    return {code: str(text) for code, text in found.items()}


@cache
def _subject(language: str, subject: str) -> Any:
    return tomllib.loads((TRANSLATIONS / language / f"{subject}.toml").read_text(encoding="utf-8"))[subject]

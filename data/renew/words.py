"""The words of renewal in five languages, and failures that speak them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.language.words import words

MOST_DECIMALS = 4
TEXTS = Path(__file__).parent / "texts"


@cache
def texts(language: str) -> Mapping[str, str]:
    """All sentences of a language by key."""
    return dict(tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8")))


def say(key: str, language: str, **values: Any) -> str:
    """The sentence of a key with its placeholders filled, numbers with decimals as the language writes them. Raises KeyError."""
    written = {name: _written(value, language) if isinstance(value, float) else value for name, value in values.items()}
    return texts(language)[key].format(**written)


def _written(value: float, language: str) -> str:
    decimals = next((digits for digits in range(MOST_DECIMALS) if round(value, digits) == value), MOST_DECIMALS)
    return words(language).number(value, decimals)


class Failure(Exception):
    """Something that stops a step and leaves the old figures in place; told in any of the five languages.

    code: key of a sentence in texts/; values: what fills its placeholders.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(say(code, "en", **values))
        self.code = code
        self.values = values

    def text(self, language: str) -> str:
        """The sentence in a language."""
        return say(self.code, language, **self.values)

"""Speaks the texts of plans from their own files, with plural forms, as the product does."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

import patokaz.plans

TEXTS = Path(patokaz.plans.__file__).parent / "translations.draft"
LANGUAGES = ("mk", "sq", "bg", "uk", "en")


@cache
def texts(language: str) -> Mapping[str, Any]:
    """Dotted key -> text or plural forms."""
    with (TEXTS / f"{language}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, value))
    return found


class Draft:
    """t(key, **values) and t.number(value, decimals)."""

    def __init__(self, language: str) -> None:
        self.language, self.locale = language, Locale.parse(language)

    def __call__(self, key: str, **values: Any) -> str:
        text = texts(self.language)[key]
        if isinstance(text, dict):
            text = text.get(self.locale.plural_form(values["count"]), text["other"])
        return str(text).format(**values)

    def number(self, value: float | None, decimals: int = 0) -> str:
        if value is None:
            return "–"
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(round(value, decimals) + 0.0, pattern, locale=self.locale))

"""The word for the municipalities of a country in the texts of a language: hromadas in Ukraine, общини for other countries in Ukrainian.

Texts are written with the general word; its forms are listed in `language.municipality`. A country with another word, of
the same gender and number, lists the same forms, which replace the general ones.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

FORMS = "language.municipality"
# Proper names, and texts about all countries.
KEPT = (
    FORMS, "programme.", "project_title.", "project_note.", "list_word.", "portfolio.municipality", "search.", "overview.lead",
    "error.unknown_place_text",
)  # fmt: skip


def with_noun(texts: Mapping[str, Any], own: str) -> Mapping[str, Any]:
    """The texts of a language with a country's word for its municipalities. own: the forms of that word, as those of the general one.

    Raises ValueError for another number of forms.
    """
    told = in_place_of(str(texts[FORMS]), own)

    def each(text: Any) -> Any:
        return {form: told(one) for form, one in text.items()} if isinstance(text, dict) else told(text)

    return {key: text if key.startswith(KEPT) or not text else each(text) for key, text in texts.items()}


@cache
def in_place_of(general: str, own: str) -> Callable[[str], str]:
    """What puts the forms of a country's word in place of those of the general one. Raises ValueError for another number of forms."""
    known = [form.strip() for form in general.split(",")]
    forms = dict(zip(known, (form.strip() for form in own.split(",")), strict=True))
    stem = min(known, key=len)[:-1]  # in every form: few texts have it
    longest_first = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    pattern = re.compile(rf"{{\w*}}|\b(?:{longest_first})\b", re.IGNORECASE)

    def put(found: re.Match[str]) -> str:
        word = found.group()
        form = forms.get(word.lower(), word)  # a placeholder stays
        return form[0].upper() + form[1:] if word[0].isupper() else form

    def told(text: str) -> str:
        return pattern.sub(put, text) if stem in text.lower() else text

    return told

"""What a country calls its municipalities, in the texts of a language: hromadas in Ukraine, общини as Ukrainian calls those of others.

Texts are written with the general word; its forms stand in `language.municipality`, one after another. A country with another word, of
the same gender and number, lists the same forms of it, and they are put in place of the general ones.
"""

import re
from collections.abc import Mapping
from os.path import commonprefix
from typing import Any

FORMS = "language.municipality"
# What is named by its own words, and what is said of all countries at once.
KEPT = (
    FORMS, "programme.", "project_title.", "project_note.", "list_word.", "portfolio.municipality", "search.", "overview.lead",
    "error.unknown_place_text",
)  # fmt: skip


def with_noun(texts: Mapping[str, Any], own: str) -> Mapping[str, Any]:
    """The texts of a language with a country's word for its municipalities. own: the forms of that word, as those of the general one.

    Raises ValueError for another number of forms.
    """
    general = [form.strip() for form in str(texts[FORMS]).split(",")]
    forms = dict(zip(general, (form.strip() for form in own.split(",")), strict=True))
    stem = commonprefix([form for form in general if " " not in form])
    longest_first = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    pattern = re.compile(rf"{{\w*}}|\b(?:{longest_first})\b", re.IGNORECASE)

    def put(found: re.Match[str]) -> str:
        word = found.group()
        form = forms.get(word.lower(), word)  # a placeholder stays
        return form[0].upper() + form[1:] if word[0].isupper() else form

    def told(text: Any) -> Any:
        if isinstance(text, dict):
            return {form: told(one) for form, one in text.items()}
        return pattern.sub(put, text) if isinstance(text, str) and stem in text.lower() else text  # few texts have it

    return {key: text if key.startswith(KEPT) else told(text) for key, text in texts.items()}

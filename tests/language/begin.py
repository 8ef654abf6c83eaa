"""python -m tests.language.begin xx: begins a language with copies of the English, wherever the product has texts.

They go into the files of a folder beside the other translations, and beside the English of what is written in several
languages elsewhere. Until it is translated, test_own_language.py tells each copy with file and key. Repeated, it adds
what has come since and changes nothing else.
"""

import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from babel import Locale

from patokaz.language.languages import LANGUAGES
from patokaz.language.words import SOURCES
from tests.house.graph import ROOT
from tests.language.spoken import files_of_all_languages, files_of_one_language


def begin(root: Path, language: str) -> int:
    """Writes the copies that a language lacks; how many."""
    added = 0
    for path in (*files_of_all_languages(root), *(root / "tests" / "fixture").rglob("*.toml")):
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
        if more := add_beside(document, language):
            path.write_text(tomlkit.dumps(document), encoding="utf-8")
            added += more
    forms = Locale.parse(language).plural_form.tags | {"other"}
    for path in files_of_one_language(root):
        if path.name == "en.toml" or path.parent.name == "en":
            target = path.with_name(f"{language}.toml") if path.name == "en.toml" else _beside(path, language)
            added += _copied(tomlkit.parse(path.read_text(encoding="utf-8")), target, sorted(forms))
        elif path.name == SOURCES and path.parent.name != language:  # its keys are the English texts
            spoken = tomlkit.parse(path.read_text(encoding="utf-8"))
            added += _copied({text: text for text in spoken}, _beside(path, language), [])
    return added


def add_beside(table: Any, language: str) -> int:
    """Copies the English beside itself, in a table and all within it, where the language has none; how many."""
    if isinstance(table, list):
        return sum(add_beside(entry, language) for entry in table)
    if not isinstance(table, MutableMapping):
        return 0
    added = 0
    if isinstance(table.get("en"), str) and language not in table:
        table[language] = str(table["en"])
        added = 1
    return added + sum(add_beside(entry, language) for entry in list(table.values()))


def add_keys(own: Any, english: Any, forms: list[str]) -> int:
    """Copies what a table of English texts has and the own one lacks, with the plural forms of the language; how many."""
    added = 0
    for key, text in english.items():
        if isinstance(text, MutableMapping) and "other" in text:
            if key not in own:
                own[key] = tomlkit.inline_table()
                own[key].update({form: str(text.get(form, text["other"])) for form in forms})
                added += 1
        elif isinstance(text, MutableMapping):
            if key not in own:
                own[key] = tomlkit.table()
            added += add_keys(own[key], text, forms)
        elif key not in own:
            own[key] = str(text)
            added += 1
    return added


def _beside(path: Path, language: str) -> Path:
    return path.parent.with_name(language) / path.name


def _copied(english: Any, target: Path, forms: list[str]) -> int:
    own = tomlkit.parse(target.read_text(encoding="utf-8")) if target.exists() else tomlkit.document()
    added = add_keys(own, english, forms)
    if added:
        target.parent.mkdir(exist_ok=True)
        target.write_text(tomlkit.dumps(own), encoding="utf-8")
    return added


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LANGUAGES:
        sys.exit("usage: python -m tests.language.begin xx, a language of LANGUAGES in patokaz/language/languages.py")
    print(f"{begin(ROOT, sys.argv[1])} texts begun in {sys.argv[1]}")

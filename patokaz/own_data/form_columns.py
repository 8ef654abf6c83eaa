"""Definition of fill-in workbooks: contents of columns, sheets, words of closed lists."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from patokaz.language.families import family_texts
from patokaz.language.languages import LANGUAGES


@dataclass(frozen=True)
class Column:
    """A column. kind: text, long_text, key, year, years, whole, number, weight, money, frequency or a closed list.

    low, high: the range of a number; or_missing: the cell of a number may contain a word for a missing value;
    words: family of texts for the usual values of an open column.
    """

    name: str
    kind: str = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    or_missing: bool = False
    words: str = ""

    @cached_property
    def worded(self) -> Mapping[str, str]:
        """The folded words of `words` in every language, with the code of each."""
        if not self.words:
            return {}
        told = (family_texts(language, self.words).items() for language in LANGUAGES)
        return {folded(word): code for entries in told for code, word in entries}

    def code(self, text: str) -> str:
        """What a text of the column stands for: a word of `words`, or “word: more”; any other text itself.

        A code that ends in “_” is the beginning of one (expected_jobs); another one is parted from what follows by a colon.
        """
        found = self.worded.get(folded(text), text) if self.words else text
        word, colon, more = text.partition(":")
        begins = self.worded.get(folded(word), "") if self.words and colon else ""
        return f"{begins}{'' if begins.endswith('_') else ':'}{more.strip()}" if begins and more.strip() else found

    def said(self, code: str, told: Callable[[str], str]) -> str:
        """A code in words, as `code` takes them back; a text that is none itself. told: the text of a key."""
        codes = set(self.worded.values())
        if code in codes and not code.endswith("_"):
            return told(f"{self.words}.{code}")
        begins, colon, more = code.partition(":")
        if not colon:
            begins = next((begin for begin in codes if begin.endswith("_") and code.startswith(begin)), "")
            more = code[len(begins) :]
        return f"{told(f'{self.words}.{begins}')}: {more}" if begins in codes and more else code


@dataclass(frozen=True)
class Sheet:
    """A sheet. required: the workbook is refused without it."""

    name: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, eq=False)
class Form:
    """A workbook: its sheets by name, the codes of its closed lists and further words for them (folded, parted by blanks).

    families: closed list -> family of texts that name its codes on the screen; those words are accepted too, in any language. help: the sheet that explains every column; computed: sheets of results. Neither is read back. titles: keys of the texts that head sheets and columns, by name (form_titles). explained: "sheet.column" -> key of the text that says what it holds, where its kind says too little.
    """

    sheets: Mapping[str, Sheet]
    choices: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    help: str = "how_to"
    computed: tuple[str, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)

    def code_of(self, choice: str, text: str) -> str | None:
        """The code of a word of a closed list, None if unknown."""
        return self._codes[choice].get(folded(text))

    def is_given_out(self, choice: str, text: str) -> bool:
        """Whether our workbooks write this: a code of the list, or the screen's word for it in any language."""
        return folded(text) in self._given_out[choice]

    @cached_property
    def _given_out(self) -> Mapping[str, Set[str]]:
        return {
            choice: {folded(text) for code in codes for text in (code, *self._told(choice, code))}
            for choice, codes in self.choices.items()
        }

    def _told(self, choice: str, code: str) -> list[str]:
        """The words of the screen for a code, by language; none for a list without."""
        family = self.families.get(choice, "")
        return [family_texts(language, family)[code] for language in LANGUAGES] if family else []

    @cached_property
    def _codes(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for choice, codes in self.choices.items():
            words = found[choice] = {folded(code): code for code in codes}
            for code, further in self.synonyms.get(choice, {}).items():
                for word in further.split():
                    words.setdefault(folded(word), code)
            for code in codes:
                for word in self._told(choice, code):
                    words.setdefault(folded(word), code)
        return found


def without_invisible(text: str) -> str:
    """A text in composed form without invisible characters (zero-width spaces, direction marks, soft hyphens)."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # signs without shape are not printable
    return "".join(s for s in unicodedata.normalize("NFC", text) if unicodedata.category(s) != "Cf")


def folded(text: str) -> str:
    """A word normalised for comparison: lower case, blanks and dashes as one underscore, no dots at the end."""
    seen = without_invisible(text)
    return re.sub(r"[\s\u00a0_\-–]+", "_", seen.strip().strip(".").lower()).strip("_")

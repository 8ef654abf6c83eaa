"""Alphabetical order of a language (ICU collation), for lists whose order is not stored in the statistics file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from patokaz.statistics.database import query, query_columns

Entry = TypeVar("Entry")


def in_alphabet(entries: Iterable[Entry], named: Callable[[Entry], str], language: str) -> list[Entry]:
    """Entries sorted by name in the alphabet of a language.

    Raises:
        DatabaseMissing: there is no statistics file, which provides the collation.
    """
    return all_in_alphabet([{entry: named(entry) for entry in entries}], language)[0]


def all_in_alphabet(lists: Sequence[Mapping[Entry, str]], language: str) -> list[list[Entry]]:
    """As `in_alphabet` for several lists at once, each a mapping of entry -> name. Raises DatabaseMissing."""
    names = sorted({name for names in lists for name in names.values()})
    keys = dict(zip(names, map(str, query("alphabet", texts=names, language=language)["sort_key"]), strict=True))
    return [sorted(names, key=lambda entry, names=names: keys[names[entry]]) for names in lists]  # type: ignore[misc]


def sort_keys(texts: Iterable[str], language: str) -> Any:
    """Sort keys of the texts of a long list, as an array; sorting by them is alphabetical. Raises DatabaseMissing."""
    return query_columns("alphabet", texts=list(map(str, texts)), language=language)["sort_key"]

"""The alphabet of a reader's language, for lists whose order the statistics file does not store."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from patokaz.statistics.database import query, query_columns

Entry = TypeVar("Entry")


def in_alphabet(entries: Iterable[Entry], named: Callable[[Entry], str], language: str) -> list[Entry]:
    """Entries in the order of their names, as a reader of the language looks for them. Raises DatabaseMissing."""
    by_name = {entry: named(entry) for entry in entries}
    keys = query("alphabet", texts=list(by_name.values()), language=language)["sort_key"]
    return [entry for _, entry in sorted(zip(keys, by_name, strict=True), key=lambda pair: str(pair[0]))]


def sort_keys(texts: Iterable[str], language: str) -> Any:
    """A key of every text of a long list, as an array: what sorts by the keys stands in the alphabet. Raises DatabaseMissing."""
    return query_columns("alphabet", texts=list(map(str, texts)), language=language)["sort_key"]

"""Which areas each row of a user's table may mean, and which rows are sums of others."""

from collections.abc import Mapping

from patokaz.geography.names import fold
from patokaz.geography.spellings import HROMADA_KINDS, KIND
from patokaz.own_data.gazetteer import NOWHERE, Gazetteer, words_in
from patokaz.own_data.numbers import read_figure
from patokaz.own_data.place_columns import PlaceColumns
from patokaz.own_data.reading import OwnTable

CONTRADICTS, UPPER_UNKNOWN = "contradicts", "upper_unknown"
TOTALS = frozenset(
    fold(words)
    for words in (
        "total", "totals", "grand total", "subtotal", "sub total", "sum", "average", "mean", "median", "min", "max", "minimum", "maximum",
        "of which", "вкупно", "се вкупно", "севкупно", "збир", "просек", "од тоа", "од кои", "медијана", "gjithsej", "shuma", "totali",
        "mesatarja", "prej tyre", "nga të cilat", "общо", "всичко", "сума", "общ сбор", "сбор", "средно", "в т ч", "т ч", "в това число",
        "от тях", "медиана", "минимум", "максимум", "усього", "всього", "разом", "загалом", "у середньому", "в середньому", "середнє",
        "у т ч", "у тому числі", "з них", "медіана", "мінімум", "итого", "всего",
    )
)  # fmt: skip
OF_WHAT = frozenset(
    fold(word) for word in ["за", "по", "на", "във", "в", "во", "у", "од", "for", "of", "in", "për", "në", "e"]
)
MOST_KINDS = 50  # rows that must all contain a kind
TOTAL_WORDS = frozenset(word for words in TOTALS for word in words.split())
LONGEST_TOTAL = 7  # words


def areas_of_rows(
    table: OwnTable, columns: PlaceColumns, places: Gazetteer
) -> tuple[list[frozenset[str]], Mapping[int, str]]:
    """The areas that each row may mean, and positions of rows that have none because of their other columns, with the kind:
    they contradict each other, or the area above is not known and no other one confirms the place."""
    named = [table.texts[columns.place], *(table.texts[column] for column in columns.same)]
    above = [table.texts[column] for column in columns.above]
    kinds = _hromada_kinds(table, places)
    told: dict[str, frozenset[str]] = {}
    uppers: dict[str, frozenset[str]] = {}
    others: dict[str, bool] = {}
    found: list[frozenset[str]] = []
    refused: dict[int, str] = {}
    for at, texts in enumerate(zip(*named, *above, strict=True)):
        areas = NOWHERE
        for text in texts[: len(named)]:
            here = told.get(text)
            if here is None:
                here = told[text] = places.find(text) if text else NOWHERE
            if not here:
                if columns.same and text and _is_above(text, places, others):  # its code is of a district, say
                    refused[at] = CONTRADICTS
                continue
            if areas and not areas & here:
                refused[at] = CONTRADICTS
            areas = areas & here if areas else here
        if len(areas) > 1 and (kind := kinds[at] if kinds else ""):
            areas = frozenset(area for area in areas if places.here.hromadas.get(area, kind) == kind)
        if areas and above:
            areas, why_not = _inside(areas, texts[len(named) :], places, uppers)
            if why_not:
                refused.setdefault(at, why_not)
        alone = not any(texts[1:])
        found.append(NOWHERE if at in refused or (alone and areas and fold(texts[0]) in TOTALS) else areas)
    return found, refused


def _hromada_kinds(table: OwnTable, places: Gazetteer) -> list[str]:
    """Kind of each row (сільська, селищна, міська) from a column of kinds; none where there is no such column."""
    for column in table.texts if places.here.hromadas else ():
        said = {text: KIND.get(fold(text), "") for text in dict.fromkeys(table.texts[column][:MOST_KINDS])}
        if HROMADA_KINDS.issuperset(said.values()):
            return [KIND.get(fold(text), "") for text in table.texts[column]]
    return []


def _inside(
    areas: frozenset[str], texts: tuple[str, ...], places: Gazetteer, known: dict[str, frozenset[str]]
) -> tuple[frozenset[str], str]:
    """The areas that lie in all that texts name above them, and why there is none. known: texts that were looked up."""
    confirmed, unknown = False, False
    for text in texts:
        if text not in known:
            known[text] = (places.find_above(text) or places.find_shortened(text)) if text else NOWHERE
        if known[text]:
            areas, confirmed = frozenset(area for area in areas if places.above[area] & known[text]), True
        elif text and read_figure(text).kind == "text":
            unknown = True
    if not areas:
        return NOWHERE, CONTRADICTS
    return (NOWHERE, UPPER_UNKNOWN) if unknown and not confirmed else (areas, "")


def _is_above(text: str, places: Gazetteer, known: dict[str, bool]) -> bool:
    """Whether a text that names no area of the level names one above it; known: texts looked up before."""
    if text not in known:
        known[text] = bool(places.find_above(text))
    return known[text]


def is_total(text: str) -> bool:
    """Whether a text is a word for a sum or a mean, alone, before one other word (Общо общини), before what it is of
    (Общо за страната) or after it (Bulgaria total)."""
    if text.strip() in ("Σ", "∑"):
        return True
    if TOTAL_WORDS.isdisjoint(words_in(text)):
        return False
    words = fold(text).split()
    if not 0 < len(words) <= LONGEST_TOTAL:
        return False
    for length in range(len(words), 0, -1):
        if " ".join(words[:length]) in TOTALS:
            rest = words[length:]
            return len(rest) < 2 or rest[0] in OF_WHAT
    return len(words) < 4 and words[-1] in TOTALS

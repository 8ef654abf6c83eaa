"""Page filling of a long document: order of pieces, size of maps and rows, added space.

An unbreakable piece that does not fit leaves the bottom of its page empty. Each try asks the typesetter for the start
and end of every piece; the next one swaps the pieces at the first empty bottom.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

SPACINGS = (
    (5.0, 2.7),
    (4.7, 2.7),
    (5.3, 2.7),
    (4.4, 2.2),
    (5.6, 3.2),
    (5.0, 3.4),
    (6.0, 3.6),
)  # cm of maps, pt of rows
LETTERS = (8.0, 8.5, 9.0, 9.5)  # pt of notes and sources, which end the document
LEAST_FILLED, WELL_FILLED = (
    0.25,
    0.5,
)  # of the height of the last page, its margin included: by what comes before, by larger notes
MOST_TRIES = 11  # a third of a second each
TOP, FOOT = 1.6, 28.0  # in cm, where the text of a page begins and may end
UNSEEN = 1.2  # in cm, empty at the foot of a page: as much as a row that did not fit
ROOM, KEPT = 1.2, 0.25  # in cm, above a piece at most, and left at the foot
MOST_ROOMS = 3  # times that room is tried
FILLED, LACKING, ENOUGH = 0.3, 26.0, 0.5  # weights of harm, and what of it is no reason for another try
LOWEST, HIGHEST, ABOVE = 4.2, 6.4, 0.8  # in cm, of maps, and of the room between their rows
CHARTS, ROWS, MAPS, MAP = " charts", " rows", "maps", "map"
TURNED = dict.fromkeys((MAPS, MAP, "similar", "notes"), "similar") | {
    "chain": "chain"
}  # what is turned round where it stands after an empty foot


@dataclass(frozen=True)
class Layout:
    """The variables.

    first: names of pieces moved before their usual predecessor; maps: height in cm; rows: inset of table rows in
    points; letters: size of notes and sources in points; extra: centimetres above a piece.
    """

    first: frozenset[str] = frozenset()
    maps: float = SPACINGS[0][0]
    rows: float = SPACINGS[0][1]
    letters: float = LETTERS[0]
    extra: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """The start of a piece or, with an empty name, an end. page: from 1; y: in cm from the top of the page."""

    name: str
    page: int
    y: float


@dataclass(frozen=True)
class Placed:
    """Positions of all pieces. last: filled share of the last page, margins included."""

    marks: Sequence[Mark]
    last: float

    def empty(self) -> Iterator[tuple[int, float, Mark]]:
        """(page, empty centimetres, next piece) of every page that ends with a piece."""
        for at, (mark, after) in enumerate(pairwise(self.marks)):
            if after.page > mark.page and not mark.name:
                lowest = max(entry.y for entry in self.marks[: at + 1] if entry.page == mark.page)
                yield mark.page, FOOT - lowest, after

    def pieces(self, page: int) -> list[str]:
        """Names of pieces that begin below another piece of a page, so that space can be added above them."""
        begun: list[str] = []
        seen: set[str] = set()
        for mark, after in pairwise(self.marks):
            fits = mark.page == after.page == page and not mark.name and not after.name.endswith(ROWS)
            if after.name and fits and after.name not in {*seen, MAP}:
                begun.append(after.name)
            seen.add(after.name)
        return begun

    def harm(self) -> float:
        """Excess empty centimetres; those filled with space between pieces count less."""
        found = 0.0
        for page, empty, _ in self.empty():
            found += max(0.0, empty - UNSEEN) * FILLED + max(0.0, empty - UNSEEN - ROOM * len(self.pieces(page)))
        lacking = LEAST_FILLED - self.last
        return found + (LACKING * (lacking + 0.1) if lacking > 0 else 0.0)


Ask = Callable[[Layout], Placed]


def settled(ask: Ask) -> Layout:
    """The layout with the least empty space in at most MOST_TRIES, the rest spread between the pieces."""
    best = Layout()
    found = ask(best)
    tried = [best]
    while len(tried) < MOST_TRIES and found.harm() > ENOUGH:
        other = next((entry for entry in _others(best, found, tried) if entry not in tried), None)
        if other is None:
            break
        tried.append(other)
        placed = ask(other)
        if placed.harm() < found.harm():
            best, found = other, placed
    best, found = _filled_end(best, found, ask)
    return _with_room(best, found, ask)


def _filled_end(layout: Layout, found: Placed, ask: Ask) -> tuple[Layout, Placed]:
    """Notes and sources in the smallest letters that fill the last page, otherwise in those that fill it best."""
    for size in LETTERS[1:]:
        if found.last >= WELL_FILLED:
            break
        other = replace(layout, letters=size)
        placed = ask(other)
        if placed.last > found.last:
            layout, found = other, placed
    return layout, found


def _others(layout: Layout, found: Placed, tried: Sequence[Layout]) -> Iterator[Layout]:
    """Alternatives with less empty space: the piece after an empty bottom swapped, maps and rows resized."""
    alike = (entry for entry in tried if (entry.maps, entry.rows) == (layout.maps, layout.rows))
    turned = {name for entry in alike for name in entry.first}
    for page, empty, after in found.empty():
        name = TURNED.get(after.name, after.name.removesuffix(CHARTS).removesuffix(ROWS))
        whole = name == after.name not in TURNED.values()  # a heading with its table: no shorter with its charts first
        if empty > UNSEEN and name not in turned and not whole:
            yield replace(layout, first=layout.first | {name})
        if empty > UNSEEN and after.name in (MAPS, MAP):
            yield from (
                replace(layout, maps=round(high, 2)) for high in _heights(layout.maps, found, page, empty, after)
            )
    for maps, rows in SPACINGS:
        yield replace(layout, maps=maps, rows=rows)


def _heights(now: float, found: Placed, page: int, empty: float, after: Mark) -> Iterator[float]:
    """Map heights at which the row after an empty bottom fits the previous page, or those above fill it."""
    at = list(found.marks).index(after)
    end = next(mark for mark in found.marks[at:] if not mark.name)
    rows = len({mark.y for mark in found.marks[:at] if mark.page == page and mark.name == MAP})
    lower = now - (end.y - after.y + ABOVE - empty) / (rows + 1)
    if lower >= LOWEST:
        yield lower
    if rows:
        yield min(HIGHEST, now + (empty - KEPT) / rows)


def _with_room(layout: Layout, found: Placed, ask: Ask) -> Layout:
    """The layout with space above pieces of pages with an empty bottom, except where a piece would move."""
    pages = {page: empty for page, empty, _ in found.empty() if empty > KEPT}
    for _ in range(MOST_ROOMS):
        extra: dict[str, float] = {}
        for page, empty in pages.items():
            pieces = found.pieces(page)
            extra |= {name: round(min(ROOM, (empty - KEPT) / len(pieces)), 2) for name in pieces}
        if not extra:
            break
        roomy = replace(layout, extra=extra)
        moved = [was.page for was, mark in zip(found.marks, ask(roomy).marks, strict=True) if mark.page != was.page]
        if not moved:
            return roomy
        pages = {page: empty for page, empty in pages.items() if page < moved[0] or page > moved[0] + 1}
    return layout

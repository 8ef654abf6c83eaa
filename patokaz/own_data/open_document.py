"""What calamine does not tell of an OpenDocument table: which cells are shown in percent, and how large it unfolds."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from xml.parsers import expat

from patokaz.own_data.refusals import UnreadableTable

CHUNK = 1 << 18


def percent_cells(content: bytes, most_cells: int, check: Callable[[int], None]) -> dict[str, set[tuple[int, int]]]:
    """Row and column of the cells in percent, by sheet. Raises UnreadableTable where repeated cells are too many."""
    reader = _Reader(most_cells)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            while chunk := part.read(CHUNK):
                check(0)
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableTable("not_a_table") from error
    return dict(reader.percents)


class _Reader:
    """Counts cells with content as they unfold."""

    def __init__(self, most_cells: int) -> None:
        self.most_cells = most_cells
        self.percents: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self.sheet, self.row, self.column = "", 0, 0
        self.rows, self.filled, self.cells, self.protected = 1, 0, 0, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            self.sheet, self.row = attributes.get("table:name", ""), 0
        elif name == "table-row":
            self.column, self.filled = 0, 0
            self.rows = _repeated(attributes, "table:number-rows-repeated")
        elif name in ("table-cell", "covered-table-cell"):
            times = _repeated(attributes, "table:number-columns-repeated")
            kind = attributes.get("office:value-type", "")
            if kind:
                self.filled += times
                if self.cells + self.filled * self.rows > self.most_cells:
                    raise UnreadableTable("too_many_cells", cells=self.most_cells)
            if kind == "percentage":
                self.percents[self.sheet] |= {
                    (self.row + down, self.column + right) for down in range(self.rows) for right in range(times)
                }
            self.column += times

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "table-row":
            self.cells += max(1, self.filled) * (self.rows if self.filled else 0)
            self.row += self.rows


def _repeated(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    return max(1, int(text)) if text.isdigit() and len(text) < 9 else 10**9

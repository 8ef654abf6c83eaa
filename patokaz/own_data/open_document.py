"""Information on OpenDocument tables missing from calamine: number formats, and their unpacked size."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from patokaz.own_data.number_formats import NumberFormat, number_format
from patokaz.own_data.refusals import UnreadableTable

CHUNK = 1 << 18
NUMBERS = ("float", "percentage", "currency")
PARTS = ("styles.xml", "content.xml")
Formats = dict[str, dict[tuple[int, int], NumberFormat]]


def cell_formats(content: bytes, most_cells: int, check: Callable[[int], None]) -> Formats:
    """The formats of numbers that add something to them, by sheet, row and column. Raises UnreadableTable where repeated
    cells are too many."""
    reader = _Reader(most_cells)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in [part for part in PARTS if part in archive.namelist()]:
                parser = expat.ParserCreate()
                parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
                parser.CharacterDataHandler = reader.text
                with archive.open(name) as part:
                    while chunk := part.read(CHUNK):
                        check(0)
                        parser.Parse(chunk)
                    parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableTable("not_a_table") from error
    return dict(reader.formats)


@dataclass
class _Shown:
    """A data style as it is read: what the code of the same format in a workbook is."""

    code: str = ""
    writes: bool = False

    def add(self, tag: str, attributes: dict[str, str]) -> None:
        """A part of the style: its digits, a text."""
        self.writes = tag in ("text", "currency-symbol")
        if tag in ("number", "scientific-number", "fraction"):
            factor = attributes.get("number:display-factor", "1").partition(".")[0]
            self.code += "0" + "," * ((len(factor) - 1) // 3 if factor.isdigit() else 0)

    def write(self, text: str) -> None:
        """Letters of a text."""
        quoted = text.replace('"', "")
        self.code += f'"{quoted}"'


class _Reader:
    """Knows the formats of styles, counts cells with content as they unfold."""

    def __init__(self, most_cells: int) -> None:
        self.most_cells = most_cells
        self.formats: Formats = defaultdict(dict)
        self.data_styles: dict[str, _Shown] = {}
        self.styles: dict[str, tuple[str, str]] = {}
        self.known: dict[str, NumberFormat] = {}
        self.shown: _Shown | None = None
        self.columns: list[tuple[int, str]] = []
        self.sheet, self.row, self.column, self.row_style = "", 0, 0, ""
        self.rows, self.filled, self.cells = 1, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table":
            self.sheet, self.row, self.columns = attributes.get("table:name", ""), 0, []
        elif name == "table-column":
            times = _repeated(attributes, "table:number-columns-repeated")
            self.columns.append((times, attributes.get("table:default-cell-style-name", "")))
        elif name == "table-row":
            self.column, self.filled = 0, 0
            self.rows = _repeated(attributes, "table:number-rows-repeated")
            self.row_style = attributes.get("table:default-cell-style-name", "")
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(attributes)
        elif name == "style" and attributes.get("style:family") == "table-cell":
            self.styles[attributes.get("style:name", "")] = (
                attributes.get("style:data-style-name", ""),
                attributes.get("style:parent-style-name", ""),
            )
        elif tag in ("number:number-style", "number:currency-style", "number:percentage-style"):
            self.shown = self.data_styles[attributes.get("style:name", "")] = _Shown()
        elif self.shown is not None:
            self.shown.add(name, attributes)

    def text(self, text: str) -> None:
        if self.shown is not None and self.shown.writes:
            self.shown.write(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "table-row":
            self.cells += max(1, self.filled) * (self.rows if self.filled else 0)
            self.row += self.rows
        elif tag in ("number:number-style", "number:currency-style", "number:percentage-style"):
            self.shown = None
        elif self.shown is not None:
            self.shown.writes = False

    def _cell(self, attributes: dict[str, str]) -> None:
        times = _repeated(attributes, "table:number-columns-repeated")
        kind = attributes.get("office:value-type", "")
        if kind:
            self.filled += times
            if self.cells + self.filled * self.rows > self.most_cells:
                raise UnreadableTable("too_many_cells", cells=self.most_cells)
        found = self._format(kind, attributes) if kind in NUMBERS else NumberFormat()
        if found != NumberFormat():
            for down in range(self.rows):
                for right in range(times):
                    self.formats[self.sheet][self.row + down, self.column + right] = found
        self.column += times

    def _format(self, kind: str, attributes: dict[str, str]) -> NumberFormat:
        if kind == "percentage":
            return NumberFormat(is_percent=True)
        style = attributes.get("table:style-name") or self.row_style or self._of_column()
        if style not in self.known:
            self.known[style] = self._of_style(style)
        found = self.known[style]
        if kind == "currency" and not found.unit:
            said = number_format(f'0"{attributes.get("office:currency", "")}"')
            return NumberFormat(False, said.unit, found.added, found.power)
        return found

    def _of_column(self) -> str:
        """The style that the cells of the column have unless they say another."""
        end = 0
        for times, style in self.columns:
            end += times
            if self.column < end:
                return style
        return ""

    def _of_style(self, style: str) -> NumberFormat:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            data_style, parent = self.styles.get(style, ("", ""))
            if data_style:
                shown = self.data_styles.get(data_style)
                return number_format(shown.code) if shown else NumberFormat()
            style = parent
        return NumberFormat()


def _repeated(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    return max(1, int(text)) if text.isdigit() and len(text) < 9 else 10**9

"""A text file -> rows: encoding and separator detection; nothing in it is executed."""

import codecs
import csv
import html
import io
import re
from collections import Counter
from collections.abc import Callable

from patokaz.own_data.refusals import UnreadableTable

DELIMITERS = "\t;|,"
NO_DELIMITERS = " \"'.-+()"  # of names and numbers, regardless of a hint
SAMPLE_LINES = 200
COMMON = 2.3  # letters that the most common code page may be behind and still be taken
ENCODINGS = ("cp1251", "cp1250", "cp1252", "mac-cyrillic", "koi8-u", "cp866", "iso8859-5")
NAMES = {
    "cp1251": "Windows-1251", "cp1250": "Windows-1250", "cp1252": "Windows-1252", "mac-cyrillic": "Mac Cyrillic",
    "koi8-u": "KOI8-U", "cp866": "CP866", "iso8859-5": "ISO 8859-5",
}  # fmt: skip
LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъьюяѓѕјљњќџіїєґыэёçëčćšžđáéíóúöüőűâăîșț")
RARE = frozenset("ѕѐѝџґыэё")
# How capitals of Mac Cyrillic begin a word when it is read as Windows-1251; in Macedonian few words do.
NO_FIRST_LETTER = re.compile("(?<![^\\W_])[ЂЃЉЊЌЋЏђѓљњќћџ‹†‡€‰•™—‘’‚](?=[а-яѓѕјљњќџіїєґ]{2})")
MISTAKEN = 1.5
MARKS = frozenset("«»„“”’‘–—№§°…€·\u00a0")
HINT = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
ENTITY = re.compile(r"&(?:amp;)*(#[0-9]{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
QUOTES = ("=", "'")
CHECK_EVERY = 2_000


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding. Raises UnreadableTable (not_a_table, encoding)."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decode(content, encoding), encoding.removesuffix("-sig").upper()
    if b"\x00" in content:
        return _without_a_mark(content), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _of_one_byte(content)


def text_rows(text: str, check: Callable[[int], None]) -> tuple[list[list[str]], str, int]:
    """Rows of cells, the sign between columns, and how many lines before them are not of the table.

    check: called with the number of cells read so far; may raise. Raises UnreadableTable.
    """
    text = ENTITY.sub(_entity, text) if "&" in text else text
    first, _, rest = text.lstrip("\r\n").partition("\n")
    hint = HINT.match(first.strip("\r"))
    skipped = 1 if hint and rest.strip() else 0
    if hint and skipped:
        text = rest
    delimiter = (hint[1] if hint and skipped and _parts(hint[1], text) else "") or _delimiter(text)
    if not delimiter:
        raise UnreadableTable("one_column")
    rows: list[list[str]] = []
    cells = 0
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows.clear()
        cells = 0
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True):
                cells += max(1, len(row))
                if len(row) > CHECK_EVERY or len(rows) % CHECK_EVERY == 0 or not row:
                    check(cells)
                rows.append([_cell(cell) if cell[:1] in QUOTES else cell for cell in row])
            check(cells)
            return rows, delimiter, skipped
        except csv.Error as error:
            if quoting == csv.QUOTE_NONE:
                raise UnreadableTable("not_a_table") from error
    return rows, delimiter, skipped


def _cell(cell: str) -> str:
    """A cell without what keeps a spreadsheet from reading it as a number, ="0116", or quotes of another kind, '5'."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 3:
        return cell[2:-1]
    return cell[1:-1] if cell[:1] == "'" and cell.endswith("'") and len(cell) > 2 else cell


def _entity(found: re.Match[str]) -> str:
    """Text of an entity; its semicolon and its text do not separate columns."""
    letter = html.unescape(f"&{found[1]};")
    return {'"': "”", ";": ",", "\n": " ", "\r": " ", "\t": " "}.get(letter, letter)


def _parts(sign: str, text: str) -> bool:
    """Whether the separator named in a file's hint is valid and occurs in most lines."""
    lines = [line for line in text[:200_000].splitlines()[:SAMPLE_LINES] if line.strip()]
    usable = not sign.isalnum() and sign not in NO_DELIMITERS
    return usable and 2 * sum(sign in line for line in lines) > len(lines)


def _delimiter(text: str) -> str:
    """The separator that gives most lines the same number of columns, '' if none gives two."""
    sample = "".join(text[:200_000].splitlines(keepends=True)[:SAMPLE_LINES])
    best, delimiter = 0.0, ""
    for sign in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if any(row)]
        except csv.Error:
            continue
        counts = Counter(width for width in widths if width > 1)
        if not counts:
            continue
        width, number = counts.most_common(1)[0]
        score = number / len(widths) + 0.001 * min(width, 50)
        if score > best:
            best, delimiter = score, sign
    return delimiter


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTable("encoding") from error


def _without_a_mark(content: bytes) -> str:
    """UTF-16 without its mark: the order of bytes under which it is lines of letters."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        usual = sum(letter.isascii() or letter.lower() in LETTERS or letter in MARKS for letter in text)
        if "\x00" not in text and usual > 0.9 * len(text) and ("\n" in text or "\r" in text):
            return text
    raise UnreadableTable("not_a_table")


def _of_one_byte(content: bytes) -> tuple[str, str]:
    """The code page with plausible words: known letters of one script, no capital inside a word."""
    sample = content[:200_000]
    scores = {encoding: _likeness(sample.decode(encoding, "replace")) for encoding in ENCODINGS}
    scores[ENCODINGS[0]] += COMMON
    best = max(ENCODINGS, key=lambda encoding: scores[encoding])
    return _decode(content, best), NAMES[best]


def _likeness(text: str) -> float:
    score = 0.0
    for letter in re.findall(r"[^\x00-\x7f]", text):
        small = letter.lower()
        score += (0.2 if small in RARE else 1.0) if small in LETTERS else (0.0 if letter in MARKS else -1.5)
    for word in re.findall(r"\w+", text):
        if word.isascii():
            continue
        capital_inside = not word.isupper() and any(letter.isupper() for letter in word[1:])
        two_scripts = re.search("[a-zA-Z]", word) and re.search("[\u0400-\u04ff]", word)
        score -= 2.0 * bool(capital_inside) + 2.0 * bool(two_scripts)
    return score - MISTAKEN * len(NO_FIRST_LETTER.findall(text))

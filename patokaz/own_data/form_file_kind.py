"""The kind of a file that is not an XLSX workbook, so that a refusal can explain the remedy."""

import io
import zipfile
import zlib

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of old XLS files, and of encrypted XLSX ones
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STRICT = b"purl.oclc.org/ooxml"  # the namespace of ISO 29500 Strict, which few programmes read
SEPARATORS = (";", ",", "\t")


def file_kind(content: bytes) -> str:
    """Code of the refusal: last part of plans.bad_...; empty for a workbook that may be read."""
    if not content:
        return "empty_file"
    if content.startswith(OLE):
        return "protected" if ENCRYPTED in content else "old_format"
    if content.startswith(b"PK"):
        return _packed_kind(content)
    if content.startswith((b"%PDF", b"{\\rtf")) or content.lstrip()[:1] == b"<":
        return "other_document"
    return "text_table" if _is_text_table(content) else "not_a_workbook"


def _packed_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return "strict_format" if STRICT in archive.open("xl/workbook.xml").read(4000) else ""
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
                return "open_document"
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        return "damaged"
    return "binary_format" if "xl/workbook.bin" in names else "other_document"


def _is_text_table(content: bytes) -> bool:
    """Whether the first line is text cut by one of the usual signs."""
    start = content[:4000]
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig" if _is_utf8(start) else "cp1251"
    try:
        line = start.decode(encoding, errors="strict" if encoding == "cp1251" else "ignore").splitlines()[0]
    except (UnicodeDecodeError, IndexError):
        return False
    return line.isprintable() or "\t" in line if any(sign in line for sign in SEPARATORS) else False


def _is_utf8(start: bytes) -> bool:
    try:
        start[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

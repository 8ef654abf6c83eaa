"""python -m bench places [number]: every document of so many places, opened and read; 30 without a number."""

import io
import random
import sys
import zipfile
from datetime import date
from math import isclose

from docx import Document
from openpyxl import load_workbook

from bench.report import row
from patokaz.language.spans import WORD_JOINER
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.documents import DOCUMENTS, profile_document
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.statistics import database

DAY, BASE = date(2026, 1, 31), "https://patokaz.example"
AREAS = "SELECT area_id FROM area WHERE level <> 'country' ORDER BY area_id"


def measure() -> None:
    """Make the documents of places drawn by chance, the same ones each time, and print what is wrong."""
    most = next((int(word) for word in sys.argv[2:] if word.isdigit()), 30)
    areas = [found[0] for found in database.connect(str(database.data_file())).execute(AREAS).fetchall()]
    drawn = random.Random(17).sample(areas, most)
    wrong = [f"{area}: {fault}" for at, area in enumerate(drawn) for fault in faults(area, LANGUAGES[at % len(LANGUAGES)])]  # fmt: skip
    row(f"documents of {most} places, wrong", len(wrong), "", 0, "goal")
    print(*wrong, sep="\n")


def faults(area: str, language: str) -> list[str]:
    """What is wrong in the documents of a place: a file that does not open, a figure of the report that is not in it."""
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None, area
    report = profile_report(profile, BASE, DAY, t)
    files = {kind: profile_document(kind, profile, BASE, DAY, t) for kind in DOCUMENTS if kind != "press"}
    found = [f"{kind} does not open" for kind, file in files.items() if not _opens(DOCUMENTS[kind].suffix, file)]
    figures = [figure for block in report.blocks for figure in block.figures]
    book = load_workbook(io.BytesIO(files["workbook"]))
    rows = [(line[-1], line[2]) for line in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    same = len(rows) == len(figures) and all(
        line[0] == figure.indicator and isclose(float(str(line[1])), figure.value, rel_tol=1e-6)
        for line, figure in zip(rows, figures, strict=True)
    )
    if not same:
        found.append("the workbook has other figures")
    if any(cell.data_type == "f" for sheet in book for line in sheet.iter_rows() for cell in line):
        found.append("the workbook has a formula")
    text = word_text(files["analysis"])
    found += [f"the analysis lacks {figure.name}" for figure in figures if not (figure.name in text and figure.text in text)]  # fmt: skip
    if report.name not in files["page"].decode():
        found.append("the web page lacks the name")
    return found


def word_text(file: bytes) -> str:
    """The text of a Word file: paragraphs, then cells, without what holds its lines."""
    document = Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace(WORD_JOINER, "")


def _opens(suffix: str, file: bytes) -> bool:
    if suffix == "pdf":
        return file.startswith(b"%PDF")
    if suffix in ("html", "csv"):
        return bool(file.decode("utf-8-sig"))
    return zipfile.ZipFile(io.BytesIO(file)).testzip() is None

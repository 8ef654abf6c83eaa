"""How the long documents end: licences told once, annexes told apart, nothing parted from what it introduces."""

import io
from datetime import date

from docx import Document

from patokaz.language.words import words
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import read_profile

PLACE = "PAZ21"


def test_a_licence_that_no_source_states_is_told_once_and_annexes_have_titles_of_their_own() -> None:
    t = words("bg")
    profile = read_profile(PLACE, t)
    assert profile is not None
    file = Document(io.BytesIO(profile_document("analysis", profile, "", date(2026, 1, 31), t)))
    texts = [paragraph.text for paragraph in file.paragraphs]
    unstated = f"{t('data.licence')}: {t('data.not_stated')}"
    assert sum(unstated in text for text in texts) == 1
    headings = [entry for entry in file.paragraphs if entry.style.name == "Heading 1"]
    titles = [entry.text for entry in headings]
    assert len(titles) == len(set(titles))
    annexes = [entry._p.getnext() for entry in headings if entry.text.startswith("Приложение")]
    assert all(note.pPr is not None and note.pPr.find(f"{{{note.nsmap['w']}}}keepNext") is not None for note in annexes)


def test_a_project_of_several_places_is_marked_and_a_column_without_text_is_left_out() -> None:
    t = words("bg")
    profile = read_profile(PLACE, t)
    assert profile is not None
    file = Document(io.BytesIO(profile_document("analysis", profile, "", date(2026, 1, 31), t)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]
    listed = [table for table in tables if table[0][0] == t("analysis.project")]
    assert listed and all(any(row[at] for row in table[1:]) for table in listed for at in range(len(table[0])))
    shared = [row for table in listed for row in table if t("portfolio.shared_mark") in row[-1]]
    assert shared and not [row for row in shared if row[-1] == t("portfolio.shared_mark")]

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

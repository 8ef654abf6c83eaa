"""What is said of a file that is not taken: in the reader's language, whichever uploader it was given to."""

import re
from pathlib import Path

import pytest

from patokaz.language.words import LANGUAGES, words
from patokaz.own_data import reading_screen
from patokaz.own_data.refusals import UnreadableTable

ROOT = Path(__file__).parents[2]


def test_every_uploader_says_what_it_refuses() -> None:
    """The framework's own refusals are English and hidden: only `uploader` puts a sentence in their place."""
    asking = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "patokaz").rglob("*.py"))
        if "st.file_uploader(" in path.read_text(encoding="utf-8")
    ]
    assert asking == ["patokaz/frame/uploader.py"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_took_too_long_or_too_much_is_no_page_that_failed(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = words(language)
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(reading_screen, "show_notice", lambda *texts: told.append(texts))
    reading_screen.show_unread(UnreadableTable("too_long"), t)
    reading_screen.show_unread(UnreadableTable("too_large", megabytes=5), t)
    reading_screen.show_unread(UnreadableTable("busy", count=3), t)
    assert [title for title, _ in told] == [t("own.refused"), t("own.refused"), t("plans.page.busy")]
    assert "5" in told[1][1] and not re.search("[{}]", " ".join(text for pair in told for text in pair))

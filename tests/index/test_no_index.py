"""Why a municipality has no index."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from patokaz.index.texts import none_text
from patokaz.language.words import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_municipality_is_told_as_occupied_only_where_it_is(language: str) -> None:
    units = pd.DataFrame({"name": ["Kyiv", "Luhansk"]}, index=["a", "b"])
    index: Any = SimpleNamespace(greyed={"b": "2025-05-07"}, units=units)
    t = words(language)
    assert none_text(index, "a", t) == t("index.none", place="Kyiv")
    assert none_text(index, "b", t) == t("index.none_occupied", place="Luhansk") != t("index.none", place="Luhansk")

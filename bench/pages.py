"""python -m bench pages [language …] [places]: brochure two pages, investor sheet one, for the municipalities of all countries.

Without a number every municipality is made, some hours on one core; with one, so many spread evenly over the list, which
goes by country, parent and name. What has another length is printed at once, with its language.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date

from bench.report import row
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import read_profile
from patokaz.statistics.countries import countries
from patokaz.statistics.database import query

PAGES = {"brochure": 2, "investor": 1}
BASE, DAY = "https://patokaz.example", date(2026, 1, 1)


def measure() -> None:
    """Make the documents of the places and languages that the command names, and print those of another length."""
    languages = [word for word in sys.argv[2:] if word in LANGUAGES] or list(LANGUAGES)
    most = next((int(word) for word in sys.argv[2:] if word.isdigit()), 0)
    places = spread(municipalities(), most)
    wrong = Counter(language for area in places for language in languages for _ in other_lengths(area, language))
    for language in languages:
        row(f"{len(places)} municipalities, {language}: documents of another length", wrong[language], "", 0, "goal")


def municipalities() -> list[str]:
    """Ids of every municipality: by country, parent and id, so that neighbours stand together."""
    ids: list[str] = []
    for country in countries():
        rows = query("areas", country=country, level="municipality", language="en")
        ids += rows.sort_values(["parent_id", "area_id"])["area_id"].tolist()
    return ids


def spread(ids: Sequence[str], most: int) -> list[str]:
    """So many of the ids, evenly spread; all of them where `most` is 0."""
    step = len(ids) / most if most else 1
    return list(dict.fromkeys(ids[int(at * step)] for at in range(most or len(ids))))


def other_lengths(area: str, language: str) -> list[str]:
    """The documents of a place whose number of pages is not the wanted one, printed as they are found."""
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None, area
    found = []
    for kind, wanted in PAGES.items():
        file = profile_document(kind, profile, BASE, DAY, t)
        pages = len(re.findall(rb"/Type\s*/Page[^s]", file))
        if pages != wanted:
            found.append(kind)
            print(f"{kind} of {area}, {language}: {pages} pages", flush=True)
    return found

"""python -m bench releases [language …] [places]: the press release of every municipality has at most 150 words.

Only the words are made: no picture, no code, no chance of small numbers. Without a number every municipality is read.
"""

import sys
from collections import Counter
from contextlib import ExitStack
from unittest.mock import patch

from bench.pages import BASE, DAY, municipalities, spread
from bench.report import row
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.profile import model, report
from patokaz.profile.figures import report_figure
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.reports.profile.press import MOST_WORDS, release_file, words_in

NOT_READ = {
    (model, "figure_beside_chance"): report_figure,
    (report, "_locator"): lambda profile, palette: "",
    (report, "_reach"): lambda profile, t: [],
    (report, "qr_svg"): lambda address: "",
}


def measure() -> None:
    """Write the releases of the places and languages that the command names, and print those that are too long."""
    languages = [word for word in sys.argv[2:] if word in LANGUAGES] or list(LANGUAGES)
    most = next((int(word) for word in sys.argv[2:] if word.isdigit()), 0)
    longest, long, places = Counter[str](), Counter[str](), spread(municipalities(), most)
    with ExitStack() as replaced:
        for (module, name), instead in NOT_READ.items():
            replaced.enter_context(patch.object(module, name, instead))
        for area in places:
            for language in languages:
                count = release_words(area, language)
                longest[language] = max(longest[language], count)
                long[language] += count > MOST_WORDS
                if count > MOST_WORDS:
                    print(f"release of {area}, {language}: {count} words", flush=True)
    for language in languages:
        row(f"{len(places)} releases, {language}: above {MOST_WORDS} words", long[language], "", 0, "goal")
        row(f"{len(places)} releases, {language}: the longest", longest[language], "words", MOST_WORDS, "goal")


def release_words(area: str, language: str) -> int:
    """How many words the release of a place has."""
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None, area
    return words_in(release_file(profile_report(profile, BASE, DAY, t)).decode("utf-8-sig"))

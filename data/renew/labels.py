"""What labels of an office mean: totals, sexes, ages, years; compared without case, spacing and look-alike letters."""

import itertools
import re

from data.renew.words import Failure

LOOK_ALIKES = str.maketrans("aeopcxyjsiABEKMHOPCTXYJSI", "аеорсхујѕіАВЕКМНОРСТХУЈЅІ")
TOTALS = ("вкупно", "вкупен", "total", "општо", "общо", "всичко", "се", "усього")
MEN = ("маж", "машк", "мъж", "men", "male")
WOMEN = ("жен", "women", "female")
OPEN = 999
ALL_AGES = (0, -1)
UNKNOWN_AGE = (-2, -2)


def folded(text: str) -> str:
    """A label for comparison: lower case, single blanks, Latin look-alikes within Cyrillic words made Cyrillic."""
    words = [word.translate(LOOK_ALIKES) if re.search("[а-яѐ-џА-Я]", word) else word for word in text.split()]
    return " ".join(words).lower()


def is_total(label: str) -> bool:
    """Whether a label names the total of its dimension, alone or behind the dimension's name (`Пол - Вкупно`)."""
    return any(part.strip(" .:") in TOTALS for part in re.split(r" - |: ", folded(label)))


def sex_of(label: str) -> str:
    """total, men or women. Raises Failure."""
    text = folded(label).rpartition(" - ")[2]
    if is_total(label):
        return "total"
    for sex, beginnings in (("women", WOMEN), ("men", MEN)):
        if text.startswith(beginnings):
            return sex
    raise Failure("label_unknown", label=label, role="sex")


def age_of(label: str) -> tuple[int, int]:
    """First and last year of an age group; ALL_AGES for the total, UNKNOWN_AGE for persons of unknown age. Raises Failure."""
    text = folded(label).removeprefix("возраст - ")
    if is_total(label):
        return ALL_AGES
    if between := re.match(r"(\d{1,3}) ?[-–] ?(\d{1,3})\b", text):
        return int(between[1]), int(between[2])
    if under := re.match(r"(?:под|до|under) (\d{1,3})\b", text):
        return 0, int(under[1]) - 1
    if over := re.match(r"(\d{1,3}) ?(?:\+|и повеќе|и над|години и повеќе|години и над|and over|or over)", text):
        return int(over[1]), OPEN
    if single := re.fullmatch(r"(\d{1,3})(?: ?(?:год|г\.|year).*)?", text):
        return int(single[1]), int(single[1])
    if text.startswith(("непозна", "unknown")):
        return UNKNOWN_AGE
    raise Failure("label_unknown", label=label, role="age")


def year_of(label: str) -> int:
    """The year of a period; a school year 2024/2025 counts at its beginning. Raises Failure for months and quarters."""
    if found := re.fullmatch(r"((?:19|20)\d{2})(?:/(?:19|20)?\d{2})?\*?", label.strip()):
        return int(found[1])
    raise Failure("label_unknown", label=label, role="year")


def tiles(bands: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether age groups follow one another from `first` to `last` without gap and overlap."""
    ordered = sorted(bands)
    follow = all(after[0] == before[1] + 1 for before, after in itertools.pairwise(ordered))
    return bool(ordered) and follow and ordered[0][0] == first and ordered[-1][1] == last

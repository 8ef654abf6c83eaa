"""Kinds of columns from headings: codes, row numbers, years or dates, settlements. None are figures of an area."""

import pandas as pd

from patokaz.geography.names import fold

CODE_WORDS = frozenset(
    fold(word)
    for word in [
        "code",
        "codes",
        "id",
        "geo",
        "geocode",
        "nuts",
        "lau",
        "fips",
        "zip",
        "шифра",
        "код",
        "кодове",
        "екатте",
        "ekatte",
        "кодифікатор",
        "катоттг",
        "коатуу",
        "едрпоу",
        "еик",
        "булстат",
        "ембс",
        "едб",
        "ид",
        "ідентифікатор",
        "kodi",
        "kod",
        "мб",
    ]
)
POSTAL_WORDS = frozenset(fold(word) for word in ["поштовий", "пощенски", "поштенски", "postar", "postal"])
INDEX = fold("індекс")
POSTAL_CODES = (1_000, 99_999)
RUNNING_HEADINGS = frozenset(
    fold(word)
    for word in (
        "№", "#", "no", "nr", "n", "бр", "р бр", "ред бр", "реден број", "пореден номер", "№ пп", "№ п п", "з п", "index", "unnamed 0",
        "numri",
    )
)  # fmt: skip
YEAR_WORDS = frozenset(
    fold(word)
    for word in [
        "year",
        "years",
        "година",
        "годината",
        "години",
        "год",
        "рік",
        "роки",
        "року",
        "viti",
        "vitit",
        "time",
        "period",
        "период",
        "період",
    ]
)
DATE_WORDS = frozenset(fold(word) for word in ["date", "дата", "датум", "data", "datum", "день", "ден"])
PARTS_OF_YEARS = frozenset(
    fold(word)
    for word in (
        "month", "quarter", "месец", "тримесечие", "тримесечје", "квартал", "місяць", "muaji", "tremujori", "мес", "трим",
    )
)  # fmt: skip
SETTLEMENTS = frozenset(
    fold(words)
    for words in (
        "населба", "населби", "населено место", "населени места", "населено място", "нас. място", "нас. место", "населений пункт",
        "населені пункти", "нас. пункт", "село", "села", "селище", "settlement", "settlements", "village", "villages", "locality",
        "vendbanim", "vendbanimi", "vendbanimet", "fshat", "fshati", "fshatrat",
    )
)  # fmt: skip
SERIALS = (20_000, 80_000)  # days since 1900 as spreadsheets count them: 1954 to 2119


def names_settlements(heading: str) -> bool:
    """Whether a heading denotes settlements, whose figures are not those of a municipality."""
    return fold(heading) in SETTLEMENTS


def is_running_number(name: str, values: pd.Series, before_places: bool) -> bool:
    """Whether a column numbers the rows: 1, 2, 3 or 0, 1, 2 with such a heading, or before the column of places."""
    first = 0 if len(values) and values.iloc[0] == 0 else 1
    numbered = len(values) > 1 and values.tolist() == list(range(first, len(values) + first))
    return (numbered and before_places) or (
        fold(name) in RUNNING_HEADINGS and len(values) > 1 and bool((values.dropna().diff().dropna() == 1).all())
    )


def is_time(name: str, values: pd.Series) -> bool:
    """Whether a column contains the years or dates of the rows, according to a word of its heading."""
    known = values.dropna()
    words = set(fold(name).split())
    if known.empty or (known % 1 != 0).any():
        return False
    if words & YEAR_WORDS and known.between(1900, 2100).all():
        return True
    if fold(name) in PARTS_OF_YEARS and known.between(1, 12).all():
        return True
    if not words & DATE_WORDS:
        return False
    if known.between(*SERIALS).all():
        return True
    days = known.map(lambda value: pd.to_datetime(f"{value:.0f}", format="%Y%m%d", errors="coerce"))
    return bool(days.notna().all())


def is_identifier(name: str, values: pd.Series) -> bool:
    """Whether a column of whole numbers is a code, according to the first or last word of its heading."""
    known = values.dropna()
    if not ((known % 1 == 0) & (known >= 0)).all():
        return False
    if fold(name) == INDEX:  # of a letter's address, or of a place's rank in something
        return bool(known.between(*POSTAL_CODES).all())
    return names_codes(name)


def names_codes(name: str) -> bool:
    words = fold(name.replace("_", " ")).split()
    return bool(words) and not (CODE_WORDS.isdisjoint((words[0], words[-1])) and POSTAL_WORDS.isdisjoint(words))

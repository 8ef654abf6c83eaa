"""Every text of the product with its language, and what shows that a text is not in it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from patokaz.language.languages import LANGUAGES

CYRILLIC = {
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
LATIN = {"sq": "abcdefghijklmnopqrstuvwxyzçë", "en": "abcdefghijklmnopqrstuvwxyz"}
QUOTATION_MARKS = {"mk": "„“", "bg": "„“", "sq": "“”", "en": "“”", "uk": "«»"}
# Small words that one language alone has; one of them in another's text is a text of the wrong language.
SMALL_WORDS = {
    "mk": [
        "од",
        "во",
        "што",
        "со",
        "кај",
        "ниту",
        "ниеден",
        "бидат",
        "меѓу",
        "сите",
        "сѐ",
        "нивните",
        "оваа",
        "овој",
        "овие",
    ],
    "bg": [
        "от",
        "във",
        "със",
        "през",
        "които",
        "която",
        "който",
        "това",
        "тези",
        "към",
        "няма",
        "чрез",
        "между",
        "всички",
        "тази",
        "този",
        "тези",
    ],
    "uk": [
        "від",
        "та",
        "із",
        "що",
        "які",
        "який",
        "яка",
        "немає",
        "між",
        "для",
        "усі",
        "або",
        "якщо",
        "щоб",
        "цей",
        "ця",
        "лише",
        "у",
        "з’",
    ],
    "sq": ["dhe", "të", "për", "në", "nga", "që", "është", "janë", "nuk", "ka", "sipas", "ose", "me", "së", "më"],
    "en": [
        "the",
        "of",
        "and",
        "with",
        "is",
        "are",
        "for",
        "in",
        "not",
        "which",
        "that",
        "this",
        "has",
        "have",
        "on",
        "at",
    ],
}
# Latin words that stand in texts of any language: names, formats, units, signs of statistics.
NAMES = frozenset(
    [
        "Patokaz",
        "OpenStreetMap",
        "MakStat",
        "Eurostat",
        "Holukuluku",
        "Parquet",
        "GeoJSON",
        "WebP",
        "Excel",
        "Home",
        "End",
        "Esc",
        "Mbps",
        "ODbL",
        "Shift-share",
        "shift-share",
        "Krumme",
        "Anselin",
        "Rousseeuw",
        "Ord",
        "Getis",
        "Dunn",
        "Barff",
        "Knight",
        "Esteban-Marquillas",
        "Local",
        "Budget",
        "Hub",
        "Hromada",
        "громада, громади, громадата, громадите",
        "Strategy",
        "Collaboration",
        "Mapping",
        "EDJNet",
        "Copernicus",
        "Atmosphere",
        "Monitoring",
        "Service",
        "Giorgio",
        "Comai",
        "Loc",
        "Budget",
        "AidData",
        "Geocoded",
        "Research",
        "Release",
        "Deutsche",
        "Welle",
        "Transeuropa",
        "Institute",
        "zenodo",
        "nama",
        "empers",
        "gdp",
        "ex",
        "ante",
        "post",
        "Open",
        "Data",
        "Rev",
        "JSON-stat",
        "AUTHORITIES",
        "ln",
        "demo",
        "gind",
        "find",
        "mk",
        "bg",
        "ua",
        "area",
        "from",
        "Theil",
        "Ward",
        "band",
        "low",
        "high",
        "purpose",
        "every",
        "years",
        "yearly",
        "kg",
        "kW",
        "km",
        "ha",
        "kWh",
        "Box",
        "Cox",
        "Gini",
        "Hoover",
        "Mazziotta",
        "Pareto",
        "Copeland",
        "Borda",
        "Williamson",
        "Hennig",
        "Marshall",
        "Spiegelhalter",
        "Goldstein",
        "Paruolo",
        "Saisana",
        "Saltelli",
        "Tarantola",
        "GeoNames",
        "OurAirports",
        "GeoDAR",
        "Wikidata",
        "exp",
        "Word",
        "What",
        "Works",
        "InvestEU",
        "Interreg",
        "Prozorro",
    ]
)  # with the columns that a plan's workbook is asked for, and authors as their works are cited
# Names of publications, keys and columns of more than one word: they stand in Latin letters wherever they are named.
TITLES = (
    "Global Energy Monitor", "Global Gas Infrastructure Tracker", "JRC-PPDB-OPEN", "Global Power Plant Database",
    "Global Energy Observatory", "World Resources Institute", "Natural Earth", "KDE Itinerary", "ubec_ukraine_resilience",
    "VitStat_Reg_UmrVozr_ml",
    "Page Up", "Page Down", "Enter",
)  # fmt: skip
# Names of sheets and kinds of row in a plan's workbook, quoted as they are written there.
QUOTED_IN_WORKBOOK = (
    "links", "higher_document", "ideas", "criteria", "scores", "nodes", "measure", "money", "needs", "need", "verdicts", "plan",
    "procedure", "situation", "area=", "indicator=", "expected_…", "registered_unemployment_rate_pct", "population_persons",
)  # fmt: skip
FILE_NAME = re.compile(r"lead\x1ffile_\w+")  # Latin by design: tests/profile/test_documents.py
SAME = frozenset(
    (
        "Formula",
        "grant",
        "draft",
        "private",
        "leva",
        "Hromada",
        "громада, громади, громадата, громадите",
        "Esteban-Marquillas",
        "Изберете други показатели.",
        "лист {sheet}, ред {row}, колона {column}",
        "{kind} не може да стои под {above}",
        "Единицата беше {old}, а сега е {new}.",
        "Години една до друга",
        "Средства по оперативни цели",
        "Празна работна книга",
        "Мерки без средства",
        "навреме, за една година",
    )
)  # the same in two languages by right


TRANSLATIONS, RENEWAL = "patokaz/language/translations", "data/renew/texts"
LETTER = r"[^\W\d_²³⁰¹]"


class Told(NamedTuple):
    """A text of the product."""

    file: str
    key: str
    language: str
    text: str


class Fault(NamedTuple):
    """What is wrong with a text."""

    file: str
    key: str
    why: str


def files_of_one_language(root: Path) -> list[Path]:
    """Files that hold one language's texts: of the screens and of sources, by folder; of what renewal says, by name."""
    return sorted((root / TRANSLATIONS).glob("*/*.toml")) + sorted((root / RENEWAL).glob("*.toml"))


def files_of_all_languages(root: Path) -> list[Path]:
    """Files that may say one thing in every language, side by side."""
    folders = ("data", "patokaz/plans", "patokaz/needs/catalogue")
    found = [path for folder in folders for path in (root / folder).rglob("*.toml")]
    return sorted(set(found) - set(files_of_one_language(root)))


def told_texts(root: Path) -> Iterator[Told]:
    """Texts of the screens and of sources, the catalogue, and all else under data/ that is written in several languages."""
    for path in files_of_one_language(root):
        name = path.relative_to(root).as_posix()
        language = path.stem if name.startswith(RENEWAL) else path.parent.name
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield Told(name, key, language, text)
    for path in files_of_all_languages(root):
        name = path.relative_to(root).as_posix()
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))):
            *parts, last = key.split("\x1f")
            language = next((part for part in (last, *parts[-1:]) if part in LANGUAGES and parts), "")
            if language and not any(part.startswith("formula") for part in parts):
                yield Told(name, key, language, text)


def _flat(value: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _flat(entry, f"{prefix}\x1f{key}" if prefix else str(key))
    elif isinstance(value, list):
        for position, entry in enumerate(value):
            yield from _flat(entry, f"{prefix}\x1f{position}")
    elif isinstance(value, str):
        yield prefix, value


def faults(texts: Iterable[Told]) -> list[Fault]:
    """Texts that are not in their language: letters, small words, or the whole text of another one."""
    found: list[Fault] = []
    by_key: dict[tuple[str, str], dict[str, Told]] = {}
    for told in texts:
        if FILE_NAME.fullmatch(told.key):
            continue
        key = told.key.replace("\x1f", ".")
        found += [Fault(told.file, key, why) for why in _not_of(told.language, _plain(told.text))]
        file = (
            re.sub(rf"\b{told.language}\b", "*", told.file)
            if "/translations/" in told.file or "/texts/" in told.file
            else told.file
        )
        place = (file, re.sub(rf"\b{told.language}\b", "*", key))
        by_key.setdefault(place, {})[told.language] = told
    for texts_of_key in by_key.values():
        found += _equal(texts_of_key)
    return found


def _plain(text: str) -> str:
    """Without placeholders, addresses, titles and what stands in quotation marks of code."""
    quoted = "|".join(f"[„«“]{word}[“”»]" for word in QUOTED_IN_WORKBOOK)
    text = re.sub(rf"{{\w*}}|`[^`]*`|{quoted}|{'|'.join(TITLES)}", " ", text)
    return re.sub(r"\S+\.(?:mk|bg|ua|eu|com|org|edu|int|net)\b(?:/\S*)?|https?://\S+", " ", text)


def _not_of(language: str, text: str) -> Iterator[str]:
    if strange := set(text) & set("„“”«»") - set(QUOTATION_MARKS[language]):
        yield f"{' '.join(sorted(strange))}: {language} quotes with {QUOTATION_MARKS[language]}"
    for word in re.findall(rf"{LETTER}+(?:[-’'–]{LETTER}+)*", text):
        lower = word.lower().replace("’", "").replace("'", "").replace("-", "").replace("–", "")
        cyrillic = [letter for letter in lower if "Ѐ" <= letter <= "ӿ"]
        if language in CYRILLIC:
            if cyrillic and (strange := set(cyrillic) - set(CYRILLIC[language])):
                yield f"{word}: {language} has no letter {' '.join(sorted(strange))}"
            elif cyrillic and len(cyrillic) < len(lower) and not re.search("[-–]", word):
                yield f"{word}: two scripts in a word"
            elif not cyrillic and lower.isascii() and len(lower) > 1 and not _is_name(word):
                yield f"{word}: a Latin word"
        elif cyrillic:
            yield f"{word}: {language} is written in Latin letters"
    words = set(re.findall(rf"{LETTER}+(?:’{LETTER}+)?", text.lower()))
    for other, small in SMALL_WORDS.items():
        own_script = (other in CYRILLIC) == (language in CYRILLIC)
        if other != language and own_script and (strays := words & (set(small) - set(SMALL_WORDS[language]))):
            yield f"{' '.join(sorted(strays))}: of {other}"


def _is_name(word: str) -> bool:
    return word in NAMES or (word.isupper() and len(word) <= 7) or all(part in NAMES for part in re.split("[-–]", word))


def _equal(texts: Mapping[str, Told]) -> Iterator[Fault]:
    languages = [language for language in LANGUAGES if language in texts]
    for position, language in enumerate(languages):
        for other in languages[position + 1 :]:
            mine, yours = texts[language], texts[other]
            words = re.findall(rf"{LETTER}{{3,}}", _plain(mine.text))
            few = 1 if "en" in (language, other) else 3
            if mine.text == yours.text and mine.text not in SAME and sum(not _is_name(word) for word in words) >= few:
                for one, twin in ((mine, other), (yours, language)):
                    yield Fault(one.file, one.key.replace("\x1f", "."), f"{one.text}: the same as in {twin}")

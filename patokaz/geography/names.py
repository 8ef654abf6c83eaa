"""Place names: transliteration by the countries' official standards, and normalised keys of all spellings."""

import html
import re
import unicodedata
from functools import lru_cache

from patokaz.geography.foreign_spellings import ALBANIAN, CYRILLIC, prepared
from patokaz.language.languages import is_latin

# Resolution of the Cabinet of Ministers of Ukraine no. 55, 27 January 2010. Two letters differ at the start of a word.
UKRAINIAN_LATIN = dict(
    zip(
        "абвгґдежзиіклмнопрстуфцчш",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "y",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "ts",
            "ch",
            "sh",
        ],
        strict=True,
    )
) | {"є": "ie", "ї": "i", "й": "i", "х": "kh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "’": "", "'": "", "ʼ": ""}
UKRAINIAN_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

# Bulgarian Transliteration Act, State Gazette 19/2009.
BULGARIAN_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sht",
            "a",
            "y",
            "yu",
            "ya",
        ],
        strict=True,
    )
)

# Macedonian travel-document romanisation (digraphs, no diacritics).
MACEDONIAN_LATIN = dict(
    zip(
        "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "gj",
            "e",
            "zh",
            "z",
            "dz",
            "i",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "kj",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "dj",
            "sh",
        ],
        strict=True,
    )
)
LATIN = {"uk": UKRAINIAN_LATIN, "bg": BULGARIAN_LATIN, "mk": MACEDONIAN_LATIN}


def transliterate(text: str, source: str, target: str) -> str:
    """A place name of language `source` in the writing of `target`.

    Latin-script languages without own rules use, like English, the country's official standard; Ukrainian зг becomes
    zgh. Names are unchanged between Latin-script languages; so are unknown letters.

    Raises:
        LookupError: no transliteration known.
    """
    if source == target or (is_latin(source) and is_latin(target)):
        return text
    if source not in LATIN or not (is_latin(target) or (source, target) in CYRILLIC):
        raise LookupError(f"patokaz/geography/foreign_spellings.py has no spelling of {source} in {target}")
    if is_latin(target) and target != "sq":
        table = LATIN[source]
        starts = UKRAINIAN_WORD_START if source == "uk" else {}
        spelled = text.replace("зг", "zgh").replace("Зг", "Zgh") if source == "uk" else text
        if source == "bg":
            spelled = re.sub(r"ия\b", "ia", spelled)
        return _mapped(spelled, table, starts)
    letters = ALBANIAN[source] if target == "sq" else CYRILLIC[source, target]
    return _mapped(prepared(text, source, target), letters, {})


def _mapped(text: str, table: dict[str, str], starts: dict[str, str]) -> str:
    letters = []
    for position, letter in enumerate(text):
        lower = letter.lower()
        first = position == 0 or not (text[position - 1].isalpha() or text[position - 1] in "'’ʼ")
        replacement = starts.get(lower) if first and lower in starts else table.get(lower)
        if replacement is None:
            letters.append(letter)
        elif letter == lower:
            letters.append(replacement)
        else:
            alone = text[position + 1 : position + 2].isupper()
            letters.append(replacement.upper() if alone else replacement.capitalize())
    return "".join(letters)


_ANY_CYRILLIC = (
    BULGARIAN_LATIN
    | MACEDONIAN_LATIN
    | {
        "ё": "e",
        "ы": "i",
        "э": "e",
        "і": "i",
        "ї": "i",
        "є": "e",
        "ґ": "g",
        "ђ": "gj",
        "ћ": "kj",
        "ў": "u",
        "ь": "",
        "ъ": "a",
        "щ": "sht",
        "й": "i",
        "х": "h",
        "џ": "dz",
        "ѐ": "e",
        "ѝ": "i",
    }
)
# Spellings of one sound in different romanisations, folded to one; order matters.
_SOUNDS = [
    ("shch", "st"), ("sht", "st"), ("sch", "st"), ("šč", "st"), ("dzh", "dz"), ("dj", "gj"), ("zh", "z"), ("sh", "s"),
    ("tch", "c"), ("ch", "c"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("th", "t"), ("xh", "dz"), ("q", "kj"), ("x", "dz"),
    ("w", "v"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("ye", "e"), ("je", "e"), ("ie", "e"),
    ("y", "i"), ("j", "i"), ("iia", "ia"), ("ii", "i"),
]  # fmt: skip


# Letters that look the same, Latin beside Cyrillic; h and m, t, b look so as capitals alone.
_LOOK_ALIKE = dict(zip("aceikopxyjsïABCEHIJKMOPSTXYÏ", "асеікорхујѕїАВСЕНІЈКМОРЅТХУЇ", strict=True))
_TO_CYRILLIC = str.maketrans(_LOOK_ALIKE)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOK_ALIKE.items()})
_INVISIBLE = str.maketrans(dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")))
_LATIN_LETTER = re.compile("[a-zA-Zï]")
_MIXED = re.compile(r"(?=\w*[a-zA-Zïë])(?=\w*[\u0400-\u04ff])\w+")


def plain_letters(text: str) -> str:
    """A text with look-alike letters corrected.

    Look-alikes of the other script inside a word, two-part letters, invisible characters, and `&amp;` for &.
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))  # what was escaped twice, too
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text if text.isprintable() else text.translate(_INVISIBLE))
    return _MIXED.sub(_one_script, text) if _LATIN_LETTER.search(text) else text


def _one_script(found: re.Match[str]) -> str:
    word = found[0]
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if not re.search("[a-zA-Z]", cyrillic):
        if not re.search("[\u0400-\u04ff]", latin) and 2 * len(re.findall("[\u0400-\u04ff]", word)) < len(word):
            return latin
        return cyrillic
    return word if re.search("[\u0400-\u04ff]", latin) else latin


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The normalised key of all spellings of a name: Пещера, Peshtera and Peštera give `pestera`."""
    text = plain_letters(text)
    plain = latin = text.lower().translate(_FOLDED_LETTERS)
    if not latin.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    for sign in _APOSTROPHES:
        plain = plain.replace(sign, "")
    if not plain.isascii() or '"' in plain or "*" in plain:
        plain = _INSIDE.sub("", plain)
    words = _OTHER.sub(" ", plain).split()
    return _DOUBLED.sub(r"\1", " ".join(words))


_FOLDED_LETTERS = str.maketrans(_ANY_CYRILLIC | {"щ": "shch", "đ": "gj", "ł": "l", "ı": "i"})
_APOSTROPHES = "'’‘ʼ`´′"
_OTHER, _INSIDE, _DOUBLED = re.compile(r"[^a-z0-9]+"), re.compile(r'(?<=\w)["*”“](?=\w)'), re.compile(r"([a-z])\1+")

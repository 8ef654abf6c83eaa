"""How names of places are adapted to a neighbour's alphabet, as its press and its orthography write them; official lists do not exist."""

import re

# Albanian letters for the sounds of the three Cyrillic alphabets, one system for all places.
_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ç", "ш": "sh",
}  # fmt: skip
ALBANIAN = {
    "mk": _SHARED | {"ѓ": "gj", "ѕ": "x", "ј": "j", "љ": "lj", "њ": "nj", "ќ": "q", "џ": "xh"},
    "bg": _SHARED | {"й": "j", "щ": "sht", "ъ": "ë", "ь": "j", "ю": "ju", "я": "ja"},
    "uk": _SHARED | {
        "г": "h", "ґ": "g", "є": "je", "і": "i", "ї": "ji", "й": "j", "щ": "shç", "ь": "", "ю": "ju", "я": "ja",
        "’": "", "'": "", "ʼ": "",
    },
}  # fmt: skip

# Letters of a neighbour's alphabet; what is not named stays.
CYRILLIC = {
    ("uk", "mk"): {
        "є": "је", "ї": "ји", "й": "ј", "щ": "шч", "ю": "ју", "я": "ја", "ь": "", "и": "и", "і": "и", "ґ": "г",
        "’": "", "'": "", "ʼ": "",
    },
    ("uk", "bg"): {"є": "е", "ї": "и", "щ": "шч", "і": "и", "ґ": "г", "ь": "", "’": "", "'": "", "ʼ": ""},
    ("bg", "mk"): {"щ": "шт", "ъ": "а", "ь": "ј", "ю": "ју", "я": "ја", "й": "ј"},
    ("bg", "uk"): {"и": "и", "ъ": "и", "щ": "шт", "е": "е"},
    ("mk", "bg"): {"ѓ": "гь", "ѕ": "дз", "ј": "й", "љ": "л", "њ": "н", "ќ": "кь", "џ": "дж"},
    ("mk", "uk"): {"ѓ": "г", "ѕ": "дз", "ј": "й", "љ": "ль", "њ": "нь", "ќ": "к", "џ": "дж", "и": "и"},
}  # fmt: skip

# Sounds written with two letters, and the endings of Ukrainian adjectives; before the letters, in this order.
_ENDINGS = [(r"(?<=[сц])ький\b", "ки"), (r"ий\b", "и")]
BEFORE: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("bg", "mk"): [("дж", "џ"), ("ля", "ља"), ("лю", "љу"), ("ль", "љ"), ("гю", "ѓу"), ("кю", "ќу")],
    ("bg", "sq"): [("дж", "xh"), (r"ия\b", "ia")],
    ("mk", "sq"): [(r"ија\b", "ia")],
    ("uk", "bg"): [*_ENDINGS, ("ьо", "йо")],
    ("uk", "mk"): [
        *_ENDINGS,
        (r"\bрайон\b", "реон"),
        ("ця", "ца"),
        ("ня", "ња"),
        ("ля", "ља"),
        ("лю", "љу"),
    ],
    ("uk", "sq"): [*_ENDINGS, ("дж", "xh"), ("ця", "ца"), (r"^(.+) район$", r"Rrethi \1")],
}


def prepared(text: str, source: str, target: str) -> str:
    """A name with digraphs already in the neighbour's spelling; capitals are kept."""
    for pattern, written in BEFORE.get((source, target), []):
        text = re.sub(pattern, written, text)
        if re.match(r"[а-я]", pattern):
            text = re.sub(pattern[0].upper() + pattern[1:], written[0].upper() + written[1:], text)
    if (source, target) == ("bg", "mk"):  # every word of a settlement's name has a capital in Macedonian
        text = re.sub(r"(?<=[ -])[а-яљњџѓќ]", lambda letter: letter.group().upper(), text)
    return text

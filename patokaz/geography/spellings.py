"""Parsing of place names: the name without generic words (община, м., обл., Komuna e …), and its code.

Shared by users' files, the search and addresses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from patokaz.geography.names import fold, plain_letters

MUNICIPALITY, OBLAST, RAION, REGION, TOWN, VILLAGE = "municipality", "oblast", "raion", "region", "town", "village"
RURAL, SETTLEMENT, URBAN = "rural", "settlement", "urban"
WORDS = {
    MUNICIPALITY: "община общината общини общ обшт општина општината општини опш општ opshtina opština opstina obshtina "
    "komuna komunë komunës komune bashkia bashki municipality municipal municipalities commune community громада громади "
    "громаду громад hromada hromady тг отг стг otg tg stg th atc utc муніципалітет муниципалитет муниципалитета",
    OBLAST: "област областта області область обл oblast oblasti области province провинция",
    RAION: "район району р-н raion rayon округ окръг",
    REGION: "регион регіон регионот region регионът rajoni",
    "district": "district distrikti qark qarku",
    TOWN: "гр град градот м місто міста г город смт селище qyteti qytet qytetit city town",
    VILLAGE: "с село сел fshati fshat fshatit village selo",
    RURAL: "сільська сільської сельская silska rural rurale",
    SETTLEMENT: "селищна селищної поселковая selyshchna settlement",
    URBAN: "міська міської городская miska urban urbane",
}  # fmt: skip
FILLERS = (
    "територіальна територіальної територіальну територ тер об'єднана об'єднаної територијална територијалната terytorialna "
    "territorial amalgamated united of the and dhe e i të së плански планскиот планов планиране за статистически статистички "
    "статистичний пл planning statistical planifikues statistikor nuts бюджет република republic republika"
)
KIND = {fold(word): kind for kind, words in WORDS.items() for word in words.split()}
FILLER = frozenset(fold(word) for word in FILLERS.split())
ONLY_BEFORE = frozenset(fold(word) for word in ["м", "с", "г", "гр", "сел", "selo", "село", "тг"]) - {fold("тг")}
ALBANIAN = frozenset(fold(word) for word in ["komuna", "komunë", "bashkia", "rajoni", "qarku", "distrikti", "qyteti"])
RUSSIAN = "kaia"
GENITIVE = frozenset(fold(word) for word in ["громади", "області", "району"])
ABBREVIATED = {fold("мтг"): [fold("міська"), fold("тг")], fold("смтг"): [fold("селищна"), fold("тг")]}
HROMADA_KINDS = frozenset((RURAL, SETTLEMENT, URBAN))
# Level that a word means, by country; a word that is not here says nothing there.
LEVELS: Mapping[str, Mapping[str, frozenset[str]]] = {
    MUNICIPALITY: dict.fromkeys(("MK", "BG", "UA"), frozenset({"municipality"})),
    OBLAST: {"BG": frozenset({"district"}), "UA": frozenset({"region"}), "MK": frozenset({"region"})},
    RAION: {"BG": frozenset({"region"}), "UA": frozenset({"district"}), "MK": frozenset({"region"})},
    REGION: {"BG": frozenset({"region", "district"}), "UA": frozenset({"region"}), "MK": frozenset({"region"})},
    "district": {"BG": frozenset({"district"}), "UA": frozenset({"district", "region"}), "MK": frozenset({"region"})},
}
PARTS = re.compile(r"[,;/()\[\]|>]+|\s[-–—]\s")
CODE = re.compile(r"[^0-9A-Z]")
CODE_LIKE = re.compile(r"\s*[^\W\d]{0,4}[ .-]?[0-9][0-9 .-]*\.?\s*")
LIST_NUMBER = re.compile(r"^\s*(?:[0-9]{1,4}[.)]\s*(?=[^\W\d])|[-–—•·*]\s+)")
FOOTNOTE = re.compile(r"(?<=[^\W\d_])[.\s]*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|\*{1,3}|[†‡]|\(?[0-9]{1,2}\)|\[[0-9]{1,2}\])\s*$")
# Who stands above in the genitive, after the name: … громада Полтавського району Полтавської області.
IN_GENITIVE = re.compile(r"(?i)\s+(?=\S+(?:ого району|ої області)\b)")
DEFINITE_END = re.compile("(?<=[^\\W_]{2})ër?$")  # of an Albanian word in the indefinite form
TO_LATIN = str.maketrans("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A parsed name.

    whole: normalised text without fillers; bare: normalised names without generic words, longest first; kinds: the
    generic words found.
    """

    whole: str
    bare: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()

    @property
    def hromada(self) -> str:
        """rural, settlement or urban, if the text gives the kind of a hromada."""
        said = self.kinds & HROMADA_KINDS
        return next(iter(said)) if MUNICIPALITY in self.kinds and len(said) == 1 else ""

    def levels(self, country: str) -> frozenset[str]:
        """Levels of a country denoted by the generic words, empty if none."""
        found = [LEVELS[kind].get(country, frozenset()) for kind in self.kinds if kind in LEVELS]
        return frozenset.union(*found) if found else frozenset()


@lru_cache(maxsize=50_000)
def spelling(text: str) -> Spelling:
    """The text of a cell, an address or the search box as a name and generic words."""
    text = without_marks(text[:200])
    if "-" in text:
        text = re.sub(r"(?i)\bр\s*-\s*н\b", "район ", re.sub(r"(?i)\bс\s*-\s*ще\b", "селище ", text))
    words = [part for word in fold(text).split() for part in ABBREVIATED.get(word, [word])]
    if len(words) < 2 or not any(word in KIND or word in FILLER for word in words):
        return Spelling(" ".join(words))
    end = len(words) - 1
    kept = [w for at, w in enumerate(words) if w not in FILLER or (len(w) < 2 and not 0 < at < end)] or words
    kept = [MUNICIPALITY if KIND.get(word) == MUNICIPALITY and at > 0 else word for at, word in enumerate(kept)]
    whole = " ".join(kept)
    bare: list[str] = []
    kinds: set[str] = set()
    while len(kept) > 1:
        first, last = _kind(kept[0]), _kind(kept[-1])
        if first and not (first in HROMADA_KINDS and not kinds):
            kinds.add(first)
            kept = kept[1:]
            while len(kept) > 1 and kept[0] in FILLER:
                kept = kept[1:]
        elif last and kept[-1] not in ONLY_BEFORE and not (last in HROMADA_KINDS and MUNICIPALITY not in kinds):
            kinds.add(last)
            kept = kept[:-1]
        else:
            break
        bare.append(" ".join(kept))
    if words[0] in ALBANIAN or words[-1] in GENITIVE or any(name.endswith(RUSSIAN) for name in bare):
        bare += [variant for name in bare for variant in inflected(name)]
    return Spelling(whole, tuple(dict.fromkeys(bare)), frozenset(kinds))


def without_marks(text: str) -> str:
    """A text without its list number or a footnote mark at its end."""
    if not text[:1].isalpha():
        text = LIST_NUMBER.sub("", text)
    return text if text[-1:].isalpha() else FOOTNOTE.sub("", text)


def place_code(text: str) -> str:
    """A text in the form in which codes are compared: capital Latin letters and digits only."""
    if text.isascii() and text.isalnum():
        return text.upper() if len(text) < 40 else ""
    text = plain_letters(text) if len(text) < 40 else ""
    return CODE.sub("", text.upper().translate(TO_LATIN)) if CODE_LIKE.fullmatch(text) else ""


def definite_forms(name: str) -> list[str]:
    """Definite forms of an Albanian name: Bogovina of Bogovinë, Qendra of Qendër; empty if unchanged."""
    words = [DEFINITE_END.sub(lambda end: "ra" if end[0] == "ër" else "a", word) for word in name.split(" ")]
    return [definite] if (definite := " ".join(words)) != name else []


def _kind(word: str) -> str:
    return word if word == MUNICIPALITY else KIND.get(word, "")


def inflected(name: str) -> list[str]:
    """Possible nominatives of a genitive: Tetovës, Gostivarit, Gjevgjelisë (Albanian), Вінницької (Ukrainian).

    Also other forms of a Russian adjective (Винницкая).
    """
    if name.endswith(RUSSIAN):
        return [name[:-2]]
    if name.endswith("oi"):
        return [name[:-2] + "a"]
    if name.endswith("ogo"):
        return [name[:-3] + "i"]
    if name.endswith("ise"):
        return [name[:-2]]
    if name.endswith("res"):
        return [name[:-1], name[:-2] + "a", name[:-3] + "er"]
    if name.endswith("s"):
        return [name[:-1], name[:-2] + "a", name[:-2]]
    return [name[:-1], name[:-2]] if name.endswith(("it", "ut")) else []

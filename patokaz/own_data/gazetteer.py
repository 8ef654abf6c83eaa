"""The places of a country by code and by name, at every level, and the matching of texts with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from patokaz.geography.names import fold, plain_letters
from patokaz.geography.spellings import (
    ABBREVIATED,
    FILLER,
    IN_GENITIVE,
    KIND,
    MUNICIPALITY,
    PARTS,
    TOWN,
    VILLAGE,
    Spelling,
    inflected,
    place_code,
    spelling,
)

DIGIT = re.compile("[0-9]")
WORD = re.compile(r"([^\W\d_]+)(\.?)")
NOWHERE: frozenset[str] = frozenset()
CAPITAL = frozenset(fold(word) for word in ["столица", "столиця", "престолнина", "kryeqytet", "kryeqyteti", "capital"])
CHUNK = re.compile(r"[^\s\d,;()\[\]/–—-]+")
LETTERS = re.compile("[a-z]+")
ENDINGS = frozenset("aeiost")  # of inflected names, folded
CODE_IN = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,4}[ .-]?[0-9]{2}")
LONG_WORD = re.compile(r"[^\W\d_]{5}")
LOST_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
CODE_BEFORE = re.compile(r"(?P<code>[^\W\d_]{2,3}[0-9]{2,17})[\s:,/–-]+(?P<name>.+)")
CODE_AFTER = re.compile(r"(?P<name>.+?)[\s:,/(\[–-]+(?P<code>[^\W\d_]{2,3}[0-9]{2,17})[)\]]?")
AROUND = CAPITAL | FILLER | frozenset(KIND) | frozenset(ABBREVIATED)
SAME_BEGINNING = 3  # letters at least, and all but as many of a town's name
DEFINITE = re.compile(r"[a-z]{3,}[^aeiou\W\d]i")


@dataclass(frozen=True)
class Level:
    """Areas of one level. codes: by code; numbers: by a code without the zeros before its digits; names: by folded name;
    bare: by folded name without the words around it; words: those of names, one of which a text needs; endings: names of
    several words by their last one; hromadas: area -> rural, settlement or urban."""

    codes: Mapping[str, str]
    numbers: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    bare: Mapping[str, frozenset[str]]
    hromadas: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    endings: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gazetteer:
    """A country as seen from one of its levels. above: area -> all areas that contain it; cities: areas above the
    municipalities that are one municipality; levels: all levels, the chosen one too; words: of all names and around them."""

    country: str
    level: str
    levels: Mapping[str, Level]
    above: Mapping[str, frozenset[str]]
    cities: frozenset[str]
    words: frozenset[str] = AROUND

    @property
    def codes(self) -> Mapping[str, str]:
        """Areas of the chosen level by code, as codes are written in small letters."""
        return {code.lower(): area for code, area in self.levels[self.level].codes.items()}

    @property
    def here(self) -> Level:
        """The chosen level."""
        return self.levels[self.level]

    def find(self, text: str, level: str = "") -> frozenset[str]:
        """The areas that a text names at a level (the selected one by default), with the area above in brackets or
        after a comma; empty where the text contradicts itself or means another level."""
        level = level or self.level
        if not self._may_name(text, level):
            return NOWHERE
        if "ого " in text or "ої " in text:
            text = IN_GENITIVE.sub(", ", text)
        return self._find_whole(text, level) or self._find_in_parts(text, level) or self._find_coded(text, level)

    def find_above(self, text: str, lowest: str = "") -> frozenset[str]:
        """The areas of higher levels, or of other countries, named by a text."""
        order = list(self.levels)
        upper = order[order.index(lowest or self.level) + 1 :]
        if not self._is_of_names(text) and not (DIGIT.search(text) and _has_code(text)):
            return NOWHERE
        return frozenset().union(*(self._find_whole(text, level) for level in upper))

    def find_shortened(self, text: str) -> frozenset[str]:
        """The areas of higher levels with a truncated name: Житом. обл., Дніпропетр."""
        words = [fold(word) for word, stop in WORD.findall(text) if stop]
        begun = [word for word in words if len(word) > SAME_BEGINNING and word not in KIND]
        upper = list(self.levels)[list(self.levels).index(self.level) + 1 :]
        return frozenset(
            area
            for level in upper
            for known in (self.levels[level].names, self.levels[level].bare)
            for name, areas in (known.items() if len(begun) == 1 else ())
            if name.startswith(begun[0])
            for area in areas
        )

    def _find_whole(self, text: str, level: str) -> frozenset[str]:
        known = self.levels[level]
        if len(text) < 5 and text.isascii() and text.upper() in known.codes:
            return frozenset({known.codes[text.upper()]})
        if DIGIT.search(text):
            code = place_code(text)
            if code in known.codes:
                return frozenset({known.codes[code]})
            if code:
                return known.numbers.get(LOST_ZEROS.sub("", code), NOWHERE)
        written = spelling(text)
        if written.whole in known.names:
            return self._of_kind(known.names[written.whole], written, known)
        if VILLAGE in written.kinds:
            return NOWHERE
        meant = written.levels(self.country)
        if meant and level not in meant:
            return NOWHERE
        first, second = (known.bare, known.names) if meant and level != "municipality" else (known.names, known.bare)
        for key in (written.whole, *written.bare):
            found = first.get(key) or second.get(key)
            if found:
                if level != "municipality" and TOWN in written.kinds:
                    found = found & self.cities
                elif level != "municipality" and meant:
                    found = (found - self.cities) or found
                return self._of_kind(found, written, known)
        if "." in text and (found := _abbreviated(text, known)):
            return self._of_kind(found, written, known)
        if self.country == "MK" and DEFINITE.fullmatch(written.whole):  # Gostivari, as Albanian writes the known place
            return known.names.get(written.whole[:-1], NOWHERE)
        return self._of_its_centre(written, level) if meant and level != "municipality" else NOWHERE

    def _of_its_centre(self, written: Spelling, level: str) -> frozenset[str]:
        """The area that is called by the name of a town in it, where its own name begins alike: Vinnytsia raion."""
        towns = next(iter(self.levels.values()))
        named = {key: towns.names.get(key, NOWHERE) | towns.bare.get(key, NOWHERE) for key in written.bare}
        holding = {key: frozenset().union(*(self.above[town] for town in found)) for key, found in named.items()}
        return frozenset(
            area
            for key, above in holding.items()
            for name, areas in (self.levels[level].names.items() if above else ())
            if name.startswith(key[: max(SAME_BEGINNING, len(key) - SAME_BEGINNING)])
            for area in areas & above
        )

    def _may_name(self, text: str, level: str) -> bool:
        """Whether a text can name an area of a level: it is of names, and one is of the level, or there is a code."""
        if text.upper() in self.levels[level].codes or (
            DIGIT.search(text) and _has_code(text)
        ):  # of letters alone: PAZ
            return True
        known, towns = (
            self.levels[level].words,
            next(iter(self.levels.values())).words,
        )  # an area may be called by a town
        words = words_in(text)
        return self._is_of_names(text) and any(
            word in known or word in towns or (word not in KIND and _is_among(word, known)) for word in words
        )

    def _is_of_names(self, text: str) -> bool:
        """Whether every word of a text is of a name or stands around names, whole or cut short. Most cells of a stranger's
        table end here."""
        unknown = [word for word in words_in(text) if len(word) > 2 and not _is_among(word, self.words)]
        if not unknown or "." not in text:
            return not unknown
        return {fold(word) for word, stop in WORD.findall(text[:200]) if stop}.issuperset(unknown)

    def _of_kind(self, found: frozenset[str], written: Spelling, known: Level) -> frozenset[str]:
        """Without hromadas of another kind than the one in the text."""
        kind = written.hromada
        return frozenset(area for area in found if known.hromadas.get(area, kind) == kind) if kind else found

    def _find_coded(self, text: str, level: str) -> frozenset[str]:
        """A code before or after the name of the same area, in one cell."""
        for pattern in (CODE_BEFORE, CODE_AFTER) if DIGIT.search(text) else ():
            found = pattern.fullmatch(text)
            area = self.levels[level].codes.get(place_code(found["code"])) if found else None
            if found and area:
                return self._find_whole(found["name"], level) & {area}
        return NOWHERE

    def _find_in_parts(self, text: str, level: str) -> frozenset[str]:
        """One part of the text names the place, each other part an area that contains it or the place again."""
        if not PARTS.search(text):
            return NOWHERE
        parts = [part.strip() for part in PARTS.split(text) if part.strip()]
        if level == "municipality":
            parts = [part for part in parts if not _says_what_it_is(part)]
        if len(parts) > 4:
            return NOWHERE
        for place in parts:
            found = self._find_whole(place, level) if self._may_name(place, level) else NOWHERE
            for other in parts if found else ():
                if other is not place:
                    above, again = self.find_above(other, level), self._find_whole(other, level)
                    found = frozenset(area for area in found if area in again or self.above.get(area, NOWHERE) & above)
            if found:
                return found
        return NOWHERE


@lru_cache(maxsize=30_000)
def words_in(text: str) -> tuple[str, ...]:
    """The normalised words of a text, without digits. Cached by part, since those of a column recur."""
    text = text[:200]
    if "&" in text:
        return tuple(LETTERS.findall(fold(text)))
    return tuple(word for chunk in CHUNK.findall(text) for word in _folded_words(chunk))


@lru_cache(maxsize=20_000)
def _folded_words(chunk: str) -> tuple[str, ...]:
    return tuple(LETTERS.findall(fold(chunk)))


def _has_code(text: str) -> bool:
    """Whether there is a code in a text with a digit, or it is one."""
    return bool(CODE_IN.search(text) or (not LONG_WORD.match(text) and place_code(text)))


@lru_cache(maxsize=20_000)
def _is_among(word: str, words: frozenset[str]) -> bool:
    """Whether a folded word is one of these, or one of them inflected."""
    return word in words or (word[-1] in ENDINGS and not words.isdisjoint((word[:-1], *inflected(word))))


def _says_what_it_is(part: str) -> bool:
    """Whether a part of a text only classifies the rest as a municipality or a town: (гр.), (столица)."""
    return all(KIND.get(word) in (MUNICIPALITY, TOWN) or word in CAPITAL for word in fold(part).split())


def _abbreviated(text: str, known: Level) -> frozenset[str]:
    """Areas whose name is abbreviated in the text: Ген. Тошево, Св. Николе, В. Търново."""
    written = WORD.findall(plain_letters(text))
    while len(written) > 2 and fold(written[-1][0]) in KIND:
        written = written[:-1]
    last = fold(written[-1][0]) if written else ""
    if len(written) < 2 or written[-1][1] or last not in known.endings or last in KIND:
        return NOWHERE
    parts = [(fold(word), bool(stop)) for word, stop in written]
    while parts and len(parts[0][0]) > 1 and parts[0][0] in KIND:
        parts = parts[1:]
    if not any(stop for _, stop in parts):
        return NOWHERE
    found: set[str] = set()
    for words, areas in known.endings.get(parts[-1][0], ()):
        if len(words) == len(parts) and all(
            word.startswith(part) if stop else word == part for word, (part, stop) in zip(words, parts, strict=True)
        ):
            found |= areas
    return frozenset(found)

"""Text measurement with the documents' typefaces: lines and sizes at which a text fits."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from patokaz.language.spans import WORD_JOINER, counts_tied

FONTS = Path(__file__).parents[1] / "files" / "fonts"
FACES = {"sans": "PatokazSans-Regular.ttf", "bold": "PatokazSans-Bold.ttf", "serif": "PatokazSerif-Bold.ttf"}
DRAWN = 100  # the size at which letters are measured
ROOM = {"sans": 1.02, "bold": 1.02, "serif": 0.94}  # how wide a browser's own letters are beside these
OWN_FORMS = ("bg",)  # languages whose letters are others than the script's, some wider by a third
LINE = 1.16  # from line to line, in sizes
CUT = "…"
TIED = "\N{NO-BREAK SPACE}"
_language = ContextVar("language", default="")


@lru_cache(maxsize=4)
def _font(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / FACES[face], DRAWN, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4)
def _shaped_font(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / FACES[face], DRAWN, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=20_000)
def _width(text: str, face: str, language: str) -> float:
    plain = text.replace(WORD_JOINER, "")
    wide = float(_font(face).getlength(plain))
    if language not in OWN_FORMS:
        return wide
    shaped = _shaped_font(face)
    return wide * float(shaped.getlength(plain, language=language)) / (float(shaped.getlength(plain)) or 1.0)


@contextmanager
def forms_of(language: str) -> Iterator[None]:
    """Letters are measured in the forms that a browser gives them in a language."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def width(text: str, size: float, face: str = "sans") -> float:
    """Width of a line of text at a size, in the same unit."""
    return _width(text, face, _language.get()) * size / DRAWN * ROOM[face]


def wrapped(text: str, size: float, within: float, face: str = "sans") -> list[str]:
    """Lines of at most `within`, broken at spaces; a longer word gets its own line."""
    lines: list[str] = []
    for paragraph in (
        counts_tied(text).replace(" —", f"{TIED}—").replace(" –", f"{TIED}–").replace(" %", f"{TIED}%").split("\n")
    ):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, face) > within:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def fitted(text: str, within: float, steps: Sequence[tuple[float, int]], face: str = "sans") -> tuple[float, list[str]]:
    """The first size of `steps` (size, maximum lines) at which a text fits, and its lines; the last one is truncated."""
    for size, most in steps:
        lines = wrapped(text, size, within, face)
        if len(lines) <= most and all(width(line, size, face) <= within for line in lines):
            return size, balanced(lines, size, within, face)
    size, most = steps[-1]
    kept = wrapped(text, size, within, face)[:most]
    cut = len(wrapped(text, size, within, face)) > most
    return size, [shortened(line + CUT * (cut and line is kept[-1]), size, within, face) for line in kept]


def balanced(lines: list[str], size: float, within: float, face: str) -> list[str]:
    """The same number of lines, as even as spaces allow, to avoid a single last word."""
    text, found = "\n".join(lines).replace("\n", " "), lines
    for step in range(1, 12 if len(lines) > 1 else 0):
        narrower = wrapped(text, size, within * (1 - 0.05 * step), face)
        if len(narrower) > len(lines) or any(width(line, size, face) > within for line in narrower):
            break
        found = narrower
    return found


def shortened(text: str, size: float, within: float, face: str = "sans") -> str:
    """A line truncated to fit, with an ellipsis."""
    if width(text, size, face) <= within:
        return text
    text = text.removesuffix(CUT)
    while text and width(text.rstrip() + CUT, size, face) > within:
        text = text[:-1]
    return text.rstrip(" ,;:·–-") + CUT

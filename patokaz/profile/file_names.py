"""File names: place, kind and date in plain letters."""

from collections.abc import Mapping
from datetime import date

from patokaz.geography.plain_words import plain, plain_words
from patokaz.language.words import Words
from patokaz.statistics.places import areas_named


def document_name(area: Mapping[str, str], kind: str, suffix: str, day: date, t: Words) -> str:
    """E.g. `peshtera-analiz-2026-11-27.docx`: the place in Latin letters, the kind in the user's language, the date."""
    return f"{document_stem(area, kind, day, t)}.{suffix}"


def document_stem(area: Mapping[str, str], kind: str, day: date, t: Words, about: str = "") -> str:
    """The same without a suffix. area: needs at least `id`, possibly empty; about: a distinguishing text."""
    named = [plain_name(area), t("lead.file_" + kind), plain_words(about, t), day.isoformat()]
    return "-".join(part for part in named if part)


def plain_name(area: Mapping[str, str]) -> str:
    """The place's English name in plain letters, digits and hyphens; its code if nothing remains.

    Of a larger area the long one: a district often has the name of a municipality, whose files its own would replace.
    """
    rows = areas_named([area["area_id"]], "en")
    told = rows[0]["name" if rows[0]["level"] == "municipality" else "long_name"] if rows else ""
    return plain(told) or area["area_id"].lower()


def plain_title(name: str, year: int, t: Words) -> str:
    """The subject of a picture in plain letters of its language: `izmenenie-na-naselenieto-2022-2024`.

    name: of an indicator or a structure; the year is appended unless contained. Long names are cut after a whole word.
    """
    words = plain_words(name, t)
    return words if t.says_its_years(name) else f"{words}-{year}"

"""What the browser needs to draw areas in classes: codes, values, colours, legend and words."""

import string
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from patokaz.analysis.classes import MISSING, Classes
from patokaz.charts.palette import Palette, shades
from patokaz.language.words import Measure, Words, least_grouped, separators

Layer = dict[str, Any]
OUTSIDE = "x"
BASE_64 = string.digits + string.ascii_letters + "-_"


@dataclass(frozen=True)
class Style:
    """How a layer departs from shades between bounds.

    class_texts, colours: of the classes. tips: what the pointer says of a class. texts: what it says of an area, instead
    of its value. within: the areas shown, the others only faintly; none means all. Maps of one `sync` move together. keyed: a key
    beside the map explains the classes, so that the legend does not. outlined: areas with a border of their own.
    """

    class_texts: Sequence[str] = ()
    colours: Callable[[Palette], Sequence[str]] | None = None
    tips: Sequence[str] = ()
    texts: Sequence[str] = ()
    within: Collection[str] = ()
    sync: str = ""
    keyed: bool = False
    outlined: Collection[str] = ()


PLAIN = Style()


def map_layer(
    rows: pd.DataFrame,
    classes: Classes,
    measure: Measure,
    palette: Palette,
    t: Words,
    *,
    title: str,
    missing_text: str = "",
    greyed: Collection[str] = (),
    greyed_text: str = "",
    style: Style = PLAIN,
) -> Layer:
    """A layer over the areas of a level.

    rows: area_id, value and, where there are ranks, rank; in the order of area_id, which is that of the boundary file.
    classes: as `classify` and its kind gave them for `rows["value"]`.
    """
    greyed = set(greyed)
    colours = list(style.colours(palette)) if style.colours else shades(palette, len(classes.counts))
    areas = rows["area_id"].tolist()
    codes = [
        code if not style.within or area in style.within else OUTSIDE
        for area, code in zip(areas, classes.codes, strict=True)
    ]
    by_code = Counter(MISSING if area in greyed else code for area, code in zip(areas, codes, strict=True))
    texts = () if style.keyed else style.class_texts or bounds_texts(classes, measure)
    legend = [
        _entry(colour, text, by_code[str(code)], t)
        for code, (colour, text) in enumerate(zip(colours, texts, strict=not style.keyed))
    ]
    without = sum(code == MISSING and area not in greyed for area, code in zip(areas, codes, strict=True))
    if without:
        legend.append(_entry(palette.hatch, missing_text or t("missing"), without, t, "hatched"))
    if greyed:
        legend.append(_entry(palette.missing, greyed_text, len(greyed), t))
    return {
        "title": title,
        "codes": "".join(codes),
        "values": "\n".join(measure.plain(value) if value == value else "" for value in rows["value"].tolist()),
        "prefix": measure.prefix,
        "suffix": measure.suffix,
        "separators": (*separators(t.language), least_grouped(t.language)),
        "ranks": _ranks(rows),
        "greyed": sorted(greyed),
        "colours": _colours(palette) | {"classes": colours},
        "legend": legend,
        "tips": list(style.tips),
        "texts": "\n".join(style.texts),
        "sync": style.sync,
        "outlined": sorted(style.outlined),
        "words": _words(t)
        | {
            "missing": missing_text or t("missing"),
            "rank": t(
                "of_total",
                rank="{rank}",
                total=t.number(int(rows["rank" if "rank" in rows else "value"].notna().sum())),
            ),
            "greyed": greyed_text,
        },
    }


def _entry(colour: str, text: str, count: int, t: Words, kind: str = "class") -> dict[str, str]:
    """A line of the legend."""
    return {"colour": colour, "text": text, "count": t.number(count), "kind": kind}


def locator_layer(palette: Palette, t: Words) -> Layer:
    """A quiet layer without values that only shows where the chosen area lies."""
    return {
        "title": "",
        "codes": "",
        "values": "",
        "prefix": "",
        "suffix": "",
        "separators": (*separators(t.language), least_grouped(t.language)),
        "ranks": "",
        "greyed": [],
        "colours": _colours(palette) | {"classes": [palette.line]},
        "legend": [],
        "words": _words(t) | {"missing": "", "rank": "", "greyed": ""},
        "quiet": True,
    }


def bounds_texts(classes: Classes, measure: Measure) -> list[str]:
    """Words of each class: from its lower to its upper bound; the highest one carries the unit.

    Where values are counted, a class begins one above the end of the one before.
    """
    if not classes.upper:
        return []
    counted = measure.decimals == 0 and all(bound.is_integer() for bound in (classes.lowest, *classes.upper))
    lower = [classes.lowest, *(bound + counted for bound in classes.upper[:-1])]
    write = [measure.number] * (len(lower) - 1) + [measure]
    return [
        high_text(high) if counted and low == high else f"{measure.number(low)} – {high_text(high)}"
        for low, high, high_text in zip(lower, classes.upper, write, strict=True)
    ]


def _ranks(rows: pd.DataFrame) -> str:
    """Ranks as two digits of base 64 each (blanks where there is none): a third of their size as decimals with commas."""
    if "rank" not in rows or rows["rank"].isna().all():
        return ""
    return "".join(
        BASE_64[int(rank) // 64] + BASE_64[int(rank) % 64] if rank == rank else "  " for rank in rows["rank"].tolist()
    )


def _colours(palette: Palette) -> dict[str, Any]:
    return {
        "border": palette.card,
        "upper": palette.ink2,
        "missing": palette.missing,
        "hatch": palette.hatch,
        "outside": palette.ground,
        "card": palette.card,
        "ink": palette.ink,
        "contrast": palette.contrast,
    }


def _words(t: Words) -> dict[str, str]:
    return {key: t("map." + key) for key in ("zoom_in", "zoom_out", "reset", "open", "open_again", "failed")}

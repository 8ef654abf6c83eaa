"""Data of a classified area map for the browser: codes, values, colours, legend and texts."""

import string
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from patokaz.analysis.classes import MISSING, Classes
from patokaz.analysis.ranking import competition_ranks
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import Palette, shades
from patokaz.language.numbers import least_grouped, separators
from patokaz.language.words import Measure, Words

Layer = dict[str, Any]
OUTSIDE = "x"
BASE_64 = string.digits + string.ascii_letters + "-_"


@dataclass(frozen=True)
class Style:
    """How a layer departs from shades between bounds.

    class_texts, colours: of the classes. tips: what the pointer says of a class. texts: what it says of an area, instead
    of its value. within: the areas shown, the others only faintly; none means all. whole: the country stays in view though
    only those `within` have a colour. Maps of one `sync` move together. keyed: a key
    beside the map explains the classes, so that the legend does not. outlined: areas with a border of their own. labels: areas
    with what is written at them, the first ones where there is no room for all. frames: the same areas in other years, as
    `year_frames` gives them. heading: over the legend.
    """

    class_texts: Sequence[str] = ()
    colours: Callable[[Palette], Sequence[str]] | None = None
    tips: Sequence[str] = ()
    texts: Sequence[str] = ()
    within: Collection[str] = ()
    whole: bool = False
    sync: str = ""
    keyed: bool = False
    outlined: Collection[str] = ()
    labels: Sequence[tuple[str, str]] = ()
    frames: Mapping[str, Any] | None = None
    heading: str = ""

    @property
    def fixed(self) -> Hashable:
        """The same for equal styles apart from colours, without those with their own frames."""
        listed = (self.class_texts, self.tips, self.texts, self.labels)
        areas = (frozenset(self.within), frozenset(self.outlined))
        return (*map(tuple, listed), *areas, self.whole, self.sync, self.keyed, self.heading)


PLAIN = Style()


@dataclass(frozen=True)
class Told:
    """What a layer says beside its values: its title, what an area without a value is, the greyed areas and what they are.

    parts: of larger areas, those of which some land is occupied, each with how much; land_text: what its hatch means.
    """

    title: str
    missing_text: str = ""
    greyed: Collection[str] = ()
    greyed_text: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    land_text: str = ""


def map_layer(
    rows: pd.DataFrame,
    classes: Classes,
    measure: Measure,
    palette: Palette,
    t: Words,
    told: Told,
    style: Style = PLAIN,
) -> Layer:
    """A layer over the areas of a level.

    rows: area_id, value and, if ranked, rank, ordered by area_id as in the boundary file; classes: from `classify` and
    similar functions for `rows["value"]`.
    """
    colours = list(style.colours(palette)) if style.colours else class_colours(palette, classes)
    codes = [
        code if not style.within or area in style.within else OUTSIDE
        for area, code in zip(rows["area_id"], classes.codes, strict=True)
    ]
    missing_text = told.missing_text or t("missing")
    written = [measure.plain(value) if value == value else "" for value in rows["value"].tolist()]
    texts = () if style.keyed else style.class_texts or range_texts(classes, measure)
    ranked = t.number(int(rows["rank" if "rank" in rows else "value"].notna().sum()))
    return {
        "title": told.title,
        "codes": "".join(codes),
        "values": "\n".join(written),
        "prefix": measure.prefix,
        "suffix": measure.suffix,
        "separators": (*separators(t.language), least_grouped(t.language)),
        **_ranks(rows, written),
        "greyed": sorted(told.greyed),
        "parts": dict(told.parts),
        "colours": _colours(palette) | {"classes": colours},
        "legend": _legend(
            dict(zip(rows["area_id"], codes, strict=True)),
            colours,
            texts,
            replace(told, missing_text=missing_text),
            palette,
            t,
        ),
        "tips": list(style.tips),
        "texts": "\n".join(style.texts),
        "sync": style.sync,
        "whole": style.whole,
        "outlined": sorted(style.outlined),
        "labels": [list(label) for label in style.labels],
        "frames": style.frames,
        "heading": style.heading,
        "words": _words(t)
        | {
            "missing": missing_text,
            "rank": t("of_total", rank="{rank}", total=ranked),
            "greyed": told.greyed_text,
        },
    }


def _legend(
    codes: dict[str, str], colours: Sequence[str], texts: Sequence[str], told: Told, palette: Palette, t: Words
) -> list[dict[str, str]]:
    """A line for each class with a text, then missing values, then greyed areas, each with its number of areas."""
    greyed = set(told.greyed)
    counts = Counter(MISSING if area in greyed else code for area, code in codes.items())
    lines = [
        _entry(colour, text, counts[str(code)], t)
        for code, (colour, text) in enumerate(zip(colours, texts, strict=bool(texts)))
        if text
    ]
    without = sum(code == MISSING and area not in greyed for area, code in codes.items())
    if without:
        lines.append(_entry(palette.hatch, told.missing_text, without, t, "hatched"))
    if greyed:
        lines.append(_entry(palette.missing, told.greyed_text, len(greyed), t, "greyed"))
    if any(codes.get(area, OUTSIDE) != OUTSIDE for area, _ in told.parts):
        lines.append({"colour": palette.missing, "text": told.land_text, "count": "", "kind": "greyed"})
    return lines


def _entry(colour: str, text: str, count: int, t: Words, kind: str = "class") -> dict[str, str]:
    """A line of the legend."""
    return {"colour": colour, "text": text, "count": t.number(count), "kind": kind}


def locator_layer(
    palette: Palette, t: Words, areas: Sequence[str] = (), selected: str = "", around: Sequence[str] = (),
    greyed: Collection[str] = (), greyed_text: str = "",
) -> Layer:  # fmt: skip
    """A quiet layer without values that only shows where the chosen area lies: among its neighbours, each with its name.

    areas: all ids in the order of the boundary file; around: the neighbours, without them the whole country is shown; greyed:
    the hatched areas, with the meaning of the hatch, which the legend of a whole country tells.
    """
    near = {selected, *around} if around else set()
    return {
        "title": "",
        "codes": "".join("0" if area in near else OUTSIDE for area in areas) if near else "",
        "labels": [[area, ""] for area in (selected, *around)] if near else [],
        "selected": selected,
        "values": "",
        "prefix": "",
        "suffix": "",
        "separators": (*separators(t.language), least_grouped(t.language)),
        "ranks": "",
        "ranked_from": "",
        "greyed": "".join("01"[area in greyed] for area in areas).rstrip("0"),
        "colours": _colours(palette) | {"classes": [palette.line]},
        "legend": [_entry(palette.missing, greyed_text, len(greyed), t, "greyed")] if greyed and not selected else [],
        "words": _words(t) | {"missing": "", "rank": "", "greyed": greyed_text},
        "quiet": True,
    }


def class_colours(palette: Palette, classes: Classes) -> list[str]:
    """Colours of classes: diverging by depth if they lie on both sides of zero, otherwise sequential."""
    if not classes.depths:
        return shades(palette, len(classes.counts))
    middle = len(palette.diverging) // 2
    deepest = max(map(abs, classes.depths))
    reach = [round(middle * abs(depth) / deepest) if deepest else 0 for depth in classes.depths]
    return [
        palette.diverging[middle + (far if depth > 0 else -far)]
        for depth, far in zip(classes.depths, reach, strict=True)
    ]


def _ranks(rows: pd.DataFrame, written: Sequence[str]) -> dict[str, str]:
    """Ranks as two base-64 digits each (blank if missing), and the end from which they count.

    `ranked_from` "highest" or "lowest": the digits are offsets from the rank implied by the displayed value, which
    compresses well; "": the ranks themselves, if they do not follow the values.
    """
    if "rank" not in rows or rows["rank"].isna().all():
        return {"ranks": "", "ranked_from": ""}
    ranks = rows["rank"].tolist()
    values = pd.to_numeric(pd.Series(written, dtype=object).where(rows["rank"].notna().to_numpy()))
    for end in ("highest", "lowest"):
        places = competition_ranks(values, lowest_first=end == "lowest")
        added = [rank - place for rank, place in zip(ranks, places.tolist(), strict=True)]
        if all(more != more or 0 <= more < len(BASE_64) ** 2 for more in added):
            return {"ranks": _digits(added), "ranked_from": end}
    return {"ranks": _digits(ranks), "ranked_from": ""}


def _digits(numbers: Sequence[float]) -> str:
    return "".join(
        BASE_64[int(number) // 64] + BASE_64[int(number) % 64] if number == number else "  " for number in numbers
    )


def _colours(palette: Palette) -> dict[str, Any]:
    return {
        "border": palette.edge,
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

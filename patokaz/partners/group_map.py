"""The place, its group and the other candidates on the map: for screen, document and slide."""

from collections.abc import Sequence

from patokaz.analysis.classes import categories
from patokaz.charts.area_map import Style
from patokaz.charts.palette import Palette
from patokaz.geography.map_files import geometry
from patokaz.language.words import Words
from patokaz.maps.legends import boundaries_text, greyed_codes, greyed_legend
from patokaz.maps.picture import Picture
from patokaz.partners.finder import LEVEL, Finder, Group, group_of
from patokaz.partners.texts import DECIMALS
from patokaz.reports.slides.model import AreaMap, Legend
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import words_of
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.war_status import occupied

CLASSES = ("place", "group", "candidate", "unknown", "not_offered")


def group_picture(country: str, classes: dict[str, str], t: Words) -> Picture:
    """Areas by their class. classes: area -> one of CLASSES."""
    rows = by_area(level_places(country=country, level=LEVEL, language=t.language))
    found = rows["area_id"].map(classes)
    codes = found.map({name: float(code) for code, name in enumerate(CLASSES)}).astype(float)
    return Picture(rows[["area_id", "name", "upper", "order"]].assign(value=codes), categories(found, CLASSES))


def finder_classes(finder: Finder, group: Group) -> dict[str, str]:
    """The class of each area around the place."""
    told = {one.area: "candidate" for one in finder.candidates}
    told |= {one.area: "unknown" for one in finder.unknown}
    told |= {one.area: "not_offered" for one in finder.not_offered}
    told |= {one.area: "group" for one in group.partners}
    return told | {finder.own.area: "place"}


@cached(60)
def drawn_finder(finder: Finder, partners: Sequence[str], language: str) -> tuple[Picture, Style]:
    """The map of a finder and its group, cached. partners: area ids, as a tuple."""
    t, classes = words_of(language, finder.country), finder_classes(finder, group_of(finder, partners))
    picture = group_picture(finder.country, classes, t)
    return picture, group_style(picture, classes, {one.area: one.score for one in finder.candidates}, t)


def group_style(picture: Picture, classes: dict[str, str], scores: dict[str, float], t: Words) -> Style:
    """Colours and labels of the classes; the tooltip contains the score."""
    words = [t(f"partners.class.{name}") for name in CLASSES]
    present = [text if name in classes.values() else "" for name, text in zip(CLASSES, words, strict=True)]

    def told(area: str) -> str:
        if area not in classes:
            return ""
        text = words[CLASSES.index(classes[area])]
        return f"{text}, {t.number(scores[area], DECIMALS)}" if area in scores else text

    return Style(
        class_texts=present,
        colours=_colours,
        texts=[told(area) for area in picture.rows["area_id"]],
        within=frozenset(classes),
        outlined=[area for area, name in classes.items() if name == "place"],
    )


def _colours(palette: Palette) -> Sequence[str]:
    shades = palette.sequential
    return palette.accent, shades[len(shades) // 2], shades[1], palette.line, palette.missing


def group_slide_map(country: str, classes: dict[str, str], named: Sequence[tuple[str, str]], t: Words) -> AreaMap:
    """The same for a slide: place and group filled, the others by class. named: labels of at most three areas."""
    picture = group_picture(country, classes, t)
    areas, greyed = picture.rows["area_id"], occupied(country)
    codes = greyed_codes(areas, ("0" if classes.get(area) == "candidate" else "-" for area in areas), greyed)
    kinds = set(classes.values())
    legend = [Legend("0", t("partners.class.candidate"))] if "candidate" in kinds else []
    if kinds & {"unknown", "not_offered"}:
        legend.append(Legend("-", " / ".join(t(f"partners.class.{kind}") for kind in CLASSES[3:] if kind in kinds)))
    legend += greyed_legend(classes, greyed, t)
    return AreaMap(
        geometry=geometry(country, LEVEL),
        codes=codes,
        classes=1,
        boundaries=boundaries_text(country, t),
        legend=legend,
        named=named,
        within=frozenset(classes),
        filled=frozenset(area for area, name in classes.items() if name in ("place", "group")),
    )

"""The needs of a place as slides: first needs, map of the country, best-supported measures, a question."""

from collections.abc import Iterator, Sequence

from patokaz.geography.map_files import geometry
from patokaz.language.words import Words
from patokaz.maps.legends import beyond_legend, boundaries_text, greyed_codes, greyed_legend
from patokaz.maps.slides import short_source_of
from patokaz.needs.country_map import ClassMap, class_map, data_indicators, map_sentence
from patokaz.needs.measures import ALL_STUDIES, evidence
from patokaz.needs.rows import Assessment, match_rows, need_rows, summary
from patokaz.needs.statements import country_needs
from patokaz.needs.texts import PRIORITY_DECIMALS, class_name
from patokaz.reports.slides.model import MOST_ROWS, AreaMap, Legend, Slide, Standing, StandingRow
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import country_name
from patokaz.statistics.war_status import occupied

STRONGEST = 4


def needs_slides(told: Assessment, t: Words) -> list[Slide]:
    """The slides of a place's needs, without measures that depend on an ethnic share."""
    return [*_needs(told, t), *_map(told, t), *_measures(told, t), _question(told, t)]


def _needs(told: Assessment, t: Words) -> Iterator[Slide]:
    if not told.needs:
        return
    shown = list(zip(told.needs, need_rows(told, t), strict=True))[:MOST_ROWS]
    rows = [
        StandingRow(row["text"], t.number(need.priority, PRIORITY_DECIMALS), class_name(need.statement.cls, t), None)
        for need, row in shown
    ]
    heads = (t("needs.column_need"), t("needs.column_priority"), t("needs.column_class"))
    title = t("needs.slide_first", place=told.name, need=rows[0].name)
    figures = [catalogue()[need.figure.indicator] for need, _ in shown if need.figure]
    source = short_source_of(figures, told.country, t) if figures else t("needs.slide_answers")
    sentence = f"{summary(told, t)} {t('needs.slide_scale')}"
    yield Slide("standing", title, sentence, Standing(rows, heads), source, told.name, "")


def _map(told: Assessment, t: Words) -> Iterator[Slide]:
    if not country_needs(told.country).data:
        return
    found = class_map(told.country, t)
    chart = _area_map(found, told, t)
    own = [text for _, text in chart.named]
    yield Slide(
        kind="map",
        title=own[0] if own else t("needs.map_title"),
        sentence=" ".join([*([f"{t('needs.map_title')}."] if own else []), map_sentence(found, t)]),
        chart=chart,
        source=short_source_of(data_indicators(told.country), told.country, t),
        area=country_name(told.country, t),
        year="",
    )


def _area_map(found: ClassMap, told: Assessment, t: Words) -> AreaMap:
    """Places by the number of classes with needs shown by the data."""
    numbers = [None if classes is None else len(classes) for classes in found.classes]
    areas, greyed = found.picture.rows["area_id"], occupied(told.country)
    codes = greyed_codes(areas, ["-" if number is None else str(number) for number in numbers], greyed)
    highest = max((number for number in numbers if number is not None), default=0)
    legend = [Legend(str(n), t("needs.map_classes", count=n) if n else t("needs.map_none")) for n in range(highest + 1)]
    if "-" in codes:
        legend.append(Legend("-", t("missing")))
    legend += [*greyed_legend(areas, greyed, t), *beyond_legend(told.country, "municipality", t)]
    own = dict(zip(areas, found.classes, strict=True)).get(told.area)
    needed = ", ".join(class_name(cls, t) for cls in own or ())
    words = t("needs.map_own", place=told.name, classes=needed) if needed else f"{told.name}: {t('needs.map_none')}"
    named = [(told.area, words)] if own is not None else []
    return AreaMap(
        geometry(told.country, "municipality"), codes, highest + 1, boundaries_text(told.country, t), legend, named
    )


def _measures(told: Assessment, t: Words) -> Iterator[Slide]:
    shown: Sequence[dict[str, object]] = match_rows(told.matches.shown, told, t)[:MOST_ROWS]
    if not shown:
        return
    rows = [
        StandingRow(
            str(row["name"]),
            t("of_total", rank=t.number(match.measure.strength), total=t.number(STRONGEST)),
            t(f"needs.verdict.{match.measure.verdict}"),
            None,
        )
        for row, match in zip(shown, told.matches.shown, strict=False)
    ]
    heads = (t("needs.column_measure"), t("needs.column_strength"), t("needs.column_effect"))
    studies = evidence()[ALL_STUDIES]
    title = t("needs.slide_measures", place=told.name, count=len(told.matches.shown) + told.matches.further)
    sentence = f"{t('needs.slide_strength')} {studies.result[t.language]}."
    yield Slide("neighbours", title, sentence, Standing(rows, heads), studies.study, told.name, "")


def _question(told: Assessment, t: Words) -> Slide:
    return Slide(
        "question", t("needs.slide_question", place=told.name), t("slide.follow"), None, t("report.about"), "", ""
    )

"""Result against potential as slides: residuals of all places, best ones, limitations of the method."""

from collections.abc import Sequence

import pandas as pd

from patokaz.analysis.deviance import Deviance
from patokaz.language.words import Words
from patokaz.maps.slides import short_source_of
from patokaz.potential.deviance import INDEX, deviance_of
from patokaz.reports.slides.model import MOST_NAMED, Bar, Bars, Points, Slide
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import country_name, framework_members
from patokaz.statistics.places import level_places

WEAK = 0.1  # share of the spread explained: below it nobody is named
LISTED = 8


def residual_slides(country: str, potential: str, result: str, area: str, t: Words) -> Sequence[Slide]:
    """Scatter plot and largest residuals; empty with too few places or if both are the same quantity."""
    if result not in catalogue() or potential == result:
        return ()
    try:
        found = deviance_of(country, potential, result)
    except ValueError:
        return ()
    areas = level_places(country=country, level="municipality", language=t.language).set_index("area_id")["name"]
    table = found.by_area.join(areas).reset_index(names="area_id")
    slides = [_scatter(found, table, country, potential, result, area, t)]
    if found.r_squared >= WEAK:
        slides.append(_best(found, table, country, potential, result, area, t))
    return slides


def _name(key: str, t: Words) -> str:
    return t("index.title") if key == INDEX else catalogue()[key].text("name", t.language)


def _sources(country: str, potential: str, result: str, t: Words) -> str:
    keys = [*(framework_members(country) if potential == INDEX else [potential]), result]
    return short_source_of((catalogue()[key] for key in keys), country, t)


def _scatter(
    found: Deviance, table: pd.DataFrame, country: str, potential: str, result: str, area: str, t: Words
) -> Slide:  # fmt: skip
    """All places with the line of expected values; with a weak correlation only the user's own place is labelled."""
    weak = found.r_squared < WEAK
    shown = table[table["area_id"] == area].index.tolist() + ([] if weak else table.index[: MOST_NAMED - 1].tolist())
    named = [(int(position), str(table.loc[position, "name"])) for position in dict.fromkeys(shown)][:MOST_NAMED]
    decimals = [1 if key == INDEX else catalogue()[key].decimals for key in (potential, result)]
    ends = [
        tuple(t.number(value, digits) for value in (table[side].min(), table[side].max()))
        for side, digits in zip(("potential", "result"), decimals, strict=True)
    ]
    title = t("slide.unexplained" if weak else "slide.explained", share=t.number(100 * found.r_squared), potential=_name(potential, t), result=_name(result, t))  # fmt: skip
    return Slide(
        kind="residual",
        title=title,
        sentence=t("deviance.method"),
        chart=Points(
            table["potential"].tolist(), table["result"].tolist(), _name(potential, t), _name(result, t),
            (ends[0][0], ends[0][1]), (ends[1][0], ends[1][1]), (found.intercept, found.slope), named, _name(result, t),
        ),
        source=_sources(country, potential, result, t),
        area=country_name(country, t),
        year="",
    )  # fmt: skip


def _best(
    found: Deviance, table: pd.DataFrame, country: str, potential: str, result: str, area: str, t: Words
) -> Slide:  # fmt: skip
    """The places with the largest positive residuals: their value, with the expected one as second series."""
    indicator = catalogue()[result]
    rows = pd.concat([table.head(LISTED - 1), table[table["area_id"] == area]]).drop_duplicates("area_id").head(LISTED)
    first = rows.iloc[0]
    return Slide(
        kind="residual",
        title=t(
            "slide.beyond", place=first["name"], result=indicator.text("name", t.language),
            value=t.amount(first["result"], indicator.unit, indicator.decimals),
            expected=t.number(first["expected"], indicator.decimals),
        ),
        sentence=t("slide.beyond_note"),
        chart=Bars(
            [
                Bar(
                    str(row.name), float(row.result), t.amount(row.result, indicator.unit, indicator.decimals),
                    row.area_id == area, other=float(row.expected),
                )
                for row in rows.itertuples(index=False)
            ],
            indicator.text("name", t.language), other=t("deviance.expected"), unit=t.unit(indicator.unit),
        ),
        source=_sources(country, potential, result, t),
        area=country_name(country, t),
        year="",
    )  # fmt: skip

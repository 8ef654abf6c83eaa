"""Disparities on the comparison page: inequality of areas by year, and convergence."""

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import classify
from patokaz.analysis.convergence import Convergence
from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.analysis.inequality import MEASURES, TheilParts
from patokaz.charts.area_map import Style
from patokaz.charts.line_chart import LineChart
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, table_html
from patokaz.charts.scatter import scatter_chart
from patokaz.charts.series import Series
from patokaz.comparison.disparities import (
    TheilBetween,
    area_convergence,
    area_values,
    breaks_of,
    disparities,
    growth_rows,
    growth_table,
    likeness_of_residuals,
    theil_between,
    weighted_disparities,
)
from patokaz.comparison.verdict import evidence_rows, verdict_texts
from patokaz.frame.chart import show_chart, show_lines
from patokaz.frame.choices import choose, choose_country
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_chapter, show_notice, show_quiet, show_sentence, show_titled, theme
from patokaz.geography.areas import area_options
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.asked import indicator_label
from patokaz.maps.parts_screen import show_map_table
from patokaz.maps.picture import Picture, picture_measure
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import level_name, levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.sources import caution_text, indicator_source_texts

WEIGHTED = ("coefficient_of_variation", "gini", "theil_t", "theil_l", "hoover")
CLASSES = ("quantiles", 5)
DECIMALS = 3  # of a measure of inequality


def show_disparity(t: Words) -> None:
    """Inequality of the areas of a country or region by year, and convergence."""
    country = choose_country(t)
    held = coverage(country)
    own = held[held["level"].isin(levels(country))]
    own = own[own["first_year"] < own["last_year"]]
    possible = [key for key in dict.fromkeys(own["indicator_id"]) if not catalogue()[key].context]
    if not possible:
        show_notice(t("error.no_values_title"), t("comparison.no_years"))
        return
    with st.container(key="choices"):
        columns = st.columns([3, 1.5, 2])
    with columns[0]:
        key = choose(
            t("choice.indicator"), "indicator", possible, _first_with_direction(possible), t,
            lambda entry: indicator_label(catalogue()[entry], t),
        )  # fmt: skip
    found = set(own[own["indicator_id"] == key]["level"])
    with columns[1]:
        options = [level for level in levels(country) if level in found]
        level = choose(
            t("choice.level"), "level", options, options[0], t, lambda entry: level_name(country, entry, t, plural=True)
        )
    with columns[2]:
        within = _choose_region(country, level, t)
    indicator, values = catalogue()[key], area_values(key, country, level, within)
    rows = disparities(values)
    if rows.empty:
        show_notice(t("comparison.no_disparity"), t("comparison.no_disparity_text"))
        return
    weighted = weighted_disparities(key, country, level, within)
    show_measures(rows, weighted, indicator, country, t)
    show_weighted(weighted, indicator, t)
    for entry in () if within else theil_between(key, country, level):
        show_quiet(theil_text(entry, country, t))
    show_chapter(t("convergence.title"))
    closer = area_convergence(values, key, country)
    if indicator.is_of_whole_area:
        show_notice(t("verdict.refused_title"), t("verdict.refused_text"))
    elif closer is None:
        show_notice(t("convergence.none"), t("convergence.none_text"))
    else:
        show_convergence(closer, indicator, country, level, values.index if within else (), t)


def _first_with_direction(keys: Sequence[str]) -> str:
    """The first indicator with a better direction: inequality of sizes is not informative."""
    return next((key for key in keys if catalogue()[key].direction), keys[0])


def _choose_region(country: str, level: str, t: Words) -> str:
    if level != "municipality":
        return ""
    group = area_options(country, levels(country)[-1], t)
    names = {"": t("portfolio.all")} | dict(zip(group["area_id"], group["name"], strict=True))
    return choose(t("comparison.within"), "container", list(names), "", t, names.__getitem__)


def show_measures(rows: pd.DataFrame, weighted: pd.DataFrame, indicator: Indicator, country: str, t: Words) -> None:
    """A sentence, the Gini coefficient as a line, by area and by inhabitant, all measures as a table."""
    first, last = rows.iloc[0], rows.iloc[-1]
    name = indicator.text("name", t.language)
    sentence = t(
        "comparison.disparity_sentence", indicator=name, first=rows.index[0], last=rows.index[-1],
        before=t.number(first["gini"], 3), after=t.number(last["gini"], 3),
    )  # fmt: skip
    sentence = " ".join([sentence, *weighted_texts(weighted, t)])
    note, sources = t("comparison.measures_note"), indicator_source_texts(indicator, country, t)
    show_sentence(sentence)
    if len(rows) > 1:
        told = [sentence, note, *sources]
        show_gini(rows["gini"], weighted, breaks_of(indicator.id, country), told, t)
    listed = rows[::-1]
    columns = [Column(t("choice.year"), [str(year) for year in listed.index])]
    columns += [Column(t("potential.areas_axis"), [t.number(count) for count in listed["areas"]], number=True)]
    columns += [
        Column(
            t("comparison." + measure), [t.number(value, 3) for value in listed[measure]], number=True,
            minor=measure != "gini",
        )
        for measure in MEASURES
    ]  # fmt: skip
    st.html(table_html(columns, t("comparison.disparity")) + html("frame/quiet", text=" ".join([note, *sources])))
    in_file = [(name, note), *((t("profile.source"), source) for source in sources)]
    show_downloads(lambda: _for_a_file(rows), f"disparity-{indicator.id}", lambda: in_file, t)


def _for_a_file(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reset_index(names="year").rename(columns={"areas": "areas_count"})


def weighted_texts(weighted: pd.DataFrame, t: Words) -> list[str]:
    """The population-weighted Gini coefficient, first and last; empty for plain counts."""
    if weighted.empty:
        return []
    before, after = (t.number(weighted["gini_weighted"].iloc[at], 3) for at in (0, -1))
    years = {"first": weighted.index[0], "last": weighted.index[-1]}
    return [t("comparison.disparity_weighted_sentence", before=before, after=after, **years)]


def show_gini(values: pd.Series, weighted: pd.DataFrame, breaks: Sequence[int], notes: Sequence[str], t: Words) -> None:
    """The Gini coefficient over the years and, dashed, the population-weighted one if known."""
    name = t("comparison.gini")
    if weighted.empty:
        show_line(values, name, breaks, "disparity", notes, t)
        return
    lines = {t("comparison.per_area"): values, t("comparison.per_person"): weighted["gini_weighted"]}
    own, beside = ({key: _series(line)} for key, line in lines.items())
    table = pd.DataFrame({f"{name}, {key}": line for key, line in lines.items()}).rename_axis("year").reset_index()
    show_lines(
        LineChart(own, breaks, groups=beside, decimals=DECIMALS), "disparity", name, t, notes, table=lambda: table
    )


def show_weighted(rows: pd.DataFrame, indicator: Indicator, t: Words) -> None:
    """Population-weighted measures beside unweighted ones; nothing for plain counts."""
    if rows.empty:
        return
    listed, title = rows[::-1], t("comparison.weighted")
    columns = [Column(t("choice.year"), [str(year) for year in listed.index])]
    for measure in WEIGHTED:
        for ending, head in (("", "comparison.per_area"), ("_weighted", "comparison.per_person")):
            numbers = [t.number(value, 3) for value in listed[measure + ending]]
            name = f"{t('comparison.' + measure)}, {t(head)}"
            columns.append(Column(name, numbers, number=True, minor=measure != "gini"))
    with st.expander(title):
        st.html(table_html(columns, title) + html("frame/quiet", text=t("comparison.weighted_note")))
        show_downloads(
            lambda: _for_a_file(rows), f"disparity-weighted-{indicator.id}",
            lambda: [(indicator.text("name", t.language), t("comparison.weighted_note"))], t,
        )  # fmt: skip


def theil_text(entry: TheilBetween, country: str, t: Words) -> str:
    """Shares of the disparity between and within the larger areas, by areas and by inhabitants."""
    above = level_name(country, entry.above, t, plural=True)
    text = t("comparison.theil_parts", above=above, year=entry.year, **_told_parts(entry.parts, t))
    if entry.weighted is None:
        return text
    return f"{text} {t('comparison.theil_parts_weighted', **_told_parts(entry.weighted, t))}"


def _told_parts(parts: TheilParts, t: Words) -> dict[str, str]:
    told = {"total": parts.total, "between": parts.between, "within": parts.within}
    return {key: t.number(value, 4) for key, value in told.items()} | {"share": t.number(100 * parts.between_share)}


def _series(values: pd.Series) -> Series:
    return Series([int(year) for year in values.index], [float(value) for value in values], ())


def show_line(values: pd.Series, name: str, breaks: Sequence[int], key: str, notes: Sequence[str], t: Words) -> None:
    """A measure over the years. values: by year."""
    chart = LineChart({name: _series(values)}, breaks, decimals=DECIMALS)
    show_lines(chart, key, name, t, notes, table=lambda: values.rename(name).rename_axis("year").reset_index())


def show_convergence(
    found: Convergence, indicator: Indicator, country: str, level: str, within: Sequence[str], t: Words
) -> None:
    """Growth against initial value, dispersion over the years, growth on the map and by area."""
    moran = likeness_of_residuals(found, country, level)
    texts, evidence = verdict_texts(found, moran, t), evidence_rows(found, moran, t)
    cautions = [text for text in (caution_text(indicator, country, t), t("convergence.method")) if text]
    show_sentence(" ".join(texts), note=" ".join(cautions))
    told = "; ".join(f"{name}: {value}" for name, value in evidence)
    notes = [*texts, told, *cautions, *indicator_source_texts(indicator, country, t)]
    columns = [Column(t("verdict.measure"), [name for name, _ in evidence])]
    columns.append(Column(t("report.value"), [value for _, value in evidence], number=True))
    show_titled(t("verdict.evidence"), table_html(columns, t("verdict.evidence")))
    show_growth(found, indicator, country, level, notes, t)
    if found.sigma is not None:
        show_titled(t("convergence.sigma"), "")
        name = t("comparison.coefficient_of_variation")
        show_line(found.sigma["coefficient_of_variation"], name, breaks_of(indicator.id, country), "sigma", notes, t)
    areas = area_options(country, level, t)[["area_id", "name", "upper"]]
    rows = growth_rows(found, areas)
    title = t("convergence.map", indicator=indicator.text("name", t.language), first=found.first, last=found.last)
    show_titled(title, "")
    show_country_map(CountryMap(Picture(rows, classify(rows["value"], *CLASSES)), picture_measure(rows["value"], "pct", 1, t), country=country, level=level, title=title, key="convergence", style=Style(within=frozenset(within)), notes=notes), t)  # fmt: skip
    table = growth_table(found, areas)
    start, growth = (
        decimals_to_tell_apart(table[name], usual) for name, usual in (("start", indicator.decimals), ("growth", 1))
    )
    columns = [
        Column(str(found.first), [t.number(value, start) for value in table["start"]], number=True),
        Column(t("convergence.growth"), [t.signed(value, growth) for value in table["growth"]], number=True),
        Column(
            t("deviance.expected"), [t.signed(value, growth) for value in table["expected"]], number=True, minor=True
        ),
    ]
    show_map_table(table, columns, f"convergence-{indicator.id}", [(title, note) for note in notes], t)


def show_growth(
    found: Convergence, indicator: Indicator, country: str, level: str, notes: Sequence[str], t: Words
) -> None:
    """Annual growth against initial value, the largest residuals labelled."""
    names = area_options(country, level, t).set_index("area_id")["name"]
    points = found.by_area.assign(name=names.reindex(found.by_area.index))
    furthest = (points["growth"] - points["expected"]).abs().sort_values(ascending=False).index
    table = points.loc[furthest].rename(columns={"start": "x", "growth": "y"})
    beta = found.beta
    figure = scatter_chart(
        table,
        lambda x: 100 * (beta.intercept + beta.slope * math.log(x)),
        f"{found.first} ({t.unit(indicator.unit)})",
        t("convergence.growth"),
        PALETTES[theme()],
        logarithmic=True,
    )
    told = ["area_id", "name", "start", "growth", "expected"]
    show_chart(
        figure, "convergence", t("convergence.title"), t, notes,
        table=lambda: points.rename_axis("area_id").reset_index()[told],
    )  # fmt: skip

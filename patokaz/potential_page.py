"""The parts of the potential page: choices, map with distribution and ranking, table, composite index."""

import html
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.analysis.classes import SCHEMES
from patokaz.analysis.composite import Framework
from patokaz.charts.palette import PALETTES, shades
from patokaz.charts.plain import Column, distribution_html, table_html
from patokaz.charts.rankings import ranking_html
from patokaz.countries import choose_country, level_name, levels
from patokaz.country_map import show_country_map
from patokaz.database import query
from patokaz.downloads import show_downloads
from patokaz.i18n import Measure, Words
from patokaz.indicators import BLOCKS, Indicator, catalogue
from patokaz.potential import Picture, index_picture, indicator_picture, occupied
from patokaz.sources import indicator_source_texts

VIEWS = ("indicator", "index")
CLASS_NUMBERS = ("3", "4", "5", "6", "7")
FIRST_ROWS = 20


def show_potential(t: Words) -> None:
    """One indicator on the map, or the country's composite index."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        country = choose_country(t)
        view = layout.choose(
            t("choice.show"), "show", VIEWS, "indicator", t, lambda key: t("potential.view_" + key), "pills"
        )
    if view == "index":
        show_index(country, t)
    else:
        show_indicator(country, t)


def show_indicator(country: str, t: Words) -> None:
    """Choices in one line, then map, distribution, ranking and table of the indicator."""
    held = query("coverage")
    held = held[(held["country_id"] == country) & held["level"].isin(levels(country)) & ~held["is_part"].astype(bool)]
    blocks = held.drop_duplicates("indicator_id").set_index("indicator_id")["block"].to_dict()
    options = sorted(blocks, key=lambda key: BLOCKS.index(blocks[key]))
    with st.container(key="choices"):
        columns = st.columns([3.2, 1.7, 1, 1.7, 0.9])
    with columns[0]:
        first = "share_aged_65_plus_pct" if "share_aged_65_plus_pct" in options else "own_income_per_head_uah"
        indicator = catalogue()[
            layout.choose(t("choice.indicator"), "indicator", options, first, t, lambda key: _indicator_label(key, t))
        ]
    with columns[1]:
        found = set(held[held["indicator_id"] == indicator.id]["level"])
        possible = [level for level in levels(country) if level in found]
        level = layout.choose(
            t("choice.level"), "level", possible, possible[0], t, lambda key: level_name(country, key, t, plural=True)
        )
    with columns[2]:
        years = [str(y) for y in query("indicator_years", indicator=indicator.id, country=country, level=level)["year"]]
        year = layout.choose(t("choice.year"), "year", years, years[0] if years else "", t, str)
    with columns[3]:
        scheme = choose_scheme(t)
    with columns[4]:
        number = choose_class_number(t)
    if not years:
        layout.show_notice(t("error.no_values_title"), t("error.no_values_text"))
        return
    picture = indicator_picture(indicator, country, level, int(year), scheme, number, t.language)
    _show_indicator_picture(picture, indicator, country, level, int(year), t)


def _indicator_label(key: str, t: Words) -> str:
    indicator = catalogue()[key]
    unit = t.unit(indicator.unit)
    return indicator.text("name", t.language) + (f" ({unit})" if unit and unit != "%" else "")


def choose_scheme(t: Words) -> str:
    """How values are cut into classes."""
    return layout.choose(t("choice.scheme"), "scheme", SCHEMES, "quantiles", t, lambda key: t("potential." + key))


def choose_class_number(t: Words) -> int:
    """How many classes."""
    return int(layout.choose(t("choice.classes"), "classes", CLASS_NUMBERS, "5", t, str))


def _show_indicator_picture(
    picture: Picture, indicator: Indicator, country: str, level: str, year: int, t: Words
) -> None:
    amount = picture_measure(picture, indicator, t)

    title = f"{indicator.text('name', t.language)}, {year}"
    st.html(
        f'<p class="sentence">{html.escape(sentence(picture, indicator.text("name", t.language), year, amount, t))}</p>'
    )

    show_picture(picture, title, amount, country, level, "indicator", t)
    notes = [t("potential.survey_note")] * indicator.survey + [t("potential.context_note")] * indicator.context
    caution = indicator.text("caution", t.language, country)
    notes += [indicator.text("definition", t.language, country)] + [caution] * bool(caution)
    sources = "; ".join(indicator_source_texts(indicator, country, t))
    st.html(f'<p class="quiet">{html.escape(" ".join(notes))}<br>{html.escape(sources)}</p>')
    table = picture.ranked[["area_id", "name", "upper", "rank", "value"]]
    show_table(table, indicator.decimals, f"{indicator.id}-{country.lower()}-{year}", [(title, sources)], t)


def picture_measure(picture: Picture, indicator: Indicator, t: Words) -> Measure:
    """How the values of a picture are written."""
    return t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))


def sentence(picture: Picture, name: str, year: int, amount: Measure, t: Words) -> str:
    """What the map shows, in words: half of the areas, the least, the most."""
    known = picture.known
    if len(known) < 3:
        return t("potential.sentence_few", indicator=name, year=year, areas=len(known), total=len(picture.rows))
    return t(
        "potential.sentence",
        indicator=name,
        year=year,
        areas=t.number(len(known)),
        median=amount(picture.median),
        low=known.iloc[-1]["name"],
        low_value=amount(known.iloc[-1]["value"]),
        high=known.iloc[0]["name"],
        high_value=amount(known.iloc[0]["value"]),
    )


def show_picture(
    picture: Picture,
    title: str,
    amount: Measure,
    country: str,
    level: str,
    key: str,
    t: Words,
    greyed: frozenset[str] = frozenset(),
) -> None:
    """Map on two thirds, beside it the distribution and the ends of the ranking."""
    palette = PALETTES[layout.theme()]
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_country_map(picture, amount, t, country=country, level=level, title=title, key=key, greyed=greyed)
    with right:
        known = picture.known
        if len(known) >= 3:
            colours = shades(palette, len(picture.classes.counts))
            middle = t("profile.median_of", value=amount.number(picture.median))
            ends = (amount(known["value"].min()), middle, amount(known["value"].max()))
            spread = distribution_html(known["value"], picture.classes.upper, colours, ends, t("potential.areas_axis"))
            st.html(f"<h3>{html.escape(t('potential.distribution'))}</h3>{spread}")
        st.html(
            f"<h3>{html.escape(t('potential.ranking'))}</h3>{ranking_html(picture.ordered, amount, layout.address(), t)}"
        )


def show_table(table: pd.DataFrame, decimals: int, name: str, notes: Sequence[tuple[str, str]], t: Words) -> None:
    """The areas in their order, the first ones unless all are asked for; a name opens the profile."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        st.html(f"<h3>{html.escape(t('potential.table'))}</h3>", width="content")
        everything = len(table) <= FIRST_ROWS or show_all_rows(len(table), t)
    listed = table if everything else table.head(FIRST_ROWS)
    st.html(table_html(area_columns(listed, decimals, t), t("potential.table")))
    show_downloads(lambda: table, name, lambda: notes, t)


def area_columns(rows: pd.DataFrame, decimals: int, t: Words) -> list[Column]:
    """Place, upper area, rank and numbers of a table of areas as texts in the reader's language."""
    ranks = ["" if pd.isna(rank) else t.number(rank) for rank in rows["rank"]]
    columns = [
        Column(t("potential.rank"), ranks, number=True),
        Column(
            t("potential.place"),
            rows["name"].tolist(),
            links=layout.links("profile", "area", rows["area_id"]),
        ),
        Column(t("potential.upper"), rows["upper"].tolist(), minor=True),
    ]
    for name in rows.columns[rows.columns.get_loc("value") :]:
        head = t(f"potential.{name}") if name in ("value", "coverage") else t("pillar." + name)
        columns.append(
            Column(head, [t.number(value, decimals) for value in rows[name]], number=True, minor=name != "value")
        )
    return columns


def show_all_rows(count: int, t: Words) -> bool:
    """Whether the reader wants every row of a long table; kept in the address."""
    st.session_state["all_rows"] = st.query_params.get("rows") == "all"

    def keep() -> None:
        if st.session_state["all_rows"]:
            st.query_params["rows"] = "all"
        else:
            st.query_params.pop("rows", None)

    return st.toggle(t("potential.all_rows", count=count), key="all_rows", on_change=keep)


def show_index(country: str, t: Words) -> None:
    """The composite index of a country: map, ranking, what it is made of, table."""
    columns = st.columns([1.7, 0.9, 3.2])
    with columns[0]:
        scheme = choose_scheme(t)
    with columns[1]:
        number = choose_class_number(t)
    picture, recipe = index_picture(country, scheme, number, t.language)
    known = picture.known

    amount = t.measure("index", 1)

    st.html(f'<h2 class="chapter">{html.escape(t("potential.index_title"))}</h2>')
    if known.empty:
        layout.show_notice(t("error.no_values_title"), t("error.no_values_text"))
        return
    text = t(
        "potential.index_sentence",
        areas=t.number(len(known)),
        total=t.number(len(picture.rows)),
        high=known.iloc[0]["name"],
        high_value=amount(known.iloc[0]["value"]),
        median=amount(picture.median),
    )
    st.html(f'<p class="sentence">{html.escape(text)}</p><p class="quiet">{html.escape(t("potential.index_note"))}</p>')
    grey = frozenset(occupied(country))
    show_picture(picture, t("potential.index_title"), amount, country, "municipality", "index", t, grey)
    st.html(recipe_html(recipe, t))
    table = picture.ranked[["area_id", "name", "upper", "rank", "value", "coverage", *recipe.pillars]]
    table = table.assign(coverage=100 * table["coverage"])
    show_table(table, 1, f"index-{country.lower()}", [(t("potential.index_title"), t("potential.index_note"))], t)


def recipe_html(recipe: Framework, t: Words) -> str:
    """Pillars and indicators with their directions."""
    pillars = []
    for pillar, members in recipe.pillars.items():
        items = "".join(
            f"<li>{html.escape(catalogue()[key].text('name', t.language))} "
            f'<span class="quiet">{html.escape(t("potential.more_better" if sign > 0 else "potential.less_better"))}</span></li>'
            for key, sign in members.items()
        )
        pillars.append(f"<div><h4>{html.escape(t('pillar.' + pillar))}</h4><ul>{items}</ul></div>")
    return f'<h3>{html.escape(t("potential.index_made_of"))}</h3><div class="recipe">{"".join(pillars)}</div>'

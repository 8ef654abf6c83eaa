"""The parts of the potential page: choices, map with distribution and ranking, table, composite index."""

import html

import streamlit as st

from patokaz import layout
from patokaz.area_parts import choose_class_number, choose_scheme, show_picture, show_table
from patokaz.countries import choose_country, level_name, levels
from patokaz.database import query
from patokaz.deviance_page import show_deviance
from patokaz.i18n import Measure, Words
from patokaz.index_page import show_index
from patokaz.indicators import BLOCKS, Indicator, catalogue
from patokaz.potential import Picture, indicator_picture
from patokaz.sources import indicator_source_texts
from patokaz.why_page import show_why

VIEWS = ("indicator", "index", "result", "why")


def show_potential(t: Words) -> None:
    """One indicator on the map, the composite index, potential against result, or what regions are specialised in."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        country = choose_country(t)
        view = layout.choose(
            t("choice.show"), "show", VIEWS, "indicator", t, lambda key: t("potential.view_" + key), "pills"
        )
    if view == "index":
        show_index(country, t)
    elif view == "result":
        show_deviance(country, t)
    elif view == "why":
        show_why(country, t)
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

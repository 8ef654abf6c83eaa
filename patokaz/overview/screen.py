"""The parts of the overview."""

import html
from urllib.parse import urlencode

import streamlit as st

from patokaz.frame.address import address
from patokaz.frame.choices import choose_country
from patokaz.frame.search_box import show_search
from patokaz.language.words import Words
from patokaz.maps.picture import indicator_picture
from patokaz.maps.screen import show_country_map
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, country_name, country_names
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query


def show_search_and_lead(t: Words) -> None:
    """What this is, and the search."""
    st.html(
        f'<div class="band"><h1>{html.escape(t("overview.title"))}</h1></div><p class="lead">{html.escape(t("overview.lead"))}</p>'
    )
    show_search(t, "overview")


def show_map(t: Words) -> None:
    """The country, chosen by three quiet words, with its first headline ratio on the map."""
    country = choose_country(t)
    indicator = catalogue()[countries()[country]["map"]]
    years = query("indicator_years", indicator=indicator.id, country=country, level="municipality")["year"]
    picture = indicator_picture(indicator, country, "municipality", int(years.iloc[0]), "quantiles", 5, t.language)
    text = t(
        "overview.map_sentence",
        indicator=indicator.text("name", t.language),
        year=years.iloc[0],
        areas=t.number(len(picture.known)),
        total=t.number(len(picture.rows)),
        country=country_name(country, t),
    )
    show_country_map(
        picture, t.measure(indicator.unit, indicator.decimals), t, country=country,
        level="municipality", title=indicator.text("name", t.language), key="overview", height=460,
    )  # fmt: skip
    st.html(f'<p class="quiet">{html.escape(text)}</p>')


def show_doors(t: Words) -> None:
    """Three doors for three users."""
    for door, page in {"mayor": "profile", "analyst": "potential", "portfolio": "portfolio"}.items():
        with st.container(key=f"door_{door}"):
            st.html(
                f"<h3>{html.escape(t('overview.door_' + door))}</h3><p>{html.escape(t(f'overview.door_{door}_text'))}</p>"
            )
            st.page_link(f"pages/{page}.py", label=t(f"overview.door_{door}_link"), query_params=address())


def show_newest(t: Words) -> None:
    """What is newest in the data: the indicators with the latest years."""
    held = coverage(level="municipality")
    names = country_names(t)
    newest = held.sort_values("last_year", ascending=False, kind="stable").groupby("country_id").head(4)
    items = "".join(
        f'<li><a href="potential?{html.escape(urlencode(address(country=row.country_id, indicator=row.indicator_id)))}" '
        f'target="_self">{html.escape(catalogue()[row.indicator_id].text("name", t.language))}</a> '
        f'<span class="quiet">{html.escape(t("overview.newest_text", country=names[row.country_id], year=row.last_year))}</span></li>'
        for row in newest.itertuples()
    )
    st.html(f'<h2 class="chapter">{html.escape(t("overview.newest"))}</h2><ul class="newest">{items}</ul>')

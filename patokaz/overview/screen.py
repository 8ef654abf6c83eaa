"""The parts of the overview."""

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.choices import choose_country
from patokaz.frame.parts import show_opening, show_quiet
from patokaz.frame.search_box import show_search
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.picture import indicator_picture, picture_measure
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, country_name, country_names
from patokaz.statistics.coverage import newest_coverage
from patokaz.statistics.database import query

NEWEST = 4  # indicators a country


def show_search_and_lead(t: Words) -> None:
    """What this is, and the search."""
    show_opening(t("overview.title"), t("overview.lead"))
    show_search(t, "overview")


def show_map(t: Words) -> None:
    """The country, chosen by three quiet words, with its first headline ratio on the map."""
    country = choose_country(t)
    indicator = catalogue()[countries()[country]["map"]]
    years = query("indicator_years", indicator=indicator.id, country=country, level="municipality")["year"]
    picture = indicator_picture(indicator, country, "municipality", int(years.iloc[0]), "quantiles", 5, t.language)
    text = t(
        "overview.map_sentence",
        indicator=t.dated(indicator.text("name", t.language), int(years.iloc[0])),
        areas=t.number(len(picture.known)),
        total=t.number(len(picture.rows)),
        country=country_name(country, t),
    )
    show_country_map(CountryMap(picture, picture_measure(picture.rows["value"], indicator.unit, indicator.decimals, t), country=country, level="municipality", title=indicator.text("name", t.language), key="overview", height=460), t)  # fmt: skip
    show_quiet(text)


def show_doors(t: Words) -> None:
    """Three doors for three users."""
    for door, page in {"mayor": "profile", "analyst": "potential", "portfolio": "portfolio"}.items():
        with st.container(key=f"door_{door}"):
            st.html(html("overview/door", title=t("overview.door_" + door), text=t(f"overview.door_{door}_text")))
            st.page_link(f"pages/{page}.py", label=t(f"overview.door_{door}_link"), query_params=address())


def show_newest(t: Words) -> None:
    """What is newest in the data: the indicators with the latest years."""
    names, kept = country_names(t), address()
    items = [
        {
            "address": address_of("potential", kept | {"country": row.country_id, "indicator": row.indicator_id}),
            "name": catalogue()[row.indicator_id].text("name", t.language),
            "text": t("overview.newest_text", country=names[row.country_id], year=row.last_year),
        }
        for row in newest_coverage("municipality", NEWEST).itertuples()
    ]
    st.html(html("overview/newest", title=t("overview.newest"), items=items))

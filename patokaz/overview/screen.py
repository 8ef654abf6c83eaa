"""The parts of the overview."""

import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.frame.address import address, address_of
from patokaz.frame.choices import asked_country, choose_country
from patokaz.frame.parts import show_html, show_opening, show_quiet, together
from patokaz.frame.search_box import show_search
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.picture import indicator_picture
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.overview.living import annotated, finding, living_numbers, newest_lines, newest_year
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, country_name

NEWEST = 5
DOORS = {"mayor": "profile", "analyst": "potential", "portfolio": "portfolio"}


def show_search_and_lead(t: Words) -> None:
    """The introduction and the search."""
    with together():
        show_opening(t("overview.title"), t("overview.lead"))
        show_search(t)


def show_map(t: Words) -> None:
    """The country chosen by three links, with its first headline ratio on the map below the finding."""
    country = choose_country(t)
    indicator = catalogue()[countries()[country]["map"]]
    year = newest_year(indicator.id, country)
    picture = indicator_picture(indicator, country, "municipality", year, "quantiles", 5, t.language)
    st.html(html("overview/finding", text=finding(picture, indicator, year, t)))
    measure = picture.measure(indicator, t)
    name, style = indicator.text("name", t.language), Style(labels=annotated(picture, country, indicator, t))
    show_country_map(
        CountryMap(picture, measure, country, "municipality", name, "overview", style=style, height=340), t
    )
    areas, total = (t.number(number) for number in (picture.rows["value"].count(), len(picture.rows)))
    dated = t.dated(name, year)
    show_quiet(t("overview.map_sentence", indicator=dated, areas=areas, total=total, country=country_name(country, t)))


def show_doors(t: Words) -> None:
    """Three entry points for three kinds of user, each with a figure of the country."""
    numbers = living_numbers(asked_country(t), t)
    doors = [
        {
            "title": t("overview.door_" + door),
            "text": t(f"overview.door_{door}_text"),
            "number": numbers.get(door),
            "address": address_of(page, address()),
            "label": t(f"overview.door_{door}_link"),
        }
        for door, page in DOORS.items()
    ]
    show_html(html("overview/doors", doors=doors))


def show_newest(t: Words) -> None:
    """The newest data of the country: five dated lines."""
    country, kept = asked_country(t), address()
    items = [
        {
            "address": address_of("potential", kept | {"country": country, "indicator": row.indicator_id}),
            "name": catalogue()[row.indicator_id].text("name", t.language),
            "year": t.year(row.year),
            "areas": t("overview.newest_areas", count=row.areas),
        }
        for row in newest_lines(country, NEWEST)
    ]
    title = t("overview.newest", country=country_name(country, t))
    show_html(html("overview/newest", title=title, items=items))

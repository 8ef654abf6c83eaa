"""Stand-alone views for embedding: a map, a ranking, a line over the years; each with its source."""

from collections.abc import Callable

import streamlit as st

from patokaz.charts.rankings import ranking_html
from patokaz.charts.year_line import year_line_html
from patokaz.frame.address import address_of, base_address, links
from patokaz.frame.choices import asked_country, choice
from patokaz.frame.parts import show_notice, show_quiet
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.picture import Picture, indicator_picture, mapped_indicators
from patokaz.maps.screen import Click, CountryMap, open_profile, show_country_map
from patokaz.portfolio.embedded_screen import show_embedded_portfolio
from patokaz.profile.embedding_screen import show_card
from patokaz.profile.figures import report_figure
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import country_name, levels
from patokaz.statistics.database import query
from patokaz.statistics.sources import indicator_source_texts

HEIGHT = 300


def show_embedded(t: Words, **further: Callable[[Words], None]) -> None:
    """The view named by `show` in the address; otherwise a card. further: views of subjects that stand above a profile."""
    views = EMBEDDED | further
    views[choice(t("choice.show"), "show", list(views), "card", t)](t)


def show_embedded_map(t: Words) -> None:
    """An indicator on the map of a level."""
    country, level, indicator, year, picture = _asked_picture(t)
    title = t.dated(indicator.text("name", t.language), year)
    _show_title(title, country, level, indicator, t)
    measure = picture.measure(indicator, t)
    click = Click(open_profile, opens=links("profile", "area", [""])[0])
    show_country_map(CountryMap(picture, measure, country, level, title, "embedded", click=click, height=HEIGHT), t)
    _show_source(indicator, country, t)


def show_embedded_ranking(t: Words) -> None:
    """The top and bottom of an indicator's ranking."""
    country, level, indicator, year, picture = _asked_picture(t)
    _show_title(t.dated(indicator.text("name", t.language), year), country, level, indicator, t)
    measure = picture.measure(indicator, t)
    st.html(ranking_html(picture.ordered, measure, {"lang": t.language}, t))
    _show_source(indicator, country, t)


def show_embedded_line(t: Words) -> None:
    """A figure of a place over the years."""
    profile = asked_profile(t, needed=True)
    if profile is None:
        return
    possible = [key for key in profile.records if len(profile.series[key].years) > 1] or [""]
    key = choice(t("choice.indicator"), "indicator", possible, possible[0], t)
    figure = profile.figure(key)
    if figure is None:
        show_notice(t("error.no_values_title"), t("error.no_values_text"))
        return
    told = report_figure(profile, figure, profile, t)
    link = f"{base_address()}/{address_of('profile', {'lang': t.language, 'area': profile.area['area_id']})}"
    drawn = "" if told.trend is None else year_line_html(told.trend, told.trend_text, told.decimals, t)
    st.html(html("profile/embedded_line", name=profile.title, link=link, figure=told, drawn=drawn))


EMBEDDED: dict[str, Callable[[Words], None]] = {
    "card": show_card, "map": show_embedded_map, "ranking": show_embedded_ranking, "line": show_embedded_line,
    "portfolio": show_embedded_portfolio,
}  # fmt: skip


def _asked_picture(t: Words) -> tuple[str, str, Indicator, int, Picture]:
    """Country, level, indicator, year and kind of picture from the address, or defaults."""
    country = asked_country(t)
    held = mapped_indicators(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    indicator = catalogue()[choice(t("choice.indicator"), "indicator", options, options[0], t)]
    known = set(held[held["indicator_id"] == indicator.id]["level"])
    possible = [level for level in levels(country) if level in known]
    level = choice(t("choice.level"), "level", possible, possible[0], t)
    years = [
        str(year) for year in query("indicator_years", indicator=indicator.id, country=country, level=level)["year"]
    ]
    year = int(choice(t("choice.year"), "year", years, years[0], t))
    return (
        country,
        level,
        indicator,
        year,
        indicator_picture(indicator, country, level, year, "quantiles", 5, t.language),
    )


def _show_title(title: str, country: str, level: str, indicator: Indicator, t: Words) -> None:
    choices = {"lang": t.language, "country": country, "level": level, "indicator": indicator.id}
    link = f"{base_address()}/{address_of('potential', choices)}"
    st.html(html("profile/embedded_title", title=f"{title} · {country_name(country, t)}", link=link))


def _show_source(indicator: Indicator, country: str, t: Words) -> None:
    show_quiet("; ".join([*indicator_source_texts(indicator, country, t), "Patokaz"]))

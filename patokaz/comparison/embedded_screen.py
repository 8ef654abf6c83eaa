"""The lines of a comparison for the frame of another site: every place that is compared, with its source."""

import streamlit as st

from patokaz.charts.line_chart import line_chart_html
from patokaz.comparison.comparison import places_beside
from patokaz.comparison.trend import shared_indicators, trend_of
from patokaz.frame.address import address_of, base_address
from patokaz.frame.choices import choice
from patokaz.frame.group import asked_group
from patokaz.frame.parts import show_notice, show_quiet
from patokaz.language.html import html
from patokaz.language.words import Words


def show_embedded_trend(t: Words) -> None:
    """One indicator over the years of the places in the address, linked to their comparison."""
    area = st.query_params.get("area", "")
    places = tuple(places_beside(area, st.query_params.get("with"), t))
    shared = shared_indicators(places) if places else ()
    if not shared:
        show_notice(t("error.no_values_title"), t("error.no_values_text"))
        return
    key = choice(t("choice.indicator"), "indicator", list(shared), shared[0], t)
    trend = trend_of(places, asked_group(t), key, t)
    ids = ",".join(place.area["area_id"] for place in places[1:])
    asked = {"lang": t.language, "area": places[0].area["area_id"], "with": ids, "indicator": key}
    link = f"{base_address()}/{address_of('comparison', asked)}"
    st.html(html("profile/embedded_title", title=trend.title, link=link))
    st.html(line_chart_html(trend.chart, trend.title, t.number))
    show_quiet(" ".join([*trend.gaps, "; ".join([*trend.sources, "Patokaz"])]))

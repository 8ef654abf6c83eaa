"""Rates of small counts: shrunken rates and control limits beside the observed value."""

import pandas as pd
import streamlit as st

from patokaz.charts.funnel import funnel_chart
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, table_html
from patokaz.frame.address import links
from patokaz.frame.chart import show_chart
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_quiet, theme
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.picture import Picture
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.chance import rate_table


def show_small_numbers(picture: Picture, indicator: Indicator, country: str, level: str, t: Words) -> None:
    """The funnel plot of the newest rates of a count; nothing for other figures."""
    table = rate_table(indicator.id, country, level)
    if table.empty or "smoothed" not in table:
        return
    title, note = t("small_numbers.title"), t("small_numbers.note")
    panel = st.expander(title, key="small_numbers", on_change="rerun")
    if not panel.open:  # a table of every area, which few open, is half the time of a rerun
        return
    rows = picture.rows[["area_id", "name", "upper"]].join(table, on="area_id", how="inner")
    rows = rows.sort_values("population")
    inside = int(rows["by_chance"].sum())
    with panel:
        sentence = t("small_numbers.sentence", count=t.number(inside), areas=t.number(len(rows)))
        drawn = table_html(_columns(rows, indicator.decimals, t), title)
        points = rows.rename(columns={"population": "x", "rate": "y"})
        unit = t.unit(indicator.unit)
        name = indicator.text("name", t.language) + (f" ({unit})" if unit else "")
        figure = funnel_chart(points, t("small_numbers.people"), name, PALETTES[theme()])
        lines = t("small_numbers.lines")
        show_chart(figure, "funnel", f"{title}. {sentence}", t, [lines, note])
        show_quiet(lines)
        st.html(html("frame/sentence", text=sentence, drawn=drawn, note=note))
        told = [t(f"small_numbers.place_{place}") for place in rows["place"]]
        show_downloads(
            lambda: rows.assign(place=told),
            f"small-numbers-{indicator.id}-{country.lower()}",
            lambda: [(title, note)],
            t,
        )


def _columns(rows: pd.DataFrame, decimals: int, t: Words) -> list[Column]:
    limits = [
        f"{t.number(low, decimals)} – {t.number(high, decimals)}"
        for low, high in zip(rows["low_998"], rows["high_998"], strict=True)
    ]
    return [
        Column(t("potential.place"), rows["name"].tolist(), links=links("profile", "area", rows["area_id"])),
        Column(t("small_numbers.people"), [t.number(value) for value in rows["population"]], number=True, minor=True),
        Column(t("potential.value"), [t.number(value, decimals) for value in rows["rate"]], number=True),
        Column(t("small_numbers.smoothed"), [t.number(value, decimals) for value in rows["smoothed"]], number=True),
        Column(t("small_numbers.limits"), limits, number=True, minor=True),
        Column(t("small_numbers.where"), [t("small_numbers.place_" + str(place)) for place in rows["place"]]),
    ]

"""The comparison page: places side by side; its other views stand in rooms of their own."""

import html
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from patokaz.charts.comparisons import LETTERS, strip_of_places
from patokaz.charts.palette import PALETTES
from patokaz.charts.series import PeerMedians, Series
from patokaz.charts.trends import trend_chart
from patokaz.comparison.comparison import MOST_PLACES, Row, chosen_places, comparable, compared_rows
from patokaz.comparison.disparity_screen import show_disparity
from patokaz.comparison.group_screen import show_group_view
from patokaz.comparison.similar_screen import show_similar
from patokaz.frame.address import address, address_of
from patokaz.frame.choices import choose
from patokaz.frame.files import show_downloads
from patokaz.frame.group import LEAST, PeerGroup, asked_group, group_address
from patokaz.frame.parts import show_chart, show_notice, theme
from patokaz.frame.search_box import show_search
from patokaz.language.words import Words
from patokaz.profile.peers import group_series, with_group
from patokaz.profile.profile import Profile, country_scales
from patokaz.statistics.catalogue import BLOCKS, Indicator, catalogue
from patokaz.statistics.countries import level_name
from patokaz.statistics.database import query
from patokaz.statistics.sources import indicator_source_texts

VIEWS = ("places", "similar", "group", "disparity")


def show_comparison(t: Words) -> None:
    """Places side by side, those like the first one, or disparities in a country."""
    st.html(f'<div class="band"><h1>{html.escape(t("page.comparison"))}</h1></div>')
    view = choose(t("choice.show"), "show", VIEWS, "places", t, lambda key: t("comparison." + key), "pills")
    if view == "disparity":
        show_disparity(t)
        return
    if view == "group":
        show_group_view(t)
        return
    places = chosen_places(asked_places(), t)
    known = {place.area["area_id"] for place in places}
    for unknown in [area for area in asked_places() if area not in known][: MOST_PLACES - len(places)]:
        show_notice(t("error.unknown_place_title"), t("error.unknown_place_text", value=unknown[:60]))
    show_chosen(places, t)
    if not places:
        show_notice(t("comparison.nobody"), t("comparison.nobody_text"))
    elif view == "similar":
        show_similar(places[0], t)
    else:
        show_places(places, t)


def asked_places() -> list[str]:
    """Ids of the address: the place itself, then those it is compared with."""
    others = st.query_params.get("with", "").split(",")
    return [area for area in (st.query_params.get("area", ""), *others) if area][: 4 * MOST_PLACES]


def add_place(area: str) -> None:
    """Put a place into the address and run again."""
    places = [entry for entry in asked_places() if entry != area]
    if not places:
        st.query_params["area"] = area
    else:
        st.query_params["with"] = ",".join([*places[1:MOST_PLACES], area][-(MOST_PLACES - 1) :])
    st.rerun()


def show_chosen(places: Sequence[Profile], t: Words) -> None:
    """A search to add a place, and the chosen ones with a link that leaves each out."""
    if len(places) < MOST_PLACES:
        show_search(t, "comparison", add_place, t("comparison.add"))
    ids = [place.area["area_id"] for place in places]
    chips = []
    for position, place in enumerate(places):
        others = [area for area in ids if area != ids[position]]
        kept = address(area=others[0] if others else None) | ({"with": ",".join(others[1:])} if others[1:] else {})
        where = ", ".join(name for name in (place.area["upper"], place.area["country"]) if name)
        chips.append(
            f'<li><b class="place p{position}">{LETTERS[position]}</b><span>{html.escape(place.area["name"])}'
            f'<small>{html.escape(where)}</small></span><a href="{html.escape(address_of("comparison", kept))}" target="_self" '
            f'aria-label="{html.escape(t("comparison.remove", place=place.area["name"]))}">×</a></li>'
        )
    st.html(f'<ul class="chosen">{"".join(chips)}</ul>')


def show_places(places: Sequence[Profile], t: Words) -> None:
    """Every block as a table of places, then one indicator over the years."""
    if len(places) == 1:
        st.html(f'<p class="sentence">{html.escape(t("comparison.alone") + " " + t("comparison.alone_text"))}</p>')
    group = asked_group(t)
    places = [with_group(place, group) for place in places]
    peers = places[0].place.peers if _alike(places) else None
    show_trend(places, group, t)
    middle = f"<th class='num'><i class='peers-key'></i>{html.escape(peers.name)}</th>" if peers else ""
    country = html.escape(t("comparison.median", country=places[0].area["country"]))
    where = f"<th class='num'>{country}</th><th>{html.escape(t('profile.column_where'))}</th>" if _alike(places) else ""
    for block in BLOCKS:
        rows = compared_rows(places, block)
        if rows:
            title = html.escape(t("block." + block))
            body = "".join(row_html(row, places, t) for row in rows)
            heads = "".join(
                f'<th class="num"><b class="place p{position}">{LETTERS[position]}</b> {html.escape(place.area["name"])}</th>'
                for position, place in enumerate(places)
            )
            st.html(
                f'<h2 class="chapter" id="{block}">{title}</h2><div class="wide"><table class="plain side"><thead><tr>'
                f"<th>{html.escape(t('profile.column_indicator'))}</th>{heads}{middle}{where}"
                f"</tr></thead><tbody>{body}</tbody></table></div>"
            )
    show_downloads(lambda: compared_table(places, t), "comparison", lambda: [], t)
    if len(places) >= LEAST:
        ids = [place.area["area_id"] for place in places]
        st.page_link(
            "pages/comparison.py", label=t("group.use_these", count=len(ids)), width="content",
            query_params=address(**group_address(ids, "")) | {"show": "group"},
        )  # fmt: skip


def row_html(row: Row, places: Sequence[Profile], t: Words) -> str:
    """One indicator: a value a place and where they stand; the reason where they may not be compared."""
    name = html.escape(row.indicator.text("name", t.language))
    if row.refused:
        told: dict[str, dict[str, None]] = {}
        for place, figure in zip(places, row.figures, strict=True):
            if figure:
                text = row.indicator.text("definition", t.language, place.area["country_id"])
                told.setdefault(text, {})[place.area["country"]] = None
        definitions = " ".join(f"{', '.join(names)}: {text}" for text, names in told.items())
        reason = html.escape(f"{t('comparison.refused')} {definitions}")
        return f'<tr><td>{name}</td><td class="refused" colspan="{len(places) + 2}">{reason}</td></tr>'
    cells = "".join(_value_cell(row, figure, place, t) for place, figure in zip(places, row.figures, strict=True))
    strip = f"{_country_cell(row, t)}<td class='where'>{_strip(row, places, t)}</td>" if _alike(places) else ""
    peers = places[0].place.peers if _alike(places) else None
    keys = {place.country_key for place in places}
    meant = row.indicator.text("definition", t.language, min(keys)) if len(keys) > 1 else ""
    shared = f"<small>{html.escape(meant)}</small>" if meant else ""
    return f"<tr><td>{name}{shared}</td>{cells}{_group_cell(row, peers, t)}{strip}</tr>"


def _alike(places: Sequence[Profile]) -> bool:
    """Whether the places are of one country and level, so that they stand on one strip."""
    return len({(place.area["country_id"], place.area["level"]) for place in places}) == 1


def _value_cell(row: Row, figure: Mapping[str, object] | None, place: Profile, t: Words) -> str:
    if figure is None:
        return f'<td class="num none">{html.escape(t("missing"))}</td>'
    value = t.number(float(str(figure["value"])), row.indicator.decimals)
    unit = t.unit(row.indicator.unit)
    rank = ""
    if not pd.isna(figure["rank"]):
        rank = t("of_total", rank=t.number(float(str(figure["rank"]))), total=t.number(float(str(figure["rank_of"]))))
    note = " · ".join(part for part in (unit, str(figure["year"]), rank) if part)
    around = ""
    if place.place.container and not row.indicator.aggregate and not pd.isna(figure["group_value"]):
        number = t.number(float(str(figure["group_value"])), row.indicator.decimals)
        around = f"<small>{html.escape(t('profile.group_value', group=place.place.container, value=number))}</small>"
    return f'<td class="num"><b>{html.escape(value)}</b><small>{html.escape(note)}</small>{around}</td>'


def _country_cell(row: Row, t: Words) -> str:
    """The median of all areas with the bounds of their middle half; empty where nothing is ranked."""
    spread = next((f for f in row.figures if f is not None and not pd.isna(f["median"])), None)
    if spread is None or row.indicator.context:
        return '<td class="num"></td>'
    low, median, high = (t.number(float(str(spread[key])), row.indicator.decimals) for key in ("q1", "median", "q3"))
    return f'<td class="num"><b>{html.escape(median)}</b><small>{html.escape(f"{low} – {high}")}</small></td>'


def _group_cell(row: Row, peers: PeerMedians | None, t: Words) -> str:
    """The median of the comparison group, an empty cell where it has none; nothing without a group."""
    if peers is None:
        return ""
    median = peers.medians.get(row.indicator.id)
    text = "" if median is None else t.number(median, row.indicator.decimals)
    return f'<td class="num"><b>{html.escape(text)}</b></td>'


def _strip(row: Row, places: Sequence[Profile], t: Words) -> str:
    """Where the places stand among all areas of their country and level."""
    country, level = places[0].area["country_id"], places[0].area["level"]
    if row.indicator.context:
        return ""
    scale = country_scales(country).get((level, row.indicator.id))
    if scale is None:
        return ""
    values = [None if figure is None else float(str(figure["value"])) for figure in row.figures]
    spread = next((f for f in row.figures if f is not None and not pd.isna(f["median"])), None)
    median = None if spread is None else float(str(spread["median"]))
    quartiles = (None, None) if spread is None else (float(str(spread["q1"])), float(str(spread["q3"])))
    peers = places[0].place.peers
    told = "; ".join(
        f"{place.area['name']}: {t.amount(value, row.indicator.unit, row.indicator.decimals)}"
        for place, value in zip(places, values, strict=True)
    )
    middle = peers.medians.get(row.indicator.id) if peers else None
    return strip_of_places(scale, values, told, median, quartiles, middle)


def show_trend(places: Sequence[Profile], group: PeerGroup | None, t: Words) -> None:
    """One indicator over the years for every place, with the middle half of all municipalities behind."""
    shared = [
        key for key, entry in catalogue().items()
        if not entry.part_only and comparable(entry, {place.country_key for place in places}) and sum(len(place.series.get(key, _NONE).years) > 1 for place in places) >= min(2, len(places))
    ]  # fmt: skip
    if not shared:
        st.html(f'<p class="quiet">{html.escape(t("comparison.no_years"))}</p>')
        return
    key = choose(
        t("choice.indicator"), "indicator", shared, shared[0], t,
        lambda entry: catalogue()[entry].text("name", t.language),
    )  # fmt: skip
    indicator = catalogue()[key]
    country, level = places[0].area["country_id"], places[0].area["level"]
    band = query("level_spread", indicator=key, country=country, level=level)
    if not _alike(places):  # the middle half of one country says nothing of another's places
        band = band.head(0)
    lines = {place.area["name"]: place.series[key] for place in places if key in place.series}
    breaks = sorted({year for place in places for year in place.breaks.get(key, {})})
    name = indicator.text("name", t.language)
    middle = {group.name: group_series(group, places[0], key)} if group else {}
    figure = trend_chart(
        lines, breaks, band, t("comparison.band", country=places[0].area["country"]), PALETTES[theme()], middle,
        references(places, indicator, band, t),
    )  # fmt: skip
    st.html(f"<h3>{html.escape(name)} ({html.escape(t.unit(indicator.unit, short=False))})</h3>")
    countries = dict.fromkeys(place.area["country_id"] for place in places)
    sources = [source for entry in countries for source in indicator_source_texts(indicator, entry, t)]
    st.html(f'<p class="quiet">{html.escape("; ".join(sources))}</p>')
    show_chart(figure, "trend", f"{name} ({t.unit(indicator.unit, short=False)})", t, sources)


def references(places: Sequence[Profile], indicator: Indicator, band: pd.DataFrame, t: Words) -> dict[str, Series]:
    """The median of all areas, and the area around the places where they share one and its value is of the same kind."""
    median = Series(band["year"].astype(int).tolist(), band["median"].astype(float).tolist(), ())
    found = {t("comparison.median", country=places[0].area["country"]): median} if len(band) else {}
    shared = {place.above[0].area["area_id"] if place.above else "" for place in places}
    if len(shared) == 1 and places[0].above and not indicator.aggregate:
        around = places[0].above[0]
        kind = level_name(around.area["country_id"], around.area["level"], t)
        found[f"{around.area['name']} ({kind})"] = around.series.get(indicator.id, _NONE)
    return found


_NONE = Series([], [], ())


def compared_table(places: Sequence[Profile], t: Words) -> pd.DataFrame:
    """All compared figures as one table: block, indicator, unit, then value, year and rank of every place."""
    rows = []
    for block in BLOCKS:
        for row in compared_rows(places, block):
            told: dict[str, object] = {
                "block": t("block." + block), "id": row.indicator.id, "indicator": row.indicator.text("name", t.language),
                "unit": t.unit(row.indicator.unit), "comparable": not row.refused,
            }  # fmt: skip
            for place, figure in zip(places, row.figures, strict=True):
                for column in ("value", "year", "rank"):
                    told[f"{place.area['name']} {column}"] = None if figure is None else figure[column]
            rows.append(told)
    return pd.DataFrame(rows)

"""The map of classes of needs over a country."""

from patokaz.charts.area_map import Style
from patokaz.charts.palette import Palette
from patokaz.charts.plain import Column
from patokaz.frame.parts import show_notice, show_quiet, show_sentence
from patokaz.language.words import Words
from patokaz.maps.parts_screen import show_map_table
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.needs.country_map import category_names, class_map, data_indicators, map_sentence, place_texts
from patokaz.needs.statements import country_needs
from patokaz.needs.texts import asked_text
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import status_list, status_note


def show_map(country: str, t: Words) -> None:
    """The classes of needs by place, from data only, without answers of municipalities."""
    if not country_needs(country).data:
        show_notice(t("needs.no_map"), "")
        return
    found = class_map(country, t)
    notes = [t("needs.map_method"), asked_text(country, t)]
    war = status_note(status_list(country), t)
    show_sentence(map_sentence(found, t), note=" ".join([*notes, *([t("needs.silenced"), war] if war else [])]))
    texts, names = place_texts(found, t), category_names(t)
    shown = CountryMap(
        found.picture, t.measure("count", 0), country=country, level="municipality", title=t("needs.map_title"),
        key="needs", notes=[*notes, *sources_of(data_indicators(country), country, t)],
        style=Style(class_texts=names, colours=_colours, texts=texts),
    )  # fmt: skip
    show_country_map(shown, t)
    rows = found.picture.rows[["area_id", "name", "upper"]]
    table = rows.assign(classes=[text or t("missing") for text in texts])
    columns = [Column(t("needs.classes"), table["classes"].tolist())]
    show_map_table(table, columns, f"needs-{country.lower()}", [(t("needs.map_title"), t("needs.map_method"))], t)
    show_quiet("; ".join(sources_of(data_indicators(country), country, t)))


def _colours(palette: Palette) -> list[str]:
    return [palette.line, palette.categorical[0], palette.categorical[1], palette.categorical[2], palette.ink2]

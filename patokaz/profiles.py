"""What a municipal profile says: figures with their definitions, sources, formulas and breaks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.cards import Place, definition_list, indicator_row
from patokaz.charts.cards import Strips as StripPaths
from patokaz.database import query
from patokaz.i18n import Words
from patokaz.indicators import Indicator, catalogue


@dataclass(frozen=True)
class Profile:
    """Everything the profile of one area shows, asked once."""

    area: Mapping[str, str]
    figures: pd.DataFrame
    series: Mapping[str, pd.DataFrame]
    breaks: Mapping[str, Mapping[int, Mapping[str, str]]]
    sources: Mapping[str, Mapping[str, str]]
    place: Place

    @property
    def country_key(self) -> str:
        """Folder name of the country: mk, bg, ua."""
        return self.area["country_id"].lower()

    def figure(self, indicator: str) -> Mapping[str, object] | None:
        """The newest figure of an indicator, if the area has one."""
        rows = self.figures[self.figures["indicator_id"] == indicator]
        return None if rows.empty else {str(key): value for key, value in rows.iloc[0].items()}


def read_profile(area: Mapping[str, str]) -> Profile:
    """The profile of an area (a row of queries/area_names.sql)."""
    series = query("area_series", area=area["area_id"])
    breaks: dict[str, dict[int, Mapping[str, str]]] = {}
    for row in query("breaks", country=area["country_id"]).itertuples():
        breaks.setdefault(row.indicator_id, {})[int(row.year)] = json.loads(row.reason)
    return Profile(
        area=area,
        figures=query("area_figures", area=area["area_id"]),
        series={str(key): rows for key, rows in series.groupby("indicator_id")},
        breaks=breaks,
        sources=query("sources").set_index("source_id").to_dict("index"),
        place=Place(group=area["upper"], country=area["country"]),
    )


def block_rows(profile: Profile, block: str, strips: StripPaths, t: Words) -> list[str]:
    """The rows of a block: every indicator that the area has and that is not only a part of others."""
    indicators = catalogue()
    rows = profile.figures[(profile.figures["block"] == block) & ~profile.figures["is_part"].astype(bool)]
    none = pd.DataFrame({"year": [], "value": []})
    return [
        indicator_row(
            figure,
            indicators[figure["indicator_id"]],
            profile.series.get(figure["indicator_id"], none),
            sorted(profile.breaks.get(figure["indicator_id"], {})),
            profile.place,
            strips,
            details(profile, figure, indicators[figure["indicator_id"]], t),
            t,
        )
        for figure in rows.to_dict("records")
    ]


def details(profile: Profile, figure: Mapping[str, object], indicator: Indicator, t: Words) -> str:
    """Definition, formula with the numbers that went in, sources, cautions and breaks, as HTML."""
    formula = indicator.formula_of(profile.country_key)
    reasons = profile.breaks.get(indicator.id, {})
    pairs = [
        (t("profile.definition"), indicator.text("definition", t.language)),
        (t("profile.formula"), readable_formula(formula, t)),
        (t("profile.numbers"), numbers_in(profile, formula, int(str(figure["year"])), t)),
        (t("profile.status"), t("profile.origin_" + str(figure["origin"])) if figure["origin"] != "computed" else ""),
        (t("profile.source"), "; ".join(source_texts(profile, source_ids(profile, indicator), t))),
        (t("profile.caution"), indicator.text("caution", t.language)),
        (
            t("profile.breaks"),
            "; ".join(
                f"{year}: {text.get(t.language) or text.get('en', '')}" for year, text in sorted(reasons.items())
            ),
        ),
    ]
    return definition_list(pairs)


def readable_formula(formula: str, t: Words) -> str:
    """A formula with the indicators' names in place of their ids."""
    from data.formulas import names_in

    if not formula:
        return ""
    text = formula
    for name in sorted(names_in(formula), key=len, reverse=True):
        text = text.replace(name, f"«{catalogue()[name].text('name', t.language)}»")
    return text.replace("*", "×").replace("zero(", "(").replace("[-1]", " (−1)")


def numbers_in(profile: Profile, formula: str, year: int, t: Words) -> str:
    """The values of a formula's parts in the figure's year, or the fixed year that the formula names."""
    from data.formulas import names_in

    parts = []
    for name in names_in(formula) if formula else []:
        series = profile.series.get(name)
        if series is None:
            continue
        indicator = catalogue()[name]
        years = {int(found) for found in _fixed_years(formula, name)} or {year}
        for row in series[series["year"].isin(years)].itertuples():
            value = t.amount(row.value, indicator.unit, indicator.decimals)
            parts.append(f"{indicator.text('name', t.language)} {row.year}: {value}")
    return "; ".join(parts)


def _fixed_years(formula: str, name: str) -> list[str]:
    import re

    return re.findall(rf"\b{name}\[(\d{{4}})\]", formula)


def source_ids(profile: Profile, indicator: Indicator) -> list[str]:
    """Ids of the sources behind an indicator of this area, those of a formula's parts included."""
    from data.formulas import names_in

    formula = indicator.formula_of(profile.country_key)
    if formula:
        found = [source for name in names_in(formula) for source in source_ids(profile, catalogue()[name])]
        return list(dict.fromkeys(found))
    series = profile.series.get(indicator.id)
    if series is None:
        return []
    return list(dict.fromkeys(part for ids in series["source_id"].unique() for part in ids.split(",") if part))


def source_texts(profile: Profile, ids: Sequence[str], t: Words) -> list[str]:
    """Publisher, title and licence of sources."""
    texts = []
    for key in ids:
        source = profile.sources.get(key)
        if source:
            licence = t("data.not_stated") if source["licence"] == "not stated" else source["licence"]
            texts.append(f"{source['publisher']}: {source['title']} ({t('data.licence')}: {licence})")
    return texts

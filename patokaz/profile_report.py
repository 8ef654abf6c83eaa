"""The profile of a place as a report: the same figures as the screen, from the same profile."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import pandas as pd
import segno

from patokaz.analysis.standing import block_facts, outstanding, strong_changes
from patokaz.charts.cards import Series, Strips, comparison_texts, comparison_values
from patokaz.charts.locator import locator_svg
from patokaz.charts.palette import PALETTES, Palette
from patokaz.charts.strips import WIDTH, position_on, strip_positions
from patokaz.countries import headline, level_name, levels, result_chain
from patokaz.database import data_version, query
from patokaz.i18n import Words
from patokaz.indicators import BLOCKS, catalogue
from patokaz.map_files import areas_within, geometry
from patokaz.places import country_strips
from patokaz.profile_structures import Composition, composition_notes, composition_sentence, compositions, part_name
from patokaz.profiles import Profile, block_figures, compared_changes, context_texts, nearest_figure, source_ids, whose
from patokaz.reports.model import Report, ReportBlock, ReportChart, ReportFigure, ReportStep, Swot
from patokaz.sentences import block_sentence, change_sentence, figure_sentence, standing_sentence
from patokaz.sources import source_texts
from patokaz.swot import swot_start

REACH_KM = 30
WORDS = (
    "contents", "headline", "standout", "strengths", "weaknesses", "opportunities", "threats", "to_fill",
    "chain", "sources", "about", "scan", "indicator", "value", "rank", "compared", "year", "unit", "table",
    "figure", "source", "page", "analysis", "territory", "swot", "notes", "none", "method", "labour_pool", "access", "taxes", "funds", "contact", "contact_fields", "position", "rank_of", "break", "maps", "similar", "distance", "block", "facts",
)  # fmt: skip


def profile_report(
    profile: Profile,
    base_url: str,
    today: date,
    t: Words,
    palette: Palette = PALETTES["light"],
    swot: Swot | None = None,
) -> Report:
    """The report of a profile; base_url is the address of the product that the QR code and the links lead to.

    palette: of the locator map; swot: the reader's, the start by the rule where there is none.
    """
    strips = country_strips(data_version(), profile.area["country_id"])
    peers = profile.place.peers
    group = {"group": ",".join(peers.ids), "group_name": peers.name} if peers else {}
    address = (
        f"{base_url.rstrip('/')}/profile?{urlencode({'area': profile.area['area_id'], 'lang': t.language} | group)}"
    )
    standing = outstanding(profile.figures).to_dict("records")
    blocks = [_block(profile, block, strips, t) for block in BLOCKS]
    used = [figure for block in blocks for figure in block.figures]
    people = profile.figure("population_persons")
    return Report(
        language=t.language,
        name=profile.area["name"],
        official=profile.area["official"] if profile.area["official"] != profile.area["name"] else "",
        where=" · ".join(_where(profile, t)),
        people=_people(people, t),
        context=[f"{title}: {text}. {state}".strip() for title, text, state in context_texts(profile, t)],
        address=address,
        made=t("report.made", date=t.date(today)),
        locator=_locator(profile, palette),
        qr=qr_svg(address),
        reach=_reach(profile, t),
        headline=_figures(profile, headline(profile.area["country_id"]), strips, t),
        strengths=[standing_sentence(row, t) for row in standing if row["strength"]],
        weaknesses=[standing_sentence(row, t) for row in standing if not row["strength"]],
        changes=[change_sentence(row, t) for row in strong_changes(compared_changes(profile)).to_dict("records")],
        swot=swot or swot_start(profile, t),
        chain=[_step(profile, step, ids, strips, t) for step, ids in result_chain(profile.area["country_id"]).items()],
        blocks=blocks,
        sources=sorted({source for figure in used for source in figure.sources}),
        words=_words(t),
        facts=[
            figure_sentence(profile.records[key], _earlier(profile, key), t)
            for key in headline(profile.area["country_id"])
            if key in profile.records
        ],
    )


def _words(t: Words) -> dict[str, str]:
    """The documents' own labels."""
    return (
        {key: t("report." + key) for key in WORDS}
        | {
            key: t("profile." + key)
            for key in ("definition", "caution", "column_trend", "rank_note_low", "rank_note_high")
        }
        | {"rule": t("profile.standout_rule"), "chain_missing": t("chain.missing")}
        | {
            "sheet_figures": t("report.sheet_figures"),
            "sheet_years": t("report.sheet_years"),
            "sheet_parts": t("report.sheet_parts"),
            "block": t("choice.block"),
            "around": t("report.around"),
            "country": t("choice.country"),
            "median": t("report.median"),
            "licence": t("data.licence"),
            "sectors": t("why.sectors"),
            "changes": t("profile.changes"),
            "changes_rule": t("profile.changes_rule"),
        }
    )


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture."""
    target = io.BytesIO()
    segno.make(text, error="m").save(
        target, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=0, omitsize=True
    )
    return target.getvalue().decode()


def _where(profile: Profile, t: Words) -> list[str]:
    area = profile.area
    names = [name for name in (area["upper"], area["country"]) if name and name != area["name"]]
    return [level_name(area["country_id"], area["level"], t), *names]


def _people(figure: Mapping[str, object] | None, t: Words) -> str:
    if figure is None:
        return ""
    people = t("profile.people", count=int(float(str(figure["value"]))))
    return t("profile.people_year", people=people, year=figure["year"])


def _locator(profile: Profile, palette: Palette) -> str:
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return ""
    return locator_svg(geometry(country, level), profile.area["area_id"], palette)


def _earlier(profile: Profile, indicator: str) -> tuple[int, float] | None:
    """The first year that may be compared with the newest one, and its value: none before the last break."""
    series, breaks = profile.series.get(indicator), profile.breaks.get(indicator, {})
    if series is None or not series.years:
        return None
    start = max((year for year in breaks if year <= series.years[-1]), default=series.years[0])
    years = zip(series.years, series.values, strict=True)
    return next(((year, value) for year, value in years if start <= year < series.years[-1]), None)


def _figures(profile: Profile, ids: Sequence[str], strips: Strips, t: Words) -> list[ReportFigure]:
    return [_figure(profile, profile.records[key], strips, t) for key in ids if key in profile.records]


def _step(profile: Profile, step: str, ids: Sequence[str], strips: Strips, t: Words) -> ReportStep:
    found = nearest_figure(profile, ids)
    if found is None:
        return ReportStep(t("chain." + step), None)
    owner, figure = found
    return ReportStep(t("chain." + step), _figure(owner, figure, strips, t, whose(owner, profile, t)))


def _reach(profile: Profile, t: Words) -> list[tuple[str, str]]:
    """People and people of working age who live around the place, by straight lines between the middles of areas."""
    if profile.area["level"] != "municipality":
        return []
    near = areas_within(profile.area["country_id"], profile.area["area_id"], REACH_KM)
    found = query(
        "latest_figures", country=profile.area["country_id"], level="municipality",
        indicators=["population_persons", "population_aged_15_64_persons"],
    )  # fmt: skip
    found = found[found["area_id"].isin(near)]
    return [
        (
            catalogue()[key].text("name", t.language),
            t("report.reach", people=t.number(rows["value"].sum()), count=len(rows), km=REACH_KM),
        )
        for key, rows in found.groupby("indicator_id", sort=True)
    ]


def _block(profile: Profile, block: str, strips: Strips, t: Words) -> ReportBlock:
    rows = block_figures(profile, block)
    figures = [_figure(owner, figure, strips, t, whose(owner, profile, t)) for owner, figure in rows]
    charts = [_chart(found, profile, t) for found in compositions(profile, block)]
    sentence = t("profile.block_empty")
    if figures or charts:
        sentence = block_sentence(block_facts(profile.figures[profile.figures["block"] == block]), t)
    return ReportBlock(block, t("block." + block), sentence, figures, charts)


def _figure(owner: Profile, figure: Mapping[str, object], strips: Strips, t: Words, of_area: str = "") -> ReportFigure:
    indicator = catalogue()[str(figure["indicator_id"])]
    value = float(str(figure["value"]))
    path, low, high = (
        ("", 0.0, 0.0) if indicator.context else strips.get((owner.place.level, indicator.id), ("", 0.0, 0.0))
    )
    ranked = not pd.isna(figure["rank"])
    median, *quartiles = (None if pd.isna(figure[key]) else float(str(figure[key])) for key in ("median", "q1", "q3"))
    series = owner.series.get(indicator.id, Series([], [], ()))
    group = ranked and not pd.isna(figure["group_rank"]) and bool(owner.place.group)

    def at(number: float | None) -> float | None:
        return None if number is None or not path else position_on(number, low, high) / WIDTH

    return ReportFigure(
        indicator=indicator.id,
        name=indicator.text("name", t.language),
        value=value,
        text=t.number(value, indicator.decimals),
        unit=t.unit(indicator.unit),
        year=int(str(figure["year"])),
        direction=indicator.direction,
        rank=t("of_total", rank=t.number(_whole(figure["rank"])), total=t.number(_whole(figure["rank_of"]))) if ranked else "",
        rank_at=int(_whole(figure["rank"])) if ranked else None,
        rank_of=int(_whole(figure["rank_of"])) if ranked else None,
        group_rank=t(
            "profile.rank_group",
            rank=t.number(_whole(figure["group_rank"])), total=t.number(_whole(figure["group_of"])), group=owner.place.group,
        ) if group else "",
        compare=comparison_texts(figure, indicator, owner.place, t),
        against=comparison_values(figure, indicator),
        of_area=of_area,
        strip=[position / WIDTH for position in strip_positions(path)],
        here=at(value) or 0.0,
        median=at(median),
        half=(at(quartiles[0]) or 0.0, at(quartiles[1]) or 0.0) if path and None not in quartiles else None,
        peers=at(owner.place.peers.medians.get(indicator.id)) if owner.place.peers else None,
        years=list(series.years),
        values=list(series.values),
        breaks=sorted(owner.breaks.get(indicator.id, {})),
        definition=indicator.text("definition", t.language, owner.country_key),
        caution=indicator.text("caution", t.language, owner.country_key),
        sources=source_texts(source_ids(owner, indicator), t),
    )  # fmt: skip


def _whole(value: object) -> float:
    return float(str(value))


def _chart(found: Composition, profile: Profile, t: Words) -> ReportChart:
    structure = found.structure
    title = f"{t('structure.' + structure.id)}, {found.year}"
    of_area = whose(found.owner, profile, t)
    title = f"{title} ({of_area})" if of_area else title
    rows = found.parts
    first = rows.loc[[part for part in rows.index if part not in structure.against]]
    if structure.sorted and not structure.against:
        first = first.sort_values("share", ascending=False, na_position="last", kind="stable")
    second = rows.loc[list(structure.against)]
    return ReportChart(
        title=title,
        sentence=composition_sentence(found, t),
        labels=list(structure.labels) or [part_name(str(part), t) for part in first.index],
        shares=_known(first["share"]),
        larger=_known(first["larger"]),
        texts=_share_texts(first["share"], t),
        against_texts=_share_texts(second["share"], t),
        against=_known(second["share"]),
        against_larger=_known(second["larger"]),
        sides=[t("structure.men"), t("structure.women")] if structure.against else [],
        notes=composition_notes(found, t),
    )


def _share_texts(shares: pd.Series, t: Words) -> list[str]:
    return [t("structure.not_shown") if pd.isna(share) else t.amount(share, "pct", 1) for share in shares]


def _known(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]

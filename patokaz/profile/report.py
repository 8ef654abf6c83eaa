"""The profile of a place as a report: what the screen says, with what only a document has."""

from dataclasses import fields
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from patokaz.charts.locator import locator_svg
from patokaz.charts.palette import PALETTES, Palette
from patokaz.geography.map_files import areas_within, geometry
from patokaz.language.html import joined
from patokaz.language.words import Words
from patokaz.profile.model import profile_model
from patokaz.profile.profile import Profile
from patokaz.profile.swot import swot_start
from patokaz.profile.texts import figure_sentence
from patokaz.reports.files.qr import qr_svg
from patokaz.reports.profile.model import Report, Swot
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline, levels
from patokaz.statistics.database import query

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
    """The report of a profile; base_url is the public address that the QR code and the links lead to: neither without it.

    palette: of the locator map; swot: the reader's, the start by the rule where there is none.
    """
    model, address = profile_model(profile, t), report_address(profile, base_url, t)
    return Report(
        **{field.name: getattr(model, field.name) for field in fields(model)},
        context=[note.sentence for note in model.context_notes],
        address=address,
        made=t("report.made", date=t.date(today)),
        locator=_locator(profile, palette),
        qr=qr_svg(address),
        reach=_reach(profile, t),
        strengths=[entry.sentence for entry in model.standing if entry.is_strength],
        weaknesses=[entry.sentence for entry in model.standing if not entry.is_strength],
        changes=[change.sentence for change in model.compared_changes],
        swot=swot or swot_start(profile, t),
        words=_words(t),
        facts=[
            figure_sentence(profile.records[key], earlier_value(profile, key), t)
            for key in headline(profile.area["country_id"])
            if key in profile.records
        ],
    )


def report_address(profile: Profile, base_url: str, t: Words) -> str:
    """Where the product shows the profile in this language, with the reader's peer group; empty without a base."""
    if not base_url:
        return ""
    peers = profile.place.peers
    group = {"group": ",".join(peers.ids), "group_name": peers.name} if peers else {}
    return f"{base_url.rstrip('/')}/profile?{urlencode({'area': profile.area['area_id'], 'lang': t.language} | group)}"


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


def _locator(profile: Profile, palette: Palette) -> Markup:
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return joined(())
    return locator_svg(geometry(country, level), profile.area["area_id"], palette)


def earlier_value(profile: Profile, indicator: str) -> tuple[int, float] | None:
    """The first year that may be compared with the newest one, and its value: none before the last break."""
    series, breaks = profile.series.get(indicator), profile.breaks.get(indicator, {})
    if series is None or not series.years:
        return None
    start = max((year for year in breaks if year <= series.years[-1]), default=series.years[0])
    years = zip(series.years, series.values, strict=True)
    return next(((year, value) for year, value in years if start <= year < series.years[-1]), None)


def _reach(profile: Profile, t: Words) -> list[tuple[str, str]]:
    """People and people of working age who live around the place, by straight lines between the middles of areas."""
    if profile.area["level"] != "municipality":
        return []
    near = areas_within(profile.area["country_id"], profile.area["area_id"], REACH_KM)
    people = query(
        "latest_figures", country=profile.area["country_id"], level="municipality",
        indicators=["population_persons", "population_aged_15_64_persons"],
    )  # fmt: skip
    people = people[people["area_id"].isin(near)]
    return [
        (
            catalogue()[key].text("name", t.language),
            t("report.reach", people=t.number(rows["value"].sum()), count=len(rows), km=REACH_KM),
        )
        for key, rows in people.groupby("indicator_id", sort=True)
    ]

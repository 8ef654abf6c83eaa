"""The profile of a place as a report: the contents of the screen plus those of documents only."""

from dataclasses import fields
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from patokaz.charts.locator import locator_svg
from patokaz.charts.palette import PALETTES, Palette
from patokaz.geography.map_files import areas_within, geometry, occupied_rings
from patokaz.language.html import joined
from patokaz.language.words import Words, inside_sentence
from patokaz.profile.few_parts import few_parts
from patokaz.profile.file_names import plain_name
from patokaz.profile.lead import lead_sentences
from patokaz.profile.model import profile_model
from patokaz.profile.over_years import headline_line
from patokaz.profile.parts import parts_of
from patokaz.profile.profile import PEOPLE, Profile
from patokaz.profile.swot import standing_points, swot_start
from patokaz.profile.texts import figure_sentence, standing_rule
from patokaz.reports.files.qr import qr_svg
from patokaz.reports.profile.model import ProfileModel, Report
from patokaz.reports.profile.pieces import Swot, withheld_sentences
from patokaz.reports.slides.model import MOST_BARS
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, headline, levels
from patokaz.statistics.newest import newest_figures

REACH_KM = 30
WORDS = (
    "contents", "headline", "standout", "strengths", "weaknesses", "opportunities", "threats", "to_fill",
    "chain", "sources", "about", "scan", "indicator", "value", "rank", "compared", "year", "unit", "table",
    "figure", "source", "page", "analysis", "territory", "swot", "notes", "note_kind", "note_text", "labour_pool", "access", "taxes", "funds", "contact", "contact_fields", "position", "rank_of", "break", "maps", "similar", "distance", "block", "facts",
)  # fmt: skip

ANALYSIS_WORDS = (
    "figures_of", "conclusions", "conclusions_hint", "complete", "complete_note", "of_pages", "number_note",
    "parts_table", "parts_title",
)  # fmt: skip
LEAD_WORDS = (
    "definitions_online", "release", "release_title", "release_sources", "release_sources_plain", "release_contact", "big_number", "previous",
    "similar_median", "form_hint", "book_about", "book_contents", "book_wide", "sex", "part", "share_of_country", "withheld", "file_release", "file_brochure", "file_map", "file_locator",
    "file_slides", "file_figures", "file_page", "file_card", "file_pictures",
)  # fmt: skip


def profile_report(
    profile: Profile,
    base_url: str,
    today: date,
    t: Words,
    palette: Palette = PALETTES["light"],
    swot: Swot | None = None,
) -> Report:
    """The report of a profile.

    base_url: the public address in QR code and links; both are left out without it; palette: of the locator map; swot:
    the user's, by default the one made by rule.
    """
    model, address, standing = (
        profile_model(profile, t),
        report_address(profile, base_url, t),
        standing_points(profile, t),
    )
    return Report(
        **{field.name: getattr(model, field.name) for field in fields(model)},
        context=[note.sentence for note in model.context_notes],
        address=address,
        made=t("report.made", date=t.date(today)),
        locator=_locator(profile, palette),
        qr=qr_svg(address) if address else joined(()),
        reach=_reach(profile, t),
        strengths=standing["strengths"],
        weaknesses=standing["weaknesses"],
        neither=[f"{entry.label}: {entry.sentence}" for entry in model.standing if entry.is_neither],
        changes=[
            f"{change.sentence.removesuffix('.')} ({change.label})." if change.label else change.sentence
            for change in model.compared_changes
        ],
        swot=swot or swot_start(profile, t),
        words=_words(t)
        | {"none": model.standing_none, "standout_none": model.standing_none}
        | _method(model, t)
        | ({} if profile.area["level"] == "municipality" else {"form_hint": t("lead.form_hint_larger")}),
        file_name=plain_name(profile.area),
        withheld=withheld_sentences(
            [*model.withheld_headline, *(entry for block in model.blocks for entry in block.withheld)]
        ),
        lead=lead_sentences(profile, model.people, t),
        line=headline_line(profile, t),
        few=[few_parts(chart, MOST_BARS, t) for block in model.blocks for chart in block.charts],
        parts=parts_of(profile, t),
        not_covered=_not_covered(profile, t),
        facts=[
            figure_sentence(profile.records[key], earlier_value(profile, key), t)
            for key in headline(profile.area["country_id"])
            if key in profile.records
        ],
    )


def _method(model: ProfileModel, t: Words) -> dict[str, str]:
    """What rank 1 is and what a strip shows; empty where no figure has a rank."""
    figures = [*model.headline, *(figure for block in model.blocks for figure in block.figures)]
    is_ranked = any(figure.rank for figure in figures)
    return {key: t(f"report.{key}") if is_ranked else "" for key in ("method", "method_strip")}


def _not_covered(profile: Profile, t: Words) -> str:
    """What the sources leave out of the country; of a place in it, that the figures beside its own do."""
    text = str(countries()[profile.area["country_id"]].get("not_covered", {}).get(t.language, ""))
    of_country = profile.area["level"] == "country" or not text
    return text if of_country else t("report.country_without", text=inside_sentence(text))


def report_address(profile: Profile, base_url: str, t: Words) -> str:
    """The address of the profile in this language, with the user's peer group; empty without a base."""
    if not base_url:
        return ""
    peers = profile.place.peers
    group = {"group": ",".join(peers.ids), "group_name": peers.name} if peers else {}
    return f"{base_url.rstrip('/')}/profile?{urlencode({'area': profile.area['area_id'], 'lang': t.language} | group)}"


def _words(t: Words) -> dict[str, str]:
    """Labels used in documents only."""
    return (
        {key: t("report." + key) for key in WORDS}
        | {key: t("analysis." + key) for key in ANALYSIS_WORDS}
        | {key: t("lead." + key) for key in LEAD_WORDS}
        | {
            key: t("profile." + key)
            for key in ("definition", "caution", "column_trend", "rank_note_low", "rank_note_high")
        }
        | {
            "rule": standing_rule(t),
            "neither": t("standing.neither"),
            "over_years": t("standing.over_years"),
            "chain_missing": t("chain.missing"),
        }
        | {
            "sheet_figures": t("report.sheet_figures"),
            "sheet_years": t("report.sheet_years"),
            "sheet_parts": t("report.sheet_parts"),
            "block": t("choice.block"),
            "around": t("report.around"),
            "country": t("choice.country"),
            "median": t("report.median"),
            "licence": t("data.licence"),
            "licence_none": t("data.not_stated"),
            **{f"kind_{kind}": t(f"report.kind_{kind}") for kind in ("brochure", "profile", "investor", "slides")},
            "locator": t("profile.locator"),
            "trend": t("profile.column_trend"),
            "sectors": t("why.sectors"),
            "changes": t("profile.changes"),
            "changes_rule": f"{t('profile.changes_rule')} {t('standing.changes_rule')}",
        }
    )


def _locator(profile: Profile, palette: Palette) -> Markup:
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return joined(())
    return locator_svg(
        geometry(country, level), profile.area["area_id"], palette, occupied=occupied_rings(country, level)
    )


def earlier_value(profile: Profile, indicator: str) -> tuple[int, float] | None:
    """The first year comparable with the newest one, and its value; nothing before the last break."""
    series, breaks = profile.series.get(indicator), profile.breaks.get(indicator, {})
    if series is None or not series.years:
        return None
    start = max((year for year in breaks if year <= series.years[-1]), default=series.years[0])
    years = zip(series.years, series.values, strict=True)
    return next(((year, value) for year, value in years if start <= year < series.years[-1]), None)


def _reach(profile: Profile, t: Words) -> list[tuple[str, str]]:
    """Population and working-age population around the place, by straight-line distance between area centres."""
    if profile.area["level"] != "municipality":
        return []
    near = areas_within(profile.area["country_id"], profile.area["area_id"], REACH_KM)
    asked = ["population_aged_15_64_persons", PEOPLE]
    people = newest_figures(profile.area["country_id"], "municipality", asked).everywhere.reindex(sorted(near))
    return [
        (
            catalogue()[key].text("name", t.language),
            t("report.reach", people=t.number(people[key].sum()), count=int(people[key].count()), km=REACH_KM),
        )
        for key in people
        if people[key].count()
    ]

"""The socio-economic analysis of a place: chapters in the order of a development plan, from figures only."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.language.words import Words
from patokaz.profile.analysis_annexes import annexes
from patokaz.profile.analysis_texts import fifth_sentence, larger_sentence, level_sentence, rank_sentence
from patokaz.profile.over_years import year_tables
from patokaz.profile.profile import Profile, block_figures, block_lead
from patokaz.profile.small_numbers import standing_figures
from patokaz.reports.profile.analysis_model import Analysis, AnalysisChapter, LargerFigures, Told, YearTable
from patokaz.reports.profile.model import Report, ReportBlock
from patokaz.reports.profile.pieces import withheld_sentences
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import holder_name

CHAPTERS = ("people", "economy", "workforce", "quality_of_life", "infrastructure", "resources", "public_finance")
TERRITORY = ("area_km2", "population_density_per_km2", "settlements_count", "urban_share_pct")
MOST_FIGURES, MOST_LARGER = 3, 3
Row = Mapping[str, Any]


def analysis_of(profile: Profile, report: Report, alike: Sequence[str], t: Words) -> Analysis:
    """The analysis of a place. report: its figures and charts; alike: ids of the most similar places."""
    years = {table.id.removeprefix("years_"): table for table in year_tables(profile, alike, t)}
    blocks = {block.id: block for block in report.blocks}
    larger = profile.area["level"] != "municipality"
    standing: list[Row] = [{str(key): value for key, value in row.items()} for row in standing_figures(profile).to_dict("records")]  # fmt: skip
    similar = []
    if report.similar is not None:
        places = ", ".join(report.similar.names[1:])
        similar = [Told(t("analysis.similar_places", places=places), "similar")]
    return Analysis(
        intro=t("analysis.intro_larger" if larger else "analysis.intro", name=report.name),
        chapters=[
            _territory(profile, report, t),
            *(_chapter(profile, blocks[block], years, standing, t) for block in CHAPTERS),
        ],
        similar_told=similar,
        annexes=annexes(profile, report, t),
    )


def _territory(profile: Profile, report: Report, t: Words) -> AnalysisChapter:
    rows = [profile.records[key] for key in TERRITORY if key in profile.records]
    figures = [figure for block in report.blocks for figure in block.figures if figure.indicator in TERRITORY and not figure.of_area]  # fmt: skip
    told = [Told(text, str(row["indicator_id"])) for nth, row in enumerate(rows) for text in _level_and_rank(profile, row, t, nth)]  # fmt: skip
    return AnalysisChapter(
        id="territory", title=t("report.territory"), told=told, figures=figures, larger=(), years=(), charts=(), withheld=(),
        to_complete=_to_complete("territory", profile, t),
    )  # fmt: skip


def _chapter(
    profile: Profile, block: ReportBlock, years: Mapping[str, YearTable], standing: Sequence[Row], t: Words
) -> AnalysisChapter:
    own = [figure for figure in block.figures if not figure.of_area]
    owners = dict.fromkeys(figure.area for figure in block.figures if figure.of_area)
    larger = [LargerFigures(area, [figure for figure in block.figures if figure.of_area and figure.area == area]) for area in owners]  # fmt: skip
    told = [*_own_sentences(profile, block, standing, t), *_larger_sentences(profile, block, t)]
    told += [Told(chart.sentence, chart.id) for chart in block.charts if chart.sentence and not chart.of_area]
    return AnalysisChapter(
        id=block.id,
        title=block.title,
        told=told,
        figures=own,
        larger=larger,
        years=[table for key, table in years.items() if catalogue()[key].block == block.id],
        charts=block.charts,
        withheld=withheld_sentences(block.withheld),
        to_complete=_to_complete(block.id, profile, t),
    )


def _own_sentences(profile: Profile, block: ReportBlock, standing: Sequence[Row], t: Words) -> Iterator[Told]:
    """Summary of the block, its most informative figures, one that stands out: each with its figure's id.

    Figures of a larger area identical with the place count as its own, compared at that level.
    """
    owners: dict[str, Profile] = {}
    rows: list[Row] = []
    for owner, row in block_figures(profile, block.id):
        if (owner is profile or owner.holds_one) and row["indicator_id"] not in TERRITORY:
            owners[str(row["indicator_id"])] = owner
            rows.append(dict(row))
    if not any(not figure.of_area for figure in block.figures):
        yield Told(t("analysis.no_own"))
        return
    if block.sentence and any(figure.position is not None for figure in block.figures):
        yield Told(block.sentence, block.id)
    named: list[str] = []
    for nth, row in enumerate(_telling(profile, block.id, rows, standing)[:MOST_FIGURES]):
        named.append(str(row["indicator_id"]))
        texts = _level_and_rank(owners[named[-1]], row, t, nth)
        yield from (Told(text, named[-1]) for text in texts[: 2 if len(named) < MOST_FIGURES else 1])
    for row in standing:
        if row["block"] == block.id and row["indicator_id"] not in named:
            text = fifth_sentence(row, t)
            if text:
                yield Told(text, str(row["indicator_id"]))
                return


def _telling(profile: Profile, block: str, rows: Sequence[Row], standing: Sequence[Row]) -> list[Row]:
    """Figures in order of interest: leading figure, outstanding ones, ranked ones, counts; without duplicates."""
    lead = block_lead(profile, block)
    ids = [lead["indicator_id"]] if lead else []
    ids += [row["indicator_id"] for row in standing]
    ranked = sorted(rows, key=lambda row: (bool(catalogue()[row["indicator_id"]].aggregate), not row["direction"], row["rank"] != row["rank"]))  # fmt: skip
    known = {row["indicator_id"]: row for row in ranked}
    return [known[key] for key in dict.fromkeys([*(key for key in ids if key in known), *known])]


def _larger_sentences(profile: Profile, block: ReportBlock, t: Words) -> Iterator[Told]:
    """The first figures available only for larger areas, and their number; without a better direction last."""
    rows: list[tuple[Profile, Row]] = [
        (owner, dict(row))
        for owner, row in block_figures(profile, block.id)
        if owner is not profile and not owner.holds_one
    ]
    if not rows:
        return
    chosen = sorted(rows, key=lambda entry: (bool(catalogue()[entry[1]["indicator_id"]].aggregate), not entry[1]["direction"], -int(entry[1]["year"])))  # fmt: skip
    before = None
    for owner, row in chosen[:MOST_LARGER]:
        yield Told(larger_sentence(owner, row, t, is_again=owner is before), str(row["indicator_id"]))
        before = owner
    count = sum(bool(figure.of_area) for figure in block.figures)
    if count:
        yield Told(t("analysis.larger", count=count))


def _level_and_rank(profile: Profile, row: Row, t: Words, nth: int) -> list[str]:
    return [text for text in (level_sentence(profile, row, t, nth), rank_sentence(profile, row, t, nth)) if text]


def _to_complete(chapter: str, profile: Profile, t: Words) -> list[str]:
    """Data needed by a chapter of a municipality's analysis and missing from all sources."""
    if profile.area["level"] != "municipality":
        return []
    is_own_region = any(larger.holds_one for larger in profile.above)  # Sofia, Kyiv
    lines = []
    for item, entry in _needs().get(chapter, {}).items():
        if not any(key in profile.records for key in entry["answered_by"]):
            what = t(f"to_complete.{entry['of_own_region'] if is_own_region and 'of_own_region' in entry else item}")
            lines.append(t("analysis.complete_line", what=what, holder=holder_name(profile.area, entry["holder"], t)))
    return lines


@cache
def _needs() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    return tomllib.loads((Path(__file__).parent / "to_complete.toml").read_text(encoding="utf-8"))

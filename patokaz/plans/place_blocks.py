"""Blocks of a plan's report about the place itself: figures, changes since the start of the plan, projects."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from patokaz.language.words import Words
from patokaz.plans.linked import Linked
from patokaz.plans.report_model import Block, Paragraph, ReportTable
from patokaz.portfolio.chosen import first_list, selection
from patokaz.portfolio.filters import SORTS, Filters
from patokaz.portfolio.lists import OWN
from patokaz.profile.figures import report_figure
from patokaz.profile.model import standing_in_block
from patokaz.profile.profile import Profile
from patokaz.registers.model import Plan
from patokaz.reports.profile.model import ReportFigure
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import headline

MOST_PROJECTS = 10


def place_blocks(plan: Plan, beside: Linked, year: int, t: Words) -> Mapping[str, Sequence[Block]]:
    """Block code -> contents; empty for an area without statistics."""
    if beside.profile is None:
        return {}
    return {"context": _context(beside.profile, plan, year, t), "projects": _projects(beside.profile, t)}


def _context(profile: Profile, plan: Plan, year: int, t: Words) -> list[Block]:
    """The headline figures up to the report's year and in the plan's first year, then a sentence a subject."""
    headline_figures = [
        report_figure(profile, profile.records[key], profile, t)
        for key in headline(profile.area["country_id"])
        if key in profile.records
    ]
    rows = [row for figure in headline_figures if (row := _change(figure, plan.first_year, year, t))]
    head = tuple(t(f"plans.context.{name}") for name in ("indicator", "before", "now", "rank", "remark"))
    sources = "; ".join(dict.fromkeys(source for figure in headline_figures for source in figure.sources))
    notes = (t("plans.context.sources", sources=sources),) if sources else ()
    blocks: list[Block] = []
    if rows:
        place = profile.area["name"]
        blocks.append(ReportTable(t("plans.context.figures", place=place), head, tuple(rows), frozenset({1, 2}), notes))
    sentences = [(block, standing_in_block(profile, block, t)) for block in BLOCKS]
    return [*blocks, *(Paragraph(f"{t(f'block.{block}')}: {told}") for block, told in sentences if told)]


def _change(figure: ReportFigure, first: int, year: int, t: Words) -> tuple[str, ...] | None:
    """Value at the start of the plan (or the first after it) and the newest up to the report's year, with breaks."""
    known = [(y, v) for y, v in zip(figure.years, figure.values, strict=True) if y <= year]
    if not known:
        return None
    before = next(((y, v) for y, v in known if y >= first), known[-1])
    now = known[-1]
    decimals = catalogue()[figure.indicator].decimals

    def told(point: tuple[int, float]) -> str:
        return f"{t.number(point[1], decimals)} {figure.unit} ({point[0]})".replace("  ", " ")

    broken = [y for y in figure.breaks if before[0] < y <= now[0]]
    remark = t("plans.context.broken", year=broken[0]) if broken else ""
    rank = figure.rank.replace(" ", "\u00a0") if now[0] == figure.year else ""
    return (figure.name, "–" if before[0] == now[0] else told(before), told(now), rank or "–", remark or "–")


def _projects(profile: Profile, t: Words) -> list[Block]:
    country, area = profile.area["country_id"], profile.area["area_id"]
    source = first_list(country, area, t.language)
    if source == OWN:
        return []
    found = selection(Filters(country=country, source=source, area=area), t.language, date.today().isoformat())
    if not found.count:
        return []
    held = found.listed(SORTS[0])
    rows = tuple(
        (
            str(row.title),
            str(row.programme),
            t("project_status." + str(row.status)),
            "–" if pd.isna(row.amount) else t.money(row.amount, row.currency),
        )
        for row in held.head(MOST_PROJECTS).itertuples()
    )
    head = (t("portfolio.name"), t("choice.programme"), t("choice.status"), t("portfolio.amount"))
    blocks: list[Block] = [ReportTable(t("portfolio.list"), head, rows, frozenset({3}))] if rows else []
    if len(held) > len(rows):
        more = t("plans.context.more_projects", shown=t.number(len(rows)), count=t.number(len(held)))
        blocks.append(Paragraph(more, True))
    if found.count > len(held):  # a publisher's sums know more projects than its lists
        counted = t("plans.context.counted_projects", count=t.number(found.count), listed=t.number(len(held)))
        blocks.append(Paragraph(counted, True))
    return blocks

"""Annexes of the analysis: the projects of a place and the baselines of indicators for monitoring."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.reports.profile.analysis_model import AnnexTable
from patokaz.reports.profile.model import Report
from patokaz.statistics.database import query
from patokaz.statistics.sources import source_titles

MOST_PROJECTS = 60
MOST_LETTERS = 220


def annexes(profile: Profile, report: Report, t: Words) -> list[AnnexTable]:
    """Projects, where the lists have some of the place, and the newest values as baselines."""
    return [*_projects(profile, t), _baselines(report, t)]


def _projects(profile: Profile, t: Words) -> list[AnnexTable]:
    area = profile.area["area_id"]
    if profile.area["level"] == "country":
        return []
    chosen = {"country": profile.area["country_id"], "area": area, "source": "", "programme": "", "status": "", "first": 0, "last": 0, "least": 0.0}  # fmt: skip
    rows = query("portfolio_projects", **chosen, language=t.language, most=MOST_PROJECTS)
    if rows.empty:
        return []
    count = _count(chosen) if len(rows) == MOST_PROJECTS else len(rows)
    lines = []
    for row in rows.to_dict("records"):
        years = "–".join(
            dict.fromkeys(str(int(year)) for year in (row["start_year"], row["end_year"]) if not pd.isna(year))
        )
        amount = t.money(row["amount"], row["currency"]) if not pd.isna(row["amount"]) else t("missing")
        status = t("project_status." + row["status"]) if row["status"] else ""
        lines.append([_short(row["title"]), _short(row["programme"] or "", 90), years, amount, status])
    heads = [t("analysis." + key) for key in ("project", "programme", "period", "amount", "state")]
    sources = source_titles(list(dict.fromkeys(rows["source_id"])), t)
    return [AnnexTable(t("analysis.annex_projects"), t("analysis.annex_projects_note", count=count), heads, lines, sources)]  # fmt: skip


def _count(chosen: Mapping[str, Any]) -> int:
    sums = query("portfolio_sums", **chosen)
    return int(sums[sums["grouped_by"] == "currency"]["projects"].sum())


def _baselines(report: Report, t: Words) -> AnnexTable:
    """The place's own figures that say better or worse, or that lead: value and year, the target left open."""
    own = [figure for block in report.blocks for figure in block.figures if not figure.of_area]
    kept = [figure for figure in own if figure.direction] or own
    rows = [[figure.name, f"{figure.text} {figure.unit}".strip(), str(figure.year), "", _publishers(figure.sources)] for figure in kept]  # fmt: skip
    heads = [t("report.indicator"), t("analysis.baseline"), t("report.year"), t("analysis.target"), t("report.source")]
    return AnnexTable(t("analysis.annex_indicators"), t("analysis.annex_indicators_note"), heads, rows, [])


def _publishers(sources: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(source.split(":")[0] for source in sources))


def _short(text: str, most: int = MOST_LETTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"

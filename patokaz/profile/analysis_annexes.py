"""Annexes of the analysis: projects of a place, and baselines of monitoring indicators."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from patokaz.language.words import Words
from patokaz.portfolio.chosen import selection
from patokaz.portfolio.filters import SORTS, Filters
from patokaz.portfolio.lists import project_lists
from patokaz.portfolio.texts import sentence_case, translated
from patokaz.profile.profile import Profile
from patokaz.reports.profile.analysis_model import AnnexTable
from patokaz.reports.profile.model import Report
from patokaz.statistics.sources import source_titles, sources

MOST_PROJECTS = 60
MOST_LETTERS = 220
FEW = 3  # rows whose columns are drawn though they all say the same


def annexes(profile: Profile, report: Report, t: Words) -> list[AnnexTable]:
    """Projects, where the lists have any, and the newest values as baselines; numbered in this order."""
    tables = [*_projects(profile, t), _baselines(report, t)]
    alike = Counter(table.title for table in tables)
    return [
        replace(table, title=_titled(t(table.title, number=number), table if alike[table.title] > 1 else None))
        for number, table in enumerate(tables, 1)
    ]


def _titled(title: str, one_of_several: AnnexTable | None) -> str:
    """The title of an annex, with the list's name if there are several of the same kind."""
    return f"{title}: {one_of_several.list_name}" if one_of_several else title


def _projects(profile: Profile, t: Words) -> list[AnnexTable]:
    """One table a list: lists are never summed."""
    country, area = profile.area["country_id"], profile.area["area_id"]
    if profile.area["level"] == "country":
        return []
    return [table for source in project_lists(country) for table in _listed(Filters(country, source, area), t)]


def _listed(filters: Filters, t: Words) -> list[AnnexTable]:
    found = selection(filters, t.language, date.today().isoformat())
    rows = found.listed(SORTS[0])
    if rows.empty:
        return []
    lines = []
    for row in rows.head(MOST_PROJECTS).to_dict("records"):
        years = "–".join(
            dict.fromkeys(str(int(year)) for year in (row["start_year"], row["end_year"]) if not pd.isna(year))
        )
        amount = t.money(row["amount"], row["currency"]) if not pd.isna(row["amount"]) else t("missing")
        state = [t("project_status." + row["status"])] if row["status"] else []
        state += [t("portfolio.shared_mark")] if row["shared"] else []
        programme = translated("programme", str(row["programme"] or ""), t)
        title = sentence_case(_short(row["title"]))
        lines.append([title, _short(programme, 90), years, amount, " · ".join(state)])
    heads = [t("analysis." + key) for key in ("project", "programme", "period", "amount", "state")]
    titles = source_titles([filters.source], t)
    note = t("analysis.annex_projects_note", count=len(rows))
    if len(rows) > MOST_PROJECTS:
        order = "largest" if rows["amount"].head(MOST_PROJECTS).notna().all() else "first"
        note = f"{note} {t(f'analysis.annex_projects_{order}', most=MOST_PROJECTS)}"
    same, lines = _told_once(heads, lines)
    if same:
        note = f"{note} {t('analysis.annex_same', what='; '.join(same))}"
    name = sources(t)[filters.source]["title"]
    return [AnnexTable("analysis.annex_projects", note, heads, lines, titles, list_name=name)]


def _told_once(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Texts of columns with the same value in all rows, and the rows without them; empty columns are left out."""
    columns = list(zip(*lines, strict=True))
    alike = [at for at, cells in enumerate(columns) if at and len(cells) >= FEW and len(set(cells)) == 1 and cells[0]]
    same = [f"{heads[at]} – {columns[at][0]}" for at in alike]
    return same, [["" if at in alike else cell for at, cell in enumerate(row)] for row in lines]


def _baselines(report: Report, t: Words) -> AnnexTable:
    """The place's own figures with a better direction or leading a block: value and year, target left empty."""
    own = [figure for block in report.blocks for figure in block.figures if not figure.of_area]
    kept = [figure for figure in own if figure.direction] or own
    publishers = list(dict.fromkeys(name for figure in kept for name in _publishers(figure.sources)))
    told = [", ".join(str(publishers.index(name) + 1) for name in _publishers(figure.sources)) for figure in kept]
    rows = [[figure.name, figure.amount, str(figure.year), "", numbers] for figure, numbers in zip(kept, told, strict=True)]  # fmt: skip
    heads = [t("report.indicator"), t("analysis.baseline"), t("report.year"), t("analysis.target"), t("report.source")]
    return AnnexTable(
        "analysis.annex_indicators", t("analysis.annex_indicators_note"), heads, rows, publishers, numbered=True
    )


def _publishers(sources: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(source.split(":")[0] for source in sources))


def _short(text: str, most: int = MOST_LETTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"

"""A report as a workbook: typed cells, every year, the parts of every whole, and what the figures mean."""

import io
from collections.abc import Sequence

import pandas as pd

from patokaz.reports.profile.model import Report, ReportFigure


def xlsx_report(report: Report) -> bytes:
    """Sheets: figures, years, structures, definitions and sources. Texts are never formulas."""
    words = report.words
    figures = [figure for block in report.blocks for figure in block.figures]
    blocks = [block.title for block in report.blocks for _ in block.figures]
    sheets = {
        words["sheet_figures"][:31]: _figures(figures, blocks, report),
        words["sheet_years"][:31]: _years(figures, report),
        words["sheet_parts"][:31]: _structures(report),
        words["notes"][:31]: _notes(figures, report),
    }
    target = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs=options) as writer:
        for name, table in sheets.items():
            table.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            page = writer.sheets[name]
            page.autofit(max_width=420)
            page.autofilter(0, 0, max(1, len(table)), table.shape[1] - 1)
    return target.getvalue()


def _figures(figures: Sequence[ReportFigure], blocks: Sequence[str], report: Report) -> pd.DataFrame:
    words = report.words
    return pd.DataFrame(
        {
            "id": [figure.indicator for figure in figures],
            words["block"]: blocks,
            words["indicator"]: [figure.name for figure in figures],
            words["value"]: [figure.value for figure in figures],
            words["unit"]: [figure.unit for figure in figures],
            words["year"]: [figure.year for figure in figures],
            words["rank"]: [figure.rank_at for figure in figures],
            words["rank_of"]: [figure.rank_of for figure in figures],
            words["around"]: [figure.against[0] for figure in figures],
            words["country"]: [figure.against[1] for figure in figures],
            words["median"]: [figure.against[2] for figure in figures],
            words["compared"]: ["; ".join(figure.compare) for figure in figures],
            words["territory"]: [figure.of_area or report.name for figure in figures],
        }
    )


def _years(figures: Sequence[ReportFigure], report: Report) -> pd.DataFrame:
    words = report.words
    rows = [
        (figure.indicator, figure.name, year, value, figure.unit, year in figure.breaks)
        for figure in figures
        for year, value in zip(figure.years, figure.values, strict=True)
    ]
    columns = ["id", words["indicator"], words["year"], words["value"], words["unit"], words["break"]]
    return pd.DataFrame(rows, columns=columns)


def _structures(report: Report) -> pd.DataFrame:
    words = report.words
    rows = []
    for chart in (chart for block in report.blocks for chart in block.charts):
        sides = (
            [(chart.sides[0], chart.shares), (chart.sides[1], chart.against)] if chart.sides else [("", chart.shares)]
        )
        rows += [
            (chart.title, side, label, share)
            for side, shares in sides
            for label, share in zip(chart.labels, shares, strict=True)
        ]
    return pd.DataFrame(rows, columns=[words["figure"], " ", words["indicator"], "%"])


def _notes(figures: Sequence[ReportFigure], report: Report) -> pd.DataFrame:
    words = report.words
    rows = [
        (report.name, f"{report.where}. {report.people}. {report.made}. {report.address}".rstrip()),
        *(("", text) for text in report.context),
    ]
    rows += [(words["notes"], f"{words['method']} {words['about']}")]
    rows += [
        (figure.name, f"{figure.definition} {figure.caution} {words['source']}: {'; '.join(figure.sources)}")
        for figure in figures
    ]
    return pd.DataFrame(rows, columns=[words["indicator"], words["notes"]])

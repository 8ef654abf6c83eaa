"""A report as a workbook: typed cells, all years, all structures, definitions and sources."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from patokaz.language.numbers import half_up
from patokaz.reports.files.spreadsheet import Sheet, workbook
from patokaz.reports.profile.model import Report, ReportFigure

BREAK = "✓"
NOTE_WIDTHS = (14, 46, 120)  # letters: most definitions stand on one line


def xlsx_report(report: Report) -> bytes:
    """Sheets: about, figures, years in rows, years side by side, structures, definitions and sources."""
    words = report.words
    figures = [figure for block in report.blocks for figure in block.figures]
    blocks = [block.title for block in report.blocks for _ in block.figures]
    decimals = [figure.decimals for figure in figures]
    notes = [
        (report.name, " · ".join(part for part in (report.where, report.people, report.made) if part)),
        *(("", text) for text in (*report.context, report.not_covered) if text),
        *((words["withheld"], entry.sentence) for block in report.blocks for entry in block.withheld),
        (words["notes"], f"{words['method']} {words['about']}"),
        *([(words["scan"], report.address)] if report.address else []),
        (words["book_contents"], ""),
    ]  # fmt: skip
    by_row = [figure.decimals for figure in figures for _ in _told_years(figure)]
    wide, marked = _side_by_side(figures, report)
    sheets = [
        Sheet(
            words["sheet_figures"],
            _with_withheld(_figures(figures, blocks, report), report),
            [*decimals, *[0] * _count(report)],
            across=2,
            unprinted=3,
        ),
        Sheet(words["sheet_years"], _years(figures, report), by_row, across=1, unprinted=1, upright=65),
        Sheet(words["book_wide"], wide, decimals, marked, across=3, pages=2),
        Sheet(words["sheet_parts"], _structures(report), [1] * len(_structures(report)), across=1),
        Sheet(words["notes"], _notes(figures, report), across=1, widest=NOTE_WIDTHS),
    ]
    footer = f"{report.name} · Patokaz · {report.made}"
    return workbook(f"{report.name}: {words['sheet_figures']}", words["book_about"], footer, notes, sheets)


def _figures(figures: Sequence[ReportFigure], blocks: Sequence[str], report: Report) -> pd.DataFrame:
    words, similar = report.words, report.similar
    medians = similar.medians if similar else {}
    return pd.DataFrame(
        {
            words["block"]: blocks,
            words["indicator"]: [figure.name for figure in figures],
            words["value"]: [figure.value for figure in figures],
            words["unit"]: [figure.unit for figure in figures],
            words["year"]: [figure.year for figure in figures],
            words["rank"]: [figure.rank_at for figure in figures],
            words["rank_of"]: [figure.rank_of for figure in figures],
            words["around"]: [figure.against[0] for figure in figures],
            words["country"]: [figure.against[1] if figure.whole is None else figure.whole for figure in figures],
            words["share_of_country"]: [
                None if figure.whole is None else half_up(100 * figure.value / figure.whole, 2) for figure in figures
            ],
            words["median"]: [figure.against[2] for figure in figures],
            words["similar"]: [None if figure.of_area else medians.get(figure.indicator) for figure in figures],
            words["territory"]: [figure.area for figure in figures],
            words["caution"]: [figure.caution for figure in figures],
            words["source"]: ["; ".join(figure.sources) for figure in figures],
            "id": [figure.indicator for figure in figures],
        },
        dtype=object,
    )


def _with_withheld(table: pd.DataFrame, report: Report) -> pd.DataFrame:
    """The figures followed by the withheld ones, the reason in place of the value."""
    words = report.words
    rows = [
        {
            "id": entry.indicator, words["block"]: block.title, words["indicator"]: entry.name, words["value"]: entry.text,
            words["year"]: entry.year, words["territory"]: report.name,
        }
        for block in report.blocks
        for entry in block.withheld
    ]  # fmt: skip
    return (
        pd.concat([table, pd.DataFrame(rows, columns=table.columns, dtype=object)], ignore_index=True)
        if rows
        else table
    )


def _count(report: Report) -> int:
    return sum(len(block.withheld) for block in report.blocks)


def _told_years(figure: ReportFigure) -> dict[int, float | str]:
    """Each year's value, or the reason why it is withheld."""
    told: dict[int, float | str] = dict(figure.withheld_years)
    told |= {int(year): value for year, value in zip(figure.years, figure.values, strict=True)}
    return dict(sorted(told.items()))


def _years(figures: Sequence[ReportFigure], report: Report) -> pd.DataFrame:
    words = report.words
    rows = [
        (figure.name, year, value, figure.unit, BREAK * (year in figure.breaks), figure.area, figure.indicator)
        for figure in figures
        for year, value in _told_years(figure).items()
    ]
    heads = ("indicator", "year", "value", "unit", "break", "territory")
    return pd.DataFrame(rows, columns=[*(words[key] for key in heads), "id"], dtype=object)


def _side_by_side(figures: Sequence[ReportFigure], report: Report) -> tuple[pd.DataFrame, frozenset[tuple[int, int]]]:
    """One row an indicator, one column a year; first years after a break are marked."""
    words = report.words
    years = sorted({year for figure in figures for year in _told_years(figure)})
    rows, marked = [], set()
    for at, figure in enumerate(figures):
        values = _told_years(figure)
        rows.append([figure.name, figure.area, figure.unit, *(values.get(year) for year in years)])
        marked |= {(at, 3 + column) for column, year in enumerate(years) if year in figure.breaks and year in values}
    heads = [words["indicator"], words["territory"], words["unit"], *map(str, years)]
    return pd.DataFrame(rows, columns=heads, dtype=object), frozenset(marked)


def _structures(report: Report) -> pd.DataFrame:
    """Parts with their shares and those of the larger area; the sides of a pyramid in separate rows."""
    words = report.words
    rows = []
    for chart in (chart for block in report.blocks for chart in block.charts):
        sides = [("", chart.shares, chart.larger)]
        if chart.sides:
            sides = [(chart.sides[0], chart.shares, chart.larger), (chart.sides[1], chart.against, chart.against_larger)]  # fmt: skip
        rows += [
            (chart.subject, chart.year, chart.area, side, label, share, more, chart.around)
            for side, shares, larger in sides
            for label, share, more in zip(chart.labels, shares, larger, strict=True)
        ]
    heads = [words["sheet_parts"], words["year"], words["territory"], words["sex"], words["part"], "%", f"%: {words['around']}", words["around"]]  # fmt: skip
    return pd.DataFrame(rows, columns=heads, dtype=object)


def _notes(figures: Sequence[ReportFigure], report: Report) -> pd.DataFrame:
    """Definitions, cautions, sources: each text once, with its indicators."""
    words = report.words
    rows = [
        (words[kind], "; ".join(names), text)
        for kind, of in (
            ("definition", lambda figure: [figure.definition]),
            ("caution", lambda figure: [figure.caution]),
            ("source", lambda figure: figure.sources),
        )
        for text, names in _told_of(figures, of).items()
    ]
    return pd.DataFrame(rows, columns=[words["note_kind"], words["indicator"], words["note_text"]], dtype=object)


def _told_of(
    figures: Sequence[ReportFigure], of: Callable[[ReportFigure], Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """Each text with the names of the figures it applies to, in order."""
    found: dict[str, dict[str, None]] = {}
    for figure in figures:
        for text in filter(None, of(figure)):
            found.setdefault(text, {})[figure.name] = None
    return {text: list(names) for text, names in found.items()}

"""A report as one HTML file that a municipality can put on its site as it is: no script, nothing asked from outside.

Every text is escaped; the pictures are drawn in the colours of the file's own style sheet, light and dark.
"""

import html
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from patokaz.charts.palette import PALETTES
from patokaz.charts.strips import joined
from patokaz.reports.profile.model import Report, ReportBlock, ReportChart, ReportFigure, ReportStep

STYLE = Path(__file__).parents[1] / "files" / "templates" / "page.css"
THEMED = ("ground", "card", "line", "ink", "ink2", "accent", "contrast", "missing")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
WIDTH, STRIP, TREND = 200, 22, 34


def html_file(report: Report) -> bytes:
    """The whole profile: figures, what stands out, chain, chapters, definitions, sources, address."""
    parts = [_band(report), _headline(report), _standing(report), _chain(report)]
    parts += [_block(block, report) for block in report.blocks]
    parts += [_definitions(report), _sources(report)]
    told = " · ".join(part for part in (report.where, report.people, report.made) if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{_e(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<meta name="description" content="{_e(told)}">\n'
        f"<title>{_e(report.name)} · Patokaz</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"{parts[0]}\n<main>\n{_lines(parts[1:])}\n</main>\n{_foot(report)}\n</body>\n</html>\n"
    ).encode()


def _style() -> str:
    light, dark = (
        "".join(f"--{role}: {getattr(PALETTES[theme], role)}; " for role in THEMED) for theme in ("light", "dark")
    )
    return (
        f":root {{ color-scheme: light dark; {light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n{STYLE.read_text(encoding='utf-8')}"
    )


def _band(report: Report) -> str:
    official = f'<p class="official">{_e(report.official)}</p>' if report.official else ""
    people = f'<p class="people">{_e(report.people)}</p>' if report.people else ""
    context = "".join(f'<p class="context">{_e(entry)}</p>' for entry in report.context)
    label = _e(f"{report.name}, {report.where}")
    locator = f'<div class="locator" role="img" aria-label="{label}">{_themed(report.locator)}</div>'
    return (
        f'<header><div><h1>{_e(report.name)}</h1>{official}<p class="where">{_e(report.where)}</p>{people}{context}</div>'
        f"{locator if report.locator else ''}</header>"
    )


def _themed(svg: str) -> str:
    """A picture drawn in the light theme's colours, in those of the style sheet."""
    for role in THEMED:
        svg = svg.replace(f'"{getattr(PALETTES["light"], role)}"', f'"var(--{role})"')
    return svg


def _headline(report: Report) -> str:
    cards = _lines(_card(figure, report) for figure in report.headline)
    return f'<h2>{_e(report.words["headline"])}</h2>\n<div class="figures">\n{cards}\n</div>'


def _card(figure: ReportFigure, report: Report) -> str:
    rank = (
        f'<span class="chip" title="{_e(_first_rank(figure, report))}">{_e(figure.rank)}</span>' if figure.rank else ""
    )
    group = f" <span>{_e(figure.group_rank)}</span>" if figure.group_rank else ""
    return (
        f'<div class="figure"><p class="label">{_e(figure.name)}</p><p class="value">{_e(figure.text)}'
        f'&ensp;<small>{_e(_unit_and_year(figure))}</small></p>{_strip(figure)}<p class="meta">{rank}{group}</p>{_of_area(figure)}</div>'
    )


def _of_area(figure: ReportFigure) -> str:
    return f'<span class="level">{_e(figure.of_area)}</span>' if figure.of_area else ""


def _first_rank(figure: ReportFigure, report: Report) -> str:
    return report.words["rank_note_low" if figure.direction == -1 else "rank_note_high"]


def _unit_and_year(figure: ReportFigure) -> str:
    return " · ".join(part for part in (figure.unit, str(figure.year)) if part)


def _standing(report: Report) -> str:
    words = report.words
    sides = "".join(
        f'<div class="{kind}"><h3>{_e(words[title])}</h3>{_list([f"{mark} {item}" for item in items]) or "<p>–</p>"}</div>'
        for kind, title, mark, items in (
            ("strong", "strengths", "▲", report.strengths), ("weak", "weaknesses", "▼", report.weaknesses),
        )
    )  # fmt: skip
    body = f'<div class="standing">{sides}</div>' if report.strengths or report.weaknesses else _p(words["none"])
    changed = ""
    if report.changes:
        rule = _e(words["changes_rule"])
        changed = f'<h3>{_e(words["changes"])}</h3>{_list(report.changes)}<p class="quiet">{rule}</p>'
    return f'<h2>{_e(words["standout"])}</h2>\n{body}\n<p class="quiet">{_e(words["rule"])}</p>{changed}'


def _chain(report: Report) -> str:
    steps = _lines(_step(step, report) for step in report.chain)
    return f'<h2>{_e(report.words["chain"])}</h2>\n<ol class="chain">\n{steps}\n</ol>'


def _step(step: ReportStep, report: Report) -> str:
    missing = f'<p class="missing">{_e(report.words["chain_missing"])}</p>'
    return f"<li><h3>{_e(step.title)}</h3>{_card(step.figure, report) if step.figure else missing}</li>"


def _block(block: ReportBlock, report: Report) -> str:
    charts = _lines(_chart(chart) for chart in block.charts)
    drawn = f'<div class="charts">{charts}</div>' if charts else ""
    return (
        f'<section id="{_e(block.id)}">\n<h2>{_e(block.title)}</h2>\n<p class="sentence">{_e(block.sentence)}</p>\n'
        f"{_table(block.figures, report)}{drawn}\n</section>"
    )


def _table(figures: Sequence[ReportFigure], report: Report) -> str:
    if not figures:
        return ""
    words, right = report.words, ' class="number"'
    heads = "".join(
        f'<th scope="col"{right if key == "value" else ""}>{_e(words[key])}</th>'
        for key in ("indicator", "value", "rank", "column_trend", "compared")
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{_lines(_row(figure) for figure in figures)}\n</tbody>\n</table>\n"


def _row(figure: ReportFigure) -> str:
    ranks = " · ".join(part for part in (figure.rank, figure.group_rank) if part)
    years = f'<span class="quiet">{figure.years[0]}–{figure.years[-1]}</span>' if len(figure.years) > 1 else ""
    return (
        f'<tr><th scope="row"><a href="#{_e(figure.indicator)}">{_e(figure.name)}</a>{_of_area(figure)}</th>'
        f'<td class="num"><b>{_e(figure.text)}</b><span class="quiet">{_e(_unit_and_year(figure))}</span></td>'
        f'<td>{_strip(figure)}<span class="quiet">{_e(ranks)}</span></td><td>{_trend(figure)}{years}</td>'
        f'<td class="quiet">{"<br>".join(_e(line) for line in figure.compare)}</td></tr>'
    )


def _strip(figure: ReportFigure) -> str:
    """All areas as ticks, the middle half as a band, the median, the comparison group's median, this place as the dot."""
    if not figure.strip:
        return ""
    ticks = "".join(f"M{WIDTH * at:.4g} 6v10" for at in figure.strip)
    marks = [f'<path class="all" d="{ticks}"/>']
    if figure.half:
        first, last = figure.half
        marks.insert(
            0, f'<rect class="half" x="{WIDTH * first:.4g}" y="2" width="{WIDTH * (last - first):.4g}" height="18"/>'
        )
    if figure.median is not None:
        marks.append(f'<path class="median" d="M{WIDTH * figure.median:.4g} 3v16"/>')
    if figure.peers is not None:
        marks.append(f'<path class="peers" d="M{WIDTH * figure.peers:.4g} 6l5 5l-5 5l-5-5z"/>')
    marks.append(f'<circle class="here" cx="{WIDTH * figure.here:.4g}" cy="11" r="5"/>')
    return _svg("strip", STRIP, f"{figure.name}: {figure.rank or figure.text}", marks)


def _trend(figure: ReportFigure) -> str:
    """The years as a line, none across a break or a gap; a dashed mark at a break."""
    if len(figure.years) < 2:
        return ""
    first, span = figure.years[0], figure.years[-1] - figure.years[0]
    low, high = min(figure.values), max(figure.values)

    def at(year: float, value: float) -> str:
        height = TREND - 4 - (TREND - 8) * (value - low) / (high - low) if high > low else TREND / 2
        return f"{WIDTH * (year - first) / span:.4g} {height:.4g}"

    points = [at(year, value) for year, value in zip(figure.years, figure.values, strict=True)]
    line = f"M{points[0]}h.01"
    for (earlier, later), point in zip(pairwise(figure.years), points[1:], strict=True):
        line += f"L{point}" if joined(earlier, later, figure.breaks) else f"M{point}h.01"
    marks = [f'<path class="line" d="{line}"/>']
    marks += [
        f'<path class="break" d="M{WIDTH * (year - 0.5 - first) / span:.4g} 2v{TREND - 4}"/>'
        for year in figure.breaks
        if first < year <= figure.years[-1]
    ]
    x, y = points[-1].split()
    marks.append(f'<circle class="here" cx="{x}" cy="{y}" r="3"/>')
    return _svg("trend", TREND, f"{figure.name}, {first}–{figure.years[-1]}", marks)


def _svg(kind: str, height: int, label: str, marks: Sequence[str]) -> str:
    return (
        f'<svg class="{kind}" viewBox="-6 0 {WIDTH + 12} {height}" role="img" aria-label="{_e(label)}">'
        f"{''.join(marks)}</svg>"
    )


def _chart(chart: ReportChart) -> str:
    drawn = _pyramid(chart) if chart.sides else _bars(chart)
    return (
        f"<figure><figcaption><h3>{_e(chart.title)}</h3><p>{_e(chart.sentence)}</p></figcaption>{drawn}"
        f'<p class="quiet">{_e(" ".join(chart.notes))}</p></figure>'
    )


def _bars(chart: ReportChart) -> str:
    largest = max([1.0, *_known(chart.shares), *_known(chart.larger)])
    rows = "".join(
        f'<tr><th scope="row">{_e(label)}</th><td class="bar">{_bar(share, larger, largest)}</td>'
        f'<td class="num">{_e(text)}</td></tr>'
        for label, share, larger, text in zip(chart.labels, chart.shares, chart.larger, chart.texts, strict=True)
    )
    return f'<table class="bars"><tbody>{rows}</tbody></table>'


def _pyramid(chart: ReportChart) -> str:
    shares = (chart.shares, chart.against, chart.larger, chart.against_larger)
    largest = max([0.1, *(share for side in shares for share in _known(side))])
    sides = zip(chart.labels, *shares, chart.texts, chart.against_texts, strict=True)
    rows = "".join(
        f'<tr><td class="bar left">{_bar(share, larger, largest, text)}</td><th scope="row">{_e(label)}</th>'
        f'<td class="bar">{_bar(against, against_larger, largest, against_text)}</td></tr>'
        for label, share, against, larger, against_larger, text, against_text in reversed(list(sides))
    )
    heads = "<td></td>".join(f'<th scope="col">{_e(side)}</th>' for side in chart.sides)
    return f'<table class="pyramid"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _bar(share: float | None, larger: float | None, largest: float, text: str = "") -> str:
    """A bar from zero and the larger area's share as a tick; `text` is for those who listen."""
    told = f'<span class="unseen">{_e(text)}</span>' if text else ""
    bar = "" if share is None else f'<i style="width:{100 * share / largest:.1f}%"></i>'
    tick = "" if larger is None else f'<s style="--at:{100 * larger / largest:.1f}%"></s>'
    return f"<span>{bar}{tick}{told}</span>"


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _definitions(report: Report) -> str:
    told = {figure.indicator: figure for block in report.blocks for figure in block.figures}
    items = _lines(
        f'<dt id="{_e(figure.indicator)}">{_e(figure.name)}</dt><dd>{_e(figure.definition)}'
        f"{_labelled(report.words['caution'], figure.caution)}"
        f"{_labelled(report.words['source'], '; '.join(figure.sources))}</dd>"
        for figure in told.values()
    )
    method = f'<p class="quiet">{_e(report.words["method"])} {_e(report.words["about"])}</p>'
    return f'<section class="notes">\n<h2>{_e(report.words["notes"])}</h2>\n{method}\n<dl>\n{items}\n</dl>\n</section>'


def _labelled(label: str, text: str) -> str:
    return f" <span><b>{_e(label)}:</b> {_e(text)}</span>" if text else ""


def _sources(report: Report) -> str:
    return f'<section class="notes">\n<h2>{_e(report.words["sources"])}</h2>\n{_list(report.sources)}\n</section>'


def _foot(report: Report) -> str:
    address = _e(report.address)
    return (
        f'<footer><div class="qr" role="img" aria-label="QR: {address}">{report.qr}</div><div>'
        f'<p>{_e(report.words["scan"])} <a href="{address}">{address}</a></p>'
        f"<p>Patokaz · {_e(report.name)} · {_e(report.made)}</p></div></footer>"
    )


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{_e(item)}</li>' for item in items)}</ul>" if items else ""


def _p(text: str) -> str:
    return f"<p>{_e(text)}</p>"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _e(text: object) -> str:
    return html.escape(str(text))

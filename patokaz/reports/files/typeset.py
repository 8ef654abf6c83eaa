"""Documents and pictures typeset with Typst; no browser needed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree

import typst

from patokaz.charts.trend import LONGEST_GAP
from patokaz.language.spans import unparted
from patokaz.language.words import ended
from patokaz.reports.files.archives import archive
from patokaz.reports.files.page_layout import Layout, Mark, Placed, settled
from patokaz.reports.index.model import IndexReport
from patokaz.reports.profile.model import Report, ReportChart, ReportMap
from patokaz.reports.profile.pieces import Line, said_of
from patokaz.reports.profile.place_card import PlaceCard

FOLDER = Path(__file__).parent
KINDS: tuple[Literal["png", "svg"], ...] = ("png", "svg")
BLANK = "blank.svg"  # among the templates
SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
DOCUMENTS = ("brochure", "profile", "investor")
END = "end"  # the label at the end of a profile


def pdf_file(report: Report, document: str) -> bytes:
    """The report as one of DOCUMENTS.

    Raises:
        ValueError: unknown document.
    """
    if document not in DOCUMENTS:
        raise ValueError(f"unknown document {document}; expected one of {', '.join(DOCUMENTS)}")
    named = report.words[f"kind_{document}"].partition(" (")[0]
    content = report_content(report) | {"document": named}
    return _compiled(document, content, "pdf", layout=_layout(content) if document == "profile" else None)


def index_pdf(report: IndexReport) -> bytes:
    """The report of an index."""
    return _compiled("index", vars(report), "pdf")


def document_pages(report: Report, document: str) -> list[bytes]:
    """The pages of a document as PNG pictures."""
    content = report_content(report)
    layout = _layout(content) if document == "profile" else None
    made: bytes | list[bytes] = _compiled(document, content, "png", ppi=100.0, layout=layout)
    return made if isinstance(made, list) else [made]


def report_content(report: Report) -> dict[str, Any]:
    """Input of the templates: the report, and its cautions with the names they apply to."""
    marks, said = said_of((figure.name, figure.caution) for block in report.blocks for figure in block.figures)
    of_names = [(ended("; ".join(names)), caution) for caution, names in said.items()]
    return vars(report) | {"cautions": [*marks.items(), *of_names]}


def chart_picture(
    chart: ReportChart, language: str, kind: Literal["png", "svg"], bare: bool = False, made: str = ""
) -> bytes:
    """A chart as PNG (200 dpi) or SVG; with title, sentence, source and date unless `bare`."""
    file = _compiled("chart", vars(chart) | {"language": language, "bare": bare, "made": made}, kind)
    return _titled(file, f"{chart.area}: {chart.subject}, {chart.year}", chart.alt) if kind == "svg" else file


def line_picture(line: Line, language: str, kind: Literal["png", "svg"]) -> bytes:
    """A line over the years, as PNG (200 dpi) or SVG."""
    return _compiled("line", vars(line) | {"language": language}, kind)


def _titled(svg: bytes, title: str, alt: str) -> bytes:
    """An SVG picture with its title and alternative text."""
    tree = ElementTree.fromstring(svg)
    for name, text in (("desc", alt), ("title", title)):
        element = ElementTree.Element(f"{{{SVG}}}{name}")
        element.text = text
        tree.insert(0, element)
    return ElementTree.tostring(tree, encoding="utf-8")


def map_picture(drawn: ReportMap, kind: Literal["png", "svg"], bare: bool = False) -> bytes:
    """A map with its legend, as PNG (150 dpi) or SVG; with title and notes unless `bare`."""
    file = _compiled("map", vars(drawn) | {"bare": bare}, kind, ppi=150.0)
    return _titled(file, drawn.title, drawn.alt) if kind == "svg" else file


def pictures_file(report: Report) -> bytes:
    """The pictures of the report in one archive."""
    return archive(pictures(report))


def pictures(report: Report) -> dict[str, bytes]:
    """All charts and maps of the report as SVG and PNG, and the locator map as SVG, by file name."""
    files = {}
    if report.locator:
        title = f"{report.words['locator']}: {report.name}"
        files[f"{report.words['file_locator']}.svg"] = _titled(
            report.locator.encode(), title, f"{title}, {report.where}"
        )
    for drawn in report.maps:
        name = f"{report.words['file_map']}-{drawn.file}"
        files |= {f"{name}.{kind}": map_picture(drawn, kind) for kind in KINDS}
    for block in report.blocks:
        for chart in block.charts:
            files |= {
                f"{chart.file}.{kind}": chart_picture(chart, report.language, kind, made=report.made) for kind in KINDS
            }
    return files


def card_picture(card: PlaceCard, kind: Literal["png", "svg"]) -> bytes:
    """A place card of 1200 × 630 pixels."""
    file = _compiled("card", vars(card), kind, ppi=72.0)
    told = [card.where, card.people, *(f"{figure.name} ({figure.year}): {figure.amount}" for figure in card.figures)]
    return _titled(file, card.name, " · ".join(filter(None, told))) if kind == "svg" else file


def svg_as_png(svg: str, pixels: int = 0) -> bytes:
    """An SVG picture as PNG. pixels: its width; by default 8 centimetres at 200 dpi."""
    return _compiled("picture", {"svg": svg, "pixels": pixels}, "png")


def _compiled(
    template: str, content: Mapping[str, Any], kind: Literal["pdf", "png", "svg"], ppi: float = 200.0,
    layout: Layout | None = None,
) -> bytes:  # fmt: skip
    made: Any = _compiler(template, content, layout).compile(
        format=kind,
        ppi=ppi if kind == "png" else None,
        pdf_standards=["ua-1"] if kind == "pdf" else [],  # refuses a picture without a text
    )
    file: bytes = made  # several pages as pictures are a list, which document_pages tells apart
    return file


def _compiler(template: str, content: Mapping[str, Any], layout: Layout | None) -> typst.Compiler:
    varied = {} if layout is None else _inputs(layout)
    return typst.Compiler(
        str(FOLDER / "templates" / f"{template}.typ"),
        root=str(FOLDER / "templates"),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={
            "report": unparted(json.dumps(content, default=vars, ensure_ascii=False)), "longest_gap": str(LONGEST_GAP),
            **varied,
        },
    )  # fmt: skip


def _inputs(layout: Layout) -> dict[str, str]:
    turned = {"first": sorted(layout.first), "extra": dict(layout.extra)}
    return {
        "map_height": str(layout.maps),
        "row_inset": str(layout.rows),
        "letters": str(layout.letters),
        "layout": json.dumps(turned),
    }


def _layout(content: Mapping[str, Any]) -> Layout:
    """The page layout of a profile, computed without drawing its maps, whose height is fixed."""
    blank = (FOLDER / "templates" / BLANK).read_text(encoding="utf-8")
    undrawn = dict(content) | {"maps": [replace(drawn, svg=blank) for drawn in content["maps"]]}

    def ask(layout: Layout) -> Placed:
        end = json.loads(_compiler("profile", undrawn, layout).query(f"<{END}>", field="value", one=True))
        return Placed([Mark(**mark) for mark in end["marks"]], end["share"])

    return settled(ask)

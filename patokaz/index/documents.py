"""Documents of an index. The generators are imported on demand, since they take 40 MB."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from patokaz.index.index import Index
from patokaz.index.report import index_report
from patokaz.index.slides import index_slides
from patokaz.language.words import Words
from patokaz.reports.index.model import IndexReport
from patokaz.reports.slides.model import Deck, addressed


def _pdf(report: IndexReport) -> bytes:
    from patokaz.reports.files.typeset import index_pdf

    return index_pdf(report)


def _pptx(report: IndexReport) -> bytes:
    from patokaz.reports.slides.deck import deck_file

    return deck_file(Deck(report.language, report.name, report.made, report.slides, report.words))


DOCUMENTS: Mapping[str, Callable[[IndexReport], bytes]] = {"pdf": _pdf, "pptx": _pptx}


def index_document(kind: str, index: Index, area: str, base: str, t: Words) -> bytes:
    """The index as one of DOCUMENTS, with `area` highlighted; base: address of the product."""
    report = index_report(index, area, base, date.today(), t)
    if kind == "pptx":
        report = replace(report, slides=addressed(index_slides(index, area, t), report.address))
    return DOCUMENTS[kind](report)

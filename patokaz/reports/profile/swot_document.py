"""The SWOT analysis alone: four fields on one sheet across, ready to be edited."""

from docx.shared import Cm

from patokaz.reports.files.word_parts import QUIET, WordFile
from patokaz.reports.profile.analysis_document import CODE, address_code, opened_file, swot_fields, without_licence
from patokaz.reports.profile.model import Report

FIELD = 4.2  # cm of a field: what stands above and below leaves so much
EDGE = 1.5  # cm above and below
NOTES = 20.4  # cm of the notes beside the code


def swot_file(report: Report) -> bytes:
    """The SWOT alone, on one sheet across, ready to be edited."""
    file = opened_file(report, report.words["swot"])
    section = file.document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin = section.bottom_margin = Cm(EDGE)
    swot_fields(file, report, FIELD)
    file.parted((NOTES, CODE + 0.6), (lambda: _swot_note(file, report), lambda: address_code(file, report)))
    return file.file()


def _swot_note(file: WordFile, report: Report) -> None:
    """The rule of the fields where it filled or could fill any, the sources of what they say, the address."""
    file.text(report.swot.note, QUIET)
    said = [line for lines in report.swot.parts.values() for line in lines]
    figures = [figure for block in report.blocks for figure in block.figures]
    told = [figure for figure in figures if any(figure.name in line for line in said)]
    of_parts = [
        source for name, found in report.swot.told.items() if any(name in line for line in said) for source in found
    ]
    sources = dict.fromkeys(without_licence(source, report) for source in (*(source for figure in told for source in figure.sources), *of_parts))  # fmt: skip
    if sources:
        file.text(f"{report.words['source']}: {'; '.join(sources)}.", QUIET)
    if report.address:
        file.text(f"{report.words['scan']} {report.address}", QUIET)

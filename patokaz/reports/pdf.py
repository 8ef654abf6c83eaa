"""A report as PDF, set by Typst: no browser is needed."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from patokaz.reports.model import Report

FOLDER = Path(__file__).parent
TEMPLATES = ("brochure", "profile", "investor")


def pdf_file(report: Report, template: str) -> bytes:
    """The report in one of TEMPLATES. Raises ValueError for another template."""
    return _compiled(template, report, "pdf")


def png_pages(report: Report, template: str, ppi: float = 80) -> list[bytes]:
    """The same pages as pictures, for a preview."""
    found = _compiled(template, report, "png", ppi)
    return found if isinstance(found, list) else [found]


def _compiled(template: str, report: Report, kind: str, ppi: float | None = None) -> bytes:
    if template not in TEMPLATES:
        raise ValueError(f"unknown template {template}; expected one of {', '.join(TEMPLATES)}")
    return typst.compile(
        str(FOLDER / "templates" / f"{template}.typ"),
        root=str(FOLDER / "templates"),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        format=kind,
        ppi=ppi,
        sys_inputs={"report": json.dumps(asdict(report), ensure_ascii=False)},
    )

"""QR codes as SVG."""

import io
from xml.etree import ElementTree

import segno
from markupsafe import Markup

from patokaz.language.html import html, joined


def qr_svg(text: str) -> Markup:
    """A QR code as an SVG picture; nothing for no text."""
    if not text:
        return joined(())
    code, drawing = segno.make(text, error="m"), io.BytesIO()
    code.save(drawing, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=0)
    path = ElementTree.fromstring(drawing.getvalue())[0].attrib["d"]
    return html("reports/files/qr", size=code.symbol_size(border=0)[0], path=path)


def qr_address(text: str) -> str:
    """A QR code as an address that holds the picture, for the screen, whose HTML takes no SVG."""
    return str(segno.make(text, error="m").svg_data_uri(border=2))


def qr_path(text: str, left: float, top: float, side: float) -> str:
    """The dark modules of a QR code as a path to be filled, on a square of `side`."""
    rows = list(segno.make(text, error="m").matrix_iter(border=0))
    step = side / len(rows)
    return "".join(
        f"M{left + x * step:.2f} {top + y * step:.2f}h{step + 0.05:.2f}v{step + 0.05:.2f}h{-step - 0.05:.2f}z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )

"""QR codes as SVG."""

import io
from xml.etree import ElementTree

import segno
from markupsafe import Markup

from patokaz.language.html import html


def qr_svg(text: str) -> Markup:
    """A QR code as an SVG picture."""
    code, drawing = segno.make(text, error="m"), io.BytesIO()
    code.save(drawing, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=0)
    path = ElementTree.fromstring(drawing.getvalue())[0].attrib["d"]
    return html("reports/files/qr", size=code.symbol_size(border=0)[0], path=path)


def qr_address(text: str) -> str:
    """A QR code as an address that holds the picture, for the screen, whose HTML takes no SVG."""
    return str(segno.make(text, error="m").svg_data_uri(border=2))

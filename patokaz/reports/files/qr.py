"""QR codes as SVG."""

import io
from functools import lru_cache
from xml.etree import ElementTree

import segno
from markupsafe import Markup

from patokaz.language.html import html, joined


@lru_cache(maxsize=100)  # every slide of a deck carries the same
def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m")


def qr_svg(text: str) -> Markup:
    """A QR code as an SVG picture; empty for empty text."""
    if not text:
        return joined(())
    code, drawing = _code(text), io.BytesIO()
    code.save(drawing, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=0)
    path = ElementTree.fromstring(drawing.getvalue())[0].attrib["d"]
    return html("reports/files/qr", size=code.symbol_size(border=0)[0], path=path)


def qr_address(text: str) -> str:
    """A QR code as a data URL, for screen HTML, which does not accept SVG."""
    return str(_code(text).svg_data_uri(border=2))


@lru_cache(maxsize=50)
def qr_png(text: str) -> bytes:
    """A QR code as a PNG picture, eight pixels a module."""
    drawing = io.BytesIO()
    _code(text).save(drawing, kind="png", scale=8, border=2)
    return drawing.getvalue()


def qr_path(text: str, left: float, top: float, side: float) -> str:
    """The dark modules of a QR code as an SVG path on a square of `side`."""
    rows = list(_code(text).matrix_iter(border=0))
    step = side / len(rows)
    return "".join(
        f"M{left + x * step:.2f} {top + y * step:.2f}h{step + 0.05:.2f}v{step + 0.05:.2f}h{-step - 0.05:.2f}z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )

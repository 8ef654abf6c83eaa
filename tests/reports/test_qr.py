"""Pictures inside documents: the QR code is the one that was asked for."""

import io
import re
from xml.etree import ElementTree

import segno

from patokaz.reports.files.qr import qr_svg


def test_the_code_s_picture_has_the_modules_of_the_code() -> None:
    text = "http://here/profile?area=PAZ21&lang=bg"
    root = ElementTree.parse(io.StringIO(qr_svg(text))).getroot()
    code = segno.make(text, error="m")
    size = code.symbol_size(border=0)[0]
    assert root.attrib["viewBox"] == f"0 0 {size} {size}"
    drawn = sum(int(width) for width in re.findall(r"h(\d+)", root[0].attrib["d"]))
    assert drawn == sum(sum(1 for dark in row if dark) for row in code.matrix)

"""QR codes as SVG."""

import io

import segno


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture."""
    target = io.BytesIO()
    segno.make(text, error="m").save(
        target, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=0, omitsize=True
    )
    return target.getvalue().decode()

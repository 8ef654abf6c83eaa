"""A report as one self-contained HTML file for a municipality's website: no scripts, no external resources.

All text is escaped; pictures use the colours of the file's style sheet, light and dark.
"""

from urllib.parse import parse_qs

from markupsafe import Markup

from patokaz.charts.bars import bars_table
from patokaz.charts.palette import PALETTES
from patokaz.charts.pyramid import pyramid_table
from patokaz.language.html import html
from patokaz.reports.profile.model import Report, ReportChart

THEMED = ("ground", "card", "line", "ink", "ink2", "accent", "contrast", "missing")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_file(report: Report) -> bytes:
    """The whole profile: figures, what stands out, result chain, chapters, definitions, sources, address."""
    page = html(
        "reports/profile/page",
        report=report,
        words=report.words,
        locator=_themed(report.locator),
        colours={theme: _colours(theme) for theme in ("light", "dark")},
        policy=POLICY,
        defined={figure.indicator: figure for block in report.blocks for figure in block.figures}.values(),
        drawn=_drawn,
        shared_picture=_shared_picture(report.address),
    )
    return f"{page}\n".encode()


def _shared_picture(address: str) -> str:
    """The card of the place as the page's preview image; empty without a public address."""
    base, _, choices = address.partition("/profile?")
    area, language = (parse_qs(choices).get(key, [""])[0] for key in ("area", "lang"))
    return f"{base}/preview/{area}.png?lang={language}" if address else ""


def _colours(theme: str) -> list[tuple[str, str]]:
    """Colours by role."""
    return [(role, getattr(PALETTES[theme], role)) for role in THEMED]


def _themed(svg: Markup) -> Markup:
    """A picture in light-theme colours, with the variables of the style sheet in their place."""
    for role, colour in _colours("light"):
        svg = svg.replace(colour, f"var(--{role})")
    return svg


def _drawn(chart: ReportChart) -> Markup:
    if chart.sides:
        return pyramid_table(chart.ages(amounts=False), chart.sides, chart.title)
    return bars_table(chart.bars(amounts=False), chart.title)

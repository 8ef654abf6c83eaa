"""A shareable card of a place: name, locator map and a few figures on 1200 × 630 pixels, in a chosen colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patokaz.charts.palette import PALETTES, VISIBLE, contrast_ratio, readable_ink
from patokaz.reports.files.uploads import Upload
from patokaz.reports.profile.model import Report, ReportFigure

MOST = 5
SIZE = (1200, 630)


@dataclass(frozen=True)
class PlaceCard:
    """Contents of the card.

    ink: a colour readable on `colour`; mark: colour of the dots on paper; lowest, highest: the meaning of rank 1;
    picture: SVG, across the top of the coloured side if `fills`, otherwise beside the name.
    """

    language: str
    name: str
    official: str
    where: str
    people: str
    not_covered: str
    locator: str
    figures: Sequence[ReportFigure]
    sources: str
    lowest: str
    highest: str
    made: str
    address: str
    qr: str
    colour: str
    ink: str
    mark: str
    picture: str = ""
    fills: bool = False


def card_figures(report: Report) -> Mapping[str, ReportFigure]:
    """The place's own figures by indicator, headline figures first."""
    figures = [*report.headline, *(figure for block in report.blocks for figure in block.figures if not figure.of_area)]
    return {figure.indicator: figure for figure in reversed(figures)} | {figure.indicator: figure for figure in figures}


def place_card(
    report: Report, indicators: Sequence[str], colour: str, sources: str, upload: Upload | None = None
) -> PlaceCard:
    """The card of a report with the figures of these indicators, MOST at most; colour: #rrggbb."""
    light, figures = PALETTES["light"], card_figures(report)
    ink = readable_ink(colour)
    return PlaceCard(
        language=report.language, name=report.name, official=report.official, where=report.where, people=report.people,
        not_covered=report.not_covered, locator=_in_ink(report.locator, ink), figures=[figures[key] for key in indicators if key in figures][:MOST], sources=sources,
        lowest=report.words["rank_note_low"], highest=report.words["rank_note_high"], made=report.made, address=report.address, qr=report.qr, colour=colour, ink=ink,
        mark=colour if contrast_ratio(colour, light.ground) >= VISIBLE else light.ink,
        picture=upload.svg if upload else "", fills=bool(upload and upload.wide),
    )  # fmt: skip


def _in_ink(locator: str, ink: str) -> str:
    """The locator map in one colour, borders inside the country lighter."""
    light = PALETTES["light"]
    faint = str(locator).replace(f'"{light.line}"', f'"{ink}" stroke-opacity="0.4"')
    return faint.replace(f'"{light.ink2}"', f'"{ink}"').replace(f'"{light.accent}"', f'"{ink}"')

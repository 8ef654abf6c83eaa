"""The deck's own slide master, two layouts and theme, applied to an empty presentation."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Emu

OFFICE = Path(__file__).parent / "office"
WIDE = (Emu(12192000), Emu(6858000))
FINDING, QUESTION = 0, 1
LEFT_BEHIND = ("thumbnail", "extended-properties", "printerSettings")


def empty_deck() -> Any:
    """A 16:9 presentation with the master only."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    _theme(deck.slide_master.part)
    _replaced(deck.slide_master._element, "master.xml", kept="sldLayoutIdLst")
    for layout, name in zip(deck.slide_layouts, ("finding.xml", "question.xml"), strict=True):
        _replaced(layout._element, name)
    for part in (deck.part.package, deck.part):
        for key in [key for key, relation in part._rels.items() if relation.reltype.endswith(LEFT_BEHIND)]:
            part._rels.pop(key)
    return deck


def slide_number(number: int) -> Any:
    """The number of a slide as a shape; shown where the layout has its field too."""
    shape = parse_xml((OFFICE / "number.xml").read_bytes())
    next(part for part in shape.iter() if _local(part) == "t").text = str(number)
    return shape


def settle_properties(deck: Any, title: str, subject: str, language: str) -> None:
    """Title, author, dates and language of the file; the notes use the deck's theme."""
    properties, now = deck.core_properties, datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    properties.title, properties.subject, properties.language = title, subject, language
    properties.author = properties.last_modified_by = "Patokaz"
    properties.keywords, properties.comments, properties.category = "", "", ""
    properties.created = properties.modified = now
    properties.revision = 1
    if deck.part._rels and any(relation.reltype == RT.NOTES_MASTER for relation in deck.part._rels.values()):
        _theme(deck.notes_master.part)
    deck.part._element.sldSz.attrib.pop("type", None)  # the template says 4:3
    for part in deck.part.package.iter_parts():
        for element in part._element.iter() if hasattr(part, "_element") else ():
            if element.get("lang"):
                element.set("lang", language)


def _theme(part: Any) -> None:
    """The deck's theme in place of the one a part refers to, whether stored as bytes or as a tree."""
    theme, content = part.part_related_by(RT.THEME), (OFFICE / "theme.xml").read_bytes()
    if hasattr(theme, "_element"):
        theme._element = parse_xml(content)
    else:
        theme._blob = content


def _replaced(element: Any, name: str, kept: str = "") -> None:
    """Children and attributes of an element replaced from a file, except the child called `kept`."""
    stays = [child for child in element if kept and _local(child) == kept]
    fresh = parse_xml((OFFICE / name).read_bytes())
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.attrib.update(fresh.attrib)
    for child in list(fresh):
        element.append(child)
        if _local(child) == "clrMap":
            element.extend(stays)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]

"""Where no line of a Word document breaks: at the hyphen of a degree (най-добре, по-висок), after the dash of a span (2014–2024)."""

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from patokaz.language.spans import DEGREES, hold_spans

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def hold_together(body: Any, language: str) -> None:
    """Marks the hyphens and dashes of a document's body at which no line may break."""
    hold_spans(body.iter(qn("w:t")))
    hold_degrees(body, language)


def hold_degrees(element: Any, language: str) -> None:
    """Puts the hyphen that does not break into the runs of an element; the text stays the same when it is copied or searched."""
    degree = DEGREES.get(language)
    if degree is None:
        return
    for text in list(element.iter(qn("w:t"))):
        parts = degree.split(text.text or "")
        if len(parts) == 1:
            continue
        joined = [before + word for before, word in zip(parts[0:-1:2], parts[1::2], strict=True)]
        for part in joined:
            piece = deepcopy(text)
            piece.text = part
            piece.set(SPACE, "preserve")
            text.addprevious(piece)
            text.addprevious(OxmlElement("w:noBreakHyphen"))
        text.text = parts[-1]
        text.set(SPACE, "preserve")

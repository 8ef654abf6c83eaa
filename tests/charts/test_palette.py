"""Whether marks can be told from the ground on which they stand, in both themes: 3:1 by WCAG 2.2, 1.4.11."""

import re

import pytest

from patokaz.charts.palette import FAINT, PALETTES, VISIBLE, contrast_ratio
from tests.pages import ROOT

MARK = re.compile(
    r"background: (?:var\(--(?:accent|ink2|contrast)\); opacity: (\.\d+)|color-mix\(in srgb, var\(--(?:accent|ink2)\) (\d\d)%, var\(--(?:ground|card)\)\);)"
)


def mixed(ink: str, ground: str, share: float) -> str:
    """What the eye sees of a colour with this opacity."""
    pairs = [(int(ink[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


@pytest.mark.parametrize("theme", PALETTES)
def test_marks_can_be_told_from_both_grounds(theme: str) -> None:
    palette = PALETTES[theme]
    for ground in (palette.ground, palette.card):
        whole = [palette.ink, palette.ink2, palette.accent, palette.contrast, palette.edge, palette.hatch]
        faint = [mixed(colour, ground, FAINT) for colour in (palette.ink2, palette.accent)]
        for colour in (*whole, *faint):
            assert contrast_ratio(colour, ground) >= VISIBLE, (colour, ground)


def test_no_mark_of_the_style_sheet_is_fainter() -> None:
    found = MARK.findall((ROOT / "static" / "patokaz.css").read_text(encoding="utf-8"))
    shares = [float(opacity or f".{percent}") for opacity, percent in found]
    assert len(shares) > 5
    marks = [share for share in shares if share > 1 / 3]  # below it is a wash behind a line, which is the mark
    assert min(marks) >= FAINT, shares

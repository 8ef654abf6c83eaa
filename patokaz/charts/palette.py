"""Colours of the two themes, used by everything that draws."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours by role.

    hatch: lines over missing areas; edge: borders between areas, which also separate the palest class from the
    background; sequential: from paper to deep teal; categorical: Okabe and Ito (2008); bivariate: terciles by terciles
    (code 3 × second + first). Neighbouring map classes cannot all have a contrast of 3:1, as five would need 81:1 and
    white on black has 21:1: edges separate them, and tooltip, keys and ranking give each value.
    """

    ground: str
    card: str
    line: str
    ink: str
    ink2: str
    accent: str
    contrast: str
    missing: str
    hatch: str
    edge: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    categorical: tuple[str, ...]
    bivariate: tuple[str, ...]


OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
PALETTES = {
    "light": Palette(
        "#FBFAF6", "#FFFFFF", "#E3E0D7", "#14232E", "#5B6872", "#0B6E69", "#B5532D", "#DAD7CE", "#949186", "#6F7D85",
        ("#C9E1DA", "#A4CEC6", "#7FBAB1", "#479993", "#1F7874", "#0B5753", "#053A38"),
        ("#A2451F", "#D08A66", "#EAD2C2", "#F1EFE6", "#BFDBD4", "#66A9A2", "#0B6E69"), OKABE_ITO,
        ("#EFECE3", "#9CC7C4", "#3E9C97", "#DEB07F", "#91946E", "#3A7455", "#CB762D", "#856426", "#354E1E"),
    ),
    "dark": Palette(
        "#10191F", "#17232B", "#2A3943", "#EDF1F2", "#9FB0B8", "#4FB9B0", "#E58B62", "#33424C", "#62757F", "#8A9BA3",
        ("#204445", "#265C5A", "#2B6E6A", "#3B8F88", "#55AFA6", "#83CCC3", "#B9E4DC"),
        ("#E58B62", "#B9714F", "#6E4C3D", "#2A3439", "#2C5552", "#3F8780", "#5FC5BB"), OKABE_ITO,
        ("#283237", "#2A6565", "#2C9A96", "#6E513A", "#707C67", "#71A997", "#B17040", "#B2946C", "#B2B99A"),
    ),
}  # fmt: skip


READABLE = 4.5  # contrast of text by WCAG 2.2, level AA
VISIBLE = 3.0  # contrast of marks
FAINT = 0.72  # the least share of the accent or second ink with which a mark is still visible on both grounds


def contrast_ratio(one: str, other: str) -> float:
    """Contrast of two colours (#rrggbb) by WCAG 2.2: 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_ink(ground: str) -> str:
    """White, the product's ink or black: the first readable on a background of this colour (#rrggbb)."""
    inks = ("#FFFFFF", PALETTES["light"].ink, "#000000")  # white or black is readable on every colour
    return next(ink for ink in inks if contrast_ratio(ink, ground) >= READABLE)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def shades(palette: Palette, classes: int) -> list[str]:
    """`classes` colours of the sequential scale, evenly spread, at most seven."""
    scale = palette.sequential
    if classes <= 1:
        return [scale[len(scale) // 2]] * classes
    return [scale[round(position * (len(scale) - 1) / (classes - 1))] for position in range(min(classes, len(scale)))]

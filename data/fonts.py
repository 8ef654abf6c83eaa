"""The typefaces of documents and of titles on the screen: python -m data.fonts cuts them from the web fonts that Streamlit brings.

Source Sans and Source Serif are under the SIL Open Font License; a cut version must not bear their name.
"""

from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {"SourceSansVF-Upright": ("Patokaz Sans", (400, 600)), "SourceSerifVariable-Roman": ("Patokaz Serif", (600,))}
FONTS = Path(__file__).parents[1] / "patokaz" / "reports" / "files" / "fonts"
TITLES = Path(__file__).parents[1] / "static" / "fonts" / "patokaz-serif.woff2"
LETTERS = (
    (0x20, 0x17F),
    (0x3A3, 0x3A3),  # Σ and β of formulas
    (0x3B2, 0x3B2),
    (0x400, 0x4FF),
    (0x2010, 0x2044),
    (0x2070, 0x20BF),
    (0x2116, 0x2116),  # №
    (0x2190, 0x2193),
    (0x2212, 0x2265),
    (0x25B2, 0x25BC),
)
WEIGHTS = {400: "Regular", 600: "Bold"}


def make_fonts(media: Path, folder: Path) -> None:
    """Write static TrueType files of every face and weight into `folder`; those that exist are kept.

    media: Streamlit's folder of web fonts. Both families carry Latin and Cyrillic. Raises FileNotFoundError where a
    face is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stem, (family, weights) in FACES.items():
        for weight in weights:
            target = folder / f"{family.replace(' ', '')}-{WEIGHTS[weight]}.ttf"
            if not target.exists():
                _write_face(next(iter(sorted(media.glob(f"{stem}*.woff2")))), family, weight, target)


def make_web_font(source: Path, target: Path) -> None:
    """Write a static TrueType file as the browser takes it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    font = TTFont(source)
    font.flavor = "woff2"
    _save(font, target)


def _write_face(source: Path, family: str, weight: int, target: Path) -> None:
    font = TTFont(source)
    subsetter = Subsetter(Options(layout_features=["kern", "locl", "tnum", "mark"], notdef_outline=True))
    subsetter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    subsetter.subset(font)  # a whole family takes half a minute to cut to one weight
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    static = instantiateVariableFont(font, axes)
    static.flavor = None
    names = static["name"]
    for record, text in (
        (1, family),
        (2, WEIGHTS[weight]),
        (4, f"{family} {WEIGHTS[weight]}"),
        (16, family),
        (17, WEIGHTS[weight]),
    ):
        names.setName(text, record, 3, 1, 0x409)
    static["OS/2"].usWeightClass = weight
    _save(static, target)


def _save(font: TTFont, target: Path) -> None:
    unfinished = target.with_suffix(".unfinished")
    font.save(unfinished)
    unfinished.replace(target)


if __name__ == "__main__":
    make_fonts(Path(streamlit.__file__).parent / "static" / "static" / "media", FONTS)
    make_web_font(FONTS / "PatokazSerif-Bold.ttf", TITLES)

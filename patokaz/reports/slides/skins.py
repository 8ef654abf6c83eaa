"""Renderings of slides other than office files: HTML for the presentation screen, and pictures."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from markupsafe import Markup

from patokaz.charts.palette import PALETTES, Palette
from patokaz.language.html import html
from patokaz.reports.files.archives import archive
from patokaz.reports.slides.frame import draw_chart, slide_scene
from patokaz.reports.slides.letters import LINE, ROOM, forms_of
from patokaz.reports.slides.maps import HATCH, class_colours
from patokaz.reports.slides.model import AreaMap, Bars, Slide, Standing
from patokaz.reports.slides.scene import HIGH, WIDE, Box, Scene, Shape, Text, colour


@dataclass(frozen=True)
class ToldRow:
    """A bar or table row as text, for narrow screens.

    share, other: widths in per cent of the row; below: its rank; swatch: a map legend's colour or hatch; first: the
    place marked on a map.
    """

    label: str
    text: str
    own: bool = False
    share: float | None = None
    other: float | None = None
    below: str = ""
    swatch: str = ""
    first: bool = False


AT_ONCE = 2  # pictures in work for one visitor
NARROW = Box(0, 0, 915, 820)  # a chart on an upright phone, of the same letters


def slide_html(slide: Slide, palette: Palette, language: str) -> Markup:
    """A slide for the presentation screen; its style sheet defines --u, the unit of the grid."""
    with forms_of(language):
        return _slide_html(slide, palette)


def _slide_html(slide: Slide, palette: Palette) -> Markup:
    shapes, texts = _coloured(slide_scene(slide, palette), palette)
    hatched = any(shape.fill.startswith("url") for shape in shapes)
    is_map, rows = isinstance(slide.chart, AreaMap), told_rows(slide, palette)
    narrow = _coloured(narrow_scene(slide, palette), palette) if slide.chart and not rows else None
    return html(
        "reports/slides/slide", slide=slide, shapes=shapes, texts=texts, palette=palette, wide=WIDE, high=HIGH, is_map=is_map,
        hatched=hatched, rows=rows, other=slide.chart.other if isinstance(slide.chart, Bars) else "", narrow=narrow, room=NARROW,
    )  # fmt: skip


def narrow_scene(slide: Slide, palette: Palette) -> Scene:
    """The chart of a slide alone, at the width of a phone in portrait."""
    scene = Scene()
    draw_chart(replace(slide, address=""), NARROW, scene, palette)
    return scene


def told_rows(slide: Slide, palette: Palette = PALETTES["light"]) -> list[ToldRow]:
    """The rows of bars, table or map labels with the legend.

    Empty for other charts, for intervals and for bars on both sides of zero.
    """
    chart = slide.chart
    if isinstance(chart, AreaMap):
        return map_rows(chart, palette)
    if isinstance(chart, Standing):
        return [ToldRow(row.name, row.value, below=row.rank) for row in chart.rows]
    if not isinstance(chart, Bars) or any(bar.low is not None or bar.value < 0 for bar in chart.bars):
        return []
    most = max([bar.value for bar in chart.bars] + [bar.other or 0.0 for bar in chart.bars], default=0.0) or 1.0
    return [
        ToldRow(
            bar.label, bar.text, bar.own, 100 * bar.value / most, None if bar.other is None else 100 * bar.other / most
        )
        for bar in chart.bars
    ]


def map_rows(chart: AreaMap, palette: Palette) -> list[ToldRow]:
    """The large number beside a map, the labelled places, the legend."""
    fills = {code: colour(fill, palette) for code, fill in class_colours(chart, palette).items()}
    number = [ToldRow(chart.under, chart.number, own=True)] if chart.number else []
    named = [ToldRow(text, "", first=at == 0) for at, (_, text) in enumerate(chart.named)]
    return number + named + [ToldRow(entry.text, "", swatch=fills.get(entry.code, HATCH)) for entry in chart.legend]


def slides_html(slides: Sequence[Slide], palette: Palette, language: str) -> list[Markup]:
    """All slides for the presentation screen."""
    return [slide_html(slide, palette, language) for slide in slides]


def slide_svg(slide: Slide, palette: Palette = PALETTES["light"]) -> Markup:
    """A slide as an SVG picture."""
    return _svg(slide_scene(slide, palette), Box(0, 0, WIDE, HIGH), palette)


def chart_svg(slide: Slide, box: Box, palette: Palette) -> Markup:
    """The chart of a slide alone, with its texts, as an SVG picture."""
    scene = Scene()
    draw_chart(replace(slide, address=""), box, scene, palette)
    return _svg(scene, box, palette)


def slide_png(slide: Slide, palette: Palette = PALETTES["light"]) -> bytes:
    """A slide as a PNG picture of 1920 × 1080."""
    from patokaz.reports.files.typeset import svg_as_png

    return svg_as_png(slide_svg(slide, palette), WIDE)


def pictures_file(slides: Sequence[Slide], palette: Palette = PALETTES["light"]) -> bytes:
    """All slides as numbered pictures in one archive."""
    with ThreadPoolExecutor(AT_ONCE) as makers:  # the typesetter works without holding the others up
        pictures = makers.map(lambda slide: slide_png(slide, palette), slides)
        return archive(
            {f"{at:02}-{slide.kind}.png": png for at, (slide, png) in enumerate(zip(slides, pictures, strict=True), 1)}
        )


def _svg(scene: Scene, box: Box, palette: Palette) -> Markup:
    shapes, texts = _coloured(scene, palette)
    texts = [replace(text, size=text.size * min(1.0, ROOM[text.face])) for text in texts]  # these letters are wider
    return html("reports/slides/picture", shapes=shapes, texts=texts, palette=palette, box=box, leading=LINE)


def _coloured(scene: Scene, palette: Palette) -> tuple[list[Shape], list[Text]]:
    shapes = [
        replace(shape, fill=colour(shape.fill, palette) or "none", stroke=colour(shape.stroke, palette))
        for shape in scene.shapes
    ]
    return shapes, [replace(text, role=colour(text.role, palette)) for text in scene.texts]

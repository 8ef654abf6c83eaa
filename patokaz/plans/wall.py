"""A slide of a plan as HTML for the wall."""

from markupsafe import Markup

from patokaz.charts.plan_path import plan_path_html
from patokaz.language.html import html
from patokaz.plans.slides import PlanSlide


def slide_html(slide: PlanSlide, language: str) -> Markup:
    """One idea, one drawing, one sentence, a source line. language: of the plan's own words."""
    path = plan_path_html(slide.card.path, slide.sentence) if slide.card and slide.card.path else ""
    return html("plans/wall_slide", slide=slide, path=path, language=language)

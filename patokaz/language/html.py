"""HTML from templates that escape every text: the one place where words become markup.

A template lies beside its subject (patokaz/<subject>/templates/<name>.html) and is filled by
`html("profile/card", figure=…)`. What `html` returns may stand inside another template as it is; every other text is
escaped. Templates share the macros of patokaz/language/templates/.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from patokaz.language.spans import in_page
from patokaz.language.words import ended

PACKAGES = Path(__file__).parents[1]


class Html(Markup):
    """Markup that Streamlit takes as it is: of other texts it searches every line for indents, a tenth of a rerun."""

    def _repr_html_(self) -> str:
        return str(self)


class _BesideTheSubject(BaseLoader):
    """Finds profile/card in patokaz/profile/templates/card.html, reports/profile/page in patokaz/reports/profile/templates/page.html."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        folder, _, name = template.rpartition("/")
        path = PACKAGES / folder / "templates" / f"{name}.html"
        if not folder or not path.resolve().is_relative_to(PACKAGES) or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_BesideTheSubject(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False, cache_size=-1,
    )  # fmt: skip
    environment.filters["ended"] = ended
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # style sheets do not know \u
    return environment


def html(template: str, **values: object) -> Markup:
    """A template filled with values, spans of years held on a line, no dash at its beginning. Raises TemplateNotFound, and UndefinedError for a missing value."""
    return Html(in_page(_environment().get_template(template).render(values).strip()))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Markup one after another, with a text between."""
    return Html(Html(between).join(parts))

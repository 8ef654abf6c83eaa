"""Chapter order of a report, from report_templates/<id>.toml: article, filled blocks, questions, certainty."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "report_templates"
MARKS = ("verified", "verified_older", "proposed")


@dataclass(frozen=True)
class BoxTemplate:
    """A question with its word limit. per: empty, or the kind of node for each of which it is asked."""

    id: str
    most_words: int
    question: Mapping[str, str]
    per: str = ""


@dataclass(frozen=True)
class ChapterTemplate:
    """A chapter. auto: codes of blocks filled automatically; mark: certainty of the order; article: its source."""

    number: str
    heading: Mapping[str, str]
    mark: str
    article: Mapping[str, str]
    auto: tuple[str, ...]
    boxes: tuple[BoxTemplate, ...]

    @property
    def level(self) -> int:
        """2 for a part of the chapter before (3a), else 1."""
        return 2 if self.number[:1].isdigit() and self.number[-1:].isalpha() else 1


@dataclass(frozen=True)
class ReportTemplate:
    """A kind of report.

    spans_years: covers the plan from its first year; due: as printed, empty if unknown; due_day: the same as MM-DD of
    the following year.
    """

    id: str
    country: str
    regimes: tuple[str, ...]
    title: Mapping[str, str]
    order: Mapping[str, str]
    due: Mapping[str, str]
    mark: str
    spans_years: bool
    chapters: tuple[ChapterTemplate, ...]
    due_day: str = ""


@cache
def report_template(template_id: str) -> ReportTemplate:
    """A template by its id.

    Raises:
        KeyError: unknown id.
    """
    path = FOLDER / f"{template_id}.toml"
    if template_id not in template_ids():
        raise KeyError(template_id)
    with path.open("rb") as file:
        found = tomllib.load(file)
    return ReportTemplate(
        id=template_id,
        country=found["country"],
        regimes=tuple(found["regimes"]),
        title=found["title"],
        order=found["order"],
        due=found.get("due", {}),
        mark=found["mark"],
        spans_years=found["spans_years"],
        chapters=tuple(
            ChapterTemplate(
                number=chapter["number"],
                heading=chapter["heading"],
                mark=chapter.get("mark", found["mark"]),
                article={} if chapter.get("mark", found["mark"]) == "proposed" else found.get("article", {}),
                auto=tuple(chapter.get("auto", ())),
                boxes=tuple(
                    BoxTemplate(box["id"], box["words"], box["question"], box.get("per", ""))
                    for box in chapter.get("box", ())
                ),
            )
            for chapter in found["chapter"]
        ),
        due_day=found.get("due_day", ""),
    )


@cache
def template_ids() -> tuple[str, ...]:
    """All templates, by file name."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def templates_for(country: str, regime: str) -> tuple[ReportTemplate, ...]:
    """Templates for a plan: those of its regime first, then others of its country."""
    own = [report_template(template_id) for template_id in template_ids()]
    fit = [template for template in own if template.country == country]
    return tuple(sorted(fit, key=lambda template: regime not in template.regimes))

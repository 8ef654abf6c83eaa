"""The brief for the councils as a Word document: partners and reasons, map, evidence, legal steps, decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column
from patokaz.language.words import Words
from patokaz.partners.services import FIXED, services
from patokaz.partners.slides import map_slide
from patokaz.partners.tables import candidate_columns, capacity_columns, member_columns
from patokaz.partners.texts import (
    Sourced,
    checked_on,
    evidence_against,
    evidence_for,
    figure_sources,
    finding,
    fixed_sentences,
    forms_text,
    law_steps,
    law_titles,
    names,
    remarks,
    saving_sentences,
    score_rule,
    service_title,
)
from patokaz.partners.view import PartnersView, member_names
from patokaz.reports.slides.scene import Box
from patokaz.reports.slides.skins import chart_svg
from patokaz.statistics.war_status import status_list

PAGE_WIDE = 16.6  # centimetres
ACROSS, HIGH = 1728, 760  # of the map, in units of a slide's grid and in pixels


def brief_file(view: PartnersView, t: Words) -> bytes:
    """The brief as DOCX. Its maker is imported on demand.

    Raises:
        DatabaseMissing: no build.
    """
    from patokaz.reports.files.word_parts import QUIET, WordFile

    service, members = service_title(view.service, t), member_names(view)
    title = t("partners.brief_title", service=service)
    made = WordFile(t.language, title, view.profile.area["name"], "", "")
    made.heading(title, 0)
    made.text(t("partners.brief_for", names=", ".join(members)))
    made.text(t("report.made", date=t.date(date.today())), QUIET)
    if view.finder is not None:
        _free(made, view, t)
    else:
        for text in fixed_sentences(view, t):
            made.text(text)
        if view.members:
            _picture(made, view, t)
            _table(made, member_columns(view, [""] * len(view.members), t))
    _evidence(made, t("partners.known"), evidence_for(view.service, view.country, t))
    against = evidence_against(view.service, view.country, t)
    _evidence(made, t("partners.against"), against or [Sourced(t("partners.against_none"), "", False)])
    made.heading(t("partners.form_title"), 1)
    made.text(forms_text(view.service, view.country, t))
    made.heading(t("partners.steps_title"), 1)
    if view.kind == FIXED:
        made.text(t("partners.steps_fixed"))
    for number, step in enumerate(law_steps(view.law, t) if view.kind != FIXED else (), start=1):
        made.text(f"{number}. {step.text}")
        made.text(step.basis, QUIET)
    _evidence(made, t("partners.laws_title"), law_titles(view.law, view.service, t))
    _unknown(made, view, t)
    _asked(made, members, service, t)
    _sources(made, view, t)
    made.footer(f"{title} · {view.profile.area['name']}", "/")
    return made.file()


def _free(made: Any, view: PartnersView, t: Words) -> None:
    assert view.finder is not None and view.group is not None
    made.text(finding(view.finder, view.group, t))
    for text in remarks(view.finder, view.group, t):
        made.text(text)
    _picture(made, view, t)
    if view.finder.candidates:
        made.heading(t("partners.table"), 1)
        _table(made, candidate_columns(view.finder, [""] * len(view.finder.candidates), t))
        made.text(score_rule(view.country, t))
    made.heading(t("partners.saving_title"), 1)
    told = saving_sentences(view.saving, view.country, t) if view.saving else [t("partners.no_saving")]
    made.text(" ".join(told))
    made.heading(t("partners.capacity_title"), 1)
    columns = capacity_columns(view, t)
    if len(columns) > 1:
        _table(made, columns)
    made.text(t("partners.capacity_lacks"))


def _picture(made: Any, view: PartnersView, t: Words) -> None:
    from docx.shared import Cm

    from patokaz.reports.files.typeset import svg_as_png
    from patokaz.reports.files.word_parts import QUIET

    slide = map_slide(view, t)
    svg = chart_svg(slide, Box(0, 0, ACROSS, HIGH), PALETTES["light"])
    title = t("partners.fixed_title" if view.kind == FIXED else "partners.map_title")
    named = f"{title}: {', '.join(member_names(view))}"
    made.picture(svg_as_png(svg, ACROSS), Cm(PAGE_WIDE), named)
    made.text(named)
    made.text(slide.foot, QUIET)


def _table(made: Any, columns: Sequence[Column]) -> None:
    """The columns as a table; the smaller text of a cell follows in brackets."""
    below = [column.below or [""] * len(column.cells) for column in columns]
    rows = [
        [f"{column.cells[at]} ({small[at]})" if small[at] else column.cells[at] for column, small in zip(columns, below, strict=True)]
        for at in range(len(columns[0].cells))
    ]  # fmt: skip
    texts = [[column.head, *(row[at] for row in rows)] for at, column in enumerate(columns)]
    rooms = [max(_longest_word(column), 0.45 * max(map(len, column))) for column in texts]
    widths = [PAGE_WIDE * room / sum(rooms) for room in rooms]
    numbers = [at for at, column in enumerate(columns) if column.number]
    made.table([column.head for column in columns], rows, widths, numbers)


def _longest_word(texts: Sequence[str]) -> int:
    return max(len(word) for text in texts for word in [*text.split(" "), ""])


def _evidence(made: Any, title: str, entries: Sequence[Sourced]) -> None:
    from patokaz.reports.files.word_parts import QUIET

    made.heading(title, 1)
    for entry in entries:
        made.text(entry.text)
        if entry.basis:
            made.text(entry.basis, QUIET)


def _unknown(made: Any, view: PartnersView, t: Words) -> None:
    made.heading(t("partners.brief_unknown"), 1)
    made.text(t("partners.brief_cost"))
    if view.finder is not None and view.finder.unknown:
        made.text(t("partners.unknown_text", names=names(view.finder.unknown)))
    if view.finder is not None and view.finder.not_offered:
        day = status_list(view.country).day
        told = names(view.finder.not_offered)
        made.text(t("partners.not_offered_text", names=told, day=t.date(day) if day else ""))


def _asked(made: Any, members: Sequence[str], service: str, t: Words) -> None:
    made.heading(t("partners.brief_question"), 1)
    made.text(t("partners.brief_ask", service=service))
    heads = [t(f"partners.brief_{column}") for column in ("council", "number", "date")]
    made.table(heads, [[name, "", ""] for name in members], (8.6, 4.0, 4.0))


def _sources(made: Any, view: PartnersView, t: Words) -> None:
    from patokaz.reports.files.word_parts import QUIET

    made.heading(t("report.sources"), 1)
    for source in figure_sources(view, t):
        made.text(source, QUIET)
    made.text(checked_on(min(services().checked, view.law.checked), t), QUIET)

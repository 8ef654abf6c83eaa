"""The self-assessment as slides: result, radar chart, state of the place, next steps, a question."""

from collections.abc import Sequence
from datetime import date

from patokaz.language.abbreviations import as_title
from patokaz.language.words import Words
from patokaz.maps.slides import short_sources
from patokaz.profile.profile import source_ids
from patokaz.readiness.peers import Others
from patokaz.readiness.readiness import Readiness
from patokaz.readiness.statements import ACT, STATE
from patokaz.readiness.texts import (
    amount_text,
    beside_count,
    category,
    coverage_sentence,
    figure_text,
    next_step,
    not_ready_sentence,
    radar_of,
    share_sentence,
    share_text,
    statement_text,
)
from patokaz.reports.slides.model import MOST_ROWS, Number, Slide, Standing, StandingRow
from patokaz.statistics.catalogue import catalogue


def readiness_slides(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> list[Slide]:
    """The slides of a place; those without content are left out."""
    return [
        _result(found, today, t), *_radar(found, beside, today, t), *_state(found, beside, today, t), *_steps(found, today, t),
        Slide("question", t("readiness.slide_question", place=found.profile.area["name"]), t("readiness.not_a_certificate"), None, _about(t), "", ""),
    ]  # fmt: skip


def _about(t: Words) -> str:
    return t("readiness.self_check")


def _slide(kind: str, title: str, sentence: str, chart: Number | Standing, found: Readiness, today: date, t: Words) -> Slide:  # fmt: skip
    return Slide(kind, title, sentence, chart, _about(t), found.profile.area["name"], t.date(today))


def _result(found: Readiness, today: date, t: Words) -> Slide:
    act, state = found.share(ACT), found.share(STATE)
    answered = t("readiness.coverage_short", answered=t.number(found.answered), applicable=t.number(len(found.items)))
    below = [t("readiness.state_share", share=share_text(state, t))] if state is not None else []
    if act is None:
        number = Number(
            f"{t.number(found.answered)}/{t.number(len(found.items))}", t("readiness.answered_unit"), " · ".join(below)
        )
    else:
        number = Number(share_text(act, t), t("readiness.act"), " · ".join([*below, answered]))
    title, sentence = as_title(share_sentence(found, t), t.language), coverage_sentence(found, t)
    if found.not_ready:
        title = f"{found.profile.area['name']}: {t('readiness.word.not_ready')}"
        sentence = not_ready_sentence(found, t)
    return _slide("figure", title, sentence, number, found, today, t)


def _radar(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> list[Slide]:
    chart = radar_of(found, beside, t)
    if not chart.is_drawable:
        return []
    alt = "; ".join(f"{spoke.label} {spoke.text}" for spoke in chart.spokes())
    area = found.profile.area["name"]
    return [
        Slide("structure", t("readiness.radar_slide", place=area), "", chart, _about(t), area, t.date(today), alt=alt)
    ]


def _state(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> list[Slide]:
    told = [(item, figure_text(item, found, today, t)) for item in found.from_figures][:MOST_ROWS]
    if not told:
        return []
    rows = [
        StandingRow(
            statement_text(item.statement, t),
            amount_text(text.figure, t),
            t("readiness.mark_of", mark=t.number(item.prefill.mark)),
            text.figure.strip,
        )
        for item, text in told
        if text is not None and item.prefill is not None
    ]
    heads = [t("readiness.column.statement"), t("report.value"), t("readiness.column.mark")]
    years = sorted({text.figure.year for _, text in told if text is not None})
    ids = [
        source
        for _, text in told
        if text is not None
        for source in source_ids(found.profile, catalogue()[text.figure.indicator])
    ]
    place, finding = found.profile.area["name"], beside_count(found, beside, t)
    about = t("readiness.state_slide", place=place)
    title = as_title(f"{place}: {finding}", t.language) if finding else about
    return [
        Slide(
            kind="standing",
            title=title,
            sentence=about if finding else "",
            chart=Standing(rows, heads),
            source="; ".join([_about(t), short_sources(ids, t)]),
            area=place,
            year="–".join(dict.fromkeys((str(years[0]), str(years[-1])))),
        )
    ]


def _steps(found: Readiness, today: date, t: Words) -> list[Slide]:
    steps = found.steps[:MOST_ROWS]
    if not steps:
        return []
    rows = [
        StandingRow(next_step(item.statement, t), t("readiness.mark_of", mark=t.number(item.mark)), category(item.statement.category, t), None)
        for item in steps
    ]  # fmt: skip
    heads = (t("readiness.steps_title"), t("readiness.column.mark"), t("readiness.column.category"))
    title = t("readiness.steps_slide", count=len(found.steps))
    return [_slide("neighbours", title, t("readiness.steps_rule"), Standing(rows, heads), found, today, t)]

"""Sentences on a place's readiness: result, statements, figures, other places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from patokaz.analysis.readiness import has_coverage, weight_covered
from patokaz.charts.radar import Marks, Radar
from patokaz.language.words import Words, words
from patokaz.profile.figures import report_figure
from patokaz.profile.profile import Profile
from patokaz.readiness.peers import NEIGHBOURS, SIMILAR, Others
from patokaz.readiness.readiness import NO_FIGURES_UNDER, OCCUPIED, Item, Readiness, facts
from patokaz.readiness.statements import ACT, CATEGORIES, STATE, Statement, country_figures, statements
from patokaz.reports.profile.model import ReportFigure
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.war_status import status_list, status_sentence

WORDED = (0, 2, 4)  # marks that have words
MOST_NAMED = 5


@dataclass(frozen=True)
class FigureText:
    """A figure beside a statement: formatted value, a sentence with its rank and score, sources, remarks."""

    figure: ReportFigure
    sentence: str
    remarks: Sequence[str]


def statement_text(statement: Statement, t: Words) -> str:
    """The statement in the user's language."""
    return t(f"readiness.statement.{statement.id}.text")


def quoted(text: str, t: Words) -> str:
    """A text in the language's quotation marks."""
    return f"{t('readiness.open_quote')}{text}{t('readiness.close_quote')}"


def next_step(statement: Statement, t: Words) -> str:
    """The recommended step at a low score."""
    return t(f"readiness.statement.{statement.id}.next")


def scale(statement: Statement, t: Words) -> list[tuple[int, str]]:
    """Descriptions of the scores 0, 2 and 4; none for a statement answered by figures only."""
    keys = {mark: f"readiness.statement.{statement.id}.at_{mark}" for mark in WORDED}
    return [(mark, t(key)) for mark, key in keys.items() if t.has(key)]


def evidence_asked(statement: Statement, t: Words) -> str:
    """The evidence required for the score."""
    key = f"readiness.statement.{statement.id}.evidence"
    return t(key) if t.has(key) else t("readiness.evidence_own_figure")


def category(key: str, t: Words) -> str:
    """The short name of a category."""
    return t(f"readiness.category.{key}")


def share_text(share: float | None, t: Words) -> str:
    """An achieved share in per cent, a dash if none."""
    return "–" if share is None else t.percent(100 * share)


def both_text(found: Readiness, t: Words) -> str:
    """The achieved share of both kinds; a dash if only one of them is answered."""
    parts = (found.share(ACT), found.share(STATE))
    return share_text(None if None in parts else found.share(), t)


def amount_text(figure: ReportFigure, t: Words) -> str:
    """A figure with its unit."""
    return t.amount(figure.value, catalogue()[figure.indicator].unit, figure.decimals)


def told_figure(told: FigureText, t: Words) -> str:
    """A figure that answers a statement, in one line."""
    return f"{t.dated(told.figure.name, told.figure.year)}: {amount_text(told.figure, t)}. {told.sentence}"


def steps_text(found: Readiness, t: Words) -> str:
    """Why no step is listed: all scores are high, or too few are given."""
    return t("readiness.no_steps" if has_coverage(found.answered, len(found.items)) else "readiness.steps_later")


def mark_text(mark: float | None, t: Words) -> str:
    """A score; averages with their half."""
    return t.number(mark, 0 if mark is None or float(mark).is_integer() else 1)


def result_sentence(found: Readiness, t: Words) -> str:
    """The result in one sentence; an eliminating statement at zero comes first."""
    return " ".join(text for text in (not_ready_sentence(found, t), share_sentence(found, t)) if text)


def not_ready_sentence(found: Readiness, t: Words) -> str:
    """The eliminating statements at zero; empty if none."""
    mark = t("readiness.mark_of", mark=t.number(0))
    named = [f"{quoted(statement_text(item.statement, t), t)} ({mark})" for item in found.not_ready]
    return t("readiness.not_ready", statements="; ".join(named)) if named else ""


def share_sentence(found: Readiness, t: Words) -> str:
    """The share achieved by the administration, with a rating if there are enough answers."""
    act = found.share(ACT)
    if act is None:
        return t("readiness.nothing_answered")
    told = {"place": found.profile.area["name"], "share": share_text(act, t)}
    return t(f"readiness.sentence.{found.word or 'act'}", **told)


def coverage_sentence(found: Readiness, t: Words) -> str:
    """The share answered, and the reason for having no rating."""
    told = [t("readiness.coverage", answered=t.number(found.answered), applicable=t.number(len(found.items)))]
    if found.answered:
        carried = weight_covered([item.marked for item in found.items])
        told.append(t("readiness.weight_covered", share=t.percent(100 * carried, 0)))
    if not found.word and not found.not_ready:
        told.append(t("readiness.too_little"))
    if found.without_evidence:
        names = ", ".join(item.statement.id for item in found.without_evidence)
        told.append(t("readiness.without_evidence", count=len(found.without_evidence), statements=names))
    return " ".join(told)


def data_sentence(found: Readiness, t: Words) -> str:
    """Statements answered by figures, left to the user, and left out."""
    filled, country = found.from_figures, found.profile.area["country"]
    told = []
    is_war = found.status in NO_FIGURES_UNDER
    if is_war:
        told.append(t("readiness.no_figures_war"))
    elif filled:
        told.append(t("readiness.figures_answer", count=len(filled), statements=", ".join(i.statement.id for i in filled)))  # fmt: skip
    else:
        told.append(t("readiness.no_figures", country=country))
    omitted = "; ".join(f"{one.id} {quoted(statement_text(one, t), t)}" for one in found.skipped)
    if omitted and is_war:
        told.append(t("readiness.skipped_war", statements=omitted))
    whose = "yours_occupied" if found.status in OCCUPIED else "yours"
    told.append(t(f"readiness.{whose}", count=len(found.items) - len(filled)))
    if omitted and not is_war:
        told.append(t("readiness.skipped", statements=omitted))
    return " ".join(told)


def war_sentence(found: Readiness, t: Words) -> str:
    """The war status of the place with its date, and a note that such places remain in the ranking of others."""
    if found.status == "not_listed":
        return ""
    status = status_sentence(status_list(found.profile.area["country_id"]), found.profile.area["area_id"], t)
    return f"{status} {t('readiness.ranks_hold_all')}"


def figure_text(item: Item, found: Readiness, today: date, t: Words) -> FigureText | None:
    """The figure that answers a statement; None if there is none."""
    if item.prefill is None:
        return None
    profile, filled = found.profile, item.prefill
    figure = _own_figure(profile, filled.indicator, t.language)
    told = t("readiness.from_figure", mark=t.number(filled.mark), rank=t.number(filled.rank), of=t.number(filled.of), order=figure.rank_note)  # fmt: skip
    remarks = [figure.caution] if figure.caution else []
    if filled.is_old(today):
        remarks.insert(0, t("readiness.old", year=t.year(filled.year)))
    remark = country_figures(profile.area["country_id"]).remark.get(item.statement.id)
    if remark:
        remarks.append(t(f"readiness.remark.{remark}"))
    return FigureText(figure, told, remarks)


def fact_text(item: Item, found: Readiness, t: Words) -> ReportFigure | None:
    """A figure beside a statement without a score; None if there is none."""
    indicator = facts(found.profile, found.status).get(item.statement.id)
    return _own_figure(found.profile, indicator, t.language) if indicator else None


@cached(500)
def _own_figure(profile: Profile, indicator: str, language: str) -> ReportFigure:
    """A figure of the place from its profile; cached, as statements are redrawn at every click."""
    return report_figure(profile, profile.records[indicator], profile, words(language))


def answer_text(item: Item, t: Words) -> str:
    """Origin of the score in use: figure, own, own in place of the figure's, or none."""
    if item.mark is None:
        return t("readiness.open")
    if item.is_overridden and item.prefill is not None:
        return t("readiness.instead", own=t.number(item.mark), figure=t.number(item.prefill.mark))
    if item.waits_for_evidence:
        return t("readiness.waits")
    return t("readiness.by_figure") if item.is_from_figure else t("readiness.by_reader")


def radar_of(found: Readiness, beside: Sequence[Others], t: Words) -> Radar:
    """Categories as axes: the administration as a line; the place beside neighbours and similar places."""
    axes = found.axes
    shares = [axes.get(key, (None, None)) for key in CATEGORIES]
    groups = {group.group: group for group in beside}
    others = [
        _marks(t(f"readiness.group.{key}"), [groups[key].share(axis) if axis in axes else None for axis in CATEGORIES], t)
        for key in (NEIGHBOURS, SIMILAR) if key in groups
    ]  # fmt: skip
    return Radar(
        labels=[category(key, t) for key in CATEGORIES],
        texts=[_axis_text(act, state, t) for act, state in shares],
        own=_marks(t("readiness.act"), [act for act, _ in shares], t),
        beside=[_marks(t("readiness.state"), [state for _, state in shares], t), *others],
    )


def _marks(name: str, shares: Sequence[float | None], t: Words) -> Marks:
    return Marks(name, shares, [share_text(share, t) for share in shares])


def _axis_text(act: float | None, state: float | None, t: Words) -> str:
    if act is not None or state is None:
        return share_text(act, t)
    return t("readiness.axis_state", share=share_text(state, t))


def beside_sentence(found: Readiness, beside: Sequence[Others], t: Words) -> str:
    """Statements scored better or worse than the median of the neighbours, otherwise of similar places."""
    if not beside:
        return ""
    better, worse, _ = _sides(found, beside[0], t)
    group = _in_group(beside[0], t)
    told = [
        t(f"readiness.{side}_than", group=group, statements="; ".join(names))
        for side, names in (("better", better), ("worse", worse)) if names
    ]  # fmt: skip
    return " ".join(told) or t("readiness.same_as", group=group)


def beside_count(found: Readiness, beside: Sequence[Others], t: Words) -> str:
    """The same as numbers only."""
    if not beside:
        return ""
    better, worse, all_ = _sides(found, beside[0], t)
    counts = {"better": t.number(len(better)), "worse": t.number(len(worse)), "all": t.number(all_)}
    return t("readiness.beside_count", group=_in_group(beside[0], t), **counts)


def _in_group(group: Others, t: Words) -> str:
    return t(f"readiness.group_in.{group.group}", count=group.places, area=group.name)


def _sides(found: Readiness, group: Others, t: Words) -> tuple[list[str], list[str], int]:
    """Statements scored better than the group, those scored worse, and the number compared."""
    pairs = [
        (statement_text(item.statement, t), item.prefill.mark, other)
        for item in found.from_figures
        if item.prefill is not None and (other := group.mark(item.statement.id)) is not None
    ]
    better = [name for name, own, other in pairs if own > other]
    return better, [name for name, own, other in pairs if own < other], len(pairs)


def mark_basis(t: Words) -> list[str]:
    """Number of statements verified, believed or proposed."""
    marks = [statement.mark for statement in statements().values()]
    return [t(f"readiness.mark.{mark}", count=marks.count(mark)) for mark in dict.fromkeys(marks)]


def states(found: Readiness) -> list[Item]:
    """The scored items on the state of the place."""
    return [item for item in found.of(STATE) if item.mark is not None]

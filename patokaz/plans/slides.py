"""The views of a plan as slides, independent of rendering: title with the finding, subject, one chart or table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from patokaz.plans.coherence import alignment_matrix, moneyless_table, needs_table, verdict_words
from patokaz.plans.idea_report import ranked_blocks
from patokaz.plans.indicators import IndicatorCard, key_cards
from patokaz.plans.money import by_branch, total_sentence
from patokaz.plans.periods import period_fact
from patokaz.plans.procedure import steps_table
from patokaz.plans.report_blocks import open_targets
from patokaz.plans.report_model import ReportTable
from patokaz.plans.round import state_sentence
from patokaz.plans.schedule import schedule, schedule_sentence
from patokaz.plans.situation import situation_table
from patokaz.plans.slide_titles import (
    achievement_title,
    card_title,
    money_title,
    opening_title,
    schedule_title,
    situation_title,
    steps_title,
    targets_title,
)
from patokaz.plans.targets import targets_table
from patokaz.plans.texts import money_by_text
from patokaz.plans.tree import TreeNode, drawn_tree
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import NOT_TOLD
from patokaz.registers.ideas import priorities

MOST_ROWS, MOST_BARS = 5, 8
FIRST = 3
OPENING_FACTS = ("years", "year", "untold", "planned", "paid")
STATES = ("done", "running", "not_started", "paused", "dropped", NOT_TOLD)


@dataclass(frozen=True)
class SlideBar:
    """A bar: its value in the slide's unit (None if withheld) and its label."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True)
class PlanSlide:
    """A slide.

    view: the page view it belongs to; at most one of table, bars and card is set; unit: of the bars; subject: of the
    chart or table, empty if the title contains it.
    """

    view: str
    title: str
    sentence: str
    source: str
    table: ReportTable | None = None
    bars: Sequence[SlideBar] = ()
    card: IndicatorCard | None = None
    unit: str = ""
    subject: str = ""


def view_slides(view: PlanView, today: date) -> list[PlanSlide]:
    """The slides of every view with content, in the order of the page."""
    return list(_slides(view, today))


def _slides(view: PlanView, today: date) -> Iterator[PlanSlide]:
    t, plan = view.t, view.plan
    source = t("plans.page.slide_source", title=plan.title, year=view.year)
    title, sentence = opening_title(view)
    bars, cards = _states(view), key_cards(view)[:MOST_BARS]
    table = None if bars else _standing(cards, view) if cards else _facts(view)
    yield PlanSlide("tree", title, sentence, source, table=table, bars=bars, subject=plan.title)
    yield from _achievement(view, source)
    yield from _money(view, source)
    for card in cards:
        yield PlanSlide("indicators", card_title(card), card.sentence, source, card=card)
    yield from _open(view, source)
    matrix = alignment_matrix(view)
    if matrix is not None:
        counts = [sum(row[at] is not None for row in matrix.marks) for at in range(len(matrix.goals))]
        bars = [SlideBar(goal, n, t.number(n)) for goal, n in zip(matrix.goals, counts, strict=True)][:MOST_BARS]
        title = t("plans.slide.alignment", count=len(matrix.goals))
        yield PlanSlide("coherence", title, "", source, bars=bars, subject=t("plans.page.alignment_bars"))
    yield from _schedule(view, today, source)
    steps = steps_table(view)
    listed = _listed(view, _columns(steps, 1, 2, 3, 4), source, steps_title(view), steps.caption)
    yield replace(listed, view="round", sentence=state_sentence(view))
    situation, targets = situation_table(view), targets_table(view)
    if situation is not None:
        title = situation_title(view) or situation.caption
        told = {t(f"plans.situation.{kind}") for kind in ("weakness", "threat")}  # of which the title speaks
        rows = tuple(sorted(situation.rows, key=lambda row: row[0] not in told))
        shown = _columns(replace(situation, rows=rows), 1, 0)
        yield replace(_listed(view, shown, source, title, situation.caption), view="situation")
    if targets is not None:
        yield replace(
            _listed(view, _columns(targets, 0, 1, 2), source, targets_title(view), targets.caption), view="situation"
        )
    yield from _ideas(view, source)


def _open(view: PlanView, source: str) -> Iterator[PlanSlide]:
    """What is behind, disputed, unfunded or without a measure, with the numbers of cases."""
    t = view.t
    behind = [table for table in open_targets(view.facts) if isinstance(table, ReportTable)]
    disputed, moneyless, needs = verdict_words(view), _moneyless(view), needs_table(view)
    for table in behind:
        shown = _columns(table, 0, 2, 1)
        yield _listed(view, shown, source, t("plans.slide.behind", count=len(shown.rows)))
    if disputed is not None:
        yield _listed(view, disputed, source, t("plans.slide.disputed", count=len(disputed.rows)))
    if moneyless is not None:
        total = t.number(view.done.total)
        yield _listed(view, moneyless, source, t("plans.slide.moneyless", count=len(moneyless.rows), total=total))
    if needs is not None:
        yield _listed(view, needs, source, t("plans.slide.needs", count=len(needs.rows)))


def _states(view: PlanView) -> list[SlideBar]:
    """Measures by state, those without one last; empty if no state is known."""
    counts, t = view.done.counts, view.t
    if counts.get(NOT_TOLD, 0) == view.done.total:
        return []
    told = [status for status in STATES if counts.get(status)]
    return [SlideBar(t(f"plans.status.{s}"), counts[s], t.number(counts[s])) for s in told]


def _standing(cards: Sequence[IndicatorCard], view: PlanView) -> ReportTable:
    """Where nothing is told of the measures: how the key indicators stand."""
    head = tuple(view.t(f"plans.target.{name}") for name in ("indicator", "now", "says"))
    rows = tuple((card.name, f"{card.value} ({card.year})" if card.year else card.value, card.word) for card in cards)
    return ReportTable(view.plan.title, head, rows[:MOST_ROWS])


def _facts(view: PlanView) -> ReportTable:
    """What is known of the plan in a few numbers, where nothing is told of its measures."""
    facts = [(view.t(f"plans.periods.{name}"), period_fact(name, view)) for name in OPENING_FACTS]
    return ReportTable(view.plan.title, ("", ""), tuple(fact for fact in facts if fact[1] != "–"))


def _moneyless(view: PlanView) -> ReportTable | None:
    """Measures without funding, by title, as keys mean nothing to an audience."""
    table = moneyless_table(view)
    return table and _columns(table, 1, 2)


def _columns(table: ReportTable, *kept: int) -> ReportTable:
    """The columns of a table readable on a screen, the name first."""
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return ReportTable(table.caption, tuple(table.head[at] for at in kept), rows)


def _achievement(view: PlanView, source: str) -> Iterator[PlanSlide]:
    """Achievement of the priorities, or of the nodes nearest below the root."""
    level = drawn_tree(view)
    while len(level) == 1 and any(child.achievement.text != "–" for child in level[0].children):
        level = list(level[0].children)
    drawn = [node for node in level if node.achievement.text != "–"][:MOST_BARS]
    if drawn:
        shares = [node.achievement.share for node in drawn]
        bars = [
            SlideBar(node.title, None if share is None else 100 * share, node.achievement.text)
            for node, share in zip(drawn, shares, strict=True)
        ]
        if None in shares:
            bars = bars[:MOST_ROWS]
        subject = view.t("plans.page.achievement_of")
        title = achievement_title(drawn, view)
        yield PlanSlide("tree", title, _delivered(level, view), source, bars=bars, unit="%", subject=subject)


def _delivered(level: Sequence[TreeNode], view: PlanView) -> str:
    told = [f"{node.title}: {node.delivery.text}" for node in level if node.delivery.share][:3]
    return view.t("plans.page.delivered", nodes="; ".join(told)) if told else ""


def _money(view: PlanView, source: str) -> Iterator[PlanSlide]:
    kind, rows = by_branch(view)
    if rows:
        currency = rows[0].amounts.currency
        same = sorted((row for row in rows if row.amounts.currency == currency), key=lambda row: -(row.planned or 0))
        bars = [
            SlideBar(row.label, row.amounts.planned, view.t.money(row.amounts.planned, currency))
            for row in same[:MOST_BARS]
        ]
        subject = money_by_text(kind, view.plan.country, view.t)
        title = money_title(same, subject, view)
        yield PlanSlide("money", title, total_sentence(view), source, bars=bars, unit=currency, subject=subject)


def _listed(view: PlanView, table: ReportTable, source: str, title: str, subject: str = "") -> PlanSlide:
    shown = ReportTable(table.caption, table.head, table.rows[:MOST_ROWS], table.numeric)
    left = len(table.rows) - MOST_ROWS
    more = view.t("plans.more_problems", count=left) if left > 0 else ""
    return PlanSlide("coherence", title, more, source, table=shown, subject=subject)


def _schedule(view: PlanView, today: date, source: str) -> Iterator[PlanSlide]:
    bars = schedule(view)
    if bars:
        drawn = [SlideBar(bar.label, None, bar.hover[1]) for bar in bars[:MOST_ROWS]]
        sentence, subject = schedule_sentence(view, today), view.t("plans.view.schedule")
        yield PlanSlide("schedule", schedule_title(view, today), sentence, source, bars=drawn, subject=subject)


def _ideas(view: PlanView, source: str) -> Iterator[PlanSlide]:
    if view.plan.ideas:
        found = priorities(view.plan.ideas, view.plan.criteria, view.plan.scores, FIRST)
        for block in ranked_blocks(view.plan, found, view.t)[:1]:
            if isinstance(block, ReportTable):
                ranked = _columns(block, 0, min(2, len(block.head) - 1))
                shown = ReportTable(ranked.caption, ranked.head, ranked.rows[:MOST_ROWS])
                title = view.t("plans.slide.idea", name=shown.rows[0][0]) if shown.rows else block.caption
                order = view.t("plans.ideas.order")
                yield PlanSlide("ideas", title, order, source, table=shown, subject=block.caption)

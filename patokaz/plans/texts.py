"""Sentences of a plan: status words, shares rounded consistently with them, the summary sentence of the page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from patokaz.registers.delivery import Delivery
from patokaz.registers.digits import digits_needed
from patokaz.registers.model import Indicator
from patokaz.registers.pace import ACHIEVEMENT_LIMITS, AFTER_END_LIMITS, OUTSIDE, PACE_LIMITS, Progress
from patokaz.registers.prefill import PrefillNote
from patokaz.registers.questions import Question
from patokaz.registers.rollup import LEAST_COVERAGE, Rollup

ON_TRACK_WORDS = frozenset({"reached", "reached_late", "on_track", "inside"})
MOST_DECIMALS, WRITTEN_DECIMALS = 6, 4


class Speaker(Protocol):
    """A text function of one language: t("plans.word.slow"), t.number(0.5, 1)."""

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its placeholders filled."""
        ...

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with the language's separators."""
        ...

    def in_currency(self, code: str) -> str:
        """A currency as a text names amounts in it."""
        ...

    def exact_money(self, amounts: Sequence[float], currency: str) -> str:
        """An amount or a range of amounts with its currency in words."""
        ...


def kind_text(kind: str, country: str, t: Speaker) -> str:
    """The name of a level of the tree; Ukrainian strategies use other names for three of them."""
    return t(f"plans.kind_ua.{kind}" if country == "UA" else f"plans.kind.{kind}")


def money_by_text(kind: str, country: str, t: Speaker) -> str:
    """The title of funds by a level of the tree."""
    return t(f"plans.money_by_ua.{kind}" if country == "UA" else f"plans.money_by.{kind}")


def first_upper(text: str) -> str:
    """A text with an initial capital."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """A text as a sentence: initial capital, one full stop at the end, even after an abbreviation."""
    return first_upper(text if text.endswith(".") else f"{text}.")


def share_text(value: float | None, t: Speaker, limits: Iterable[float] = (0.0, 1.0)) -> str:
    """A share in per cent, with as many digits as needed to agree with the status word."""
    if value is None:
        return "–"
    digits = digits_needed(value, limits, 2)
    return t("plans.percent", value=t.number(value * 100, digits - 2))


def achievement_text(state: Progress, t: Speaker) -> str:
    """Achievement A of an indicator; lower bounds are marked."""
    limits = AFTER_END_LIMITS if state.word in ("reached", "partly", "not_reached") else ACHIEVEMENT_LIMITS
    text = share_text(state.achievement, t, limits)
    return t("plans.at_least", text=text) if state.at_least and state.achievement is not None else text


def pace_text(state: Progress, t: Speaker) -> str:
    """Pace A/E as a number of two digits or more; a dash if not shown."""
    if state.pace is None:
        return "–"
    return t.number(state.pace, digits_needed(state.pace, PACE_LIMITS, 2))


def word_text(state: Progress, t: Speaker) -> str:
    """The status word of an indicator; marked as based on a lower bound if increments are missing."""
    text = t(f"plans.word.{state.word}")
    return t("plans.lower_bound", text=text) if state.at_least and state.word not in OUTSIDE else text


def value_text(value: float | None, unit: str, t: Speaker) -> str:
    """A value of the plan as written, with its unit."""
    if value is None:
        return "–"
    decimals = next((d for d in range(WRITTEN_DECIMALS + 1) if abs(round(value, d) - value) < 1e-9), None)
    if decimals is None:  # a quotient: four digits that tell
        decimals = next((d for d in range(MOST_DECIMALS) if abs(value) * 10**d >= 1000), MOST_DECIMALS)
    return f"{t.number(value, decimals)} {unit}".strip()


def actual_text(state: Progress, is_milestone: bool, unit: str, t: Speaker) -> str:
    """The result by the year: a value or, for a milestone, whether and since when it is reached."""
    if not is_milestone:
        return value_text(state.actual, unit, t)
    return f"{t('plans.fiche.yes')} ({state.reached_in})" if state.reached_in is not None else "–"


def plan_sentence(done: Delivery, found: Sequence[tuple[Indicator, Progress]], t: Speaker) -> str:
    """ "Of 24 measures 9 done, 11 on the way; 3 of 8 key indicators on track." found: indicators in force with their state."""
    return f"{measures_text(done, t)}; {targets_text(found, t) or t('plans.no_targets')}"


def measures_text(done: Delivery, t: Speaker) -> str:
    """How many measures are in which state."""
    untold = done.counts.get("not_told", 0)
    if not done.total:
        return t("plans.no_measures")
    if untold == done.total:
        return t("plans.all_untold", count=done.total)
    told = f"{t('plans.of_measures', count=done.total)} {_told(done, t)}"
    return f"{told}, {t('plans.untold', number=t.number(untold))}" if untold else told


def targets_text(found: Sequence[tuple[Indicator, Progress]], t: Speaker) -> str:
    """How many key indicators, or indicators where none is a key one, are on track; empty where none has a target."""
    keys = [state for indicator, state in found if indicator.is_key]
    chosen, key = (keys, "key_on_track") if keys else ([s for _, s in found], "all_on_track")
    chosen = [state for state in chosen if state.word not in ("no_target", "no_baseline", "words_only")]
    good = sum(state.word in ON_TRACK_WORDS for state in chosen)
    return t(f"plans.{key}", count=len(chosen), number=t.number(good)) if chosen else ""


def _told(done: Delivery, t: Speaker) -> str:
    counts = done.counts
    return ", ".join(
        (
            t("plans.done", number=t.number(counts.get("done", 0))),
            t("plans.on_the_way", number=t.number(counts.get("running", 0))),
        )
    )


def indicator_sentence(indicator: Indicator, state: Progress, t: Speaker) -> str:
    """Status of an indicator: value, achievement, elapsed time, status word, and the pace needed."""

    def value(number: float | None) -> str:
        return value_text(number, indicator.unit, t)

    facts = {
        "name": indicator.name,
        "year": state.year,
        "word": word_text(state, t),
        "actual": value(state.actual),
        "baseline": value(state.baseline.value),
        "baseline_year": state.baseline.year,
        "target": value(state.target.value),
        "target_year": state.target.year,
        "achievement": achievement_text(state, t),
        "elapsed": share_text(state.elapsed, t),
        "allowance": share_text(None if state.allowance is None else max(state.allowance, 0.0), t),
        "deviation": share_text(state.deviation, t),
    }
    key = "way_none" if state.actual is None else "way_plain"
    if indicator.series_kind == "milestone":
        key = _milestone_key(state)
        facts["reached_in"] = state.reached_in
    if state.achievement is not None and state.baseline.value is not None:
        key = "way"
    elif state.allowance is not None:
        key = "limit_way"
    elif state.deviation is not None:
        key = "keep_way"
    return "; ".join([t(f"plans.{key}", **facts), *state_notes(indicator, state, t)])


def _milestone_key(state: Progress) -> str:
    if state.target.year is None:
        return "way_none"
    return "milestone_open" if state.reached_in is None else "milestone_reached"


def state_notes(indicator: Indicator, state: Progress, t: Speaker) -> list[str]:
    """Notes beside a figure: pace, older value, missing years, break, restated baseline and target."""
    notes = []
    if state.older:
        value, year = value_text(state.older[1], indicator.unit, t), state.older[0]
        notes.append(t("plans.older", value=value, year=year))
    if state.needed_per_year is not None and state.achieved_per_year is not None:
        needed, achieved = (speed_text(v, indicator.unit, t) for v in (state.needed_per_year, state.achieved_per_year))
        notes.append(t("plans.speeds", needed=needed, achieved=achieved))
    if state.projected is not None:
        value = value_text(rounded_like(state.projected, state.actual), indicator.unit, t)
        notes.append(t("plans.projected", value=value, year=state.target.year))
    if state.missing_years:
        notes.append(t("plans.missing_years", years=", ".join(map(str, state.missing_years))))
    if state.broken is not None:
        notes.append(t("plans.broken", year=state.broken))
    if state.baseline.is_rebased:
        value = value_text(state.baseline.value, indicator.unit, t)
        notes.append(t("plans.rebased", value=value, year=state.baseline.year))
    if state.together is not None:
        first, last, value = state.together[0], state.together[1], value_text(state.together[2], indicator.unit, t)
        notes.append(t("plans.together", first=first, last=last, value=value))
    if state.first_achievement is not None:
        notes.append(t("plans.first_target", achievement=share_text(state.first_achievement, t)))
    if state.missing_reason:
        notes.append(t(f"plans.missing.{state.missing_reason}"))
    return notes


def rounded_like(value: float, example: float | None, least: int = 0) -> float:
    """A computed value with as many decimals as a written one, at least `least`; unrounded beside a quotient."""
    decimals = next((d for d in range(5) if example is None or abs(round(example, d) - example) < 1e-9), None)
    return value if decimals is None else round(value, max(decimals, least))


def speed_text(value: float, unit: str, t: Speaker) -> str:
    """An annual change with three significant digits; percentage points for percentages."""
    decimals = next((d for d in range(MOST_DECIMALS) if abs(value) * 10**d >= 100), MOST_DECIMALS) if value else 0
    return f"{t.number(value, decimals)} {t('plans.points') if unit.strip() == '%' else unit}".strip()


def node_sentence(node: Rollup, t: Speaker) -> str:
    """Progress P of a node with its coverage, over-achievement and adverse changes; only the coverage if withheld."""
    reported = {"reported": t.number(node.reported), "counted": t.number(node.counted)}
    if node.share is None:
        coverage = share_text(node.coverage, t, (LEAST_COVERAGE,))
        parts = [t("plans.node_withheld", coverage=coverage, **reported)]
    else:
        parts = [t("plans.node_share", share=share_text(node.share, t), **reported)]
    if node.over_target:
        parts.append(t("plans.node_over", count=node.over_target))
    if node.moving_away:
        parts.append(t("plans.node_away", count=node.moving_away))
    if node.is_normalised:
        parts.append(t("plans.node_normalised", sum=t.number(node.weight_sum)))
    if node.by_budget is not None:
        parts.append(t("plans.node_budget", share=share_text(node.by_budget, t)))
    return "; ".join(parts)


def question_text(question: Question, subjects: Mapping[str, str], t: Speaker) -> str:
    """A question to the officer. subjects: key -> name of its indicator or node."""
    values = {name: t(f"plans.head.{told}") if name == "column" else told for name, told in question.details}
    return t(f"plans.question.{question.code}", subject=subjects.get(question.subject, question.subject), **values)


def prefill_text(note: PrefillNote, indicator: Indicator, t: Speaker) -> str:
    """What was done with a value available from the statistics."""
    old, new = (value_text(value, indicator.unit, t) for value in (note.old, note.new))
    return t(f"plans.prefill.{note.code}", subject=indicator.name, year=note.year, old=old, new=new)

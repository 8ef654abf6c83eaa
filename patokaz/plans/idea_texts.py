"""Sentences of project ideas and partnerships."""

from collections.abc import Mapping

from patokaz.plans.texts import Speaker
from patokaz.registers.idea_model import GATES
from patokaz.registers.ideas import Ranked
from patokaz.registers.ppp import Screening


def reason_text(reason: str, criteria: Mapping[str, str], t: Speaker) -> str:
    """Why an idea is not ranked. criteria: key -> name."""
    if reason.removesuffix("?") in GATES:
        key = "unanswered" if reason.endswith("?") else "failed"
        return t(f"plans.idea.{key}", reason=t(f"plans.gate.{reason.removesuffix('?')}"))
    if reason.startswith("criterion:"):
        key = reason.removeprefix("criterion:")
        return t("plans.idea.no_mark", criterion=criteria.get(key, key))
    return t(f"plans.idea.{reason}")


def rank_text(row: Ranked, first: int, t: Speaker) -> str:
    """The rank of an idea with its interval, and whether it stands firmly among the first."""
    if row.rank is None or row.low is None or row.high is None:
        return "–"
    text = t("plans.idea.interval", rank=row.rank, low=t.number(row.low), high=t.number(row.high))
    return f"{text}, {t('plans.idea.firm', count=first)}" if row.is_firm else text


def screening_text(found: Screening, questions: Mapping[str, str], t: Speaker) -> str:
    """The word of the six screens with what it names. questions: code -> text."""
    names = (
        [questions.get(q, q) for q in found.stops]
        if found.word == "stop"
        else [t(f"plans.screen.{s}") for s in found.weak]
    )
    return t(f"plans.ppp.{found.word}", names="; ".join(names))

"""Sentences of project ideas and partnerships."""

from collections.abc import Mapping

from patokaz.plans.texts import Speaker
from patokaz.registers.idea_model import GATES, Criterion
from patokaz.registers.ideas import Ranked
from patokaz.registers.ppp import Screening

EVIDENCE_ABOVE = 7.0
STANDARD_WEIGHTS = {"C1": 2000, "C2": 1500, "C3": 1500, "C4": 1500, "C5": 1500, "C6": 1000, "C7": 500, "C8": 500}


def reason_text(reason: str, criteria: Mapping[str, str], t: Speaker) -> str:
    """Why an idea is unranked. criteria: key -> name."""
    if reason.removesuffix("?") in GATES:
        key = "unanswered" if reason.endswith("?") else "failed"
        return t(f"plans.idea.{key}", reason=t(f"plans.gate.{reason.removesuffix('?')}"))
    if reason.startswith("criterion:"):
        key = reason.removeprefix("criterion:")
        return t("plans.idea.no_mark", criterion=criteria.get(key, key))
    return t(f"plans.idea.{reason}")


def rank_text(row: Ranked, first: int, t: Speaker) -> str:
    """The rank of an idea with its interval, and whether it is firmly among the first."""
    if row.rank is None or row.low is None or row.high is None:
        return "–"
    text = t("plans.idea.interval", rank=row.rank, low=t.number(row.low), high=t.number(row.high))
    return f"{text}, {t('plans.idea.firm', count=first)}" if row.is_firm else text


def screening_text(found: Screening, t: Speaker) -> str:
    """The overall result of the six screens with the questions that stop it, or the screens to work on."""
    stops = [t(f"plans.ppp_question.{question}") for question in found.stops]
    names = stops if found.word == "stop" else [t(f"plans.screen.{screen}") for screen in found.weak]
    return t(f"plans.ppp.{found.word}", names="; ".join(names))


def standard_criteria(t: Speaker) -> tuple[Criterion, ...]:
    """The eight proposed criteria with weights and descriptions at 0, 5 and 10; scores above 7 need evidence."""
    return tuple(
        Criterion(
            key,
            t(f"plans.criterion.{key}"),
            weight,
            (
                t(f"plans.criterion_words.{key}_0"),
                t(f"plans.criterion_words.{key}_5"),
                t(f"plans.criterion_words.{key}_10"),
            ),
            EVIDENCE_ABOVE,
        )
        for key, weight in STANDARD_WEIGHTS.items()
    )

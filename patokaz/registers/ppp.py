"""Whether an idea merits a feasibility study as a public-private partnership: six screens, stops, risks, two totals.

Screens follow the World Bank's PPP screening tool; questions are scored 0 to 4, a screen is mean/4. Limits are
proposals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from patokaz.registers.digits import at_least
from patokaz.registers.idea_model import Risk, ScreenAnswer

SCREENS = ("strategic_fit", "feasibility", "risk", "suitability", "affordability", "capacity")
QUESTIONS = {screen: tuple(f"{number}{letter}" for letter in "abcde") for number, screen in enumerate(SCREENS, 1)}
STOPS = frozenset({"1a", "1b", "2b", "3d", "4a", "5a", "6a", "6c"})
USUAL_BEARER: Mapping[str, str] = {
    **{f"r{n}": "public" for n in (1, 5, 8, 13, 21, 23)},
    **{f"r{n}": "shared" for n in (2, 3, 4, 14, 15, 17, 18)},
    **{f"r{n}": "private" for n in (6, 7, 9, 10, 11, 12, 16, 19, 20, 22)},
}
RISKS = tuple(f"r{n}" for n in range(1, 24))
HIGHEST = 4
LEAST_SCREEN, LEAST_MEAN = 0.50, 0.65


@dataclass(frozen=True)
class Screening:
    """The six screens of an idea.

    word: stop, not_yet, worth_study, incomplete; stops, weak: the reasons of the word; screens: share 0 to 1, None
    without answers; open: unanswered questions.
    """

    word: str
    screens: Mapping[str, float | None]
    mean: float | None
    stops: tuple[str, ...]
    weak: tuple[str, ...]
    open: tuple[str, ...]
    without_evidence: tuple[str, ...]


@dataclass(frozen=True)
class BorneRisk:
    """A risk with its usual and its agreed bearer. departs: they differ; is_open: no bearer or no mitigation given."""

    risk: str
    usual: str
    agreed: str
    mitigation: str
    departs: bool
    is_open: bool


def screening(answers: Iterable[ScreenAnswer]) -> Screening:
    """The result for an idea: stop at a 0, not_yet with a screen < 0.50 or a mean < 0.65, else worth_study.

    It never recommends the partnership itself.
    """
    rows = {row.question: row for row in answers}
    screens: dict[str, float | None] = {}
    for screen, questions in QUESTIONS.items():
        marks = [rows[question].mark for question in questions if question in rows]
        screens[screen] = sum(marks) / len(marks) / HIGHEST if marks else None
    stops = tuple(q for q in sorted(STOPS) if q in rows and rows[q].mark == 0)
    unanswered = tuple(q for questions in QUESTIONS.values() for q in questions if q not in rows)
    word, weak, mean = screen_word(screens, stops, bool(unanswered))
    bare = tuple(q for q, row in rows.items() if not row.evidence)
    return Screening(word, screens, mean, stops, weak, unanswered, bare)


def screen_word(
    screens: Mapping[str, float | None], stops: tuple[str, ...] = (), is_incomplete: bool = False
) -> tuple[str, tuple[str, ...], float | None]:
    """The result, the screens to work on (weakest first) and the mean of the screens."""
    known = {screen: share for screen, share in screens.items() if share is not None}
    mean = sum(known.values()) / len(known) if len(known) == len(screens) and known else None
    weak = tuple(sorted((s for s, share in known.items() if not at_least(share, LEAST_SCREEN)), key=lambda s: known[s]))
    if stops:
        return "stop", weak, mean
    if is_incomplete or mean is None:
        return "incomplete", weak, mean
    if weak or not at_least(mean, LEAST_MEAN):
        return "not_yet", weak or tuple(sorted(known, key=lambda s: known[s])[:1]), mean
    return "worth_study", weak, mean


def risk_table(risks: Iterable[Risk]) -> list[BorneRisk]:
    """All risks in order with the agreed bearer; a departure from the usual bearer is marked, not forbidden."""
    agreed = {row.risk: row for row in risks}
    table = []
    for risk in RISKS:
        row = agreed.get(risk)
        bearer, help_ = (row.bearer, row.mitigation) if row else ("", "")
        usual = USUAL_BEARER[risk]
        table.append(BorneRisk(risk, usual, bearer, help_, bool(bearer) and bearer != usual, not bearer or not help_))
    return table


def present_value(payments: Mapping[int, float], rate: float, base_year: int) -> float:
    """Present value of payments by year, in money of the base year. rate: 0.05 is 5 % a year."""
    return sum(float(amount / (1 + rate) ** (year - base_year)) for year, amount in payments.items())

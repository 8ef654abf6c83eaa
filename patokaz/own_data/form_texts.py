"""Problems and adjusted readings of a workbook in the user's language."""

from collections.abc import Callable, Sequence

from patokaz.language.words import Words
from patokaz.own_data.form_problems import Problem, UnreadableForm

MOST_DECIMALS = 4


def to_correct(refused: UnreadableForm, t: Words) -> str:
    """How many cells or sheets of a refused workbook have to be put right; empty where it is the file itself."""
    is_file = all(not problem.sheet for problem in refused.problems)
    return "" if is_file else t("plans.page.refused_text", count=refused.total)


def problem_list(
    refused: UnreadableForm, t: Words, most: int = 50, named: Callable[[Problem], Problem] = lambda problem: problem
) -> list[str]:
    """The first problems of a refused workbook, and how many more there are. named: puts titles for the codes of its place."""
    lines = [problem_text(named(problem), t) for problem in refused.problems[:most]]
    left = refused.total - len(lines)
    return [*lines, t("plans.more_problems", count=left)] if left > 0 else lines


def problem_text(problem: Problem, t: Words) -> str:
    """A refused cell: position, expected value, contents."""
    return _cell_text(problem, "bad", t)


def notice_text(notice: Problem, t: Words) -> str:
    """An adjusted reading with its number of occurrences."""
    text = _cell_text(notice, "told", t)
    return text if notice.count == 1 else t("plans.times", text=text, count=notice.count)


def _cell_text(problem: Problem, family: str, t: Words) -> str:
    named = str(problem.expected.get("family", ""))
    expected = {name: _listed(value, t) for name, value in problem.expected.items()}
    choices = problem.expected.get("choices")
    if named and isinstance(choices, tuple):
        expected["choices"] = choices_text(choices, named, t)
    code = "range_from" if problem.code == "range" and problem.expected.get("high") is None else problem.code
    text = t(f"plans.{family}.{code}", **expected)
    if problem.found:
        text = t("plans.found", text=text, found=problem.found)
    if not problem.sheet:
        return text
    if not problem.row:
        return f"{t('plans.place_sheet', sheet=problem.sheet)}: {text}"
    where = "plans.place" if problem.column else "plans.place_row"
    return f"{t(where, sheet=problem.sheet, row=problem.row, column=problem.column)}: {text}"


def choices_text(choices: Sequence[str], family: str, t: Words) -> str:
    """The codes of a closed list with their words; family: of texts, empty if there are only codes."""
    return ", ".join(f"{code} ({t(f'{family}.{code}')})" if family else code for code in choices)


def _listed(value: object, t: Words) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(str(part) for part in value)
    if isinstance(value, float):
        decimals = next((d for d in range(MOST_DECIMALS) if abs(round(value, d) - value) < 1e-9), MOST_DECIMALS)
        return t.number(value, decimals)
    return str(value)

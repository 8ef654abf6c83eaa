"""What an amount of a place is of the amount around it, in words."""

from patokaz.language.numbers import half_up
from patokaz.language.words import Words


def part_text(part: float, whole: float, t: Words, decimals: int) -> str:
    """A part of a whole in per cent; one that would be told as zero has two decimals, or is less than what they tell."""
    share = 100 * part / whole
    if half_up(share, 2) == 0 < share:
        return t("language.less_than", value=t.percent(0.01, 2))
    return t.percent(share, decimals if half_up(share, decimals) else 2)

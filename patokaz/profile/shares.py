"""An amount of a place as a share of a larger total, in words."""

from patokaz.language.numbers import half_up
from patokaz.language.words import Words


def part_text(part: float, whole: float, t: Words, decimals: int) -> str:
    """A share in per cent; one that would round to zero has two decimals, or is “less than” the smallest of them."""
    share = 100 * part / whole
    if half_up(share, 2) == 0 < share:
        return t("language.less_than", value=t.percent(0.01, 2))
    return t.percent(share, decimals if half_up(share, decimals) else 2)

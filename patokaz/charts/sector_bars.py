"""Small bars in the table of sectors, as HTML: a share with a tick, a quotient around 1, a gain or loss.

Every bar is beside its figure and therefore hidden from screen readers.
"""

import math

from markupsafe import Markup

from patokaz.language.html import html

ENDS = (2.0, 4.0, 10.0)


def share_bar(share: float, national: float, largest: float) -> Markup:
    """A share from zero, the nation's as a tick; all in per cent, like the largest of all."""
    width, tick = (None if math.isnan(value) else 100 * value / largest for value in (share, national))
    return html("charts/share_bar", width=width, tick=tick)


def quotient_end(quotients: list[float]) -> float:
    """End of the logarithmic scale of quotients, symmetric around 1; values beyond are clipped."""
    known = [quotient for quotient in quotients if quotient > 0]
    farthest = max((max(quotient, 1 / quotient) for quotient in known), default=1.0)
    return next((end for end in ENDS if farthest <= end), ENDS[-1])


def quotient_bar(quotient: float, end: float, small: bool) -> Markup:
    """A quotient as a bar from 1 in the centre, on a logarithmic scale from 1/end to end; faint for a small base."""
    if math.isnan(quotient):
        return _around(None)
    return _around(-1.0 if quotient <= 0 else max(-1.0, min(1.0, math.log(quotient) / math.log(end))), small)


def gain_bar(value: float, largest: float) -> Markup:
    """A gain to the right or a loss to the left of zero; largest: the largest absolute value."""
    if math.isnan(value):
        return _around(None)
    return _around(value / largest if largest > 0 else 0.0)


def _around(share: float | None, faint: bool = False) -> Markup:
    """A bar from the centre to the left, -1 to 0, or to the right, 0 to 1; none without a share."""
    return html("charts/around_bar", share=share, faint=faint)

"""Small bars inside the table of sectors, as HTML: a share with the nation's as a tick, a quotient around 1, a gain or loss.

Every bar stands beside its figure, so it is hidden from those who listen.
"""

import math

from markupsafe import Markup

ENDS = (2.0, 4.0, 10.0)


def share_bar(share: float, national: float, largest: float) -> str:
    """A share from zero, the nation's as a tick; both in per cent of the same whole, as is the largest of all."""
    bar = "" if math.isnan(share) else f'<i style="width:{100 * share / largest:.1f}%"></i>'
    tick = "" if math.isnan(national) else f'<s style="left:{100 * national / largest:.1f}%"></s>'
    return Markup(f'<span class="mini share" aria-hidden="true">{bar}{tick}</span>')


def quotient_end(quotients: list[float]) -> float:
    """Where the logarithmic scale of quotients ends, as far below 1 as above; what lies beyond is cut off."""
    known = [quotient for quotient in quotients if quotient > 0]
    farthest = max((max(quotient, 1 / quotient) for quotient in known), default=1.0)
    return next((end for end in ENDS if farthest <= end), ENDS[-1])


def quotient_bar(quotient: float, end: float, small: bool) -> str:
    """A quotient as a bar from 1 in the middle, on a logarithmic scale from 1/end to end; faint where the base is small."""
    if math.isnan(quotient):
        return Markup('<span class="mini around" aria-hidden="true"></span>')
    place = -1.0 if quotient <= 0 else max(-1.0, min(1.0, math.log(quotient) / math.log(end)))
    return Markup(_around(place, " faint" if small else ""))


def gain_bar(value: float, largest: float) -> str:
    """A gain to the right or a loss to the left of nil; largest: the farthest of all from nil."""
    if math.isnan(value):
        return Markup('<span class="mini around" aria-hidden="true"></span>')
    return Markup(_around(value / largest if largest > 0 else 0.0, ""))


def _around(place: float, more: str) -> str:
    side = "above" if place >= 0 else "under"
    start = 50.0 if place >= 0 else 50 + 50 * place
    return (
        f'<span class="mini around" aria-hidden="true">'
        f'<i class="{side}{more}" style="left:{start:.1f}%;width:{50 * abs(place):.1f}%"></i></span>'
    )

"""The list of duties as the browser draws it."""

from datetime import date

from markupsafe import Markup

from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.start.calendar import Due
from patokaz.start.duties import BELIEVED, CountryDuties
from patokaz.start.texts import about, basis, law, rule, title, when
from patokaz.statistics.cached import cached


@cached(200)
def listed(dues: tuple[Due, ...], country: CountryDuties, today: date, t: Words) -> Markup:
    """The duties with boxes to tick, dates and sources."""
    return html("start/duties", duties=[_row(due, country, today, t) for due in dues], language=country.language)


def _row(due: Due, country: CountryDuties, today: date, t: Words) -> dict[str, object]:
    duty = due.duty
    is_old = duty.is_old(today)
    return {
        "key": due.key,
        "title": title(duty, t),
        "when": when(due, t),
        "number": t("start.day_number", number=t.number(due.number)) if due.day else "",
        "rule": rule(duty, country.start, t),
        "about": about(due, t),
        "law": law(duty, t),
        "basis": " ".join([basis(duty, t), *([t("start.old")] if is_old else [])]),
        "is_grey": is_old or duty.mark == BELIEVED,
    }

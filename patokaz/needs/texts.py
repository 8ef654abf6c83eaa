"""Sentences on needs, measures and funding in the user's language."""

from collections.abc import Sequence
from datetime import date

from patokaz.language.words import Words
from patokaz.needs.assessment import Need
from patokaz.needs.figures import DataNeed, country_figures
from patokaz.needs.matching import Match
from patokaz.needs.measures import OWN_MONEY, Instrument, Measure, Money, evidence
from patokaz.needs.signs import Line
from patokaz.needs.statements import VERIFIED, Ground, Statement, country_needs, statements
from patokaz.profile.texts import said_once
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import level_name

PRIORITY_DECIMALS = 2
SIGNS = {"<=": "≤", ">=": "≥"}


def class_name(cls: str, t: Words) -> str:
    """The name of a class of needs."""
    return t(f"needs.class.{cls}")


def about(statement: Statement, country: str, t: Words) -> str:
    """Class and field of a statement, with the article of the law on local self-government."""
    article = article_text(statement.field, country, t)
    parts = (class_name(statement.cls, t), t(f"needs.field.{statement.field}"), article)
    return " · ".join(part for part in parts if part)


def article_text(field: str, country: str, t: Words) -> str:
    """The law of a field by its title, and the articles; empty if unknown."""
    told = country_needs(country)
    numbers = told.articles.get(field, "")
    if not any(sign.isdigit() for sign in numbers):
        return numbers
    article = t("start.article", article=numbers.strip("[]"))
    return f"{told.law}, {t('start.not_verified_article', article=article) if numbers.startswith('[') else article}"


def duty_text(statement: str, country: str, t: Words) -> str:
    """Whether the law requires it; empty if not."""
    duty = country_needs(country).duty.get(statement, "")
    return t(f"needs.duty.{duty}") if duty else ""


def figure_text(figure: DataNeed, t: Words) -> str:
    """A figure with its year and rank."""
    indicator = catalogue()[figure.indicator]
    name = indicator.text("name", t.language)
    value = said_once(t.amount(figure.value, indicator.unit, indicator.decimals), name)
    rank = t("of_total", rank=t.number(figure.rank), total=t.number(figure.of))
    return f"{t.dated(name, figure.year)}: {value} ({rank})"


def facts(statement: str, country: str, area: str, t: Words) -> list[str]:
    """Unscored figures beside a statement, with year and area."""
    known = country_figures(country).of(area)
    told = []
    for entry in country_needs(country).fact.get(statement, ()):
        key, _, level = entry.partition("@")
        found = known.get((level or "municipality", key))
        if found is not None:
            value, year, _ = found
            indicator = catalogue()[key]
            name = indicator.text("name", t.language)
            line = f"{t.dated(name, year)}: {said_once(t.amount(value, indicator.unit, indicator.decimals), name)}"
            told.append(f"{line} ({level_name(country, level, t)})" if level else line)
    return told


def rank_text(need: Need, t: Words) -> str:
    """The rank in the list with its interval."""
    rank = need.rank
    if rank.low == rank.high:
        return t.number(rank.rank)
    return t("needs.rank_between", rank=t.number(rank.rank), low=t.number(rank.low), high=t.number(rank.high))


def priority_text(need: Need, t: Words) -> str:
    """The priority, its value if a believed duty counts, and the unknown terms."""
    told = [t("needs.priority_is", value=t.number(need.priority, PRIORITY_DECIMALS))]
    if need.with_duty is not None:
        told.append(t("needs.priority_with_duty", value=t.number(need.with_duty, PRIORITY_DECIMALS)))
    if need.missing:
        names = ", ".join(t(f"needs.term.{term}") for term in need.missing)
        told.append(t("needs.priority_without", terms=names))
    return " ".join(told)


def origin_text(need: Need, t: Words) -> str:
    """Origin of a need: data, answer, or both."""
    key = "both" if need.by_answer and need.by_data else "answer" if need.by_answer else "data"
    return t(f"needs.origin.{key}")


def gap_text(need: Need, t: Words) -> str:
    """Current and desired level, severity and urgency; empty without an answer."""
    answer = need.answer
    if answer is None or answer.current is None:
        return ""
    urgency = "–" if answer.urgency is None else t.number(answer.urgency)
    severity = t.number(answer.severity)
    return t("needs.gap", current=answer.current, wished=answer.wished, severity=severity, urgency=urgency)


def cost_text(need: Need, t: Words) -> str:
    """The officer's cost estimate; empty if not given."""
    answer = need.answer
    if answer is None or (answer.cost_from is None and answer.cost_to is None):
        return ""
    ends = dict.fromkeys(cost for cost in (answer.cost_from, answer.cost_to) if cost is not None)
    return " – ".join(t.money(cost, answer.currency) for cost in ends)


def evidence_of_answer(need: Need, t: Words) -> str:
    """The officer's evidence, or a note that it is missing."""
    if need.answer is None:
        return ""
    return need.answer.evidence or (t("needs.evidence_missing") if need.answer.lacks_text else "")


def kind_text(kind: Sequence[str], t: Words) -> str:
    """The type of a place in words."""
    if not kind:
        return t("needs.kind_none")
    return t("needs.kind", classes=", ".join(class_name(cls, t) for cls in kind))


def asked_text(country: str, t: Words) -> str:
    """The statements covered by the data of a country."""
    told = country_needs(country).data
    names = "; ".join(t("language.quoted", text=t.of_data(statements()[key].text)) for key in told)
    if not told:
        return t("needs.no_data", total=len(statements()))
    return t("needs.data_asked", count=len(told), total=len(statements()), names=names)


def sign_text(line: Line, names: dict[str, str], t: Words) -> str:
    """One line of a matched sign: name, value, year, area, and threshold. names: of areas by id."""
    indicator = catalogue()[line.part.indicator]
    name = indicator.text("name", t.language)
    if line.value is None:
        return t("needs.sign_none", name=name)
    value = said_once(t.amount(line.value, indicator.unit, indicator.decimals), name)
    whose = f" ({names[line.area]})" if line.part.level and line.area in names else ""
    told = f"{t.dated(name, line.year)}: {value}{whose}"
    if line.threshold is None:
        return told
    threshold = said_once(t.amount(line.threshold, indicator.unit, indicator.decimals), name)
    key = line.part.share or "number"
    sign = "" if line.part.share else f"{SIGNS.get(line.part.test, line.part.test)} "
    return f"{told}; {t('needs.sign_' + key, threshold=f'{sign}{threshold}')}"


def sign_lines(match: Match, names: dict[str, str], t: Words) -> list[str]:
    """Why a measure is listed."""
    return [sign_text(line, names, t) for line in match.outcome.shown]


def evidence_lines(measure: Measure, t: Words) -> list[tuple[str, str, str]]:
    """Result, study and address of each piece of evidence; empty if none."""
    found = [evidence()[key] for key in measure.evidence]
    return [(entry.result[t.language], entry.study, entry.address) for entry in found]


def strength_text(measure: Measure, t: Words) -> str:
    """The known effect, and the strength of evidence."""
    strength = t(f"needs.strength.{measure.strength}")
    return f"{t('needs.verdict.' + measure.verdict)}; {strength}" if measure.evidence else t("needs.no_result")


def months_text(measure: Measure, t: Words) -> str:
    """Time until an effect."""
    first, last = measure.months
    span = str(last) if first == last else f"{first}–{last}"
    return t("needs.months", months=span)


def pay_text(measure: Measure, money: Money, t: Words) -> str:
    """Current possible funding of a measure; only closed calls, or unknown. money: of this measure."""
    names = [entry.name[t.language] for entry in money.open]
    own = [t(f"needs.pay.{key}") for key in measure.pay if key in OWN_MONEY]
    return "; ".join([*names, *own]) or t("needs.pay.past" if money.past else "needs.pay.nobody")


def terms_text(instrument: Instrument, t: Words) -> str:
    """Eligibility, form, rate, own share and ceiling, as far as known."""
    who = ", ".join(t(f"needs.who.{key}") for key in instrument.who)
    parts = [f"{who}: {t('needs.form.' + instrument.form)}"]
    rate, own = instrument.rate_max_pct, instrument.own_share_min_pct
    parts.append(t("needs.rate", rate=t.percent(rate)) if rate is not None else t("needs.rate_unread"))
    parts.append(t("needs.own_share", share=t.percent(own)) if own is not None else t("needs.own_share_unread"))
    if instrument.ceiling is not None:
        parts.append(t("needs.ceiling", money=t.money(instrument.ceiling, instrument.currency)))
    return "; ".join(parts)


def state_text(instrument: Instrument, today: date, t: Words) -> str:
    """The status on the source page, and how current it is."""
    state = t(f"needs.status.{instrument.status}")
    if instrument.checked is not None:
        return f"{state}. {t('needs.checked', day=t.date(instrument.checked))}{_old(instrument, today, t)}"
    if instrument.page_date is None:
        return f"{state}. {t('needs.never_checked')} {t('needs.mark.' + instrument.mark)}"
    return f"{state}. {t('needs.unchecked', day=t.date(instrument.page_date))} {t('needs.mark.' + instrument.mark)}"


def _old(instrument: Instrument, today: date, t: Words) -> str:
    return f" {t('needs.grey')}" if instrument.freshness(today) == "grey" else ""


def ground_of(statement: str, country: str) -> Ground:
    """The legal basis of a verified duty; None if not verified."""
    told = country_needs(country)
    return told.ground.get(statement, Ground()) if told.duty.get(statement) == VERIFIED else Ground()

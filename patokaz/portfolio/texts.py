"""Texts of the portfolio: titles, summary, statuses and dates."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from patokaz.analysis.projects import BOARD
from patokaz.language.languages import CURRENCIES
from patokaz.language.words import Words, inside_sentence
from patokaz.portfolio.lists import OWN, Portfolio, ProjectList
from patokaz.portfolio.selection import Selection
from patokaz.statistics.countries import country_name, level_name
from patokaz.statistics.places import level_places
from patokaz.statistics.sources import source_text, source_titles, sources

MANY = 3
MUNICIPALITY = {"Община": ("BG", "bg"), "Општина": ("MK", "mk")}
LONG_SHOUT = 24  # letters; shorter titles may be names or short forms


def list_title(entry: ProjectList, t: Words) -> str:
    """Title of a list's tab."""
    return t("portfolio.own") if entry.source == OWN else sources(t)[entry.source]["title"]


def list_sources(about: ProjectList, t: Words) -> list[str]:
    """Publisher, title and licence of the sources of a list's figures."""
    if about.source == OWN:
        return [t("portfolio.own_source")]
    known = sources(t)
    return [source_text(known[key], t) for key in dict.fromkeys((about.source, about.rows))]


def list_source_titles(about: ProjectList, t: Words) -> str:
    """Publisher and title of a list's sources in one line."""
    if about.source == OWN:
        return t("portfolio.own_source")
    return "; ".join(source_titles(list(dict.fromkeys((about.source, about.rows))), t))


def made_text(made: str, t: Words) -> str:
    """Date of compilation of a list: a day, a month, a year, or undated."""
    if not made:
        return t("portfolio.not_dated")
    if len(made) == 10:
        return t.date(date.fromisoformat(made))
    return t.month(date.fromisoformat(f"{made}-01")) if len(made) == 7 else t.of_year(int(made))


def compiled_text(made: str, t: Words) -> str:
    """The same as part of a line about the list."""
    return t("portfolio.made", made=made_text(made, t)) if made else t("portfolio.not_dated")


def about_list(portfolio: Portfolio, size: int, t: Words) -> str:
    """Publisher, years, coverage and date of a list in one line."""
    about = portfolio.about
    if about.source == OWN:
        return t("portfolio.own_about", count=size)
    known = sources(t)[about.source]
    parts = [known["publisher"], *([about.years] if about.years else []), t("portfolio.extent_" + about.extent)]
    if about.projects:
        parts.append(t("portfolio.rows_" + about.rows_extent, count=size))
    parts.append(compiled_text(about.made, t))
    return " · ".join(parts)


def state_text(state: str, since: str, about: ProjectList, t: Words) -> str:
    """A status with its date; "in progress" refers to the date of the list."""
    if state == "in_progress" and about.source != OWN:
        return t("project_state.in_progress", made=made_text(about.made, t))
    if state in BOARD and state != "in_progress":
        return t(f"project_state.{state}", since=made_text(since, t))
    return t("project_status." + state)


def since_text(state: str, since: str, t: Words) -> str:
    """The date of a status, beneath its name; empty where the status rests on no date of the project."""
    return made_text(since, t) if state in BOARD and state != "in_progress" else ""


def state_name(state: str, t: Words) -> str:
    """A status without its date."""
    return t("portfolio.state_" + state) if state in BOARD else t("project_status." + state)


def sentence_case(title: str) -> str:
    """A title with an initial capital; a title entirely in capitals is converted."""
    text = title.strip()
    if len(text) > LONG_SHOUT and text.upper() == text and text.lower() != text:
        text = text.lower()
    return text[:1].upper() + text[1:]


def currency_name(currency: str, t: Words) -> str:
    """Name of a currency for an axis in the language of `t`; its code where it is not in the catalogue."""
    return t.unit(currency.lower()) if currency.lower() in CURRENCIES else currency


def money_or_dash(value: float, currency: str, t: Words) -> str:
    """An amount as text; a dash where it is unknown."""
    return "–" if pd.isna(value) else t.money(float(value), currency)


def translated(kind: str, original: str, t: Words) -> str:
    """A programme (kind programme) or another term of a list (list_word) in the language of `t`, else as written."""
    key = f"{kind}.{original}"
    return t(key) if original and t.has(key) else original


def body_name(body: str, t: Words) -> str:
    """A beneficiary, authority, fund, programme or other term of a list in the language of `t`, else as written."""
    known = translated("list_word", body, t)
    return _municipality(translated("programme", body, t), t) if known == body else known


def _municipality(body: str, t: Words) -> str:
    """A municipality named in the list's language, in the language of `t`; any other text unchanged."""
    kind = body.partition(" ")[0]
    country, written = MUNICIPALITY.get(kind, ("", ""))
    if not country or written == t.language:
        return body
    said = set(body.casefold().split())
    places = level_places(country=country, level="municipality", language=t.language)
    names = zip(places["official"], places["name"], strict=True)
    found = (name for official, name in names if {kind.casefold(), *str(official).casefold().split()} == said)
    name = next(found, "")
    return t("portfolio.municipality", name=name) if name else body


def percent(value: float, t: Words, decimals: int = 1) -> str:
    """A share as text."""
    return t.percent(value, decimals)


def story(chosen: Selection, names: dict[str, str], t: Words) -> str:
    """Summary of a list in one or two sentences: planned or contracted, paid, lowest share. names: of areas."""
    told = [_figures_story(chosen, names, t) if chosen.portfolio.has_figures else _projects_story(chosen, names, t)]
    if chosen.portfolio.has_figures and chosen.narrowed:
        amount = t.money(float(chosen.priced["amount"].sum()), chosen.currency)
        told.append(t("portfolio.narrowed", count=len(chosen.projects), amount=amount))
    if len(chosen.shared):
        told.append(t("portfolio.shared", count=len(chosen.shared)))
    others = [currency for currency in chosen.currencies if currency != chosen.currency]
    if others:
        told.append(
            t(
                "portfolio.other_currencies",
                currencies=", ".join(map(t.in_currency, others)),
                currency=t.in_currency(chosen.currency),
            )
        )
    return " ".join(filter(None, told))


def _figures_story(chosen: Selection, names: dict[str, str], t: Words) -> str:
    paid, base = chosen.paid_base or (0.0, 0.0)
    values = {
        "contracted": t.money(base, chosen.currency), "paid": t.money(paid, chosen.currency),
        "share": percent(100 * paid / base, t) if base else "–", "count": chosen.count,
    }  # fmt: skip
    area = chosen.filters.area
    mine = chosen.place_money[chosen.place_money["area_id"] == area]
    if len(mine) and chosen.picture is not None:
        row = chosen.picture.rows[chosen.picture.rows["area_id"] == area].iloc[0]
        return t(
            "portfolio.story_place", name=names[area], rank=t.number(row["rank"]), total=t.number(len(chosen.picture.known)),
            per_head=t.money(float(row["value"]), chosen.currency), **values,
        )  # fmt: skip
    told = t("portfolio.story_figures", name=names.get(area, country_name(chosen.portfolio.country, t)), **values)
    return told + " " + _ends(chosen, t) if len(chosen.inside) > MANY else told


def _ends(chosen: Selection, t: Words) -> str:
    inside = chosen.place_money[chosen.place_money["area_id"].isin(chosen.inside["area_id"])]
    inside = inside.dropna(subset=["per_head"])
    if len(inside) < MANY:
        return ""
    low, high = inside.loc[inside["per_head"].idxmin()], inside.loc[inside["per_head"].idxmax()]
    return t(
        "portfolio.story_ends", low=t.money(low["per_head"], chosen.currency), low_name=low["name"],
        high=t.money(high["per_head"], chosen.currency), high_name=high["name"],
    )  # fmt: skip


def _projects_story(chosen: Selection, names: dict[str, str], t: Words) -> str:
    about = chosen.portfolio.about
    if about.count:
        counted = chosen.inside.dropna(subset=["count"])
        if counted.empty:
            return t("portfolio.story_none_counted")
        most = counted.loc[counted["count"].idxmax()]
        if len(chosen.inside) == 1:
            return t("portfolio.story_counted_one", count=chosen.count, name=most["name"])
        return t(
            "portfolio.story_counted", count=chosen.count, places=t.number(len(counted)), total=t.number(len(chosen.inside)),
            level=inside_sentence(level_name(chosen.portfolio.country, "municipality", t, plural=True)), name=most["name"], most=t.number(most["count"]),
        )  # fmt: skip
    if chosen.course and chosen.paid_base:
        paid, base = chosen.paid_base
        counted = len(chosen.priced.dropna(subset=["base", "paid"]))
        values = {
            "year": t.year(chosen.course.years["year"].iloc[-1]), "paid": t.money(paid, chosen.currency),
            "planned": t.money(base, chosen.currency), "share": percent(100 * paid / base, t), "count": counted,
        }  # fmt: skip
        told = t("portfolio.story_course", **values)
        if len(chosen.groups) >= MANY:
            least = chosen.groups.iloc[0]
            told += " " + t("portfolio.story_least", name=names[str(least.name)], share=percent(least["share"], t))
        if len(chosen.own) > counted:
            told += " " + t("portfolio.story_no_plan", count=len(chosen.own) - counted)
        return told
    if not len(chosen.priced):
        return t("portfolio.story_count", count=len(chosen.projects)) if len(chosen.projects) else ""
    largest = chosen.priced.loc[chosen.priced["amount"].idxmax()]
    all_priced = len(chosen.priced) == len(chosen.own)
    return t(
        "portfolio.story_amounts" if all_priced else "portfolio.story_amount", count=len(chosen.own), amount=t.money(chosen.priced["amount"].sum(), chosen.currency),
        priced=t.number(len(chosen.priced)), title=sentence_case(str(largest["title"])), largest=_in_brackets(t.money(largest["amount"], chosen.currency)),
    )  # fmt: skip


def _in_brackets(amount: str) -> str:
    """An amount for use inside brackets: leva with euro without brackets of their own."""
    return amount.replace(" (", "; ").removesuffix(")") if amount.endswith(")") else amount


def who_text(projects: pd.DataFrame, t: Words) -> str:
    """Number of projects with known beneficiary and authority."""
    known = {key: int((projects[key].fillna("") != "").sum()) for key in ("beneficiary", "authority")}
    total = t.number(len(projects))
    if not any(known.values()):
        return t("portfolio.who_none", total=total)
    told = {key: t.number(count) for key, count in known.items() if count}
    if len(told) == len(known):
        return t("portfolio.who", total=total, **told)
    return t(
        "portfolio.who_no_authority" if "beneficiary" in told else "portfolio.who_no_beneficiary", total=total, **told
    )


def chips(chosen: Selection, names: dict[str, str], t: Words) -> Sequence[tuple[str, str]]:
    """Active filters: the parameter of the address and the text of the chip."""
    filters = chosen.filters
    found = [
        ("area", names.get(filters.area, "")),
        ("programme", translated("programme", filters.programme, t)),
        ("who", body_name(filters.who, t)),
        ("status", state_name(filters.state, t) if filters.state else ""),
        ("from", t("portfolio.chip_from", year=filters.first) if filters.first else ""),
        ("to", t("portfolio.chip_to", year=filters.last) if filters.last else ""),
        ("least", t("portfolio.chip_least", amount=t.money(filters.least, chosen.currency)) if filters.least else ""),
        ("find", f"„{filters.text}“" if filters.text else ""),
        ("picked", t("portfolio.chip_picked", count=len(filters.picked)) if filters.picked else ""),
    ]
    return [(key, text) for key, text in found if text]


def years_text(first: float, last: float) -> str:
    """A year, or the first and the last."""
    if pd.isna(first):
        return ""
    return str(int(first)) if pd.isna(last) or int(first) == int(last) else f"{int(first)}–{int(last)}"

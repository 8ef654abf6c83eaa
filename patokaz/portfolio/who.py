"""Bodies of a list: beneficiaries, authorities, funds or programmes, with their projects and money."""

from functools import partial

import pandas as pd

from patokaz.charts.money_bars import MoneyBar, money_bars_figure
from patokaz.charts.plain import Column, table_html
from patokaz.charts.sector_bars import share_bar
from patokaz.frame.address import address_of
from patokaz.language.words import Words
from patokaz.portfolio.filters import BODIES, body_kind
from patokaz.portfolio.lists import OWN
from patokaz.portfolio.model import View
from patokaz.portfolio.money_views import Kept
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.texts import body_name, list_sources, money_or_dash, percent

MOST_BODIES = 12


def who_view(chosen: Selection, kept: Kept, t: Words) -> View | None:
    """Bodies by money or number of projects, in descending order; None where the list names none."""
    kind = body_kind(chosen.stated)
    bodies = bodies_of(chosen, kind) if kind else pd.DataFrame()
    if bodies.empty:
        return None
    names = [body_name(str(key), t) for key in bodies.index]
    title = t("portfolio.who_" + kind)
    table = pd.DataFrame({
        t("project." + kind): names, t("portfolio.list"): bodies["projects"].tolist(), chosen.currency or t("portfolio.amount"): bodies["money"].tolist(),
    })  # fmt: skip
    sources = list_sources(chosen.portfolio.about, t)
    all_of = _of_all(chosen, kind, t)
    if len(bodies) == 1:
        one = t("portfolio.who_one", name=names[0], count=int(bodies["projects"].iloc[0]))
        return View("who", title, " ".join([one, *all_of]), table, sources)
    shown = list(zip(bodies.index, names, bodies.itertuples(), strict=True))[:MOST_BODIES]
    links = [body_link(chosen, kind, str(key), kept) for key, _, _ in shown]
    columns = [
        Column(t("project." + kind), [name for _, name, _ in shown], links=links if all(links) else None),
        Column(t("portfolio.list"), [t.number(row.projects) for _, _, row in shown], number=True),
    ]
    largest = float(bodies["money"].max())
    if largest > 0:
        money = [money_or_dash(row.money, chosen.currency, t) for _, _, row in shown]
        drawn = [share_bar(row.money, float("nan"), largest) for _, _, row in shown]
        columns.append(Column(t("portfolio.amount"), money, number=True, drawn=drawn))
    figure = partial(money_bars_figure, _bars(bodies, names, chosen, t))
    sentence = " ".join([_sentence(bodies, names, chosen, t), *all_of])
    return View("who", title, sentence, table, sources, table_html(columns, title), figure, note=_note(bodies, chosen, all(links), t))  # fmt: skip


def bodies_of(chosen: Selection, kind: str) -> pd.DataFrame:
    """Projects and money by body (in the selection's currency, NaN where unknown), in descending order."""
    rows = chosen.own[chosen.own[kind].fillna("") != ""]
    money = rows["amount"].where(rows["currency"] == chosen.currency)
    found = pd.DataFrame({"projects": rows.groupby(kind).size(), "money": money.groupby(rows[kind]).sum(min_count=1)})
    return found.sort_values(["money", "projects"], ascending=False, kind="stable")


def body_link(chosen: Selection, kind: str, body: str, kept: Kept) -> str:
    """Address that shows one body's projects; none for the user's own list, since a new page would lose the session."""
    key = "programme" if kind == "programme" else "who"
    return "" if chosen.portfolio.about.source == OWN else address_of("portfolio", {**dict(kept), key: body})


def _of_all(chosen: Selection, kind: str, t: Words) -> list[str]:
    """Other bodies common to all projects of the selection."""
    told = []
    for other in BODIES:
        names = set(chosen.own[other].fillna(""))
        if other != kind and len(names) == 1 and "" not in names:
            told.append(t("portfolio.who_all", kind=t("project." + other), name=body_name(names.pop(), t)))
    return told


def _sentence(bodies: pd.DataFrame, names: list[str], chosen: Selection, t: Words) -> str:
    """The body with most money or projects; for a sample this is stated."""
    return " ".join(filter(None, [_most(bodies, names, chosen, t), sample_sentence(chosen, t)]))


def sample_sentence(chosen: Selection, t: Words) -> str:
    """A sentence stating that the projects are a sample; empty where the list is complete."""
    about = chosen.portfolio.about
    is_sample = about.source != OWN and about.rows_extent != "complete"
    return t("portfolio.who_sample", count=len(chosen.own)) if is_sample else ""


def who_first(chosen: Selection, t: Words) -> tuple[str, str] | None:
    """The body with most money and its amount; None without amounts."""
    bodies = bodies_of(chosen, body_kind(chosen.stated)).dropna(subset=["money"])
    return next(
        ((body_name(str(key), t), t.money(money, chosen.currency)) for key, money in bodies["money"].items()), None
    )


def _most(bodies: pd.DataFrame, names: list[str], chosen: Selection, t: Words) -> str:
    first, whole = bodies.iloc[0], float(chosen.priced["amount"].sum())
    count = int(first["projects"])
    if first["money"] == first["money"] and whole > 0:
        share = percent(100 * float(first["money"]) / whole, t, 0)
        amount = t.money(float(first["money"]), chosen.currency)
        return t("portfolio.who_most_money", name=names[0], count=count, amount=amount, share=share)
    return t("portfolio.who_most", name=names[0], count=count, total=t.number(int(bodies["projects"].sum())))


def _note(bodies: pd.DataFrame, chosen: Selection, has_links: bool, t: Words) -> str:
    """Number of bodies shown, projects without a body, and the effect of a click."""
    told = []
    if len(bodies) > MOST_BODIES:
        told.append(t("portfolio.who_first", shown=MOST_BODIES, total=t.number(len(bodies))))
    unnamed = len(chosen.own) - int(bodies["projects"].sum())
    if unnamed:
        money = float(chosen.priced["amount"].sum() - bodies["money"].sum())
        amount = t.money(money, chosen.currency) if money > 0 else "–"
        told.append(t("portfolio.who_unnamed", count=unnamed, amount=amount))
    return " ".join([*told, *([t("portfolio.who_click")] if has_links else [])])


def _bars(bodies: pd.DataFrame, names: list[str], chosen: Selection, t: Words) -> list[MoneyBar]:
    """The same for print: money, or projects where no amount is known."""
    has_money = bool((bodies["money"] > 0).any())
    shown = list(zip(names, bodies.itertuples(), strict=True))[:MOST_BODIES]
    return [
        MoneyBar("contracted", name, float(row.money), money_or_dash(row.money, chosen.currency, t)) if has_money
        else MoneyBar("contracted", name, float(row.projects), t.number(row.projects))
        for name, row in shown if not has_money or row.money > 0
    ]  # fmt: skip

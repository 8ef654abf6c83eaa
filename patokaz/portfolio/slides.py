"""A portfolio and a project as slides: money by phase, by year, by programme; places named, nothing where nothing is known."""

from collections.abc import Mapping, Sequence

import pandas as pd

from patokaz.language.words import Words
from patokaz.portfolio.selection import Selection
from patokaz.reports.slides.model import MOST_BARS, Bar, Bars, Number, Slide
from patokaz.statistics.sources import source_titles


def portfolio_slides(chosen: Selection, source_ids: Sequence[str], where: str, t: Words) -> list[Slide]:
    """The selection of the view. source_ids: the lists it comes from; where: country or area of the filter."""
    if not chosen.count:
        return []
    source = "; ".join(dict.fromkeys(source_titles(source_ids, t)))
    slides = [
        *_phases(chosen, source, where, t),
        *_programmes(chosen, source, where, t),
        *_years(chosen, source, where, t),
    ]
    title = t("slide.question_portfolio", place=where)
    return [*slides, Slide("question", title, t("slide.follow"), None, t("report.about"), "", "")]


def _phases(chosen: Selection, source: str, where: str, t: Words) -> list[Slide]:
    """How far the money is: planned and executed of the lists that have both, else how many projects there are."""
    money = chosen.executed
    if money is None or money.planned <= 0:
        return [Slide(
            "portfolio", t("slide.projects", place=where, count=chosen.count), t("slide.projects_note"),
            Number(t.number(chosen.count), ""), source, where, "",
        )]  # fmt: skip
    share, currency = t.number(100 * money.executed / money.planned), money.currency
    bars = [
        Bar(t("portfolio.planned"), money.planned, t.money(money.planned, currency)),
        Bar(t("portfolio.executed"), money.executed, t.money(money.executed, currency), own=True),
    ]
    years = money.years["year"].astype(int)
    return [Slide(
        "portfolio", t("slide.executed", place=where, share=share),
        t("portfolio.executed_of", executed=bars[1].text, planned=bars[0].text), Bars(bars, where, unit=currency),
        source, where, f"{years.min()}–{years.max()}",
    )]  # fmt: skip


def _programmes(chosen: Selection, source: str, where: str, t: Words) -> list[Slide]:
    """The largest programmes in the currency most used; currencies are never added."""
    if chosen.priced.empty:
        return []
    currency = str(chosen.priced.iloc[0]["currency"])
    rows = chosen.by_programme(currency).head(MOST_BARS)
    rows = rows[rows["programme"] != ""]
    if len(rows) < 2:
        return []
    bars = [
        Bar(row.programme, float(row.value), t.money(row.value, currency), position == 0)
        for position, row in enumerate(rows.itertuples(index=False))
    ]
    title = t("slide.largest", name=bars[0].label, value=bars[0].text)
    return [Slide("portfolio", title, t("portfolio.by_programme"), Bars(bars, where, unit=currency), source, where, "")]


def _years(chosen: Selection, source: str, where: str, t: Words) -> list[Slide]:
    """The last years of planned money with the executed one as second series."""
    money = chosen.executed
    if money is None or len(money.years) < 2:
        return []
    return [_years_slide("portfolio", money.years, money.currency, source, where, t)]


def _years_slide(kind: str, years: pd.DataFrame, currency: str, source: str, where: str, t: Words) -> Slide:
    rows = years.dropna(subset=["planned"]).tail(MOST_BARS)
    bars = [
        Bar(str(int(row.year)), float(row.planned), t.money(row.planned, currency), True, None if pd.isna(row.executed) else float(row.executed))
        for row in rows.itertuples(index=False)
    ]  # fmt: skip
    ahead = int((rows["executed"].fillna(0) < rows["planned"]).sum())
    return Slide(
        kind, t("slide.less_than_planned", number=ahead, count=len(rows), place=where), "",
        Bars(bars, t("portfolio.planned"), other=t("portfolio.executed"), unit=currency), source, where,
        f"{int(rows['year'].min())}–{int(rows['year'].max())}",
    )  # fmt: skip


def project_slides(project: Mapping[str, object], years: pd.DataFrame, places: Sequence[str], t: Words) -> list[Slide]:
    """A project: its money, its years, its places. project: a row of queries/project.sql; years: of queries/project_money.sql."""
    name, source = str(project["title"]), "; ".join(source_titles([str(project["source_id"])], t))
    where = ", ".join(places[:4])
    told = [t("project_status." + str(project["status"])), str(project["programme"] or ""), where]
    sentence = " · ".join(part for part in told if part)
    amount, currency = project["amount"], str(project["currency"] or "")
    slides = []
    if amount is not None and not pd.isna(amount):
        kind = t("amount_kind." + str(project["amount_kind"])) if project["amount_kind"] else t("project.amount")
        slides.append(Slide("portfolio", name, sentence, Number(t.money(float(str(amount)), currency), "", kind), source, where, ""))  # fmt: skip
    else:
        slides.append(Slide("portfolio", name, sentence, None, source, where, ""))
    if len(years.dropna(subset=["planned"])):
        slides.append(_years_slide("portfolio", years, currency, source, name, t))
    return [*slides, Slide("question", t("slide.question_project"), name, None, source, "", "")]

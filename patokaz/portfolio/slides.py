"""A portfolio and a project as slides: the views of the page, each titled by its finding, reduced to what is legible."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from patokaz.analysis.projects import BOARD, ENDED
from patokaz.language.abbreviations import as_title, first_sentence
from patokaz.language.words import Words
from patokaz.maps.slides import in_its_country, known_ends, map_chart
from patokaz.portfolio.filters import body_kind
from patokaz.portfolio.lists import OWN, Portfolio
from patokaz.portfolio.model import View
from patokaz.portfolio.project import money_bars, standing, year_table
from patokaz.portfolio.selection import Selection
from patokaz.portfolio.slide_charts import concentration_points, places_points, short, time_bars
from patokaz.portfolio.texts import body_name, list_source_titles, percent, state_name, translated
from patokaz.portfolio.views import Told
from patokaz.portfolio.who import bodies_of, sample_sentence, who_first
from patokaz.reports.slides.model import (
    MOST_BARS,
    MOST_PAIRS,
    MOST_ROWS,
    Bar,
    Bars,
    Chart,
    Line,
    Lines,
    Number,
    Slide,
)
from patokaz.statistics.war_status import occupied

MOST_LABEL = 64  # letters of a label in a row of five
MOST_TITLE, MOST_NAME = 112, 72  # letters of a title, of a name in it


def portfolio_slides(told: Told, where: str, t: Words) -> list[Slide]:
    """Slides of a selection. where: country or area of the filter."""
    chosen = told.chosen
    source = list_source_titles(chosen.portfolio.about, t)
    years = chosen.portfolio.about.years
    found = [
        _phases(told, t), _course(chosen, t), _groups(told, t), places_points(told, t), _who(chosen, t), time_bars(told, t),
        concentration_points(chosen, t), _periods(told, t), _board(chosen, t), _largest(chosen, t),
    ]  # fmt: skip
    slides = []
    for key, chart in zip(
        ("phases", "course", "groups", "places", "who", "time", "concentration", "periods", "board", "list"),
        found,
        strict=True,
    ):
        view = told.view(key)
        if chart is not None:
            if not view:
                title, sentence = _largest_title(chosen, t), sample_sentence(chosen, t)
            elif key == "who":
                title, sentence = _who_headed(view, chosen, t)
            else:
                topic = view.sentence if isinstance(chart, Number) and key == "phases" else view.title
                title, sentence = _headed(topic, told.sentence if key == "phases" else view.sentence, t)
            slides.append(Slide("portfolio", title, sentence, chart, source, where, years))
    drawn = _map(told, where, source, t)
    slides[2:2] = [drawn] if drawn else []
    if not slides:
        count = t.number(chosen.count)
        slides = [Slide("portfolio", t("portfolio.title"), told.sentence, Number(count, ""), source, where, years)]
    is_open = not set(chosen.projects["state"]) <= {*ENDED, "unknown"}
    question = "slide.question_portfolio" if is_open else "slide.question_portfolio_over"
    title, own = t(question, place=where), chosen.filters.source == OWN
    foot = source if own else t("report.about")  # of the user's own file the hall can follow nothing
    return [*slides, Slide("question", title, "" if own else t("slide.follow"), None, foot, "", "")]


def _headed(topic: str, finding: str, t: Words) -> tuple[str, str]:
    """Title and sentence: the finding above its topic, or the reverse where the finding is too long."""
    first, rest = first_sentence(finding, t.language)
    if not first or len(first) > MOST_TITLE:
        return topic, finding
    stop = "" if topic.endswith((".", "?")) else "."
    return as_title(first, t.language), f"{topic}{stop} {rest}" if rest else topic


def _who_headed(view: View, chosen: Selection, t: Words) -> tuple[str, str]:
    """As `_headed`; a long finding is replaced by the first body with its money."""
    title, sentence = _headed(view.title, view.sentence, t)
    if title == view.title and (found := who_first(chosen, t)):
        name, value = found
        return t("slide.largest", name=short(name, MOST_NAME), value=value), view.sentence
    return title, sentence


def _map(told: Told, where: str, source: str, t: Words) -> Slide | None:
    """Money per head or the register's counts on the map, with the highest and the lowest labelled."""
    chosen = told.chosen
    kind = "money" if chosen.has_money_map else "count" if chosen.portfolio.about.count else ""
    if not kind or chosen.picture is None or not chosen.mapped:
        return None
    measure = t.measure(f"{chosen.currency.lower()}_per_head" if kind == "money" else "count")
    ranked = chosen.ranked
    ends = _told_apart(known_ends(ranked, chosen.portfolio.country), chosen.picture.rows)
    named = [(str(row.area_id), f"{row.name}: {measure(row.value)}") for row in ends.itertuples(index=False)]
    country = chosen.portfolio.country
    hatched = set(chosen.in_view["area_id"]) & set(occupied(country))
    within = {*chosen.mapped, *hatched}
    chart = map_chart(chosen.picture.rows, country, "municipality", measure, t, named=named, within=within)
    if not chosen.filters.area:
        chart = in_its_country(chart, country, "municipality", t)
    topic, title = t("portfolio.map_" + kind), told.sentence if kind == "count" else ""
    if len(ends) > 1 and kind == "money":
        (least, low), (most, high) = sorted(
            zip(ends["name"], ends["value"], strict=True), key=lambda end: float(end[1])
        )
        title = t("portfolio.groups_sentence", low=measure(low), least=least, high=measure(high), most=most)
    title, sentence = _headed(topic, title, t)
    return Slide("map", title, sentence, chart, source, where, chosen.portfolio.about.years)


def _told_apart(named: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with the name of the larger area added to ambiguous names."""
    alike = set(areas.loc[areas["name"].duplicated(keep=False), "area_id"])
    uppers = areas.set_index("area_id")["upper"]
    names = [
        f"{name}, {uppers[area]}" if area in alike else name
        for area, name in zip(named["area_id"], named["name"], strict=True)
    ]
    return named.assign(name=names)


def _phases(told: Told, t: Words) -> Bars | Number | None:
    """The phases as bars; a list with one phase has a number."""
    chosen = told.chosen
    bars = [
        Bar(t("portfolio." + phase), value, t.money(value, chosen.currency), phase == "paid")
        for phase, value in chosen.phases.items()
    ]
    if len(bars) == 1:
        return Number(bars[0].text, "", below=bars[0].label)
    return Bars(bars, t("portfolio.phases"), unit=chosen.currency) if bars else None


def _course(chosen: Selection, t: Words) -> Lines | None:
    if chosen.course is None:
        return None
    rows = chosen.course.years
    years = rows["year"].astype(int).tolist()
    lines = []
    for phase in ("paid", "planned"):
        values = rows[f"{phase}_sum"].tolist()
        first, last = t.money(values[0], chosen.currency), t.money(values[-1], chosen.currency)
        lines.append(Line(t("portfolio." + phase), years, values, first, last))
    return Lines(lines, (), (), chosen.currency)


def _groups(told: Told, t: Words) -> Bars | None:
    if told.view("groups") is None:
        return None
    rows = _ends(told.chosen.groups)
    here = told.chosen.filters.area
    bars = [
        Bar(told.names[str(key)], float(row.share), percent(float(row.share), t), key == here)
        for key, row in zip(rows.index, rows.itertuples(), strict=True)
    ]
    return Bars(bars, t("portfolio.paid_share"), unit="%")


def _who(chosen: Selection, t: Words) -> Bars | None:
    kind = body_kind(chosen.stated)
    bodies = bodies_of(chosen, kind).dropna(subset=["money"]).head(MOST_BARS) if kind else pd.DataFrame()
    bars = [
        Bar(short(body_name(str(key), t)), float(row.money), t.money(float(row.money), chosen.currency))
        for key, row in zip(bodies.index, bodies.itertuples(), strict=True)
    ]
    return Bars(bars, t("portfolio.amount"), unit=chosen.currency) if len(bars) > 1 else None


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    """First and last rows, limited to the number of bars of a slide."""
    return pd.concat([rows.head(MOST_BARS // 2), rows.tail(MOST_BARS // 2)]) if len(rows) > MOST_BARS else rows


def _periods(told: Told, t: Words) -> Bars | None:
    view, rows = told.view("periods"), told.chosen.periods
    if view is None:
        return None
    changed = rows.assign(change=(rows["second"] - rows["first"]).abs()).nlargest(MOST_PAIRS, "change")
    bars = [
        Bar(told.names[str(key)], float(row.second), f"{percent(float(row.first), t)} → {percent(float(row.second), t)}", other=float(row.first))
        for key, row in zip(changed.index, changed.itertuples(), strict=True)
    ]  # fmt: skip
    first, second = view.table.columns[1:3]
    return Bars(bars, str(second), other=str(first), unit="%")


def _board(chosen: Selection, t: Words) -> Bars | Number | None:
    """Projects by status; for one status their number, nothing where none needs attention."""
    counts = chosen.projects["state"].value_counts()
    states = [state for state in BOARD if state in counts]
    bars = [Bar(state_name(state, t), float(counts[state]), t.number(counts[state])) for state in states]
    if len(bars) == 1:
        return None if states == ["in_progress"] else Number(bars[0].text, "", below=bars[0].label)
    return Bars(bars, t("portfolio.list")) if bars else None


def _largest_title(chosen: Selection, t: Words) -> str:
    first = chosen.priced.nlargest(1, "amount").iloc[0]
    return t(
        "slide.largest", name=short(first["title"], MOST_NAME), value=t.money(float(first["amount"]), chosen.currency)
    )


def _largest(chosen: Selection, t: Words) -> Bars | None:
    rows = chosen.priced.nlargest(MOST_ROWS, "amount")
    bars = [
        Bar(short(row.title, MOST_LABEL), float(row.amount), t.money(float(row.amount), chosen.currency))
        for row in rows.itertuples()
    ]
    return Bars(bars, t("portfolio.amount"), unit=chosen.currency) if len(bars) > 1 else None


def project_slides(project: Mapping[str, Any], portfolio: Portfolio, names: Sequence[str], t: Words) -> list[Slide]:
    """Slides of a project: money, years where there are several, a question. project: of Portfolio.projects, with its status."""
    title, source = short(project["title"], 90), list_source_titles(portfolio.about, t)
    where = ", ".join(names[:4])
    programme = translated("programme", str(project["programme"] or ""), t)
    stated = "" if project["state"] == "unknown" and programme else standing(project, portfolio, t)
    sentence = " · ".join(part for part in (stated[:1].upper() + stated[1:], programme) if part)
    currency = str(project["currency"] or "")
    bars = [Bar(bar.label, bar.value, bar.text, bar.kind == "paid") for bar in money_bars(project, t)]
    chart: Chart | None = Bars(bars, t("portfolio.phases"), unit=currency) if bars else None
    if len(bars) == 1:  # one amount is a number; a bar beside nothing says nothing
        chart = Number(bars[0].text, "", below=bars[0].label)
    if chart is None and names:  # a register of places without money
        chart = Number(names[0], "", below=f"{t('project.number')} {project['number']}" if project["number"] else "")
    slides = [Slide("portfolio", title, sentence, chart, source, where, "")]
    told = year_table(portfolio, project["project_id"]).dropna(subset=["planned"])
    years = told.tail(MOST_PAIRS)
    if len(years) > 1:  # one year is what the first slide says
        paid = [None if pd.isna(value) else float(value) for value in years["paid"]]
        drawn = [
            Bar(str(int(year)), float(planned), t.money(float(planned), currency), True, other)
            for year, planned, other in zip(years["year"], years["planned"], paid, strict=True)
        ]
        is_paid = any(value is not None for value in paid)
        chart = Bars(drawn, t("portfolio.planned"), other=t("portfolio.paid") if is_paid else "", unit=currency)
        about = f"{title} · {t('project.money')}"
        slides.append(Slide("portfolio", _years_told(told, currency, t), about, chart, source, where, ""))
    is_over = project["state"] in ENDED or (
        project["state"] == "unknown" and len(told) and t.year(told["year"].max()) < portfolio.about.made[:4]
    )
    question = t("slide.question_ended" if is_over else "slide.question_project")
    return [*slides, Slide("question", question, title, None, source, "", "")]


def _years_told(years: pd.DataFrame, currency: str, t: Words) -> str:
    """What had been paid of the plans of the years in which both are known, else what was planned for all."""
    known = years.dropna(subset=["paid"])
    planned, paid = float(known["planned"].sum()), float(known["paid"].sum())
    if not planned:
        first, last = (t.year(end) for end in (years["year"].min(), years["year"].max()))
        return t(
            "project.slide_planned", planned=t.money(float(years["planned"].sum()), currency), first=first, last=last
        )
    return t(
        "project.slide_paid", year=t.year(known["year"].max()), paid=t.money(paid, currency),
        planned=t.money(planned, currency), share=percent(100 * paid / planned, t),
    )  # fmt: skip
